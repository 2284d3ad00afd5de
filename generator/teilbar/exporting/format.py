"""The seam between a unit and the packages that it becomes: what a format is, and what it may use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from teilbar.exporting.archive import Entry
    from teilbar.exporting.deflating import Content, Deflated
    from teilbar.licensing.registry import Registry
    from teilbar.model.unit import Unit
    from teilbar.texts import Language

GROUP = "teilbar.formats"


@dataclass(frozen=True, slots=True)
class Kit:
    """What every format may use: all of it data, so that an exporter is a function of a unit and a kit."""

    language: Language
    licences: Registry
    hub_name: str
    media: Mapping[str, Content]
    """What is published of the unit's media: content by name in the package (``medien/schnecke.png``)."""
    names: Mapping[str, str]
    """The name in the package of each medium, by its path in the source."""
    theme: Mapping[str, Deflated]
    """The style sheet of packages, its icons and the script of questions by their names, deflated once for all."""
    exact_gaps: bool = False
    """Whether what is typed into gaps has to be written exactly like the answer."""
    address: str = ""
    """The unit's own address on the web; empty where the hub has none."""


class Format(Protocol):
    """A package format: one class in one folder, named by one entry point of the group ``teilbar.formats``."""

    name: ClassVar[str]
    """What ``--formats`` calls it."""
    suffix: ClassVar[str]
    """What follows the unit's id and a dot in the file's name: ``offline.zip``."""
    media_type: ClassVar[str]
    """The media type (IANA) of the file."""
    by_default: ClassVar[bool]
    """Whether it is built when nobody asks."""

    def label(self, language: Language) -> str:
        """Return what a page says of the download: what it is for, in a few words."""
        ...

    def entries(self, unit: Unit, kit: Kit) -> Iterable[Entry]:
        """Return the files of a unit's package. Reads nothing but its arguments; the same ones give the same files.

        Among them are those of :func:`teilbar.exporting.credits.credit_files`; what a reader sees of the package holds
        :func:`teilbar.exporting.credits.visible_credits`.
        """
        ...


@cache
def all_formats() -> Mapping[str, Format]:
    """Return all formats that are installed, by name."""
    points = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return {point.name: point.load()() for point in points}
