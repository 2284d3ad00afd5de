"""Which changes make an adaptation of a work: another size or format does not, anything else does."""

from __future__ import annotations

import pytest
import yaml

from teilbar.licensing.alterations import is_alteration
from teilbar.reading.fields import read_medium

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


@pytest.mark.parametrize(
    ("written", "alters"),
    [
        ("[verkleinert, zugeschnitten]", True),
        ("[verkleinert, in PNG umgewandelt]", False),
        ("{was: zugeschnitten, womit: GIMP}", True),
        ("{wann: 2026-05-01}", True),
        ("[[zugeschnitten]]", True),
        ("ja", True),
        ("true", True),
        ("false", False),
        ("2", True),
        ("'?'", True),
        ("'-'", False),
        ("[]", False),
    ],
)
def test_in_whatever_form_it_is_written(written: str, *, alters: bool) -> None:
    """What is not understood must not pass for no change."""
    record, findings = read_medium(yaml.safe_load(f"datei: a.jpg\nbearbeitung: {written}\n"), "medien.yml")
    assert findings == ()
    assert is_alteration(record.adaptation) == alters


@pytest.mark.parametrize("said", ALTERATIONS)
def test_all_else_does(said: str) -> None:
    assert is_alteration(said)


def test_a_long_text_takes_no_time() -> None:
    assert is_alteration("bild " * 100_000)
