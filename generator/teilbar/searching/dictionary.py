"""The dictionary: all forms and terms in their order, in pieces of which a word needs one.

A prefix may run over many pieces. For each that does, the piece in which a browser looks for it says the most common
terms that it leads to, so that one piece is always enough.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.searching.packing import by_unit, front_coded, number, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from teilbar.searching.findable import Json

MOST_EXPANSIONS = 12
"""Terms that a prefix stands for, at most: the most common ones of those whose forms begin with it."""
SHORTEST_PREFIX = 2
"""Letters. A single one says nothing."""
_PIECE = 9000
"""Characters of a piece, about."""

FORM, TERM, CAPITAL, SPELT, ALSO, KNOWN = (1 << bit for bit in range(6))
_NOT_IN_WORDS = "\n\t"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a form, of a term, or of what is both."""

    spelling: str = ""
    """How the form is written; empty if it is none."""
    count: int = 0
    """In how many fields of things the term stands; 0 if it is none."""
    known: bool = False
    """Whether it is the term of a right word of which no text has anything."""
    also: tuple[str, ...] = ()
    """Terms that the form leads to beside its stem."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the dictionary."""

    first: str
    """Its first key."""
    first_term: int
    """The number of its first term."""
    content: Json


class Dictionary:
    """All entries in their order."""

    def __init__(self, entries: Mapping[str, Entry], stems: Mapping[str, str]) -> None:
        """Take the entries by form or term, and the stem of each form."""
        self._keys = sorted(entries, key=by_unit)
        self._units = [by_unit(key) for key in self._keys]
        self._entries = entries
        self._stems = stems
        self.terms = [key for key in self._keys if entries[key].count]
        """All terms; a term's place is its number."""
        self._numbers = {term: place for place, term in enumerate(self.terms)}

    def expansions(self, prefix: str) -> list[str]:
        """Return the terms that a prefix stands for, the most common first."""
        start, stop = self._range(prefix)
        found = {self._stems[key] for key in self._keys[start:stop] if self._entries[key].spelling}
        known = [term for term in found if term in self._numbers]
        return sorted(known, key=lambda term: (-self._entries[term].count, by_unit(term)))[:MOST_EXPANSIONS]

    def pieces(self) -> list[Piece]:
        """Return all pieces, the first one's first."""
        cuts = list(self._cuts())
        firsts = [self._units[start] for start, _ in cuts]
        running: list[dict[str, Json]] = [{} for _ in cuts]
        for place, (start, _) in enumerate(cuts):
            key = self._keys[start]
            for length in range(SHORTEST_PREFIX, len(key)):
                prefix = key[:length]
                asked = max(0, bisect_right(firsts, by_unit(prefix)) - 1)
                if place > asked:
                    running[asked][prefix] = [self._known(term) for term in self.expansions(prefix)]
        terms = 0
        found = []
        for (start, stop), prefixes in zip(cuts, running, strict=True):
            keys = self._keys[start:stop]
            counts = [self._entries[key].count for key in keys if self._entries[key].count]
            found.append(Piece(keys[0], terms, [terms, numbers(counts), self._lines(keys), prefixes]))
            terms += len(counts)
        return found

    def _range(self, prefix: str) -> tuple[int, int]:
        start = bisect_left(self._units, by_unit(prefix))
        return start, bisect_left(self._units, by_unit(prefix) + b"\xff\xff", start)

    def _known(self, term: str) -> Json:
        return [term, self._numbers[term], self._entries[term].count]

    def _cuts(self) -> Iterator[tuple[int, int]]:
        start = size = 0
        for place, key in enumerate(self._keys):
            if size > _PIECE:
                yield start, place
                start, size = place, 0
            size += len(key) // 2 + 4
        if self._keys:
            yield start, len(self._keys)

    def _lines(self, keys: Sequence[str]) -> str:
        return "\n".join(
            self._line(key, shared, rest) for key, (shared, rest) in zip(keys, front_coded(keys), strict=True)
        )

    def _line(self, key: str, shared: int, rest: str) -> str:
        entry = self._entries[key]
        flags = (FORM if entry.spelling else 0) | (TERM if entry.count else 0)
        flags |= KNOWN if entry.known else 0
        more = ""
        if entry.spelling == key.capitalize() != key:
            flags |= CAPITAL
        elif entry.spelling and entry.spelling != key:
            flags |= SPELT
            more += f"\t{entry.spelling}"
        if entry.also:
            flags |= ALSO
            more += "\t" + "\t".join(entry.also)
        return f"{number(shared)}{number(flags)}{rest}{more}"
