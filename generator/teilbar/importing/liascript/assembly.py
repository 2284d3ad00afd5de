"""From pieces to slides: what each line means where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from teilbar.importing.liascript.chunks import Chunk
from teilbar.importing.liascript.quizzes import Quiz, judges, quiz_at, settings_of, with_tail
from teilbar.importing.liascript.slides import LOWEST
from teilbar.importing.liascript.stars import roles_of_stars
from teilbar.importing.liascript.syntax import (
    after_effect,
    after_spoken,
    heading_of,
    hint_of,
    is_layout,
    is_rule,
    is_stars,
    is_underline,
)
from teilbar.importing.prose.lines import hidden

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilbar.importing.liascript.asking import Asking
    from teilbar.importing.liascript.chunks import Chunker
    from teilbar.importing.liascript.folding import Folds
    from teilbar.importing.liascript.inline import Inline
    from teilbar.importing.liascript.macros import Macros
    from teilbar.importing.liascript.scanning import Piece
    from teilbar.importing.liascript.slides import Slides
    from teilbar.importing.prose.noticed import Noticed

_ATTRIBUTES = re.compile(r"\s*+(?:[\w-]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'>]++))?+\s*+)++")
_DATA = re.compile(r"data-[\w-]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"']++))?+")
_SPOKEN_HIDDEN = re.compile(r"\s*--\{\{")
_KEPT = re.compile(r"</?lia-keep\b[^>]*>", re.IGNORECASE)


@dataclass(slots=True)
class _Frame:
    """What a line of stars opened."""

    question: int | None
    """The place of the question whose solution it is; None for the blocks of an animation."""
    line: int
    outside: list[Chunk]


@dataclass(frozen=True, slots=True)
class Parts:
    """Who does what with the pieces of a course."""

    slides: Slides
    folds: Folds
    asking: Asking
    chunker: Chunker
    inline: Inline
    macros: Macros
    noticed: Noticed


class Assembler:
    """Walks over the pieces of a course once."""

    def __init__(self, parts: Parts, pieces: Sequence[Piece], source: Sequence[str]) -> None:
        self._to = parts
        self._pieces = pieces
        self._source = source
        self._frames: list[_Frame] = []
        self._settings: dict[str, str] = {}
        self._stars = roles_of_stars(pieces)

    def run(self) -> None:
        """Put all pieces onto slides."""
        position = 0
        while position < len(self._pieces):
            position = self._step(position)
        self._end_slide()

    def _step(self, position: int) -> int:
        """Take what begins at a position; return the position behind it."""
        piece = self._pieces[position]
        if piece.kind != "text":
            self._whole(piece)
        elif piece.blank:
            pass
        elif heading := heading_of(piece.text):
            self._heading(*heading, piece)
        elif is_stars(piece.text):
            self._star(position, piece)
        elif is_layout(piece.text):
            self._to.noticed.gather("liascript.layout", piece.number, piece.text.strip())
            if "section" in piece.text.lower():
                self._to.slides.start_part()
        elif found := quiz_at(self._pieces, position, self._to.macros):
            quiz, end = found
            self._to.asking.quiz(replace(quiz, settings=self._take_settings()), self._lines(position, end))
            return end
        else:
            return self._marked(piece, position)
        return position + 1

    def _marked(self, piece: Piece, position: int) -> int:
        """Take a line that may begin with the mark of an animation or of a voice."""
        rest = after_effect(piece.text)
        why = "liascript.animation"
        if rest is None:
            rest, why = after_spoken(piece.text), "liascript.spoken"
        if rest is None:
            return self._run(piece, position)
        self._to.noticed.gather(why, piece.number, piece.text.strip())
        return self._run(replace(piece, text=rest), position) if rest.strip() else position + 1

    def _run(self, first: Piece, start: int) -> int:
        """Take lines up to an empty one, or one that means something else, as a block; return the next position."""
        run = [first]
        position = start + 1
        while position < len(self._pieces) and self._goes_on(position):
            run.append(self._pieces[position])
            position += 1
        below = self._pieces[position] if position < len(self._pieces) else None
        if len(run) == 1 and below is not None and below.kind == "text" and is_underline(below.text):
            self._subheading(first, 1 if "=" in below.text else 2)
            return position + 1
        if len(run) == 1 and is_rule(first.text):
            self._to.slides.add(Chunk("rule", ("---",), first.number))
            return position
        for chunk in self._to.chunker.text(run):
            position = self._text(chunk, start, position)
        return position

    def _goes_on(self, position: int) -> bool:
        """Tell whether a line belongs to the block above it."""
        piece = self._pieces[position]
        text = piece.text
        if piece.kind != "text" or piece.blank or heading_of(text) or is_stars(text) or is_layout(text):
            return False
        if after_spoken(text) is not None or after_effect(text) is not None or is_underline(text):
            return False
        if hint_of(text) is not None or judges(text, self._to.macros):
            return False
        return quiz_at(self._pieces, position, self._to.macros) is None

    def _text(self, chunk: Chunk, start: int, position: int) -> int:
        """Take a block of text; where it has gaps, it is a question. Return the next position."""
        if not chunk.blanks:
            tracked = self._to.folds.track(chunk, len(self._to.slides.waiting))
            if tracked.pieces:
                self._to.slides.add(tracked)
            return position
        begun = Quiz("blank", chunk.line, settings=self._take_settings())
        quiz, end = with_tail(self._pieces, begun, position, self._to.macros)
        self._to.asking.text(chunk, quiz, self._lines(start, end))
        return end

    def _whole(self, piece: Piece) -> None:
        """Take a piece of several lines."""
        add = self._to.slides.add
        match piece.kind:
            case "code":
                self._code(piece)
            case "script":
                self._to.noticed.once("liascript.script", piece.number, piece.text)
                add(Chunk("hidden", (hidden(f"LiaScript: {piece.text}"),), piece.number))
            case "comment":
                self._comment(piece)
            case "formula":
                rows = [row for row in piece.text.strip().split("\n") if row.strip()]
                add(Chunk("paragraph", ("\n".join(rows),), piece.number))
            case _:
                add(Chunk("paragraph", (_KEPT.sub("", piece.text).strip(),), piece.number))

    def _code(self, piece: Piece) -> None:
        chunk = self._to.chunker.code(piece)
        if not chunk.blanks:
            self._to.slides.add(chunk)
            return
        self._to.noticed.once("liascript.drawn", piece.number, piece.text)
        self._to.asking.text(chunk, Quiz("blank", piece.number, settings=self._take_settings()), piece.text)

    def _comment(self, piece: Piece) -> None:
        inside = piece.text
        if _SPOKEN_HIDDEN.match(inside):
            self._to.noticed.once("liascript.spoken-hidden", piece.number, inside.strip())
            inside = after_spoken(inside.replace("\n", " ")) or ""
        elif not inside.strip() or inside.strip().startswith("data-") or _sets_something(inside):
            self._settings |= settings_of(inside)
            if _DATA.sub("", inside).strip():
                self._to.noticed.gather("liascript.layout", piece.number, f"<!--{inside}-->")
            return
        self._to.slides.add(Chunk("hidden", (hidden(inside.strip("-")),), piece.number))

    def _take_settings(self) -> dict[str, str]:
        settings, self._settings = self._settings, {}
        return settings

    def _star(self, position: int, piece: Piece) -> None:
        """Open or close a solution or the blocks of an animation."""
        slides = self._to.slides
        role = self._stars.get(position, "")
        if role == "solution" and slides.last_question is not None and not slides.waiting:
            self._frames.append(_Frame(len(slides.current.blocks) - 1, piece.number, slides.waiting))
            slides.waiting = []
        elif role in {"effect", "solution"}:
            self._frames.append(_Frame(None, piece.number, []))
        elif role == "close" and self._frames:
            self._close()

    def _close(self) -> None:
        frame = self._frames.pop()
        if frame.question is not None:
            inside, self._to.slides.waiting = self._to.slides.waiting, frame.outside
            self._to.slides.explain(frame.question, inside)

    def _heading(self, level: int, text: str, piece: Piece) -> None:
        words = self._to.inline.text(text, piece.number).strip()
        if self._to.folds.is_open:
            self._to.slides.add(Chunk("heading", (f"{'#' * level} {words}",), piece.number, text))
            return
        self._end_slide()
        self._to.slides.start(words, level)

    def _subheading(self, piece: Piece, below: int) -> None:
        """Take a heading within a slide: it names what follows, and makes no slide of its own."""
        level = min(LOWEST, max(2, self._to.slides.current.level + below))
        words = self._to.inline.text(piece.text.strip(), piece.number)
        self._to.slides.flush()
        self._to.slides.add(Chunk("heading", (f"{'#' * level} {words}",), piece.number, piece.text.strip()))

    def _end_slide(self) -> None:
        while self._frames:
            self._to.noticed.once("liascript.stars-open", self._frames[-1].line, "***")
            self._close()
        self._to.slides.end()
        self._to.folds.forget()
        self._to.chunker.start_section()
        self._settings = {}

    def _lines(self, start: int, end: int) -> str:
        """Return the source's own lines of the pieces between two positions."""
        first = self._pieces[start].number
        last = self._pieces[end].number - 1 if end < len(self._pieces) else len(self._source)
        return "\n".join(self._source[first - 1 : max(first, last)]).rstrip()


def _sets_something(inside: str) -> bool:
    """Tell whether a comment is nothing but attributes."""
    return "=" in inside and _ATTRIBUTES.fullmatch(inside) is not None
