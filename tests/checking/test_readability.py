"""What the reading index makes of a text, and what it then asks for."""

from __future__ import annotations

from teilbar.checking.reading import readability
from teilbar.checking.texts import TextContext
from teilbar.model.metadata import Kind
from teilbar.reading.markdown.sections import read_document
from teilbar.texts import message, remedy

CONTEXT = TextContext(file="turm.md", language="de", kind=Kind.UNIT)
LONG = "Informationsverarbeitung und Datenübertragung ist die Unterrichtsvorbereitung der Verantwortungsübernahme"


def said(text: str) -> list[tuple[str, str]]:
    found = readability(read_document(text, file="turm.md").document, CONTEXT)
    return [(message(one, "de"), remedy(one, "de")) for one in found]


def test_nobody_is_asked_to_shorten_short_sentences() -> None:
    ((_, do),) = said(f"{LONG}.\n\n" * 25)
    assert "Sätze" not in do
    assert "Informationsverarbeitung" in do


def test_long_sentences_are_counted() -> None:
    ((_, do),) = said(f"{LONG} und {LONG} und {LONG}.\n\n" * 10)
    assert "im Schnitt sind es 26 Wörter" in do


def test_notes_are_no_text() -> None:
    assert said(f"- {LONG}\n" * 25) == []


def test_divided_words_are_read_one_by_one() -> None:
    divided = "Turm-Bau-Spiel-Regeln und Kinder-Garten-Bau-Ecke und Tisch-Decken-Farb-Muster-Stelle"
    assert said(f"{divided}.\n\n" * 40) == []
    assert said(f"{divided.replace('-', '')}.\n\n" * 40) != []


def test_an_address_is_no_word_to_be_divided() -> None:
    ((_, do),) = said(f"{LONG}, www.saferinternet.at/fileadmin/materialien/handbuch.\n\n" * 25)
    assert "www" not in do
