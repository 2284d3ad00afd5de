"""Whether works under different licences may be put together, and which licence the whole may carry.

Two ways to put a work into a unit are told apart, as the licences tell them apart: in a *collection* it stands beside
the unit's own text, unaltered; an *adaptation* of it is part of what the unit says under its own licence. The rules are
those of Creative Commons' charts for adapters and for collections (FAQ, "Combining and adapting CC material"), where
a combination that the chart advises against counts as one that it rules out if it would drop a condition of the
original. What single licences allow is data (``licenses/*.toml``); everything here is a pure function of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilbar.model.licence import Licence

_CREATIVE_COMMONS = "CC"


class Obstacle(StrEnum):
    """Why a work may not be used in a unit; the order of definition is the order in which they are looked for."""

    NOT_REUSABLE = "not-reusable"
    """Nobody may pass it on at all."""
    NO_ADAPTATIONS = "no-adaptations"
    """It may be passed on unaltered only."""
    SHARE_ALIKE = "share-alike"
    """An adaptation must stand under the same licence."""
    EARLIER_VERSION = "earlier-version"
    """An adaptation must stand under the same version of its licence, or a later one."""
    NON_COMMERCIAL = "non-commercial"
    """The unit's licence would allow commercial use of it."""
    ATTRIBUTION = "attribution"
    """The unit's licence would allow to leave its authors unnamed."""


class Limit(StrEnum):
    """What a work in a collection denies to whoever reuses the whole, though the unit's own licence allows it."""

    COMMERCIAL = "commercial"
    ADAPTATION = "adaptation"


@dataclass(frozen=True, slots=True, order=True)
class Work:
    """A work that a unit uses. Sorts by its name."""

    name: str
    """What to call it; of a medium, its path in the source."""
    licence: Licence
    adapted: bool = False
    """Whether what the unit shows is an adaptation of it; a mere change of size or format is none."""


@dataclass(frozen=True, slots=True)
class Combination:
    """What became of putting works together. The order in which they were given makes no difference."""

    conflicts: tuple[tuple[Work, Obstacle], ...]
    """The works that may not be used so."""
    limits: tuple[tuple[Work, Limit], ...]
    """The works that may, but make the whole less free than the unit alone is."""
    licence: Licence | None
    """The licence that the whole may carry; None where there is no single one: each part has its own then."""


def combine(own: Licence, works: Iterable[Work], known: Iterable[Licence]) -> Combination:
    """Put works into a unit of the licence ``own``; ``known`` are the licences that the whole may be given."""
    used = sorted(set(works), key=lambda work: (work.name, work.licence.id, work.adapted))
    found = [(work, obstacle(work.licence, own, adapted=work.adapted)) for work in used]
    conflicts = tuple((work, reason) for work, reason in found if reason)
    limited = tuple((work, limit) for work in used for limit in limits(work.licence, own) if not work.adapted)
    return Combination(
        conflicts=conflicts,
        limits=tuple((work, limit) for work, limit in limited if work.licence.reusable),
        licence=None if conflicts else whole_licence(own, (work.licence for work in used), known),
    )


def obstacle(work: Licence, unit: Licence, *, adapted: bool) -> Obstacle | None:
    """Return why a work may not be used in a unit; None where it may."""
    if not work.reusable:
        return Obstacle.NOT_REUSABLE
    return _obstacle_to_adaptation(work, unit) if adapted else None


def _obstacle_to_adaptation(work: Licence, unit: Licence) -> Obstacle | None:
    if not work.adaptation:
        return Obstacle.NO_ADAPTATIONS
    if work.share_alike:
        if unit.id in work.adaptations_under:
            return None
        alike = unit.share_alike and unit.family == work.family and unit.commercial == work.commercial
        return Obstacle.EARLIER_VERSION if alike else Obstacle.SHARE_ALIKE
    if not work.commercial and unit.commercial:
        return Obstacle.NON_COMMERCIAL
    if work.attribution and not unit.attribution:
        return Obstacle.ATTRIBUTION
    return Obstacle.EARLIER_VERSION if _is_earlier(unit, work) else None


