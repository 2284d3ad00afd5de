"""The checks: functions that look at a text of the library and yield findings, found through entry points."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any, TypeAlias

from teilbar.describing.vocabulary import Vocabularies
from teilbar.model.findings import Finding
from teilbar.model.unit import Library, Page

if TYPE_CHECKING:
    from teilbar.hub import Hub
    from teilbar.licensing.registry import Registry
    from teilbar.linking import Links

GROUP = "teilbar.checks"
GROUP_OF_LIBRARY = "teilbar.library_checks"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a check may look at besides the text itself."""

    hub: Hub
    links: Links
    licences: Registry
    today: date = date.min
    """What may be out of date is judged by this day; the machine's clock is nobody's business here."""
    vocabularies: Vocabularies = field(default_factory=Vocabularies)
    """The terms that the hub works with."""


Check: TypeAlias = Callable[[Page, Surroundings], Iterator[Finding]]
"""A check yields findings of rules that the catalogue holds."""

LibraryCheck: TypeAlias = Callable[[Library, Surroundings], Iterator[Finding]]
"""A check of all texts together: for what would else be said of each, and for what none of them says."""


@cache
def all_checks() -> tuple[Check, ...]:
    """Return the checks of all entry points of the group ``teilbar.checks``; each names a tuple of checks."""
    return tuple(plugged_in(GROUP))


@cache
def all_library_checks() -> tuple[LibraryCheck, ...]:
    """Return the checks of all entry points of the group ``teilbar.library_checks``."""
    return tuple(plugged_in(GROUP_OF_LIBRARY))


def plugged_in(group: str) -> Iterator[Any]:
    """Yield what the tuples hold that the entry points of a group name, in the order of the points' names."""
    for point in sorted(entry_points(group=group), key=lambda point: point.name):
        yield from point.load()
