"""Which licence the words of a name mean, or an expression of several."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from teilbar.licensing import creative_commons, expressions
from teilbar.licensing.addresses import is_address
from teilbar.licensing.readings import (
    CHOICE_RULE,
    LISTED,
    SEVERAL_RULE,
    SILENT,
    UNKNOWN,
    Reading,
    most_permissive,
    newest_first,
    several,
)
from teilbar.licensing.suite import Suite, name_of
from teilbar.licensing.words import FILLERS, key, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from teilbar.licensing.expressions import Expression
    from teilbar.model.licence import Licence

_BRACKETS = re.compile(r"[()\[\]]")
_NUMBER = re.compile(r"\d+\.\d+.*")


@dataclass(frozen=True, slots=True)
class Names:
    """What licences are called."""

    _suite: Suite
    _licences: Mapping[str, Licence]
    """By the key of each of their names; of Creative Commons', whose names the grammar knows, of their ids alone."""

    @classmethod
    def of(cls, licences: Iterable[Licence], suite: Suite) -> Names:
        """Return the names of these licences; ``suite`` are those of Creative Commons among them.

        Raises ValueError where one name means two licences.
        """
        found: dict[str, Licence] = {}
        for licence in licences:
            for name in _names_of(licence):
                if found.setdefault(key(words(name)), licence) != licence:
                    problem = f"{name!r} means both {found[key(words(name))].id} and {licence.id}"
                    raise ValueError(problem)
        return cls(suite, MappingProxyType({named: licence for named, licence in found.items() if named}))

    def read(self, text: str) -> Reading:
        """Return which licence a text without addresses means; silent where it holds no name at all."""
        reading = self._one(text)
        if reading != UNKNOWN:
            return reading
        expression = expressions.parse(text)
        return self._evaluated(expression) if expression else UNKNOWN

    def _one(self, text: str) -> Reading:
        """Read a text that names one licence, perhaps more than once."""
        said = words(text)
        if all(word in FILLERS for word in said):
            return SILENT
        if names := creative_commons.parse(said):
            return self._suite.read(names)
        if licence := self._licences.get(key(said)):
            return Reading(licence, candidates=(licence,))
        if versions := self._versions(key(said)):
            return Reading(rule="licence-without-version", candidates=versions, suggestions=versions)
        parts = {self._licences.get(key(words(part))) for part in _BRACKETS.split(text) if part.strip()}
        licence = parts.pop() if len(parts) == 1 else None
        return Reading(licence, candidates=(licence,)) if licence else UNKNOWN

    def _versions(self, stem: str) -> tuple[Licence, ...]:
        """Return the licences of a name that lacks the version, the newest first."""
        begins = f"{stem} "
        found = [
            licence
            for name, licence in self._licences.items()
            if stem and name.startswith(begins) and _NUMBER.fullmatch(name.removeprefix(begins))
        ]
        return newest_first(dict.fromkeys(found))

    def _evaluated(self, expression: Expression) -> Reading:
        match expression:
            case expressions.Named(name):
                reading = self._one(name)
                return LISTED if reading == UNKNOWN and expressions.is_listed(name) else reading
            case expressions.AnyOf(parts):
                return _chosen([self._evaluated(part) for part in parts])
            case expressions.AllOf(parts):
                return _all_at_once([self._evaluated(part) for part in parts])


def _chosen(readings: Sequence[Reading]) -> Reading:
    """Take what allows most of what an author offers, if every part of the offer is a licence."""
    for reading in readings:
        if reading.licence is None and not reading.is_listed and reading.rule != SEVERAL_RULE:
            return reading if reading.rule else UNKNOWN
    offered = tuple(dict.fromkeys(reading.licence for reading in readings if reading.licence))
    if not offered:
        return UNKNOWN
    chosen = most_permissive(offered)
    is_choice = len(offered) > 1 or not all(reading.licence for reading in readings)
    return Reading(chosen, CHOICE_RULE if is_choice else "", candidates=offered)


def _all_at_once(readings: Sequence[Reading]) -> Reading:
    """Nothing can stand under several licences at once here, whether they exclude each other or not."""
    said = [reading for reading in readings if not reading.is_silent]
    if any(replace(reading, candidates=(), suggestions=()) == UNKNOWN for reading in said):
        return UNKNOWN
    named = {reading.licence for reading in said}
    return said[0] if len(named) == 1 and said[0].licence else several(said)


def _names_of(licence: Licence) -> Iterator[str]:
    names = (licence.name, licence.name_de, licence.name_en, *licence.spellings)
    yield licence.id
    yield from (name for name in names if name and not is_address(name) and not name_of(licence))
