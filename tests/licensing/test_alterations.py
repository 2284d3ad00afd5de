"""Which changes make an adaptation of a work: another size or format does not, anything else does."""

from __future__ import annotations

import pytest

from teilbar.licensing.alterations import is_alteration

NONE = [
    *("", " ", "keine", "Keine.", "keine Änderungen", "ohne Bearbeitung", "unverändert", "nein", "none", "no changes"),
    *("verkleinert", "Verkleinert.", "auf 800 px Breite verkleinert und komprimiert", "Größe geändert", "Format"),
    *("in PNG umgewandelt", "Format geändert (PNG → WebP)", "In MP3 umgewandelt", "Bild skaliert; Datei umbenannt"),
    *("resized to 800 x 600", "converted to JPEG", "scaled, compressed"),
]
ALTERATIONS = [
    *("zugeschnitten", "Ausschnitt", "eingefärbt", "übersetzt", "vertont", "cropped", "translated into German"),
    *("verkleinert und zugeschnitten", "verkleinert, Text übersetzt", "Größe und Farben geändert"),
    *(
        "resized and cropped",
        "Bild geändert",
        "Bild angepasst",
        "bearbeitet",
        "keine Farben",
        "nicht verkleinert, sondern neu gezeichnet",
    ),
]


@pytest.mark.parametrize("said", NONE)
def test_size_and_format_make_no_adaptation(said: str) -> None:
    assert not is_alteration(said)


@pytest.mark.parametrize("said", ALTERATIONS)
def test_all_else_does(said: str) -> None:
    assert is_alteration(said)


def test_a_long_text_takes_no_time() -> None:
    assert is_alteration("bild " * 100_000)
