"""A package's content as parts: each a content type with its fields, and parts of its own; and how they are written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from teilbar.exporting.h5p.fields import MARK, Field, content_type
from teilbar.exporting.h5p.fitting import as_text
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teilbar.exporting.h5p.fields import Shape
    from teilbar.exporting.h5p.rights import Rights
    from teilbar.exporting.h5p.sets import VersionSet
    from teilbar.texts import Language


@dataclass(frozen=True, slots=True)
class Part:
    """A content type with what stands in its fields."""

    type: str
    """Its machine name."""
    place: str
    """Where it stands in the unit: the same as long as the author leaves it there."""
    title: str
    params: Mapping[str, Any] = field(default_factory=dict)
    """The fields that differ from package to package; parts stand in those of kind ``library``."""
    rights: Rights | None = None
    """Of a medium; None for what is the unit's own."""

    def types(self) -> Iterator[str]:
        """Yield the content types that it is made of, its own first."""
        yield self.type
        for part in _parts_in(self.params):
            yield from part.types()


def _parts_in(value: object) -> Iterator[Part]:
    if isinstance(value, Part):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _parts_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from _parts_in(one)


@dataclass(frozen=True, slots=True)
class PartWriter:
    """Writes the parts of one unit as H5P keeps them (H5P, "content.json")."""

    unit: str
    """The unit's id: what every identifier is made of."""
    language: Language
    versions: VersionSet
    own: Rights
    """The unit's."""

    def content(self, part: Part) -> dict[str, Any]:
        """Return the fields of a part, with all that its type says by itself."""
        return self._filled(content_type(part.type).shape, part.params, self.versions.minor(part.type))

    def library(self, part: Part) -> dict[str, Any]:
        """Return a part as it stands in another one (H5P semantics, "library")."""
        rights = part.rights or self.own
        return {
            "library": self.versions.library(part.type),
            "params": self.content(part),
            "subContentId": self.identifier(part.place),
            "metadata": {
                "contentType": content_type(part.type).title,
                **rights.metadata(title=part.title),
            },
        }

    def identifier(self, place: str) -> str:
        """Return the identifier of a part: a UUID of version 5 (RFC 9562), the same in every build."""
        return str(uuid5(uuid5(NAMESPACE_URL, f"urn:teilbar:{self.unit}"), place))

    def _filled(self, shape: Shape, params: Mapping[str, Any], minor: int) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, below in shape.items():
            name = key.removesuffix(MARK)
            given = params.get(name)
            if key.endswith(MARK):
                if given is not None:
                    made[name] = [self._value(below, one, minor) for one in given]
            elif isinstance(below, Field):
                if below.since <= minor and (value := self._value(below, given, minor)) is not None:
                    made[name] = value
            elif group := self._filled(below, given or {}, minor):
                made[name] = group
        unknown = params.keys() - {key.removesuffix(MARK) for key in shape}
        return made | {name: params[name] for name in sorted(unknown)}  # the check that follows will refuse them

    def _value(self, below: Field | Shape, given: Any, minor: int) -> Any:  # noqa: ANN401 - whatever a field holds
        if not isinstance(below, Field):
            return self._filled(below, given, minor)
        if isinstance(given, Part):
            return self.library(given)
        if given is None and below.label:
            return as_text(text(f"h5p.word.{below.label}", self.language))
        return below.value if given is None else given
