"""The slides of a course while they are being filled: text, questions, and text that waits for what follows it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from teilbar.importing.found import Question, Section, Text
from teilbar.importing.liascript.chunks import joined
from teilbar.importing.liascript.inline import is_visible
from teilbar.importing.liascript.words import plain_words
from teilbar.importing.plain import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilbar.importing.found import Block
    from teilbar.importing.liascript.chunks import Chunk

LOWEST = 6
"""The lowest level of a heading."""
_FEW = 3
"""So many blocks since the last question or heading are all taken for what is asked."""
_WORDS = frozenset({"paragraph", "quote", "heading"})


@dataclass(slots=True)
class Slide:
    """A section that is being filled."""

    title: str
    level: int
    blocks: list[Block] = field(default_factory=list)


class Slides:
    """All slides so far, the last of which is being filled."""

    def __init__(self) -> None:
        self._all = [Slide("", 1)]
        self._group = 0
        self._asked_in = 0
        self.waiting: list[Chunk] = []
        """Blocks of text since the last question or heading."""

    @property
    def current(self) -> Slide:
        """The slide that is being filled."""
        return self._all[-1]

    @property
    def last_question(self) -> Question | None:
        """The question that ends the slide so far; None where text does."""
        last = self.current.blocks[-1] if self.current.blocks else None
        return last if isinstance(last, Question) else None

    def start(self, title: str, level: int) -> None:
        """Begin another slide."""
        self._all.append(Slide(title, level))

    def start_part(self) -> None:
        """Note that what follows is held together apart from what was before."""
        self._group += 1

    def add(self, chunk: Chunk) -> None:
        """Take a block of text."""
        self.waiting.append(replace(chunk, group=self._group))

    def ask(self, blocks: Sequence[Block]) -> None:
        """Take questions."""
        self.current.blocks += blocks
        self._asked_in = self._group

    def explain(self, place: int, chunks: Sequence[Chunk]) -> None:
        """Add to the solution of the question at a place of the slide."""
        question = self.current.blocks[place]
        if isinstance(question, Question):
            solution = "\n\n".join(filter(None, (question.solution, joined(chunks))))
            self.current.blocks[place] = replace(question, solution=solution)

    def hide(self, comments: Sequence[str]) -> None:
        """Put what nobody sees between the blocks."""
        if comments:
            self.current.blocks.append(Text("\n\n".join(comments)))

    def take_prompt(self, *, is_text: bool) -> list[Chunk]:
        """Return the blocks that belong to the next question; those above them become text.

        ``is_text`` tells that the question is itself a text, with gaps.
        """
        self._without_outer_rules()
        self._give_back()
        first = 0 if len(self.waiting) <= _FEW else self._first_of_prompt(is_text=is_text)
        asked = self.waiting[first:]
        del self.waiting[first:]
        self.flush()
        return asked

    def flush(self) -> None:
        """Make a text of the blocks that wait."""
        if any(chunk.sort != "rule" for chunk in self.waiting):
            self.current.blocks.append(Text(joined(self.waiting)))
        self.waiting = []

    def end(self) -> None:
        """End the slide; pictures that stand last in it belong to the question above them."""
        self._without_outer_rules()
        last = self.last_question
        if last is not None and self.waiting and all(chunk.sort in {"media", "rule"} for chunk in self.waiting):
            self._append(last, self.waiting)
            self.waiting = []
        self.flush()

    def finished(self) -> tuple[str, tuple[Section, ...]]:
        """Return the title (the first heading of level 1, maybe empty) and all sections."""
        slides = [slide for slide in self._all if slide.title or slide.blocks]
        named_by = next((slide for slide in slides if slide.level == 1 and slide.title), None)
        chapters = sum(slide.level == 1 and bool(slide.title) for slide in slides) > 1
        sections: list[Section] = []
        for place, slide in enumerate(slides):
            own = "" if slide is named_by or _is_question(place, slides) else slide.title
            if own or slide.blocks:
                sections.append(_section(slide, own, min(LOWEST, max(2, slide.level + chapters))))
        return words_of(named_by.title) if named_by else "", tuple(sections)

    def _without_outer_rules(self) -> None:
        while self.waiting and self.waiting[-1].sort == "rule":
            self.waiting.pop()
        while self.waiting and self.waiting[0].sort == "rule":
            del self.waiting[0]

    def _give_back(self) -> None:
        """Give pictures to the question above them where they stand in its part of the slide, and the next does not."""
        count = 0
        for chunk in self.waiting:
            if chunk.sort != "media" or chunk.group != self._asked_in:
                break
            count += 1
        last = self.last_question
        if last is not None and count and self._group != self._asked_in:
            self._append(last, self.waiting[:count])
            del self.waiting[:count]

    def _append(self, question: Question, chunks: Sequence[Chunk]) -> None:
        prompt = "\n\n".join(filter(None, (question.prompt, joined(chunks))))
        self.current.blocks[-1] = replace(question, prompt=prompt)  # type: ignore[call-overload] # as it was

    def _first_of_prompt(self, *, is_text: bool) -> int:
        """Return where what is asked begins: with the last paragraph, or the one before it that holds the question."""
        chunks = self.waiting
        position = len(chunks)
        while position and chunks[position - 1].sort not in _WORDS | {"list", "rule"}:
            position -= 1
        if is_text and position < len(chunks):
            position = len(chunks)
        if not position or chunks[position - 1].sort == "rule":
            return position
        last, before = position - 1, position - 2
        asks = "?" in chunks[last].markdown or chunks[last].sort == "heading"
        if not asks and before >= 0 and chunks[before].sort in _WORDS and "?" in chunks[before].markdown:
            return before
        if is_text and not chunks[last].markdown.rstrip().endswith(("?", ":", "!", ".", "**", "__")):
            return len(chunks)
        return last


def _section(slide: Slide, title: str, level: int) -> Section:
    """Return a section; a title that is more than words stands in its text, as a heading."""
    words = plain_words(title)
    if words is None and title:
        return Section("", (Text(f"{'#' * level} {title}"), *slide.blocks), level)
    return Section(words or "", tuple(slide.blocks), level)


def _is_question(place: int, slides: Sequence[Slide]) -> bool:
    """Tell whether a slide is nothing but a question that its heading asks."""
    slide = slides[place]
    level_below = slides[place + 1].level if place + 1 < len(slides) else 0
    match [block for block in slide.blocks if not isinstance(block, Text) or is_visible(block.markdown)]:
        case [Question(title=title, prompt="")]:
            return bool(title) and title == words_of(slide.title) and level_below <= slide.level
    return False
