"""What a text says of a licence: the certain one, or why it is not certain and what could be meant."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from teilbar.model.licence import Licence

UNKNOWN_RULE = "licence-unknown"
CHOICE_RULE = "licence-choice"
SEVERAL_RULE = "licence-several"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an author's words for a licence mean."""

    licence: Licence | None = None
    """The licence; None where that is not certain."""
    rule: str = ""
    """The finding that has to be reported; empty where there is none."""
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What the placeholders of that finding stand for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a name says, or an address."""

    licence: Licence | None = None
    """The licence that is meant, or chosen; None where that is not certain."""
    rule: str = ""
    """Why it is not certain, as the id of a finding; empty also for what says nothing about a licence."""
    candidates: tuple[Licence, ...] = ()
    """The licences that may be meant: one of them is, if something else says which."""
    suggestions: tuple[Licence, ...] = ()
    """What the author could write instead."""
    version: str = ""
    """The version that does not exist."""
    is_listed: bool = False
    """Whether SPDX lists the licence though the registry does not hold it."""

    @property
    def is_silent(self) -> bool:
        """Whether this says nothing about a licence."""
        return self.licence is None and not self.rule


SILENT = Reading()
UNKNOWN = Reading(rule=UNKNOWN_RULE)
LISTED = Reading(rule=UNKNOWN_RULE, is_listed=True)


def agreed(one: Reading, other: Reading) -> Reading | None:
    """Return what two readings of the same licence say together, the less certain first; None if they disagree."""
    if one.is_silent or other.is_silent:
        return other if one.is_silent else one
    if one.licence and other.licence:
        return _agreed_of_certain(one, one.licence, other, other.licence)
    if other.licence:
        return other if other.licence in one.candidates else None
    if one.licence:
        return one if one.licence in other.candidates else None
    disagree = one.candidates and other.candidates and not set(one.candidates) & set(other.candidates)
    return None if disagree else one


def _agreed_of_certain(one: Reading, first: Licence, other: Reading, second: Licence) -> Reading | None:
    if first == second or first in other.candidates:
        return one
    return other if second in one.candidates else None


def several(readings: Iterable[Reading]) -> Reading:
    """Return the reading of a text that names several licences at once."""
    named = (licence for reading in readings for licence in (reading.licence, *reading.suggestions) if licence)
    return Reading(rule=SEVERAL_RULE, suggestions=tuple(dict.fromkeys(named)))


def newest_first(licences: Iterable[Licence]) -> tuple[Licence, ...]:
    """Return licences by version, the newest first; of one version, those for a country first."""
    return tuple(sorted(licences, key=lambda one: (_number(one), bool(one.port)), reverse=True))


def most_permissive(licences: Iterable[Licence]) -> Licence:
    """Return the licence that allows most; of one family its newest version, else the one that stands first."""
    offered = tuple(licences)
    best = max(offered, key=_freedom)
    rivals = (one for one in offered if _freedom(one) == _freedom(best) and best.family == one.family)
    return max(rivals, key=_number) if best.family else best


def _freedom(licence: Licence) -> tuple[bool, ...]:
    asks_nothing = not (licence.share_alike or licence.attribution)
    return (
        *(licence.reusable, licence.open, licence.adaptation, licence.commercial),
        *(not licence.share_alike, asks_nothing),
    )


def _number(licence: Licence) -> tuple[int, ...]:
    return tuple(int(part) for part in licence.version.split(".") if part)
