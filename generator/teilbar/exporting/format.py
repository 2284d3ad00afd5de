"""The seam between a unit and the packages that it becomes: what a format is, and what it may use."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from teilbar.exporting.archive import Entry
    from teilbar.exporting.deflating import Content, Deflated
    from teilbar.exporting.h5p.libraries import Stock
    from teilbar.licensing.registry import Registry
    from teilbar.meetings import Server
    from teilbar.model.findings import Finding
    from teilbar.model.unit import LearningPath, Page, Unit
    from teilbar.texts import Language

GROUP = "teilbar.formats"


PASS_MARK = 60
"""Per cent of the points from which on a unit counts as passed, where a hub says nothing else."""


@dataclass(frozen=True, slots=True)
class Kit:
    """What every format may use: all of it data, so that an exporter is a function of a unit and a kit."""

    language: Language
    licences: Registry
    hub_name: str
    media: Mapping[str, Content]
    """What is published of the media: content by name in the package (``medien/schnecke.png``)."""
    names: Mapping[str, str]
    """The name in the package of each medium, by its path in the source."""
    shared: Mapping[str, Deflated]
    """What many packages hold, deflated once for all: style sheets, icons and scripts by their names in a package
    (``stil/teilbar.css``), schema documents by theirs below :data:`SCHEMAS`. A format takes what it needs."""
    exact_gaps: bool = False
    """Whether what is typed into gaps has to be written exactly like the answer."""
    meetings: Server | None = None
    """The institute's server for meetings."""
    pass_mark: int = PASS_MARK
    """Per cent of the points from which on a unit is passed."""
    h5p_set: str = ""
    """The version set of H5P's content types; empty for the most widely accepted one."""
    h5p_libraries: Stock = field(default_factory=dict)
    """The libraries that may go into a package: for a :class:`Bundling` format, all that its unit can need."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """The address on the web of each text in the package, by its file; none where the hub has no address."""

    placed: Mapping[str, str] | None = None
    """Where a format has put each medium, by its path in the source; None where :attr:`names` says it. A medium that is
    not in it is not in the package."""

    def address_of(self, page: Page) -> str:
        """Return a text's own address on the web; empty where the hub has none."""
        return self.addresses.get(page.file, "")


SCHEMAS = "schema"
"""Folder in :attr:`Kit.shared` of the schema documents, one below it for each standard."""


class Format(Protocol):
    """A package format: one class in one folder, named by one entry point of the group ``teilbar.formats``.

    It is a :class:`UnitFormat`, a :class:`PathFormat` or a :class:`HubFormat`.
    """

    name: ClassVar[str]
    """What ``--formats`` calls it."""
    suffix: ClassVar[str]
    """What follows the work's id and a dot in the file's name: ``offline.zip``."""
    media_type: ClassVar[str]
    """The media type (IANA) of the file."""
    by_default: ClassVar[bool]
    """Whether it is built when nobody asks."""

    def label(self, language: Language) -> str:
        """Return what a page says of the download: what it is for, in a few words."""
        ...


@runtime_checkable
class UnitFormat(Format, Protocol):
    """A format of single units."""

    def entries(self, unit: Unit, kit: Kit) -> Iterable[Entry]:
        """Return the files of a unit's package. Reads nothing but its arguments; the same ones give the same files.

        Among them are those of :func:`teilbar.exporting.credits.credit_files`; what a reader sees of the package holds
        :func:`teilbar.exporting.credits.visible_credits`.
        """
        ...


@runtime_checkable
class Selective(Protocol):
    """A format that has nothing to pack of some units: of those there is no package."""

    def packs(self, unit: Unit) -> bool:
        """Tell whether there is a package of a unit, by its outline: without reading the text."""
        ...


@runtime_checkable
class Explaining(Protocol):
    """A format that says more of its packages than a few words."""

    def purpose(self, language: Language) -> str:
        """Return what to do with such a download, in a sentence that a teacher understands."""
        ...


@runtime_checkable
class Demanding(Protocol):
    """A format whose packages need something of the platform that takes them."""

    settings: ClassVar[tuple[str, ...]]
    """The settings of the hub, by their names in :class:`Kit`, that a package depends on."""

    def demand(self, unit: Unit, language: Language, settings: Mapping[str, Any]) -> str:
        """Return what a unit's package needs, as a sentence for whoever runs the platform; by the unit's outline."""
        ...


@runtime_checkable
class Remarking(Protocol):
    """A format that cannot hold everything as it is on the site."""

    def remarks(self, unit: Unit) -> Iterator[Finding]:
        """Yield a hint for each thing that becomes something else in a unit's package."""
        ...


@runtime_checkable
class Bundling(Protocol):
    """A format whose packages carry libraries of H5P; it is :class:`Selective`, too: without them there is none."""

    def supplied(self, stock: Stock, h5p_set: str) -> Format:
        """Return the format with the libraries that there are, for a version set."""
        ...

    def bundled(self, unit: Unit) -> Stock:
        """Return the libraries that a unit's package can need, by the unit's outline."""
        ...

    def hindrances(self, unit: Unit) -> Iterator[Finding]:
        """Yield why there is no package of a unit: the libraries that it lacks."""
        ...


@runtime_checkable
class PathFormat(Format, Protocol):
    """A format of learning paths: a package holds the units of one."""

    def path_entries(self, path: LearningPath, units: Sequence[Unit], kit: Kit) -> Iterable[Entry]:
        """Return the files of a path's package, as :meth:`UnitFormat.entries` does; ``units`` are in its order.

        The kit has the media of all of them, and of the path itself.
        """
        ...


@runtime_checkable
class HubFormat(Format, Protocol):
    """A format of a whole hub, made of the packages of its works when these are there."""

    def hub_entries(self, files: Mapping[str, Content], credits_: Iterable[str]) -> Iterable[Entry]:
        """Return what the archive holds: ``files`` by their names in it, and a credit line for each work."""
        ...


def purpose_of(package_format: Format, language: Language) -> str:
    """Return what to do with a format's packages, in a sentence; empty where it does not say."""
    return package_format.purpose(language) if isinstance(package_format, Explaining) else ""


@cache
def all_formats() -> Mapping[str, Format]:
    """Return all formats that are installed, by name."""
    points = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return {point.name: point.load()() for point in points}
