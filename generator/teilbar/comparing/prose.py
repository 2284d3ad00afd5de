"""A text before and after, section by section, with the words marked that were taken out and put in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from teilbar.comparing.aligning import aligned, likeness, unmatched
from teilbar.comparing.comparison import Passage, Piece, SectionChange

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teilbar.comparing.tokens import Token


@dataclass(frozen=True)
class Read:
    """A section that was rendered and taken apart."""

    id: str
    """The anchor of its heading; empty for what stands before the first one."""
    title: str
    tokens: tuple[Token, ...]
    """Its heading first."""

    @cached_property
    def blocks(self) -> tuple[tuple[int, ...], ...]:
        """The positions of the words of each passage; a passage has at least one."""
        found: list[list[int]] = [[]]
        for position, token in enumerate(self.tokens):
            if token.block:
                found.append([])
            elif token.key:
                found[-1].append(position)
        return tuple(tuple(block) for block in found if block)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All its words."""
        return tuple(token.key for token in self.tokens if token.key)

    def keys(self, block: Sequence[int]) -> tuple[str, ...]:
        """Return the words of a passage."""
        return tuple(self.tokens[position].key for position in block)


_NOTHING = Read("", "", ())


def compared(before: Sequence[Read], after: Sequence[Read]) -> Iterator[SectionChange]:
    """Yield all sections of two texts, each beside what became of it, in reading order."""

    def like(old: int, new: int) -> float:
        return likeness(before[old].words, after[new].words)

    for old, new in aligned([one.id for one in before], [one.id for one in after], like):
        yield _section(_NOTHING if old is None else before[old], _NOTHING if new is None else after[new])


def _section(before: Read, after: Read) -> SectionChange:
    if before.words == after.words:
        return SectionChange(before.title, after.title, _html(before, set(), ""), _html(after, set(), ""))
    gone: set[int] = set()
    new: set[int] = set()
    passages = []
    keys = [before.keys(block) for block in before.blocks], [after.keys(block) for block in after.blocks]

    def like(old: int, other: int) -> float:
        return likeness(keys[0][old], keys[1][other])

    for old, other in aligned(*keys, like, replaces=True):
        one = () if old is None else before.blocks[old]
        two = () if other is None else after.blocks[other]
        if before.keys(one) == after.keys(two):
            continue
        lacks = unmatched(before.keys(one), after.keys(two))
        gone |= {position for position, is_gone in zip(one, lacks[0], strict=True) if is_gone}
        new |= {position for position, is_new in zip(two, lacks[1], strict=True) if is_new}
        passages.append(Passage(_pieces(before, one, gone), _pieces(after, two, new)))
    return SectionChange(
        before.title, after.title, _html(before, gone, "del"), _html(after, new, "ins"), tuple(passages)
    )


def _pieces(read: Read, block: Sequence[int], marked: set[int]) -> tuple[Piece, ...]:
    """Return a passage in plain text; words that the author wrote together stay together."""
    pieces = []
    following = dict(pairwise(block))
    for changed, run in groupby(block, key=lambda position: position in marked):
        words = "".join(read.tokens[at].shown + _gap(read, at, following.get(at)) for at in run)
        pieces.append(Piece(words, changed))
    return tuple(pieces)


def _gap(read: Read, position: int, following: int | None) -> str:
    """Return what stands between a word and the next one of its passage."""
    between = read.tokens[position + 1 : following] if following else ()
    return " " if any(token.html.isspace() or token.html.startswith("<br") for token in between) else ""


def _html(read: Read, marked: set[int], name: str) -> str:
    """Return a section's HTML with some of its words marked; no mark reaches across a tag."""
    written: list[str] = []
    is_open = False
    waiting = ""  # spaces that belong into the mark only if it goes on behind them
    for position, token in enumerate(read.tokens):
        if not token.key and not token.html.strip():
            waiting += token.html
            continue
        goes_on = position in marked
        if is_open and not goes_on:
            written.append(f"</{name}>")
            is_open = False
        written.append(waiting)
        waiting = ""
        if goes_on and not is_open:
            written.append(f"<{name}>")
            is_open = True
        written.append(token.html)
    return "".join((*written, f"</{name}>" if is_open else "", waiting))
