"""From pieces to sections with text and questions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from teilbar.importing.found import Question, Section, Text
from teilbar.importing.liascript.chunks import Chunk, joined, named
from teilbar.importing.liascript.inline import is_visible
from teilbar.importing.liascript.quizzes import Quiz, judges, quiz_at, settings_of, with_tail
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
from teilbar.importing.liascript.words import plain_words
from teilbar.importing.plain import words_of
from teilbar.importing.prose.lines import hidden

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilbar.importing.found import Block
    from teilbar.importing.liascript.chunks import Chunker
    from teilbar.importing.liascript.inline import Inline
    from teilbar.importing.liascript.macros import Macros
    from teilbar.importing.liascript.questions import Questions
    from teilbar.importing.liascript.scanning import Piece
    from teilbar.importing.prose.noticed import Noticed

_LOWEST = 6
_FEW = 3
"""So many blocks since the last question or heading are all taken for what is asked."""
_ATTRIBUTES = re.compile(r"\s*+(?:[\w-]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'>]++))?+\s*+)++")
_SPOKEN_HIDDEN = re.compile(r"\s*--\{\{")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DETAILS = re.compile(r"</?details\b", re.IGNORECASE)
_SUMMARY = re.compile(r"<details\b[^>]*>\s*(?:<summary\b[^>]*>(?P<words>.*?)</summary>)?", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class _Slide:
    """A section that is being filled."""

    title: str
    level: int
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _Frame:
    """What a line of stars opened."""

    question: int | None
    """The position of the question whose solution it is; None for the blocks of an animation."""
    line: int
    outside: list[Chunk]


class Assembler:
    """Walks over the pieces of a course once."""

    def __init__(
        self, inline: Inline, chunker: Chunker, questions: Questions, macros: Macros, noticed: Noticed, source: Sequence[str]
    ) -> None:
        self._inline = inline
        self._chunker = chunker
        self._questions = questions
        self._macros = macros
        self._noticed = noticed
        self._source = source
        self._slides = [_Slide("", 1)]
        self._chunks: list[Chunk] = []
        self._frames: list[_Frame] = []
        self._settings: dict[str, str] = {}
        self._stars: dict[int, str] = {}
        self._details: list[int] = []
        self._unfolded = 0
        """Ends of folded texts that are still to be left out, as their beginnings were."""
        self._group = 0
        """Counts the tags that hold parts of a slide together."""
        self._asked_in = 0
        """The part in which the last question stood."""

    def sections(self, pieces: Sequence[Piece]) -> tuple[str, tuple[Section, ...]]:
        """Return the course's title (its first heading of level 1, maybe empty) and its sections."""
        self._stars = roles_of_stars(pieces)
        position = 0
        while position < len(pieces):
            position = self._step(pieces, position)
        self._end_slide()
        return self._finished()

    def _step(self, pieces: Sequence[Piece], position: int) -> int:
        piece = pieces[position]
        if piece.kind != "text":
            self._other(piece)
            return position + 1
        if piece.blank:
            return position + 1
        if heading := heading_of(piece.text):
            self._heading(*heading, piece)
            return position + 1
        if is_stars(piece.text):
            self._star(position, piece)
            return position + 1
        rest = after_effect(piece.text)
        spoken = after_spoken(piece.text) if rest is None else None
        if rest is not None or spoken is not None:
            self._noticed.gather("liascript.animation" if rest is not None else "liascript.spoken", piece.number, piece.text.strip())
            more = rest if rest is not None else spoken or ""
            if not more.strip():
                return position + 1
            return self._run([replace(piece, text=more), *pieces[position + 1 : position + 2]], position, pieces)
        if is_layout(piece.text):
            self._layout(piece)
            return position + 1
        if found := quiz_at(pieces, position, self._macros):
            quiz, end = found
            self._quiz(replace(quiz, settings=self._take_settings()), pieces, position, end)
            return end
        return self._run(pieces[position : position + 1], position, pieces)

    def _run(self, first: Sequence[Piece], start: int, pieces: Sequence[Piece]) -> int:
        """Take lines up to an empty one, or one that means something else, as a block; return the next position."""
        run = [first[0]]
        position = start + 1
        while position < len(pieces) and self._goes_on(pieces, position):
            run.append(pieces[position])
            position += 1
        if len(run) == 1 and position < len(pieces) and pieces[position].kind == "text" and is_underline(pieces[position].text):
            self._subheading(run[0], "=" in pieces[position].text)
            return position + 1
        if len(run) == 1 and is_rule(run[0].text):
            self._add(Chunk("rule", ("---",), run[0].number))
            return position
        for chunk in self._chunker.text(run):
            position = self._text(chunk, pieces, start, position)
        return position

    def _goes_on(self, pieces: Sequence[Piece], position: int) -> bool:
        piece = pieces[position]
        if piece.kind != "text" or piece.blank or heading_of(piece.text) or is_stars(piece.text) or is_layout(piece.text):
            return False
        if after_spoken(piece.text) is not None or after_effect(piece.text) is not None:
            return False
        if hint_of(piece.text) is not None or judges(piece.text, self._macros):
            return False
        return not is_underline(piece.text) and quiz_at(pieces, position, self._macros) is None

    def _layout(self, piece: Piece) -> None:
        """Leave tags out that arrange what stands between them; what they held together stays known."""
        self._noticed.gather("liascript.layout", piece.number, piece.text.strip())
        self._group += "section" in piece.text.lower()

    def _text(self, chunk: Chunk, pieces: Sequence[Piece], start: int, position: int) -> int:
        """Take a block of text; where it has gaps, it is a question. Return the next position."""
        if not chunk.blanks:
            chunk = self._track_details(chunk)
            if chunk.pieces:
                self._add(chunk)
            return position
        quiz, end = with_tail(pieces, Quiz("blank", chunk.line, settings=self._take_settings()), position, self._macros)
        self._ask(quiz, chunk, pieces, start, end)
        return end

    def _quiz(self, quiz: Quiz, pieces: Sequence[Piece], start: int, end: int) -> None:
        if quiz.sort == "generic":
            self._generic(quiz, pieces, start, end)
        elif quiz.sort == "vector" and len(quiz.ticks) == 1:
            tick = quiz.ticks[0]
            source = self._lines(pieces, start, end)
            self._noticed.once("liascript.one-option", quiz.line, source)
            self._add(Chunk("list", (f"- [{'x' if tick.right else ' '}] {self._inline.text(tick.text, quiz.line)}",), quiz.line))
        else:
            self._ask(quiz, None, pieces, start, end)

    def _ask(self, quiz: Quiz, chunk: Chunk | None, pieces: Sequence[Piece], start: int, end: int) -> None:
        """Make questions of a quiz and of what was asked above it."""
        self._open_details()
        asked = self._without_hidden(self._take_prompt(chunk is not None))
        source = self._lines(pieces, start, end)
        hidden_ones = [] if not quiz.rest else [self._inline.text(quiz.rest, quiz.line)]
        hidden_ones += [hint for hint in self._hints(quiz) if not is_visible(hint)]
        if hidden_ones:
            self._slides[-1].blocks.append(Text("\n\n".join(hidden_ones)))
        shared = self._shared(quiz, source, asked)
        name, below = named(asked)
        shared |= {"title": name} if name else {}
        prompt = joined(below)
        if quiz.sort.startswith("survey"):
            self._noticed.once("liascript.survey", quiz.line, source)
        if quiz.script:
            self._noticed.once("liascript.judged", quiz.line, quiz.script)
        made = self._questions.of_text(chunk, prompt, shared) if chunk else self._questions.of_quiz(quiz, prompt, shared)
        self._slides[-1].blocks += made
        self._asked_in = self._group

    def _without_hidden(self, asked: Sequence[Chunk]) -> list[Chunk]:
        """Return what is asked without comments, which would stand in a heading; they stay above the question."""
        kept: list[Chunk] = []
        hidden_ones: list[str] = []
        for chunk in asked:
            comments = [] if chunk.sort == "code" else _COMMENT.findall(chunk.markdown)
            if comments:
                hidden_ones += comments
                chunk = replace(chunk, pieces=(_COMMENT.sub("", chunk.markdown).strip(),))
            if chunk.markdown:
                kept.append(chunk)
        if hidden_ones:
            self._slides[-1].blocks.append(Text("\n\n".join(hidden_ones)))
        return kept

    def _hints(self, quiz: Quiz) -> list[str]:
        return [self._inline.text(hint, line) for line, hint in quiz.hints if hint]

    def _shared(self, quiz: Quiz, source: str, asked: Sequence[Chunk]) -> dict[str, Any]:
        """Return the fields that all kinds of questions have."""
        said = {name: self._inline.text(value, quiz.line) for name, value in quiz.settings.items() if "-text-" in name}
        others = " ".join(f'{name}="{value}"' for name, value in quiz.settings.items() if "-text-" not in name)
        if others:
            self._noticed.gather("liascript.setting", quiz.line, others)
        slide = self._slides[-1]
        return {
            "title": "" if is_visible(joined(asked)) else words_of(slide.title),
            "hints": tuple(filter(is_visible, self._hints(quiz))),
            "praise": said.get("data-text-solved", ""),
            "correction": said.get("data-text-failed", ""),
            "solution": said.get("data-text-resolved", ""),
            "line": asked[0].line if asked else quiz.line,
            "source": source,
        }

    def _generic(self, quiz: Quiz, pieces: Sequence[Piece], start: int, end: int) -> None:
        source = self._lines(pieces, start, end)
        self._noticed.once("liascript.generic", quiz.line, source)
        self._add(Chunk("hidden", (hidden(f"LiaScript: {source}"),), quiz.line))
        for line, hint in quiz.hints:
            self._add(Chunk("paragraph", (self._inline.text(hint, line),), line))

    def _take_prompt(self, is_text: bool) -> list[Chunk]:
        """Return the blocks that belong to the next question; those above them become text."""
        while self._chunks and self._chunks[-1].sort == "rule":
            self._chunks.pop()
        while self._chunks and self._chunks[0].sort == "rule":
            del self._chunks[0]
        self._give_back()
        first = 0 if len(self._chunks) <= _FEW else self._first_of_prompt(is_text)
        asked = self._chunks[first:]
        del self._chunks[first:]
        self._flush()
        return asked

    def _give_back(self) -> None:
        """Give pictures to the question above them where they stand in its part of the slide, and the next does not."""
        last = self._last_block()
        count = 0
        while count < len(self._chunks) and self._chunks[count].sort == "media" and self._chunks[count].group == self._asked_in:
            count += 1
        if last is not None and 0 < count and self._group != self._asked_in:
            self._append(last, self._chunks[:count])
            del self._chunks[:count]

    def _first_of_prompt(self, is_text: bool) -> int:
        """Return where what is asked begins: with the last paragraph, or the one before it that holds the question."""
        words = {"paragraph", "quote", "heading"}
        position = len(self._chunks)
        while position and self._chunks[position - 1].sort not in words | {"list", "rule"}:
            position -= 1
        if is_text and position < len(self._chunks):
            position = len(self._chunks)
        if not position or self._chunks[position - 1].sort == "rule":
            return position
        last = position - 1
        asks = "?" in self._chunks[last].markdown or self._chunks[last].sort == "heading"
        before = last - 1
        if not asks and before >= 0 and self._chunks[before].sort in words and "?" in self._chunks[before].markdown:
            return before
        if is_text and not self._chunks[last].markdown.rstrip().endswith(("?", ":", "!", ".", "**", "__")):
            return len(self._chunks)
        return last

    def _star(self, position: int, piece: Piece) -> None:
        """Open or close a solution or the blocks of an animation."""
        role = self._stars.get(position, "")
        if role == "solution" and self._last_question() is not None:
            self._frames.append(_Frame(self._last_question(), piece.number, self._chunks))
            self._chunks = []
        elif role in {"effect", "solution"}:
            self._frames.append(_Frame(None, piece.number, []))
        elif role == "close" and self._frames:
            self._close()

    def _close(self) -> None:
        frame = self._frames.pop()
        if frame.question is None:
            return
        inside, self._chunks = self._chunks, frame.outside
        question = self._slides[-1].blocks[frame.question]
        if isinstance(question, Question):
            solution = "\n\n".join(filter(None, (question.solution, joined(inside))))
            self._slides[-1].blocks[frame.question] = replace(question, solution=solution)  # type: ignore[call-overload] # as it was

    def _last_question(self) -> int | None:
        blocks = self._slides[-1].blocks
        return len(blocks) - 1 if blocks and isinstance(blocks[-1], Question) and not self._chunks else None

    def _other(self, piece: Piece) -> None:
        """Take a piece of several lines."""
        if piece.kind == "code":
            chunk = self._chunker.code(piece)
            if chunk.blanks:
                quiz = Quiz("blank", piece.number, settings=self._take_settings())
                self._noticed.once("liascript.drawn", piece.number, piece.text)
                shared = self._shared(quiz, piece.text, asked := self._take_prompt(is_text=True))
                self._slides[-1].blocks += self._questions.of_text(chunk, joined(asked), shared)  # type: ignore[arg-type]
            else:
                self._add(chunk)
        elif piece.kind == "script":
            self._noticed.once("liascript.script", piece.number, piece.text)
            self._add(Chunk("hidden", (hidden(f"LiaScript: {piece.text}"),), piece.number))
        elif piece.kind == "comment":
            self._comment(piece)
        elif piece.kind == "formula":
            self._add(Chunk("paragraph", (piece.text.strip(),), piece.number))
        else:
            text = re.sub(r"</?lia-keep\b[^>]*>", "", piece.text, flags=re.IGNORECASE).strip()
            self._add(Chunk("paragraph", (text,), piece.number))

    def _comment(self, piece: Piece) -> None:
        inside = piece.text
        if _SPOKEN_HIDDEN.match(inside):
            self._noticed.once("liascript.spoken-hidden", piece.number, inside.strip())
            inside = after_spoken(inside.replace("\n", " ")) or ""
        elif not inside.strip() or _ATTRIBUTES.fullmatch(inside) and "=" in inside or inside.strip().startswith("data-"):
            self._settings |= settings_of(inside)
            if re.sub(r"\s", "", re.sub(r"data-[\w-]+(\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"']+))?", "", inside)):
                self._noticed.gather("liascript.layout", piece.number, f"<!--{inside}-->")
            return
        self._add(Chunk("hidden", (hidden(inside.strip("-")),), piece.number))

    def _take_settings(self) -> dict[str, str]:
        settings, self._settings = self._settings, {}
        return settings

    def _heading(self, level: int, text: str, piece: Piece) -> None:
        if self._details:
            self._add(Chunk("heading", (f"{'#' * level} {self._inline.text(text, piece.number)}",), piece.number, text))
            return
        self._end_slide()
        self._slides.append(_Slide(self._inline.text(text, piece.number).strip(), level))

    def _subheading(self, piece: Piece, first: bool) -> None:
        """Take a heading within a slide: it names what follows, and makes no slide of its own."""
        level = min(_LOWEST, self._slides[-1].level + (1 if first else 2))
        self._flush()
        self._add(Chunk("heading", (f"{'#' * max(2, level)} {self._inline.text(piece.text.strip(), piece.number)}",), piece.number, piece.text.strip()))

    def _track_details(self, chunk: Chunk) -> Chunk:
        """Follow what folds away; return the block without the end of one whose beginning was left out."""
        for tag in _DETAILS.findall(chunk.markdown):
            if "/" not in tag:
                self._details.append(len(self._chunks))
            elif self._details:
                self._details.pop()
            elif self._unfolded:
                self._unfolded -= 1
                bare = re.sub(r"</details[ \t]*>", "", chunk.markdown, count=1, flags=re.IGNORECASE).strip()
                chunk = replace(chunk, pieces=(bare,) if bare else ())
        return chunk

    def _open_details(self) -> None:
        """Take what folds away from around a question: within it Teilbar would see none."""
        for place in self._details:
            if place < len(self._chunks):
                chunk = self._chunks[place]
                text = _SUMMARY.sub(lambda found: f"**{found['words'].strip()}**" if found["words"] else "", chunk.markdown)
                self._noticed.once("liascript.folded", chunk.line, chunk.markdown)
                self._chunks[place] = Chunk("paragraph", (text.strip(),), chunk.line)
        self._unfolded += len(self._details)
        self._details.clear()

    def _add(self, chunk: Chunk) -> None:
        self._chunks.append(replace(chunk, group=self._group))

    def _flush(self) -> None:
        """Make a text of the blocks so far; what is not seen goes with the question above it."""
        last = self._last_block()
        if last is not None and all(chunk.sort in {"rule", "hidden"} or not is_visible(chunk.markdown) for chunk in self._chunks):
            self._append(last, [chunk for chunk in self._chunks if chunk.sort != "rule"])
        elif any(chunk.sort != "rule" for chunk in self._chunks):
            self._slides[-1].blocks.append(Text(joined(self._chunks)))
        self._chunks = []

    def _append(self, question: Question, chunks: Sequence[Chunk]) -> None:
        prompt = "\n\n".join(filter(None, (question.prompt, joined(chunks))))
        self._slides[-1].blocks[-1] = replace(question, prompt=prompt)  # type: ignore[call-overload] # as it was

    def _end_slide(self) -> None:
        while self._frames:
            self._noticed.once("liascript.stars-open", self._frames[-1].line, "***")
            self._close()
        while self._chunks and self._chunks[-1].sort == "rule":
            self._chunks.pop()
        last = self._last_block()
        if last is not None and self._chunks and all(chunk.sort in {"media", "rule", "hidden"} for chunk in self._chunks):
            self._append(last, self._chunks)
            self._chunks = []
        self._flush()
        self._settings = {}
        self._details.clear()
        self._unfolded = 0
        self._chunker.start_section()

    def _last_block(self) -> Question | None:
        blocks = self._slides[-1].blocks
        return blocks[-1] if blocks and isinstance(blocks[-1], Question) else None

    def _lines(self, pieces: Sequence[Piece], start: int, end: int) -> str:
        """Return the source's own lines of some pieces."""
        first = pieces[start].number
        last = pieces[end].number - 1 if end < len(pieces) else len(self._source)
        return "\n".join(self._source[first - 1 : max(first, last)]).rstrip()

    def _section(self, slide: _Slide, title: str, level: int) -> Section:
        """Return a section; a title that is more than words stands in its text, as a heading."""
        words = plain_words(title)
        if words is None and title:
            return Section("", (Text(f"{'#' * level} {title}"), *slide.blocks), level)
        return Section(words or "", tuple(slide.blocks), level)

    def _is_question(self, place: int, slides: Sequence[_Slide]) -> bool:
        """Tell whether a slide is nothing but a question that its heading asks."""
        slide = slides[place]
        level_below = slides[place + 1].level if place + 1 < len(slides) else 0
        match slide.blocks:
            case [Question(title=title, prompt="")]:
                return bool(title) and title == words_of(slide.title) and level_below <= slide.level
        return False

    def _finished(self) -> tuple[str, tuple[Section, ...]]:
        slides = [slide for slide in self._slides if slide.title or slide.blocks]
        named_by = next((slide for slide in slides if slide.level == 1 and slide.title), None)
        chapters = sum(slide.level == 1 and bool(slide.title) for slide in slides) > 1
        sections: list[Section] = []
        for place, slide in enumerate(slides):
            own = "" if slide is named_by or self._is_question(place, slides) else slide.title
            if own or slide.blocks:
                level = min(_LOWEST, max(2, slide.level + chapters))
                sections.append(self._section(slide, own, level))
        return words_of(named_by.title) if named_by else "", tuple(sections)
