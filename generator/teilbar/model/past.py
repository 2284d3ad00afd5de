"""Addresses that texts once had: where each leads now, or what became of the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from teilbar.model.metadata import Kind
from teilbar.model.unit import LearningPath, Unit

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from teilbar.model.unit import Page


class Address(NamedTuple):
    """What the address of a text is made of."""

    kind: Kind
    id: str


def address_of(page: Page) -> Address:
    """Return what the address of a page is made of."""
    kind = Kind.UNIT if isinstance(page, Unit) else Kind.PATH if isinstance(page, LearningPath) else Kind.PAGE
    return Address(kind, page.id)


@dataclass(frozen=True, slots=True)
class Moved:
    """That a text has another address now."""

    to: Address
    at: datetime | None = None
    """When it got it, in UTC; None where nobody knows."""


@dataclass(frozen=True, slots=True)
class Gone:
    """That there is no such text any more."""

    title: str = ""
    """Its last one; empty where it may not be told."""
    at: datetime | None = None
    """Since when, in UTC; None where nobody knows."""
    areas: tuple[str, ...] = ()
    """The names of its educational areas."""
    is_withdrawn: bool = False
    """Whether it was taken back on purpose: then nothing of it is told."""
    reason: str = ""
    """Why, as its author said it."""
    last: Address | None = None
    """The address that it had at last; None for the one that is asked about."""


@dataclass(frozen=True, slots=True)
class Past:
    """The addresses that texts had on the main line of a repository, and have no more."""

    moved: Mapping[Address, Moved] = field(default_factory=lambda: MappingProxyType({}))
    gone: Mapping[Address, Gone] = field(default_factory=lambda: MappingProxyType({}))
    hidden_since: Mapping[Address, datetime] = field(default_factory=lambda: MappingProxyType({}))
    """When texts that are still there, and were published once, were withdrawn or became drafts again."""


Fate: TypeAlias = "Moved | Gone"


def fate_of(address: Address, past: Past, live: Collection[Address]) -> Fate | None:
    """Return what became of the text at an address: the last one that it has now, or that it is gone.

    ``live`` are the addresses of all texts that there are now. None for an address at which there is a text, for one
    that nobody knows, and where it cannot be told.
    """
    if address in live:
        return None
    first, seen = past.moved.get(address), {address}
    found: Fate | None = first
    while isinstance(found, Moved):
        if found.to in live:
            return Moved(found.to, first.at if first else None)
        if found.to in seen:
            return None
        seen.add(found.to)
        address = found.to
        found = past.moved.get(address)
    return past.gone.get(address)
