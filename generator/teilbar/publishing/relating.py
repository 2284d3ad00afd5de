"""Which units go well with which: a small measure of what their metadata share, the same each time.

No two units are compared because they are two: those are looked at that share something, and of what very many share
only those that stand near in age and length. So the work grows with the units, not with their square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

from teilbar.reading.identity import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from teilbar.model.metadata import Ages, Metadata
    from teilbar.model.unit import LearningPath, Unit
    from teilbar.publishing.tags import Tags

MOST = 3
"""Units that a page recommends."""

_WEIGHTS = {"keyword": 3, "area": 2, "path": 2}  # of each thing that two units share
_DEVICE, _AGE, _OTHER_AGE = 1, 1, -2
_ENOUGH = 3  # points: one keyword, or an area and the same age
_AROUND = 10  # units on either side that are looked at where very many share something
_CLOSER = 12  # units that are compared in full


class Shared(NamedTuple):
    """Something that two units share."""

    kind: str
    """``keyword``, ``area`` or ``path``."""
    key: str
    name: str
    """As pages show it."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A unit that goes well with another."""

    unit: Unit
    reason: Shared
    """The first thing that they share."""


def relations(units: Sequence[Unit], paths: Sequence[LearningPath], tags: Tags) -> Mapping[str, tuple[Relation, ...]]:
    """Return for each unit, by its id, those that go well with it, the best first; maybe none.

    What is withheld is recommended nowhere, nor what stands next to a unit in a learning path: its page leads there
    already.
    """
    things = {unit.id: tuple(_things(unit, tags)) for unit in units}
    beside: dict[str, set[str]] = {}
    for path in paths:
        shared = Shared("path", path.id, path.title)
        for position, step in enumerate(path.units):
            if shared not in things[step]:
                things[step] += (shared,)
            beside.setdefault(step, set()).update(path.units[max(0, position - 1) : position + 2])
    offered = sorted((unit for unit in units if not unit.withheld), key=_place)
    sharing: dict[tuple[str, str], list[Unit]] = {}
    for unit in offered:
        for one in things[unit.id]:
            sharing.setdefault(one[:2], []).append(unit)
    measure = _Measure(things)
    return {unit.id: tuple(measure.best(unit, sharing, beside.get(unit.id, set()) | {unit.id})) for unit in units}


class _Measure:
    """Compares units."""

    def __init__(self, things: Mapping[str, tuple[Shared, ...]]) -> None:
        self._things = things

    def best(self, unit: Unit, sharing: Mapping[tuple[str, str], list[Unit]], left_out: set[str]) -> Iterator[Relation]:
        points: Counter[str] = Counter()
        found: dict[str, Unit] = {}
        for thing in self._things[unit.id]:
            for other in _near(unit, sharing.get(thing[:2], [])):
                if other.id not in left_out:
                    points[other.id] += _WEIGHTS[thing.kind]
                    found[other.id] = other
        likely = nsmallest(_CLOSER, found, key=lambda one: (-points[one], one))
        compared = sorted((-self._points(unit, found[one]), one) for one in likely)
        for score, one in compared[:MOST]:
            if -score >= _ENOUGH:
                yield Relation(found[one], next(self._shared(unit, found[one])))

    def _shared(self, unit: Unit, other: Unit) -> Iterator[Shared]:
        theirs = {one[:2] for one in self._things[other.id]}
        return (one for one in self._things[unit.id] if one[:2] in theirs)

    def _points(self, unit: Unit, other: Unit) -> int:
        score = sum(_WEIGHTS[one.kind] for one in self._shared(unit, other))
        if _devices(unit.metadata) & _devices(other.metadata):
            score += _DEVICE
        mine, theirs = unit.metadata.ages, other.metadata.ages
        if mine and theirs:
            score += _AGE if _overlap(mine, theirs) else _OTHER_AGE
        return score


def _things(unit: Unit, tags: Tags) -> Iterator[Shared]:
    for tag in tags.of(unit):
        yield Shared("keyword", tag.folder or tag.name, tag.name)
    areas = {slug(area.label): area.label for area in unit.metadata.areas if area.label}
    for key, label in areas.items():
        yield Shared("area", key, label)


def _place(unit: Unit) -> tuple[int, int, str]:
    """Return where a unit stands among others: by age, then by length."""
    ages, duration = unit.metadata.ages, unit.metadata.duration
    return (ages.youngest or 0) if ages else 0, duration.minutes if duration else 0, unit.id


def _near(unit: Unit, others: list[Unit]) -> Sequence[Unit]:
    """Return units around the place where a unit stands, or would stand, among others: all where they are few."""
    if len(others) <= 2 * _AROUND + 1:
        return others
    place = bisect_left(others, _place(unit), key=_place)
    start = max(0, min(place - _AROUND, len(others) - 2 * _AROUND - 1))
    return others[start : start + 2 * _AROUND + 1]


def _devices(metadata: Metadata) -> set[str]:
    return {slug(device) for device in metadata.devices}


def _overlap(mine: Ages, theirs: Ages) -> bool:
    ends = [(ages.youngest or 0, ages.oldest if ages.oldest is not None else 999) for ages in (mine, theirs)]
    return ends[0][0] <= ends[1][1] and ends[1][0] <= ends[0][1]
