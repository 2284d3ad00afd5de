"""What the search knows of a thing that is to be found: plain data, whatever it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Json: TypeAlias = "str | int | float | bool | tuple[Json, ...] | list[Json] | dict[str, Json] | None"


@dataclass(frozen=True, slots=True)
class Passage:
    """A section of a text."""

    heading: str
    """Empty for what stands before the first heading."""
    anchor: str
    """The id of the heading in the page; empty for the page's beginning."""
    text: str
    """Plain text, without markup and without the heading."""
    untold: str = ""
    """What it is found by and what no excerpt shows: what would give an answer away."""


@dataclass(frozen=True, slots=True)
class Findable:
    """A thing that is to be found: a unit, a learning path, a page, a text in easy language."""

    address: str
    """Its page, from the site's root; distinct."""
    title: str
    summary: str = ""
    passages: tuple[Passage, ...] = ()
    keywords: tuple[str, ...] = ()
    """What it is found by beside its text: key words, areas, names of authors."""
    weight: float = 1
    """What its words count, where those of others count 1."""
    keys: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Facets: a name and the keys that it answers to, ``("alter", ("3", "4"))`` say."""
    orders: tuple[tuple[str, str | int | None], ...] = ()
    """What lists can be sorted by: a name and a value, ``("dauer", 45)`` or ``("neu", "2026-11-02")`` say."""
    shown: tuple[tuple[str, Json], ...] = ()
    """What a card shows beside title and summary, handed to the browser as it is: kind, facts, cover ..."""
