"""What visitors narrow their search by: for each text the keys it answers to, and the values that a site offers.

The keys stand in addresses (``materialien/index.html?alter=4&geraet=ohne``), so they stay what they are. A key is
decided here and nowhere else: scripts only compare keys.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.model.unit import LearningPath, Unit
from teilbar.model.walk import is_visible
from teilbar.publishing.devices import NONE, OTHER, devices_of, families, says_none
from teilbar.reading.identity import slug
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from teilbar.model.metadata import Ages
    from teilbar.model.unit import Library, Page
    from teilbar.texts import Language

FACETS = ("alter", "dauer", "bereich", "geraet", "vorbereitung", "art", "h5p", "leicht")
"""The facets' names in addresses, in the order in which a page shows them."""

SINGLE = frozenset({"dauer", "vorbereitung", "h5p", "leicht"})
"""Those of which one key at most is chosen: each holds what those before it hold."""

ADULT = 18
"""Years, from which on a text is for those who work with children."""

ADULTS = "erwachsene"
UNIT, PATH, PAGE = "einheit", "lernpfad", "seite"
YES = "ja"
SEVERAL_DAYS, LONGER = "tage", "laenger"
DURATIONS = (20, 45, 60)
"""Minutes."""
PREPARATIONS = (15, 30, 60)
"""Minutes."""
NO_PREPARATION = "keine"

Keys = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet that a page offers."""

    key: str
    label: str
    count: int
    """How many texts answer to it."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What the metadata of a text does not say."""

    h5p: bool = False
    """Whether there is an H5P package of it."""
    easy: bool = False
    """Whether there is the same in easy language."""


class FacetKeys:
    """The keys that the texts of a library answer to."""

    def __init__(self, library: Library) -> None:
        """Take the library that is published."""
        self._units = {unit.id: unit for unit in library.units}
        named = [
            age
            for unit in library.units
            if (ages := unit.metadata.ages)
            for age in (ages.youngest, ages.oldest)
            if age is not None and age < ADULT
        ]
        self._youngest, self._oldest = min(named, default=0), max(named, default=0)

    def of(self, page: Page, traits: Traits) -> Keys:
        """Return the keys of a text by facet; a facet of which nothing is known is left out.

        A learning path answers to what it says itself, else to what its units do.
        """
        metadata = page.metadata
        units = [self._units[one] for one in page.units] if isinstance(page, LearningPath) else []
        found: Keys = {
            "alter": self._ages(metadata.ages)
            if metadata.ages
            else _joined(self._ages(u.metadata.ages) for u in units),
            "dauer": _durations(page, units),
            "bereich": area_keys(page) or _joined(map(area_keys, units)),
            "geraet": devices_of(metadata.devices) or _devices_of_all(units),
            "vorbereitung": _preparation(metadata.preparation),
            "art": (UNIT if isinstance(page, Unit) else PATH if isinstance(page, LearningPath) else PAGE,),
            "h5p": (YES,) if traits.h5p else (),
            "leicht": (YES,) if traits.easy else (),
        }
        return {facet: keys for facet, keys in found.items() if keys}

    def _ages(self, ages: Ages | None) -> tuple[str, ...]:
        """Return each year of an age; an open end reaches as far as any unit of the hub."""
        if ages is None:
            return ()
        youngest = ages.youngest if ages.youngest is not None else min(self._youngest, ages.oldest or 0)
        if youngest >= ADULT:
            return (ADULTS,)
        oldest = ages.oldest if ages.oldest is not None else max(self._oldest, youngest)
        years = tuple(map(str, range(youngest, min(oldest, ADULT - 1) + 1)))
        return (*years, ADULTS) if oldest >= ADULT else years


def area_keys(page: Page) -> tuple[str, ...]:
    """Return the keys of a text's areas: what their pages are called in addresses."""
    return tuple(dict.fromkeys(slug(area.label) for area in page.metadata.areas if is_visible(area.label)))


def offered(keys: Sequence[Keys], areas: Mapping[str, str], language: Language) -> Mapping[str, tuple[Value, ...]]:
    """Return the values that a page offers: those that some text answers to, in an order that people expect.

    Takes the keys of all texts, and the names of areas by their keys in the order of the hub. Plain pages are counted
    as a kind alone, where there is anything else: who browses looks for units and paths.
    """
    counted = {facet: Counter(key for one in keys for key in one.get(facet, ())) for facet in FACETS}
    works = [one for one in keys if one["art"] != (PAGE,)] or keys
    shown = counted | {
        facet: Counter(key for one in works for key in one.get(facet, ())) for facet in FACETS if facet != "art"
    }
    labels = {facet: dict(_labels(facet, counted[facet], areas, language)) for facet in FACETS}
    values = {
        facet: tuple(Value(key, label, shown[facet][key]) for key, label in named.items() if counted[facet][key])
        for facet, named in labels.items()
    }
    return {facet: found for facet, found in values.items() if found}


def _labels(
    facet: str, found: Collection[str], areas: Mapping[str, str], language: Language
) -> Iterable[tuple[str, str]]:
    match facet:
        case "alter":
            years = sorted(int(key) for key in found if key.isdecimal())
            for year in years:
                yield str(year), _age(year, language)
            yield ADULTS, text("finding.adults", language)
        case "bereich":
            yield from areas.items()
        case "geraet":
            yield NONE, text("finding.no-device", language)
            yield from ((family.key, family.labels[language]) for family in families())
            yield OTHER, text("finding.other-devices", language)
        case "dauer":
            yield from _spans(DURATIONS, language)
            yield SEVERAL_DAYS, text("finding.several-days", language)
        case "vorbereitung":
            yield NO_PREPARATION, text("finding.no-preparation", language)
            yield from _spans(PREPARATIONS, language)
        case "art":
            yield from ((key, text(f"finding.kind.{key}", language)) for key in (UNIT, PATH, PAGE))
        case _:
            yield YES, text(f"finding.{facet}.yes", language)


def _spans(most: Sequence[int], language: Language) -> Iterator[tuple[str, str]]:
    for minutes in most:
        yield str(minutes), text("finding.up-to", language, minutes=minutes)
    yield LONGER, text("finding.longer", language, minutes=most[-1])


def _age(year: int, language: Language) -> str:
    if year == 0:
        return text("finding.age.zero", language)
    return text(f"finding.age.{'one' if year == 1 else 'other'}", language, age=year)


def _durations(page: Page, units: Sequence[Unit]) -> tuple[str, ...]:
    duration = page.metadata.duration
    if duration is None:
        return (SEVERAL_DAYS,) if len(units) > 1 else _durations(units[0], ()) if units else ()
    return (SEVERAL_DAYS,) if duration.sessions > 1 else _within(duration.longest, DURATIONS)


def _preparation(preparation: int | str | None) -> tuple[str, ...]:
    if preparation is None or (isinstance(preparation, str) and not says_none(preparation)):
        return ()
    minutes = preparation if isinstance(preparation, int) else 0
    return (*((NO_PREPARATION,) if not minutes else ()), *_within(minutes, PREPARATIONS))


def _within(minutes: int, most: Sequence[int]) -> tuple[str, ...]:
    """Return each span that holds so many minutes."""
    return tuple(str(span) for span in most if minutes <= span) or (LONGER,)


def _devices_of_all(units: Sequence[Unit]) -> tuple[str, ...]:
    """Return what all units together need: no device only where that is said of each of them."""
    each = [devices_of(unit.metadata.devices) for unit in units]
    joined = _joined(each)
    return joined if all(NONE in one for one in each) else tuple(key for key in joined if key != NONE)


def _joined(keys: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for some in keys for key in some))
