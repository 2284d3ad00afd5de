"""What is written of each content type (types/*.toml): a table a type, a line a field.

A field's place is the way to it: ``answers[].text`` is the text of each answer. Groups with a single field have no
place of their own, because H5P leaves them out of the content (H5P semantics, "group"). ``label`` names a text that the
type says by itself (texts/h5p.toml, ``h5p.word``), ``value`` what is the same in every package.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind: TypeAlias = Literal["html", "text", "boolean", "number", "select", "library", "image", "audio", "video"]
MARK = "[]"
"""What follows the name of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field (H5P semantics, "type")."""

    kind: Kind
    """``html`` for text with tags."""
    optional: bool = False
    tags: tuple[str, ...] = ()
    """The elements that the text may hold, besides those that all may."""
    admits: tuple[str, ...] = ()
    """The content types that may stand here."""
    options: tuple[str, ...] = ()
    min: float | None = None
    max: float | None = None
    longest: int | None = None
    """Characters."""
    label: str = ""
    value: bool | float | str | None = None
    since: int = 0
    """The minor version of the type that first has it."""


Shape: TypeAlias = "Mapping[str, Field | Shape]"
"""Fields and groups by name; a list's name ends with :data:`MARK`."""


@dataclass(frozen=True, slots=True)
class ContentType:
    """What is written of a content type."""

    name: str
    """Its machine name."""
    title: str
    """What its metadata call it."""
    fields: Mapping[str, Field]
    """By place."""
    most: Mapping[str, int]
    """The most entries of a list, by its place."""
    shape: Shape = field(repr=False)


@cache
def content_type(name: str) -> ContentType:
    """Return a content type by its machine name. Raises FileNotFoundError for one that is never written."""
    file = files(__package__).joinpath("types", f"{name.removeprefix('H5P.')}.toml")
    table = tomllib.loads(file.read_text("utf-8"))
    fields = {place: Field(**_as_tuples(entry)) for place, entry in table["fields"].items()}
    return ContentType(name, table["title"], fields, table.get("most", {}), _shape(fields))


def content_types() -> tuple[str, ...]:
    """Return the machine names of all content types that are written."""
    folder = files(__package__).joinpath("types")
    return tuple(sorted(f"H5P.{file.name.removesuffix('.toml')}" for file in folder.iterdir()))


def _as_tuples(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def _shape(fields: Mapping[str, Field]) -> Shape:
    root: dict[str, Any] = {}
    for place, one in fields.items():
        *groups, name = place.split(".")
        here = root
        for group in groups:
            here = here.setdefault(group, {})
        here[name] = one
    return root
