"""From a course's lines to pieces: code, comments, scripts and formulas as a whole, everything else line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from teilbar.importing.liascript.header import definitions, end_of_comment, is_definitions, last_end
from teilbar.importing.liascript.macros import Macros, calls
from teilbar.importing.liascript.syntax import columns_of, heading_of, hint_of, is_generic, row_of, tick_of
from teilbar.importing.prose.lines import Line, fence_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teilbar.importing.liascript.header import Definitions
    from teilbar.importing.prose.noticed import Noticed

Kind: TypeAlias = Literal["text", "code", "comment", "script", "formula", "keep"]

_SCRIPT = re.compile(r"[ \t]*<(?P<tag>script|style)\b", re.IGNORECASE)
_KEEP = re.compile(r"[ \t]*<lia-keep\b", re.IGNORECASE)
_QUOTED = re.compile(r"[ \t]*>[ \t]?")
_MOST_OF_MACROS = 20_000
"""Lines that macros may add to a course."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One line, or several that belong together whatever stands in them."""

    kind: Kind
    text: str
    """Its lines, without the mark at its end."""
    number: int
    """The line in the file on which it begins, from 1."""
    info: str = ""
    """Of code: what stands behind the fence."""
    before: str = ""
    """Of code: what stands before the fence."""

    @property
    def blank(self) -> bool:
        """Whether it is an empty line."""
        return self.kind == "text" and not self.text.strip()


class Scanner:
    """Cuts a course into pieces, and keeps what it defines on the way."""

    def __init__(self, defined: Definitions, noticed: Noticed) -> None:
        self._defined = defined
        self._macros = Macros(defined)
        self._noticed = noticed
        self._without_end: set[str] = set()
        self._added = 0
        self._last = -1

    def pieces(self, lines: Sequence[Line]) -> list[Piece]:
        """Return the pieces of a course's body."""
        bare = _unquoted(lines)
        self._last = last_end(bare)
        return list(self._pieces(bare))

    def _pieces(self, lines: Sequence[Line]) -> Iterator[Piece]:
        position = 0
        after_heading = False
        while position < len(lines):
            line = lines[position]
            found = self._code(lines, position) or self._whole(lines, position)
            if found is None:
                for one in self._expanded(line):
                    yield Piece("text", one, line.number)
                after_heading = bool(heading_of(line.text)) or (after_heading and not line.text.strip())
                position += 1
                continue
            piece, position = found
            if piece.kind == "comment" and after_heading and is_definitions(piece.text):
                self._defined.add(
                    definitions([Line(row, piece.number + n) for n, row in enumerate(piece.text.split("\n"))])
                )
                self._noticed.gather("liascript.header", piece.number, piece.text.strip())
            else:
                yield piece
            after_heading = False

    def _code(self, lines: Sequence[Line], start: int) -> tuple[Piece, int] | None:
        fence = fence_of(lines[start].text)
        if fence is None:
            return None
        end = next((n for n in range(start + 1, len(lines)) if fence.closes(lines[n].text)), len(lines))
        if end == len(lines):
            self._noticed.once("liascript.code-open", lines[start].number, lines[start].text.strip())
        text = "\n".join(line.text for line in lines[start + 1 : end])
        info = fence.info
        for call in reversed(calls(info)):
            self._noticed.gather("liascript.run", lines[start].number, info[call.start : call.end])
            info = info[: call.start] + info[call.end :]
        return Piece("code", text, lines[start].number, info.strip(), fence.before), end + 1

    def _whole(self, lines: Sequence[Line], start: int) -> tuple[Piece, int] | None:
        """Return what has an end mark of its own and stands alone in its lines; None for anything else."""
        text = lines[start].text
        if text.lstrip().startswith("<!--"):
            return self._comment(lines, start)
        for pattern, kind in ((_SCRIPT, "script"), (_KEEP, "keep")):
            if found := pattern.match(text):
                tag = found["tag"].lower() if kind == "script" else "lia-keep"
                return self._until(lines, start, f"</{tag}", "script" if kind == "script" else "keep")
        if text.strip() == "$$" or (text.lstrip().startswith("$$") and "$$" not in text.strip()[2:]):
            return self._until(lines, start, "$$", "formula")
        return None

    def _comment(self, lines: Sequence[Line], start: int) -> tuple[Piece, int] | None:
        if "comment" in self._without_end:
            return None
        end = end_of_comment(lines, start, self._last)
        if end is None:
            self._without_end.add("comment")
            self._noticed.once("liascript.comment-open", lines[start].number, lines[start].text.strip())
            return None
        whole = "\n".join(line.text for line in lines[start : end + 1])
        inside, _, rest = (
            whole.partition("<!--")[2].rpartition("-->")
            if end > start
            else (
                *whole.partition("<!--")[2].partition("-->")[:2],
                whole.partition("<!--")[2].partition("-->")[2],
            )
        )
        if rest.strip():
            return None
        return Piece("comment", inside, lines[start].number), end + 1

    def _until(self, lines: Sequence[Line], start: int, mark: str, kind: Kind) -> tuple[Piece, int] | None:
        """Return the lines up to the one with a mark; what stands behind it in its line is part of them."""
        if mark in self._without_end:
            return None
        first = lines[start].text
        skip = first.find("$$") + 2 if mark == "$$" else 0
        for end in range(start, len(lines)):
            text = lines[end].text.lower()
            if kind == "formula" and not text.strip() and not _is_end(lines, end + 1, mark):
                return None  # the dollars end a formula that began elsewhere
            if mark in (text[skip:] if end == start else text):
                whole = "\n".join(line.text for line in lines[start : end + 1])
                return Piece(kind, whole, lines[start].number), end + 1
        self._without_end.add(mark)
        self._noticed.once("liascript.open", lines[start].number, first.strip(), mark=mark)
        return None

    def _expanded(self, line: Line) -> list[str]:
        """Return the lines that a line becomes when macros are replaced that stand for several lines."""
        if "@" not in line.text or self._added > _MOST_OF_MACROS:
            return [line.text]
        text = line.text
        for call in reversed(calls(text)):
            made = self._macros.replaced(call) if self._macros.is_call(call) else None
            if made is not None and "\n" in made and text.count("`", 0, call.start) % 2 == 0:
                text = text[: call.start] + made + text[call.end :]
        rows = text.split("\n")
        self._added += len(rows) - 1
        return rows


