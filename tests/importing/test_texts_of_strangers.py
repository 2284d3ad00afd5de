"""Courses and lessons as they come: other encodings, code about the format itself, links, hostile lengths."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teilbar.importing.course import mended
from teilbar.importing.divs.reader import Divs
from teilbar.importing.found import Choice, Imported, Text
from teilbar.importing.liascript.reader import LiaScript
from teilbar.importing.plain import words_of
from teilbar.importing.reader import HEAD, Source, UnreadableError
from teilbar.importing.writing import INDEX, write_unit
from teilbar.reading.frontmatter import split_header
from teilbar.reading.markdown.sections import read_document

if TYPE_CHECKING:
    from teilbar.importing.reader import Reader

HEADER = "<!--\nlanguage: de\nnarrator: Deutsch Female\n-->\n# Titel\n\n"
COURSE = f"{HEADER}Wer fühlt Töne?\n\n- [(X)] Die Größte\n- [( )] Der Käse\n"
LESSON = "# Titel\n\n::: challenge\n## Für alle\nÜben!\n:::\n"

ABOUT_ITSELF = (
    "# Keine Folie\n"
    "- [(X)] keine Frage\n"
    "[[keine]] Lücke\n"
    "[[?]] kein Tipp\n"
    "<!-- kein Kommentar\n"
    "--{{1}}-- nichts\n"
    "    {{1}}\n"
    "****\n"
    "@author @baustein(`x`)\n"
    "$$\n"
    "<script>\n"
    "::: challenge\n"
    "> ## Zitat\n"
    "{: .challenge}\n"
    "[Wort]{.smallcaps} ^[Note] {% raw %}\n"
    "![Bild](fehlt.png)\n"
)


def read(reader: Reader, content: bytes, folder: Path, name: str = "text.md") -> Imported:
    """Return what a reader makes of a file."""
    file = folder / name
    file.write_bytes(content)
    return reader.read(Source(file, folder, name))


def markdown_of(reader: Reader, text: str, folder: Path) -> str:
    """Return the Markdown that is written of a text."""
    [unit] = read(reader, text.encode(), folder).units
    return write_unit(unit, "de", "text.md").files[INDEX].decode()


@pytest.mark.parametrize("reader", [LiaScript(), Divs()], ids=["liascript", "pandoc"])
@pytest.mark.parametrize(
    "encoded",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.encode("cp1252"),
        lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
        lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    ],
    ids=["byte-order-mark", "windows-lines", "old-mac-lines", "windows-1252", "utf-16-le", "utf-16-be"],
)
def test_bytes_of_all_kinds_are_the_same_text(reader: Reader, encoded: object, tmp_path: Path) -> None:
    text = COURSE if reader.name == "liascript" else LESSON
    plain = read(reader, text.encode(), tmp_path)
    assert read(reader, encoded(text), tmp_path).units == plain.units  # type: ignore[operator] # a table of functions


@pytest.mark.parametrize("reader", [LiaScript(), Divs()], ids=["liascript", "pandoc"])
def test_what_is_no_text_is_refused(reader: Reader, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        read(reader, b"\x00\x01\x02", tmp_path)


@pytest.mark.parametrize("reader", [LiaScript(), Divs()], ids=["liascript", "pandoc"])
@pytest.mark.parametrize("fence", ["````", "~~~~"])
def test_code_about_the_format_stays_as_it_is(reader: Reader, fence: str, tmp_path: Path) -> None:
    text = f"{HEADER}Davor.\n\n{fence}markdown\n{ABOUT_ITSELF}{fence}\n\nDanach.\n"
    imported = read(reader, text.encode(), tmp_path)
    [unit] = imported.units
    [block] = [block for section in unit.sections for block in section.blocks]
    assert isinstance(block, Text)
    assert ABOUT_ITSELF in block.markdown
    assert {remark.why for remark in imported.remarks} <= {"liascript.header", "divs.header"}


def test_tabs_indent_like_spaces(tmp_path: Path) -> None:
    [unit] = read(LiaScript(), f"{HEADER}Wer?\n\n\t[(X)] Ada\n\t[( )] Bo\n".encode(), tmp_path).units
    [question] = unit.sections[0].blocks
    assert isinstance(question, Choice)
    assert [(option.content, option.right) for option in question.options] == [("Ada", True), ("Bo", False)]


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("kurs.md", COURSE, "liascript"),
        ("kurs.md", "# Titel\n\n- [(X)] ja\n- [( )] nein\n", "liascript"),
        ("kurs.md", "# Titel\n\n    --{{1}}--\nGesprochen.\n", "liascript"),
        ("lektion.md", LESSON, "pandoc"),
        ("lektion.Rmd", "---\ntitle: A\nteaching: 5\nexercises: 0\n---\nText\n", "pandoc"),
        ("alt.md", "> ## A\n> b\n{: .challenge}\n", "pandoc"),
        ("einheit.md", "---\ntitel: Eigene\n---\n- [x] Ein Tablet\n- [ ] Zeit\n", ""),
        ("text.md", "<!-- ein Kommentar -->\n# Titel\n[[Wiki]]-Link, @jemand und $x$.\n", ""),
        ("kurs.txt", COURSE, ""),
    ],
)
def test_a_file_is_known_by_what_only_its_format_has(name: str, text: str, wanted: str, tmp_path: Path) -> None:
    readers = (LiaScript(), Divs())
    head = text.encode()[:HEAD]
    assert [reader.name for reader in readers if reader.recognises(tmp_path / name, head)] == (
        [wanted] if wanted else []
    )


@pytest.mark.parametrize(
    ("link", "wanted"),
    [
        ("[a](zwei.md)", "[a](../zwei/index.md)"),
        ("[a](./zwei.md#teil)", "[a](../zwei/index.md#teil)"),
        ("[a](<zwei.md>)", "[a](../zwei/index.md)"),
        (
            "[a](https://liascript.github.io/course/?https://raw.githubusercontent.com/wer/was/main/zwei.md#4)",
            "[a](../zwei/index.md)",
        ),
        ("[a](drei.md)", "[a](drei.md)"),
        ("[a](https://beispiel.invalid/zwei.md)", "[a](https://beispiel.invalid/zwei.md)"),
        ("`[a](zwei.md)`", "`[a](zwei.md)`"),
        ("```\n[a](zwei.md)\n```\n[a](zwei.md)", "```\n[a](zwei.md)\n```\n[a](../zwei/index.md)"),
        ("a\n\n~~~\n[a](zwei.md)", "a\n\n~~~\n[a](zwei.md)"),
    ],
)
def test_links_between_files_lead_to_what_became_of_them(link: str, wanted: str) -> None:
    written = {
        Path("/kurs/eins.md"): "hub/einheiten/eins/index.md",
        Path("/kurs/zwei.md"): "hub/einheiten/zwei/index.md",
    }
    assert mended(link, Path("/kurs/eins.md"), "hub/einheiten/eins/index.md", written) == wanted


_PIECES = st.sampled_from(
    [
        *(
            "[[",
            "]]",
            "[(X)] a",
            "- [[ ]] b",
            "[[?]] c",
            "[[!]]",
            "[[a|(b)]]",
            "****",
            "{{1}}",
            "--{{1}}--",
            "<!--",
            "-->",
        ),
        *("$$", "$x$", "`", "```", "~~~", "<script>", "</script>", "<div>", "<details>", "</details>", "@a(b)", "@end"),
        *("> ", "- ", "1. ", "# T", "## U", "---", "| a | b |", "|---|---|", "[^1]", "[^1]: n", "![](x.png)", "\\"),
        *(
            "::: tip",
            "::: {.challenge}",
            ":::",
            "{: .solution}",
            "> > a",
            "[x]{.y}",
            "^[n]",
            ":   d",
            "+---+---+",
            "{% x %}",
        ),
        *("Wort", "Noch ein Satz.", "", "\t", "    ", "\\(", "*a*", "_b_", "~c~", "^d^", "&amp;", "é", "\N{SNAIL}"),
    ]
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.lists(_PIECES, max_size=4).map(" ".join), max_size=25).map("\n".join))
@pytest.mark.parametrize("reader", [LiaScript(), Divs()], ids=["liascript", "pandoc"])
def test_whatever_somebody_types_becomes_a_unit(
    reader: Reader, tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.getbasetemp()
    written = markdown_of(reader, f"{HEADER}{text}", folder)
    assert written == markdown_of(reader, f"{HEADER}{text}", folder), "the same file makes the same unit"
    body = split_header(written, "index.md").body
    rules = {problem.rule for problem in read_document(body).findings}
    assert not {rule for rule in rules if rule.startswith(("question-", "gap", "match", "order", "pair"))}


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from(["Haus", "Maus", "groß", "7", "Ä", "zwei Wörter", "ein-zwei"]), min_size=1, max_size=12)
)
def test_no_word_of_prose_is_lost(tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    prose = "\n\n".join(f"{word} steht hier." for word in words)
    written = markdown_of(LiaScript(), f"{HEADER}{prose}\n", tmp_path_factory.getbasetemp())
    assert words_of(prose) in words_of(written)


@pytest.mark.parametrize(
    "line",
    [
        "<!-- a",
        "<script>",
        "{{1}}\n****",
        "[[a]]\n****",
        "$$\n\nx",
        "[[a",
        "[([",
        "<details>\n",
        "@a(@b(@c",
        "a[^x](y",
        "**",
    ],
)
def test_thousands_of_things_without_an_end_are_text(line: str, tmp_path: Path) -> None:
    [unit] = read(LiaScript(), (HEADER + f"{line}\n" * 3000 + "\n# Ende\n\nText.\n").encode(), tmp_path).units
    assert unit.sections


@pytest.mark.parametrize("line", ["::: tip", ":::", "> > > a\n{: .callout}", "# a {#b", "a {% b {{ c", "[x ^[y `z"])
def test_thousands_of_divs_without_an_end_are_text(line: str, tmp_path: Path) -> None:
    [unit] = read(Divs(), (f"{line}\n" * 3000 + "Ende.\n").encode(), tmp_path).units
    assert any("Ende." in block.markdown for block in unit.sections[0].blocks if isinstance(block, Text))
