"""What readers are told of a commit, and what they are spared."""

from __future__ import annotations

import pytest

from teilbar.reading.subjects import LONGEST_SUMMARY, summary

TOLD = {
    "Neues Kapitel zum Ton": "Neues Kapitel zum Ton",
    "  Neues Kapitel  \n\nMit Begründung": "Neues Kapitel",
    "\n\nNeues\tKapitel\r\nZweite Zeile": "Neues Kapitel",
    "Rechtschreibung [skip ci]": "Rechtschreibung",
    "[CI skip] Rechtschreibung": "Rechtschreibung",
    "Bild ersetzt\nSigned-off-by: Ada <ada@example.org>": "Bild ersetzt",
    "Danke an ada@example.org für das Bild": "Danke an für das Bild",
    "Danke an Ada <ada@example.org>": "Danke an Ada",
    "Bild: Ofen statt Herd": "Bild: Ofen statt Herd",
    "Merge-Anleitung ergänzt": "Merge-Anleitung ergänzt",
    "Update der Bilder": "Update der Bilder",
    "Update auf Version 1.2": "Update auf Version 1.2",
    "Gro\u0308ßer": "Größer",
    "Gr\udcf6\udcdfer": "Größer",
    "Ton \u202eumgedreht": "Ton umgedreht",
    "Ton\x1b[31m rot\x00": "Ton [31m rot",
    "<b>fett</b> & *Stern*": "<b>fett</b> & *Stern*",
}

UNTOLD = (
    "",
    " \n ",
    "...",
    "🎬",
    "Merge branch 'ton' into 'main'\n\nSee merge request hub/hub!7",
    "Merge branches 'a' and 'b'",
    "Merge remote-tracking branch 'origin/main'",
    "Merge tag 'v1'",
    "Merge commit '1234abc'",
    "Merge pull request #7 from ada/ton",
    "Merged in ton (pull request #7)",
    "Signed-off-by: Ada <ada@example.org>",
    "Co-authored-by: Ada",
    "Change-Id: I1234",
    "fixup! Neues Kapitel",
    "Initial commit",
    "Add new file",
    "Add new directory",
    "Upload New File",
    "Update index.md",
    "Edit content/ton/index.md",
    "Delete Ofen.PNG",
    "Replace ofen.png [skip ci]",
    "Update 3 files",
    "ada@example.org",
)


@pytest.mark.parametrize(("message", "line"), TOLD.items())
def test_first_line_is_told_as_plain_text(message: str, line: str) -> None:
    assert summary(message) == line


@pytest.mark.parametrize("message", UNTOLD)
def test_what_tells_a_reader_nothing_is_left_out(message: str) -> None:
    assert summary(message) == ""


def test_endless_line_is_cut() -> None:
    told = summary("Ton " * 1000)
    assert len(told) <= LONGEST_SUMMARY
    assert told.endswith("Ton…")
