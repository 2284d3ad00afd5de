"""Version sets (sets.toml): which content types of H5P fit each other, at which minor version each.

What a package lists must be installed at that very minor version, and what a parent's semantics pin to another one is
dropped when it is shown. So a package is made for one set, whose table is consistent.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

DEFAULT = "core-1_27"
"""The set that most platforms accept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionSet:
    """A set of content types from one date."""

    id: str
    name: str
    date: date
    core: str
    """The core API that they ask for."""
    versions: Mapping[str, str]
    """The major and minor version of each, by its machine name."""
    children: Mapping[str, tuple[str, ...]]
    """The libraries that each parent admits, as its semantics write them: ``H5P.Image 1.1``."""

    def library(self, type_name: str) -> str:
        """Return a content type as content names it: ``H5P.Image 1.1``."""
        return f"{type_name} {self.versions[type_name]}"

    def minor(self, type_name: str) -> int:
        """Return the minor version of a content type."""
        return int(self.versions[type_name].partition(".")[2])


def version_set(name: str = "") -> VersionSet:
    """Return a set by its name, the default one without. Raises KeyError for one that there is not."""
    return version_sets()[name or DEFAULT]


@cache
def version_sets() -> Mapping[str, VersionSet]:
    """Return all sets by name. Raises ValueError where one contradicts itself."""
    return read_sets(files(__package__).joinpath("sets.toml").read_text("utf-8"))


def read_sets(text: str) -> Mapping[str, VersionSet]:
    """Return the sets of a table. Raises ValueError where a parent pins another version than its set lists."""
    tables: dict[str, dict[str, Any]] = tomllib.loads(text)
    sets = {name: _set(name, table, tables) for name, table in tables.items()}
    for one in sets.values():
        _refuse_contradictions(one)
    return sets


def _set(name: str, table: dict[str, Any], tables: dict[str, dict[str, Any]]) -> VersionSet:
    base = tables[table["like"]] if "like" in table else {}
    children = {**base.get("children", {}), **table.get("children", {})}
    return VersionSet(
        id=name,
        name=table["name"],
        date=table["date"],
        core=table["core"],
        versions={**base.get("versions", {}), **table.get("versions", {})},
        children={parent: tuple(admitted) for parent, admitted in children.items()},
    )


def _refuse_contradictions(one: VersionSet) -> None:
    for parent, admitted in one.children.items():
        if parent not in one.versions:
            problem = f"the set {one.id} says what {parent} admits, but not its version"
            raise ValueError(problem)
        for child in admitted:
            type_name, _, version = child.partition(" ")
            if one.versions.get(type_name) != version:
                listed = one.versions.get(type_name, "none")
                problem = f"the set {one.id}: {parent} pins {child}, but the set lists {listed}"
                raise ValueError(problem)
