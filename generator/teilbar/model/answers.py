"""What is offered in a question, in which order, and what is right: the same in the site and in every package.

Positions count from 0. What is offered never stands in the order of the solution where that would give it away, and in
the same order in every build.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from teilbar.model.document import Gap, Text
from teilbar.model.questions import Choice, DragWords, GapText, MarkWords, Match, Order, TrueFalse
from teilbar.model.walk import plain_text, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teilbar.model.document import Blocks
    from teilbar.model.questions import Question

Key: TypeAlias = "Sequence[int] | Sequence[Sequence[int]] | Sequence[Sequence[str]]"
"""What is right. Of a choice and of words to mark: the positions of those to pick. Of gaps to type into: the accepted
texts of each. Of gaps and pairs to place something in: the positions of what may go there. Of an order: the positions
of what is offered, in the right order."""

WORD = re.compile(r"\w(?:[\w'’·*_:-]*\w)?")
"""A word that can be marked; with what stands inside of it: ``Kita-Kinder``, ``geht's``, ``Erzieher:innen``."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or several that were marked as one, in a text to mark words in."""

    text: str
    right: bool
    """Whether it is one of those to find."""


def gaps_of(body: Blocks) -> tuple[Gap, ...]:
    """Return the gaps of a text in reading order."""
    return tuple(node for node in walk(body) if isinstance(node, Gap))


def words_of(body: Blocks) -> tuple[Word, ...]:
    """Return the words of a text that can be marked, in reading order."""
    words: list[Word] = []
    for node in walk(body):
        if isinstance(node, Gap):
            words.append(Word(node.answers[0], right=True))
        elif isinstance(node, Text):
            words.extend(Word(word, right=False) for word in WORD.findall(node.value))
    return tuple(words)


def word_bank(question: DragWords) -> tuple[str, ...]:
    """Return the words to place, by alphabet: one for each gap and the wrong ones."""
    return tuple(sorted((*(gap.answers[0] for gap in gaps_of(question.text)), *question.distractors), key=str.casefold))


def offered(question: Match | Order) -> tuple[int, ...]:
    """Return in which order the right sides of pairs, or items to be put in order, are offered: by alphabet.

    Items that would so stand in the right order stand backwards.
    """
    match question:
        case Match(pairs=pairs):
            return _by_alphabet(pair.right for pair in pairs)
        case Order(items=items):
            shown = _by_alphabet(items)
            return shown if shown != tuple(range(len(items))) else shown[::-1]


def key_of(question: Question) -> Key | None:  # noqa: PLR0911 - one case a kind
    """Return what is right; None for a kind that is not scored."""
    match question:
        case Choice(answers=answers) | TrueFalse(answers=answers):
            return [position for position, answer in enumerate(answers) if answer.correct]
        case GapText(text=body):
            return [gap.answers for gap in gaps_of(body)]
        case DragWords(text=body):
            bank = word_bank(question)
            return [[at for at, word in enumerate(bank) if word in gap.answers] for gap in gaps_of(body)]
        case MarkWords(text=body):
            return [position for position, word in enumerate(words_of(body)) if word.right]
        case Match(pairs=pairs):
            shown = offered(question)
            return [[shown.index(position)] for position in range(len(pairs))]
        case Order(items=items):
            shown = offered(question)
            return [shown.index(position) for position in range(len(items))]
    return None


def maximum(question: Question) -> int:
    """Return how many points can be had: docs/scoring.md."""
    return len(key_of(question) or ())


def _by_alphabet(items: Iterable[object]) -> tuple[int, ...]:
    words = [plain_text(item).casefold() for item in items]
    return tuple(sorted(range(len(words)), key=words.__getitem__))
