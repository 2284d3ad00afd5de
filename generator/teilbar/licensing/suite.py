"""Which licence of Creative Commons a name or an address means, and what its author could have meant instead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from teilbar.licensing.creative_commons import MARK, PORT, ZERO, Name, merged, parse
from teilbar.licensing.readings import UNKNOWN, UNKNOWN_RULE, Reading, newest_first, several
from teilbar.licensing.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from teilbar.model.licence import Licence

_TOOLS = (frozenset({ZERO}), frozenset({MARK}))
"""The public domain tools: each has one version, which nobody needs to name."""


@dataclass(frozen=True, slots=True)
class Suite:
    """The licences and tools of Creative Commons."""

    _by_elements: Mapping[frozenset[str], tuple[Licence, ...]]
    """The newest first."""

    @classmethod
    def of(cls, licences: Iterable[Licence]) -> Suite:
        """Return those of the licences that are Creative Commons', as their ids say."""
        found: dict[frozenset[str], list[Licence]] = {}
        for licence in licences:
            if name := name_of(licence):
                found.setdefault(name.elements, []).append(licence)
        ordered = sorted(found, key=lambda elements: ("nc" in elements, "nd" in elements, len(elements)))
        return cls(MappingProxyType({elements: newest_first(found[elements]) for elements in ordered}))

    def read(self, names: Sequence[Name]) -> Reading:
        """Return which licence is meant by names that stand one after the other."""
        name = merged(names)
        if name:
            return self._read(name)
        readings = [self._read_with(one, names) for one in names]
        return readings[0] if len({reading.licence for reading in readings}) == 1 else several(readings)

    def _read(self, name: Name) -> Reading:
        if name.is_free_of_rights and not name.elements:
            tools = tuple(licence for tool in _TOOLS for licence in self._by_elements.get(tool, ()))
            return Reading(rule=UNKNOWN_RULE, candidates=tools, suggestions=tools)
        if not name.elements:
            return self._without_elements(name)
        versions = self._by_elements.get(name.elements)
        if versions is None or (name.is_free_of_rights and name.elements not in _TOOLS):
            return Reading(rule="licence-impossible", suggestions=self._possible(name))
        return _of_versions(versions, name)

    def _without_elements(self, name: Name) -> Reading:
        """Read a mere *Creative Commons*: it may be any of them."""
        every = self._by_elements.values()
        fitting = [tuple(one for one in versions if _fits(one, name, versions)) for versions in every]
        newest = tuple(found[0] for found in fitting if found and found[0].family)
        return Reading(rule=UNKNOWN_RULE, candidates=sum(fitting, ()), suggestions=newest)

    def _possible(self, name: Name) -> tuple[Licence, ...]:
        """Return what could be meant where the elements exclude each other, or *BY* is missing."""
        tools = name.elements & {ZERO, MARK}
        rest = (name.elements - tools) | {"by"}
        sets = [frozenset({tool}) for tool in sorted(tools)]
        sets += [rest - {"nd"}, rest - {"sa"}] if {"sa", "nd"} <= rest else [rest]
        found: list[Licence] = []
        for elements in sets:
            versions = self._by_elements.get(elements, ())
            found += [one for one in versions if _fits(one, name, versions)][:1] or versions[:1]
        return tuple(found)

    def _read_with(self, name: Name, names: Sequence[Name]) -> Reading:
        """Read one name of several, with what only another says: *CC BY 3.0, 4.0*."""
        elements = name.elements or next((other.elements for other in names if other.elements), name.elements)
        version = name.version or next((other.version for other in names if other.version), "")
        return self._read(replace(name, elements=elements, version=version))


def name_of(licence: Licence) -> Name | None:
    """Return what a licence's id says of it; None where it is none of Creative Commons'."""
    return _name_of_id(licence.id)


@cache
def _name_of_id(identifier: str) -> Name | None:
    names = parse(words(identifier.removeprefix("LicenseRef-")))
    return names[0] if names and names[0].elements and len(names) == 1 else None


def _of_versions(versions: tuple[Licence, ...], name: Name) -> Reading:
    if name.port not in {"", PORT}:
        return UNKNOWN  # there are ports for many other countries
    fitting = tuple(one for one in versions if _fits(one, name, versions))
    if len(fitting) == 1 and (name.version or len(versions) == 1):
        return Reading(fitting[0], candidates=fitting)
    if fitting:
        return Reading(rule="licence-without-version", candidates=fitting, suggestions=fitting)
    near = tuple(one for one in versions if one.port == name.port and _is_near(one, name, versions))
    said = " ".join(filter(None, (name.version, name.label, name.port)))
    return Reading(rule="licence-version-unknown", suggestions=near or versions, version=said)


def _fits(licence: Licence, name: Name, versions: Sequence[Licence]) -> bool:
    """Tell whether a licence is what a name says, as far as it says anything."""
    number, _, _ = licence.version.partition(".")
    return (
        (name.version in {"", licence.version, number})
        and (not name.label or licence.name_en.endswith(name.label))
        and (licence.port == name.port or _is_without_ports(licence, versions) or not (name.version or name.port))
    )


def _is_near(licence: Licence, name: Name, versions: Sequence[Licence]) -> bool:
    """Tell whether a licence is what a name says but for its version, or but for what that version is called."""
    return any(_fits(licence, one, versions) for one in (replace(name, version=""), replace(name, label="")))


def _is_without_ports(licence: Licence, versions: Sequence[Licence]) -> bool:
    """Tell whether a licence has no ports any more, so that a name with *DE* can mean no other.

    From version 4.0 on there are official translations instead, so *CC BY 4.0 DE* is its German text.
    """
    return all(licence.version > one.version for one in versions if one.port)
