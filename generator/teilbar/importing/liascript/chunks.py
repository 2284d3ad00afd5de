"""Runs of lines as blocks of Markdown: paragraphs, lists, tables, code ... each with the gaps that stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from teilbar.importing.liascript.inline import Blank
from teilbar.importing.liascript.syntax import is_axis
from teilbar.importing.liascript.words import plain_words
from teilbar.importing.prose.lines import indentation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilbar.importing.liascript.inline import Inline
    from teilbar.importing.liascript.inline import Piece as InlinePiece
    from teilbar.importing.liascript.scanning import Piece
    from teilbar.importing.prose.noticed import Noticed

Sort: TypeAlias = Literal["paragraph", "list", "quote", "table", "code", "media", "rule", "hidden", "heading", "note"]

_ITEM = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+")
_QUOTE = re.compile(r"[ \t]*>")
_ROW = re.compile(r"[ \t]*\|")
_NOTE = re.compile(r"[ \t]*\[\^(?P<key>[^\]\n]+)\]:[ \t]*(?P<rest>.*)")
_PICTURES = re.compile(
    r"(?:!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\([^()]*(?:\([^()]*\)[^()]*)*\)(?:\{[^{}]*\})?(?:<br>|\s|\\)*)+"
)
_CODE_INDENT = 4
_LONGEST_NAME = 120
_DRAWN_GAP = re.compile(r"\[\[(?!\s*[?!]\s*\]\])[^\[\]\n]+\]\]")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A block of text."""

    sort: Sort
    pieces: tuple[InlinePiece, ...]
    line: int
    title: str = ""
    """Of a heading within a slide: its text."""
    group: int = 0
    """Which part of the slide it stands in."""

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The gaps in it."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Blank))

    @property
    def markdown(self) -> str:
        """Its text; gaps are three dots."""
        return "".join(piece if isinstance(piece, str) else "…" for piece in self.pieces)


def joined(chunks: Sequence[Chunk]) -> str:
    """Return blocks as one Markdown text."""
    return "\n\n".join(chunk.markdown for chunk in chunks)


def named(asked: Sequence[Chunk]) -> tuple[str, Sequence[Chunk]]:
    """Return the words of a question that stand among pictures, tables or code, and these without it.

    No words are returned where there is nothing but text: then the text is the question.
    """
    texts = [place for place, chunk in enumerate(asked) if chunk.sort in {"paragraph", "quote", "heading"}]
    if not texts or len(texts) == len(asked):
        return "", asked
    chunk = asked[texts[-1]]
    words = plain_words(
        chunk.title or re.sub(r"^[ \t]*>[ \t]?", "", chunk.markdown, flags=re.MULTILINE).replace("\\\n", " ")
    )
    if words is None or len(words) > _LONGEST_NAME:
        return "", asked
    return words, [one for one in asked if one is not chunk]


