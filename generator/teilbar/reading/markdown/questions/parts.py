"""What the readers of several kinds need."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict

from teilbar.model.document import Code, CodeBlock, Image, List, Math, MathBlock
from teilbar.model.walk import plain_text, walk
from teilbar.reading.markdown.questions.malformed import MalformedQuestionError, quoted_line

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from teilbar.model.document import Blocks, Inlines


class Common(TypedDict):
    """What all kinds of questions share, but for the text above the task."""

    id: str
    level: int
    title: Inlines
    line: int
    hint: Blocks
    praise: Blocks
    correction: Blocks


def take_list(blocks: Blocks, wanted: Callable[[List], bool]) -> tuple[List | None, Blocks]:
    """Return the one list that is wanted, None without any, and all other blocks.

    Raises MalformedQuestionError where there are several.
    """
    found = [block for block in blocks if isinstance(block, List) and wanted(block)]
    match found:
        case [first, second, *_]:
            joined, end = replace(first, items=(*first.items, *second.items)), len(first.items)
            before, after = quoted_line(joined, end - 1), quoted_line(joined, end)
            raise MalformedQuestionError("question-lists-apart", before=before, after=after)
        case [one]:
            return one, tuple(block for block in blocks if block is not one)
        case _:
            return None, blocks


def twins(parts: Iterable[object]) -> tuple[int, int] | None:
    """Return the positions of the first two parts that are the same to a reader; None where all differ."""
    seen: dict[Hashable, int] = {}
    for position, part in enumerate(parts):
        first = seen.setdefault(_as_seen(part), position)
        if first != position:
            return first, position
    return None


def folded(words: str) -> str:
    """Return words (with single spaces, as :func:`plain_text` gives them) so that only what a reader hears differs."""
    return unicodedata.normalize("NFC", words).casefold()


def _as_seen(part: object) -> Hashable:
    """Return what tells a part from others: its words, and what differs by more than words.

    Pictures differ by their descriptions, because not everybody sees them; those without one by what they are.
    """
    exact = (Code, CodeBlock, Math, MathBlock)
    others = (node for node in walk(part) if isinstance(node, exact) or (isinstance(node, Image) and not node.alt))
    return folded(plain_text(part)), tuple(others)