def _is_end(lines: Sequence[Line], start: int, mark: str) -> bool:
    """Tell whether the next line that is not empty is nothing but a mark."""
    return next((line.text.strip() == mark for line in lines[start : start + 3] if line.text.strip()), False)


def _unquoted(lines: Sequence[Line]) -> list[Line]:
    """Take the marks off the quotes that hold a quiz: Teilbar knows questions outside of quotes."""
    made: list[Line] = []
    position = 0
    in_code = None
    while position < len(lines):
        line = lines[position]
        if in_code is not None:
            in_code = None if in_code.closes(line.text) else in_code
            made.append(line)
            position += 1
            continue
        if not _QUOTED.match(line.text):
            in_code = fence_of(line.text)
            made.append(line)
            position += 1
            continue
        end = position
        while end < len(lines) and _QUOTED.match(lines[end].text):
            end += 1
        made += _without_marks(lines[position:end])
        position = end
    return made


def _without_marks(quote: Sequence[Line]) -> Sequence[Line]:
    bare = [Line(_QUOTED.sub("", line.text, count=1), line.number) for line in quote]
    in_code = None
    for line in bare:
        if in_code is not None:
            in_code = None if in_code.closes(line.text) else in_code
        elif in_code := fence_of(line.text):
            continue
        elif is_quiz_line(line.text):
            return [Line("", quote[0].number), *bare, Line("", quote[-1].number)]
    return quote


def is_quiz_line(text: str) -> bool:
    """Tell whether a line is part of a quiz that stands in lines of its own."""
    if "[" not in text:
        return False
    return bool(tick_of(text) or hint_of(text) is not None or is_generic(text) or row_of(text) or columns_of(text))