class Chunker:
    """Makes blocks of runs of lines."""

    def __init__(self, inline: Inline, noticed: Noticed) -> None:
        self._inline = inline
        self._noticed = noticed
        self._in_list = False

    def start_section(self) -> None:
        """Forget the list that a heading ends."""
        self._in_list = False

    def text(self, run: Sequence[Piece]) -> list[Chunk]:
        """Return the blocks that a run of lines without an empty one is."""
        first = run[0]
        if any(is_axis(piece.text) for piece in run[1:]) and any("|" in piece.text for piece in run):
            return [self._diagram(run)]
        if note := _NOTE.match(first.text):
            return [self._note(run, note)]
        rows = [piece.text for piece in run]
        sort = self._sort(first.text)
        if sort == "paragraph" and not self._continues_list(first.text):
            self._in_list = False
            rows = [row.strip(" \t") if indentation(row) >= _CODE_INDENT else row for row in rows]
        elif sort == "list":
            self._in_list = True
            if indentation(first.text) >= _CODE_INDENT and not self._deeper(first.text):
                rows = _dedented(rows)
        elif sort in {"table", "quote"} and not self._continues_list(first.text):
            self._in_list = False
            rows = _dedented(rows)
        pieces = tuple(self._inline.pieces("\n".join(_without_rule(rows)), first.number))
        whole = "".join(piece if isinstance(piece, str) else "…" for piece in pieces)
        if sort == "paragraph" and _PICTURES.fullmatch(whole.strip()):
            sort = "media"
        if not whole.strip():
            return []
        return [Chunk(sort, pieces, first.number), *self._written_notes(first.number)]

    def code(self, piece: Piece) -> Chunk:
        """Return a block of code; gaps drawn into letters become numbers, and stand below."""
        longest = max((len(run) for run in re.findall(r"`+", piece.text)), default=0)
        fence = "`" * max(3, longest + 1)
        language, *title = piece.info.split(maxsplit=1) or [""]
        gaps: list[Blank] = []
        text = piece.text
        if language.lower() in {"ascii", "art"} and _DRAWN_GAP.search(text):
            text = _DRAWN_GAP.sub(lambda found: _numbered(found[0], gaps), text)
        indent = piece.before if not piece.before.strip() else ""
        if piece.before.strip():
            return Chunk(
                "list", (f"{piece.before}{fence}{language}\n{piece.text}\n{_deep(piece.before)}{fence}",), piece.number
            )
        heading = f"**{title[0].lstrip('+-').strip()}**\n\n" if title and title[0].lstrip("+-").strip() else ""
        self._in_list = self._in_list and bool(indent)
        block = f"{indent}{heading}{indent}{fence}{language}\n{text}\n{indent}{fence}"
        below: list[InlinePiece] = []
        for number, gap in enumerate(gaps, 1):
            below += [f"\n{number}. " if number > 1 else f"\n\n{number}. ", gap]
        return Chunk("code", (block, *below), piece.number)

    def _sort(self, text: str) -> Sort:
        if _ITEM.match(text):
            return "list"
        if _QUOTE.match(text):
            return "quote"
        return "table" if _ROW.match(text) else "paragraph"

    def _continues_list(self, text: str) -> bool:
        return self._in_list and indentation(text) > 1

    def _deeper(self, text: str) -> bool:
        return self._in_list and indentation(text) > 1

    def _diagram(self, run: Sequence[Piece]) -> Chunk:
        text = "\n".join(piece.text for piece in run)
        self._noticed.once("liascript.diagram", run[0].number, text)
        return Chunk("code", (f"```text\n{text}\n```",), run[0].number)

    def _note(self, run: Sequence[Piece], found: re.Match[str]) -> Chunk:
        key = found["key"]
        rows = [found["rest"], *(piece.text.strip() for piece in run[1:])]
        text = self._inline.text("\n    ".join(rows), run[0].number)
        self._in_list = True  # what is indented below it belongs to it
        return Chunk("note", (f"[^{key}]: {text}",), run[0].number)

    def _written_notes(self, line: int) -> list[Chunk]:
        """Return the definitions of the footnotes that were written within the lines."""
        notes = [Chunk("note", (f"[^{key}]: {words}",), line) for key, words in self._inline.notes.items()]
        self._inline.notes.clear()
        return notes


def _numbered(drawn: str, gaps: list[Blank]) -> str:
    words = drawn[2:-2].strip()
    if "|" in words:
        return drawn
    gaps.append(Blank((words,)))
    return f"({len(gaps)})".center(len(drawn))


def _deep(before: str) -> str:
    """Return what a line below has in place of marks of lists: quotes go on, lists are indented."""
    return re.sub(r"[^\s>]", " ", before)


def _dedented(rows: list[str]) -> list[str]:
    least = min(indentation(row) for row in rows)
    return [row.expandtabs(4)[least:] for row in rows] if least else rows


def _without_rule(rows: list[str]) -> list[str]:
    """Put an empty line before dashes that are a rule to LiaScript: below a text they would make a heading."""
    made: list[str] = []
    for row in rows:
        if made and re.fullmatch(r"[ \t]*(?:-{3,}|={3,})[ \t]*", row) and made[-1].strip():
            made.append("")
        made.append(row)
    return made
