"""The command ``metadata``: the source's own record for OERSI, written into it; and whether it is out of date."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from teilbar.describing.oersi import NAME, oersi_document, settled
from teilbar.licensing.registry import Registry
from teilbar.model.addresses import host_of
from teilbar.model.findings import Finding
from teilbar.model.generated import is_generated
from teilbar.publishing.descriptions import Descriptions
from teilbar.reading.address import parse_address
from teilbar.reading.errors import SourceError
from teilbar.reading.inheritance import COURSE_FILES
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.describing.vocabulary import Vocabularies
    from teilbar.hub import Hub
    from teilbar.model.unit import Library
    from teilbar.options import Options
    from teilbar.reading.source import Source


@dataclass(frozen=True, slots=True)
class MetadataFile:
    """What the command came to."""

    document: str
    works: int
    """How many units it describes."""
    left_out: int
    """How many units are published but not offered."""
    name: str = NAME
    """The file's name."""
    written: bool = False
    """Whether the file was written; False where it says so already, or was not to be written."""


def document_of(library: Library, hub: Hub, vocabularies: Vocabularies) -> str:
    """Return what the file has to say of the units of a library that are offered, in the order of their ids.

    It is the same in every copy of the repository, whatever its folder is called.
    """
    name = hub.site_name or hub.publisher.name or host_of(hub.site_url)
    descriptions = Descriptions(library, hub, Registry.load(), vocabularies, name, ()).all()
    units = sorted((unit for unit in library.units if not unit.withheld), key=lambda unit: unit.id)
    return oersi_document((settled(descriptions[unit.file], unit) for unit in units), hub.language)


def stale(source: Source, library: Library, hub: Hub, vocabularies: Vocabularies) -> Iterator[Finding]:
    """Yield what is wrong with the file that Teilbar wrote into a source; nothing where there is none."""
    written = source.read_text(NAME) if has_own(source) else None
    if written is None or isinstance(written, Finding):
        return
    if not hub.site_url:
        yield finding("oersi-without-address", NAME, 1)
    elif written != document_of(library, hub, vocabularies):
        yield finding("oersi-metadata-stale", NAME, 1)


def has_own(source: Source) -> bool:
    """Tell whether a source holds a file that Teilbar wrote."""
    text = source.read_text(NAME) if source.find(NAME) else None
    return isinstance(text, str) and is_generated(text)


def metadata(options: Options, *, write: bool) -> MetadataFile:
    """Return the file's content for a source, and write it there if that is wanted and it says something else so far.

    Raises SourceError where the source is no folder, where its hub file names no address, and where an author wrote
    the file; OSError where the disk refuses.
    """
    from teilbar.build import check  # noqa: PLC0415 - who asks only whether the file is out of date reads no source
    from teilbar.reporting import write_report  # noqa: PLC0415 - as above

    if write and parse_address(options.source) is not None:
        raise SourceError(finding("metadata-needs-folder", "", source=options.source))
    checked = check(options)
    if not checked.hub.site_url:
        raise SourceError(finding("metadata-without-address", "mkdocs.yml"))
    library = checked.verdict.library
    document = document_of(library, checked.hub, checked.vocabularies)
    withheld = sum(bool(unit.withheld) for unit in library.units)
    made = MetadataFile(document, len(library.units) - withheld, withheld)
    if not write:
        return made
    folder = Path(options.source)
    for name in COURSE_FILES:
        _refuse_by_hand(folder / name)
    if _content(folder / NAME) == document:
        return made
    write_report(folder / NAME, document)
    return replace(made, written=True)


def _refuse_by_hand(path: Path) -> None:
    """Raise SourceError for a file that an author wrote: what it says holds for all texts, and would be lost."""
    if os.path.lexists(path) and (path.is_symlink() or not is_generated(_content(path))):
        raise SourceError(finding("metadata-by-hand", path.name))


def _content(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return ""