def limits(work: Licence, unit: Licence) -> tuple[Limit, ...]:
    """Return what a work in a collection denies though the unit allows it."""
    found = []
    if unit.commercial and not work.commercial:
        found.append(Limit.COMMERCIAL)
    if unit.adaptation and not work.adaptation:
        found.append(Limit.ADAPTATION)
    return tuple(found)


def whole_licence(own: Licence, works: Iterable[Licence], known: Iterable[Licence]) -> Licence | None:
    """Return the licence that a package of a unit and works may carry as a whole, None where there is no single one.

    It is the unit's own if no work asks for more; else that of a work that asks for all that the others do; else, of
    those that keep every condition of every part, the one with the fewest, in its newest version.
    """
    parts = {part.id: part for part in (own, *works)}.values()
    for offered in ((own,), parts, known):
        fitting = [licence for licence in offered if all(carries(licence, part) for part in parts)]
        if fitting:
            return min(fitting, key=_preference)
    return None


def carries(whole: Licence, part: Licence) -> bool:
    """Tell whether whoever keeps to the licence of a whole keeps to that of a part of it, too.

    Licences of another family ask for other things under the same name: who names the authors as CC BY asks for has not
    passed on the text of the MIT licence. So they carry only what asks for nothing, or names them.
    """
    if not (whole.reusable and part.reusable) or _is_earlier(whole, part):
        return False
    if part.share_alike:
        return whole.id in part.adaptations_under
    if not conditions(part):
        return True
    return whole.family == part.family and conditions(part) <= conditions(whole)


def conditions(licence: Licence) -> frozenset[str]:
    """Return what a licence asks of whoever reuses a work, in the codes of Creative Commons."""
    asked = {
        "BY": licence.attribution,
        "SA": licence.share_alike,
        "NC": not licence.commercial,
        "ND": not licence.adaptation,
    }
    return frozenset(code for code, is_asked in asked.items() if is_asked)


def fitting_licences(works: Iterable[Work], known: Iterable[Licence]) -> tuple[Licence, ...]:
    """Return the licences that a unit could carry so that none of these works is in conflict with it.

    Only Creative Commons' are named, without ports and each in the newest version that fits; the most open first.
    """
    used = tuple(works)
    found: dict[frozenset[str], Licence] = {}
    for licence in sorted(known, key=_preference):
        is_choice = licence.family == _CREATIVE_COMMONS and not licence.port
        if is_choice and not any(obstacle(work.licence, licence, adapted=work.adapted) for work in used):
            found.setdefault(conditions(licence), licence)
    return tuple(found.values())


def common_licence(works: Iterable[Work], known: Iterable[Licence]) -> Licence | None:
    """Return the licence that a unit could carry with all these works in it; None where there is none.

    It is the most open one of Creative Commons', or another if only that fits.
    """
    used, offered = tuple(works), tuple(known)
    if fitting := fitting_licences(used, offered):
        return fitting[0]
    others = (one for one in offered if not any(obstacle(work.licence, one, adapted=work.adapted) for work in used))
    return min(others, key=_preference, default=None)


def rival(work: Work, works: Iterable[Work], known: Iterable[Licence]) -> Work | None:
    """Return which of several works can stand in no unit together with one, whatever that unit's licence; else None."""
    offered = tuple(known)
    others = sorted((one for one in works if one != work), key=lambda one: (one.name, one.licence.id))
    possible = (one for one in others if common_licence([one], offered) and common_licence([work], offered))
    return next((one for one in possible if common_licence([work, one], offered) is None), None)


def _is_earlier(one: Licence, other: Licence) -> bool:
    """Tell whether a licence is of an earlier version than another of its family."""
    return bool(one.family) and one.family == other.family and _number(one) < _number(other)


def _preference(licence: Licence) -> tuple[object, ...]:
    is_other = licence.family != _CREATIVE_COMMONS
    return len(conditions(licence)), is_other, bool(licence.port), tuple(-part for part in _number(licence)), licence.id


def _number(licence: Licence) -> tuple[int, ...]:
    return tuple(int(part) for part in licence.version.split(".") if part)
