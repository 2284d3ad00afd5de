"""What words about a medium seem to say of its origin, and which words say nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teilbar.model.metadata import MediumRecord, Person, Reference
from teilbar.reading.credit_hints import credit_hint, sidecar_hint

if TYPE_CHECKING:
    from collections.abc import Mapping

ADA = (Person(name="Ada Muster"),)
BY = "https://creativecommons.org/licenses/by/4.0/"


def said(licence: str = "", authors: tuple[Person, ...] = ADA, title: str = "", **more: object) -> MediumRecord:
    fields = {"file": "", "licence": licence, "authors": authors, "title": title, **more}
    return MediumRecord.model_validate(fields)


HINTS: Mapping[str, MediumRecord] = {
    "„Ofen“ von Ada Muster, CC BY 4.0": said("CC BY 4.0", title="Ofen"),
    "Foto: Ada Muster, CC BY 4.0": said("CC BY 4.0"),
    "Bild: „Ofen“ von Ada Muster / CC BY-SA 4.0": said("CC BY-SA 4.0", title="Ofen"),
    "Bildnachweis: Ada Muster (CC BY 4.0)": said("CC BY 4.0"),
    "Grafik: Ada Muster | Wikimedia Commons | CC BY-SA 3.0": said("CC BY-SA 3.0"),
    "Urheberin: Ada Muster, Lizenz: CC BY 4.0": said("CC BY 4.0"),
    "Ada Muster, CC BY 4.0": said("CC BY 4.0"),
    "Foto: Ada Muster, Bo von Beispiel & Cem Dritter, CC BY 4.0": said(
        "CC BY 4.0", (*ADA, Person(name="Bo von Beispiel"), Person(name="Cem Dritter"))
    ),
    "Foto: Ada Muster, Wikimedia Commons, CC BY 4.0": said("CC BY 4.0"),
    "© Ada Muster, CC BY-SA 4.0": said("CC BY-SA 4.0"),
    "© 2024 Ada Muster": said(),
    "© Ada Muster 2024": said(),
    "© Ada Muster, 2019-2024": said(),
    "Foto: Ada Muster. Quelle: https://example.org/ofen": said(source=Reference(url="https://example.org/ofen")),
    "Foto: Ada Muster, CC BY 4.0, via Wikimedia Commons": said(
        "CC BY 4.0", source=Reference(title="Wikimedia Commons")
    ),
    "Photo by [Ada Muster](https://example.org/ada) on [Unsplash](https://unsplash.com/p)": said(
        "Unsplash", (Person(name="Ada Muster", url="https://example.org/ada"),)
    ),
    f"„Ofen“ von Ada Muster, [CC BY 4.0]({BY}), beschnitten": said(
        f"CC BY 4.0 ({BY})", title="Ofen", adaptation="beschnitten"
    ),
    "Ein Ofen, lizenziert unter CC BY (4.0)": said("CC BY 4.0", ()),
    "Screenshot aus Scratch (CC-BY-SA 2.0)": said("CC-BY-SA 2.0", ()),
    f"[Ein Ofen]({BY})": said(BY, ()),
    "gemeinfrei, via Wikimedia Commons": said("gemeinfrei", (), source=Reference(title="Wikimedia Commons")),
    "Abb. 2: Ein Ofen. Quelle: Ada Muster, Kindergarten.": said(
        "", (), source=Reference(title="Ada Muster, Kindergarten")
    ),
}


@pytest.mark.parametrize("words", HINTS)
def test_hint_is_found(words: str) -> None:
    assert credit_hint(words) == HINTS[words]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Ein Ofen",
        "Ein Bild von einem Ofen",
        "Foto: Kinder malen im Garten",
        "Illustration: privat",
        "Bild von uns allen",
        "Über den Ofen: Er wird heiß, über 200 Grad",
        "Die Kinder zeigen via Tablet, was sie gebaut haben",
        "Lizenzen wie CC BY 4.0 erlauben viel. " * 20,
    ],
)
def test_other_words_are_no_hint(words: str) -> None:
    assert credit_hint(words) is None


def test_reuse_file_is_read() -> None:
    text = (
        "# Bilder\nSPDX-FileCopyrightText: 2020-2021 Ada Muster <ada@example.org>\n"
        "SPDX-FileCopyrightText: © 2022 Bo Beispiel\n\nSPDX-License-Identifier: CC-BY-4.0\n"
    )
    assert sidecar_hint(text) == said("CC-BY-4.0", (*ADA, Person(name="Bo Beispiel")))
    assert sidecar_hint("Alle Rechte vorbehalten\n") is None
