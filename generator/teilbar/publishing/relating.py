"""Which units go well with which: a small measure of what their metadata share, the same each time.

No two units are compared because they are two: those are looked at that share something, and of what very many share
only those that stand near in age and length. So the work grows with the units, not with their square.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from teilbar.reading.identity import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from teilbar.model.unit import LearningPath, Unit
    from teilbar.publishing.tags import Tags

MOST = 3
"""Units that a page recommends."""

_WEIGHTS = {"keyword": 3, "area": 2, "path": 2}  # of each thing that two units share
_DEVICE, _AGE, _OTHER_AGE = 1, 1, -2
_ENOUGH = 3  # points: one keyword, or an area and the same age
_WINDOW = 21  # units that are looked at where very many share something
_NO_END = 999  # years
_CLOSER = 12  # units that are compared in full


class Shared(NamedTuple):
    """Something that two units share."""

    kind: str
    """``keyword``, ``area`` or ``path``."""
    key: str
    name: str
    """As pages show it."""

    @property
    def thing(self) -> tuple[str, str]:
        """What tells it from others, whatever it is called."""
        return self[:2]


@dataclass(frozen=True, slots=True)
class Relation:
    """A unit that goes well with another."""

    unit: Unit
    reason: Shared
    """The first thing that they share."""


def relations(units: Sequence[Unit], paths: Sequence[LearningPath], tags: Tags) -> Mapping[str, tuple[Relation, ...]]:
    """Return for each unit, by its id, those that go well with it; see :class:`Relations`."""
    found = Relations(units, paths, tags)
    return {unit.id: found.of(unit) for unit in units}


class Relations:
    """Which units go well with each of some.

    What is withheld is recommended nowhere, nor what stands next to a unit in a learning path: its page leads there
    already.
    """

    def __init__(self, units: Sequence[Unit], paths: Sequence[LearningPath], tags: Tags) -> None:
        """Take the units, the learning paths that they are part of, and their keywords."""
        things = {unit.id: {one.thing: one for one in _things(unit, tags)} for unit in units}
        self._beside: dict[str, set[str]] = {unit.id: {unit.id} for unit in units}
        for path in paths:
            shared = Shared("path", path.id, path.title)
            for position, step in enumerate(path.units):
                things[step].setdefault(shared.thing, shared)
                self._beside[step].update(path.units[max(0, position - 1) : position + 2])
        self._traits = {unit.id: _Traits(unit, things[unit.id]) for unit in units}
        offered = (self._traits[unit.id] for unit in units if not unit.withheld)
        self._sharing: dict[tuple[str, str], list[_Traits]] = {}
        for one in sorted(offered, key=lambda one: one.place):
            for thing in one.things:
                self._sharing.setdefault(thing, []).append(one)
        self._places = {thing: [one.place for one in sharers] for thing, sharers in self._sharing.items()}

    def of(self, unit: Unit) -> tuple[Relation, ...]:
        """Return the units that go well with one of them, the best first; maybe none."""
        traits = self._traits[unit.id]
        return tuple(_best(traits, _near(traits, self._sharing, self._places, self._beside[unit.id])))


class _Traits:
    """What is compared of a unit."""

    __slots__ = ("devices", "oldest", "place", "things", "unit", "youngest")

    def __init__(self, unit: Unit, things: Mapping[tuple[str, str], Shared]) -> None:
        ages, duration = unit.metadata.ages, unit.metadata.duration
        self.unit = unit
        self.things = things
        self.devices = frozenset(slug(device) for device in unit.metadata.devices)
        self.youngest = (ages.youngest or 0) if ages else None
        self.oldest = (_NO_END if ages.oldest is None else ages.oldest) if ages else None
        self.place = (self.youngest or 0, duration.minutes if duration else 0, unit.id)
        """Among others: by age, then by length."""


def _near(
    unit: _Traits,
    sharing: Mapping[tuple[str, str], list[_Traits]],
    places: Mapping[tuple[str, str], list[tuple[int, int, str]]],
    left_out: set[str],
) -> list[_Traits]:
    """Return the units that share most with a unit; where very many share something, those around its place."""
    points: dict[str, int] = {}
    found: dict[str, _Traits] = {}
    for thing in unit.things:
        others = sharing.get(thing, [])
        if len(others) > _WINDOW:
            place = bisect_left(places[thing], unit.place)
            start = max(0, min(place - _WINDOW // 2, len(others) - _WINDOW))
            others = others[start : start + _WINDOW]
        weight = _WEIGHTS[thing[0]]
        for other in others:
            id_ = other.unit.id
            points[id_] = points.get(id_, 0) + weight
            found[id_] = other
    ranked = sorted((-score, id_) for id_, score in points.items() if id_ not in left_out)
    return [found[id_] for _, id_ in ranked[:_CLOSER]]


def _best(unit: _Traits, others: Iterable[_Traits]) -> Iterator[Relation]:
    compared = sorted(((-_points(unit, other), other.unit.id, other) for other in others), key=lambda one: one[:2])
    for score, _, other in compared[:MOST]:
        if -score >= _ENOUGH:
            yield Relation(other.unit, next(shared for thing, shared in unit.things.items() if thing in other.things))


def _points(unit: _Traits, other: _Traits) -> int:
    score = sum(_WEIGHTS[thing[0]] for thing in unit.things.keys() & other.things.keys())
    if unit.devices & other.devices:
        score += _DEVICE
    if None not in {unit.youngest, other.youngest}:
        score += _AGE if _overlap(unit, other) else _OTHER_AGE
    return score


def _overlap(unit: _Traits, other: _Traits) -> bool:
    mine, theirs = (unit.youngest or 0, unit.oldest or 0), (other.youngest or 0, other.oldest or 0)
    return mine[0] <= theirs[1] and theirs[0] <= mine[1]


def _things(unit: Unit, tags: Tags) -> Iterator[Shared]:
    for tag in tags.of(unit):
        yield Shared("keyword", tag.folder or tag.name, tag.name)
    for area in unit.metadata.areas:
        if area.label:
            yield Shared("area", slug(area.label), area.label)
