"""Questions: a heading with a keyword, and what stands below it, understood.

The kinds and their scoring are those of H5P's content types (MultiChoice, TrueFalse, Blanks, DragText, MarkTheWords,
Dialogcards, Accordion); :attr:`Question.kind` is Teilbar's own name of each.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from teilbar.model.document import Blocks, Image, Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What all kinds share."""

    kind: ClassVar[str]

    id: str
    """The anchor of its heading, unique on the page."""
    level: int
    """The heading's level, 2 to 6."""
    title: Inlines
    """What follows the keyword."""
    prompt: Blocks = ()
    """Text between the heading and the part that the kind asks for."""
    hint: Blocks = ()
    """``> Tipp:``."""
    praise: Blocks = ()
    """``> Richtig:``, shown after a right answer."""
    correction: Blocks = ()
    """``> Falsch:``, shown after a wrong one."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """One option of a choice."""

    content: Inlines
    correct: bool
    feedback: Blocks = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Question):
    """One or several right answers."""

    kind = "choice"
    answers: tuple[Answer, ...]

    @property
    def multiple(self) -> bool:
        """Whether several answers are right."""
        return sum(answer.correct for answer in self.answers) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(Question):
    """A statement (the title) that is true or is not."""

    kind = "true-false"
    answers: tuple[Answer, ...]
    """The two labels, in the author's order."""
    truth: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GapText(Question):
    """A text with words to type: its :class:`~teilbar.model.document.Gap` nodes."""

    kind = "gap-text"
    text: Blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class DragWords(Question):
    """A text with words to put in their places."""

    kind = "drag-words"
    text: Blocks
    distractors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkWords(Question):
    """A text in which the words that are gaps are to be found."""

    kind = "mark-words"
    text: Blocks


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides that belong together; of a flashcard, front and back."""

    left: Inlines
    right: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Question):
    """Pairs to be matched."""

    kind = "match"
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Question):
    """Items to be put in order; here they stand in the right one."""

    kind = "order"
    items: tuple[Blocks, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flashcards(Question):
    """Cards to turn; not scored."""

    kind = "flashcards"
    cards: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class FaqEntry:
    """A question and its answer."""

    question: Inlines
    answer: Blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Faq(Question):
    """Questions and answers to unfold; not scored."""

    kind = "faq"
    entries: tuple[FaqEntry, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a picture, in per cent of its width and height from the upper left."""

    x: float
    y: float
    label: Inlines
    text: Blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class ExploreImage(Question):
    """A picture with places that explain themselves; not scored."""

    kind = "explore-image"
    image: Image
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflect(Question):
    """Something to think about; not scored, and what is typed stays in the browser."""

    kind = "reflect"
