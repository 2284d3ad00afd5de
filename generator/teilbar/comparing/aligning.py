"""Which piece of an older text is which piece of the newer one. Pure; short runs are compared each with each."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

ALIKE = 0.4
"""From how much likeness on one piece is taken for what became of another."""

_WINDOW = 30
"""How far ahead a piece is looked for; further on it counts as new."""

Pair = tuple[int | None, int | None]


def likeness(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Return how much two sequences of words have in common, 0 to 1, in whatever order (Dice's coefficient)."""
    if not one and not other:
        return 1.0
    common = (Counter(one) & Counter(other)).total()
    return 2 * common / (len(one) + len(other))


def aligned(
    before: Sequence[Hashable],
    after: Sequence[Hashable],
    like: Callable[[int, int], float],
    *,
    replaces: bool = False,
) -> Iterator[Pair]:
    """Yield pairs of positions in reading order: what is the same by its key, then what is alike; None for no partner.

    ``like`` tells the likeness of two pieces, by their positions. With ``replaces``, what alone stands in the place of
    what alone stood there counts as what became of it.
    """
    for kind, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(range(start, end), range(first, last), strict=True)
        elif replaces and end - start == last - first == 1:
            yield start, first
        else:
            yield from _matched(range(start, end), range(first, last), like)


def _matched(olds: range, news: range, like: Callable[[int, int], float]) -> Iterator[Pair]:
    start = 0
    for new in news:
        candidates = olds[start : start + _WINDOW]
        best = max(candidates, key=lambda old: like(old, new), default=None)
        if best is None or like(best, new) < ALIKE:
            yield None, new
            continue
        yield from ((old, None) for old in olds[start : best - olds.start])
        yield best, new
        start = best - olds.start + 1
    yield from ((old, None) for old in olds[start:])


def unmatched(before: Sequence[str], after: Sequence[str]) -> tuple[list[bool], list[bool]]:
    """Return of each word of two sequences whether the other one lacks it.

    Of two that have next to nothing in common all words count: single ones that happen to agree help nobody to read.
    """
    if likeness(before, after) < ALIKE:
        return [True] * len(before), [True] * len(after)
    gone, new = [True] * len(before), [True] * len(after)
    for start, first, size in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        gone[start : start + size] = [False] * size
        new[first : first + size] = [False] * size
    return gone, new
