"""How large a finished site is, held against what GitLab Pages takes.

GitLab refuses to deploy a folder that has more bytes (unpacked, siblings included) or entries than the instance allows.
Here stand GitLab.com's limits; an instance of one's own begins with 100 MB (GitLab's documentation: "GitLab Pages
administration", maximum size of sites, and "Instance limits", number of files per GitLab Pages website).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from heapq import nsmallest
from typing import TYPE_CHECKING

from rich.text import Text

from teilbar.publishing.places import DOWNLOADS, MEDIA
from teilbar.texts import finding, plural, text
from teilbar.texts.numbers import grouped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from teilbar.model.findings import Finding
    from teilbar.texts import Language

LARGEST_SITE = 10**9
"""Bytes that GitLab.com takes: "1 GB" in its settings' documentation, read as the smaller of its two meanings."""

LARGEST_ON_ONES_OWN = 100 * 10**6
"""Bytes that an instance of one's own takes until somebody changes that."""

MOST_ENTRIES = 200_000
"""Files and folders together that GitLab takes, unless an instance changes ``pages_file_entries``."""

NEARLY = 0.8
"""The share of a limit from which on a site is nearly too large: there is still time then."""

NAMED = 5
"""How many of the largest files a finding names."""

_PAGES = (".html", ".html.gz", ".html.br")
_KB, _MB, _GB = 10**3, 10**6, 10**9


class Kind(StrEnum):
    """What a file of a site is there for."""

    PAGES = "pages"
    """Pages and their compressed siblings."""
    MEDIA = "media"
    """Pictures, sound, films and attached files."""
    DOWNLOADS = "downloads"
    """Packages, with their checksums."""
    REST = "rest"
    """Styles, scripts, the search's index, records."""


class Room(Enum):
    """Whether a site finds room."""

    FITS = auto()
    NEARLY = auto()
    OVER = auto()


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large a site is."""

    total: int
    """Bytes."""
    files: int
    entries: int
    """Files and folders, the site's own among them: what GitLab counts."""
    by_kind: Mapping[Kind, int]
    """Bytes of every kind."""
    largest: tuple[tuple[str, int], ...]
    """The largest files and their bytes, largest first; at most :data:`NAMED`."""


def sizes_of(files: Mapping[str, int]) -> Sizes:
    """Return the sizes of a site, given the bytes of each of its files by its path in the site, with ``/``."""
    by_kind = dict.fromkeys(Kind, 0)
    for path, size in files.items():
        by_kind[_kind(path)] += size
    return Sizes(
        total=sum(files.values()),
        files=len(files),
        entries=len(files) + len(_folders(files)) + 1,
        by_kind=by_kind,
        largest=tuple(nsmallest(NAMED, files.items(), key=lambda item: (-item[1], item[0]))),
    )


def size_findings(sizes: Sizes) -> Iterator[Finding]:
    """Yield what is to be said of a site that GitLab Pages will not take, or soon not any more."""
    total, limit = _units(sizes.total, _MB), LARGEST_SITE // _MB
    largest = ", ".join(f"{path} ({_units(size, _MB)} MB)" for path, size in sizes.largest)
    match _room(sizes.total, LARGEST_SITE):
        case Room.OVER:
            yield finding("site-too-large", "", size=total, limit=limit, largest=largest)
        case Room.NEARLY:
            share = _units(100 * sizes.total, LARGEST_SITE)
            yield finding("site-nearly-too-large", "", size=total, share=share, largest=largest)
    match _room(sizes.entries, MOST_ENTRIES):
        case Room.OVER:
            yield finding("site-too-many-files", "", entries=sizes.entries, limit=MOST_ENTRIES)
        case Room.NEARLY:
            share = _units(100 * sizes.entries, MOST_ENTRIES)
            yield finding("site-nearly-too-many-files", "", entries=sizes.entries, share=share)


def size_line(sizes: Sizes, language: Language) -> Text:
    """Return what a command says of every site's size."""
    files = plural("size.files", sizes.files, language, number=grouped(sizes.files, language))
    size, parts = amount(sizes.total, language), _parts(sizes, language)
    limits = {"limit": amount(LARGEST_SITE, language), "own": amount(LARGEST_ON_ONES_OWN, language)}
    return Text(text("size.total", language, size=size, files=files, parts=parts, **limits), style="dim")


def amount(size: int, language: Language) -> str:
    """Return bytes as people read them: whole KB and MB, GB with up to two decimals; rounded up."""
    if size > 999 * _MB:
        return f"{grouped(_units(100 * size, _GB) / 100, language)} GB"
    if size > 999 * _KB:
        return f"{grouped(_units(size, _MB), language)} MB"
    return f"{grouped(_units(size, _KB), language)} KB"


def _parts(sizes: Sizes, language: Language) -> str:
    parts = [
        text(f"size.{kind}", language, size=amount(sizes.by_kind[kind], language))
        for kind in (Kind.DOWNLOADS, Kind.MEDIA)
        if sizes.by_kind[kind]
    ]
    return text("size.parts", language, parts=text("built.and", language).join(parts)) if parts else ""


def _room(taken: int, limit: int) -> Room:
    if taken > limit:
        return Room.OVER
    return Room.NEARLY if taken >= NEARLY * limit else Room.FITS


def _kind(path: str) -> Kind:
    first, slash, _ = path.partition("/")
    if first == DOWNLOADS and slash:
        return Kind.DOWNLOADS
    if path.endswith(_PAGES):
        return Kind.PAGES
    return Kind.MEDIA if first == MEDIA and slash else Kind.REST


def _folders(paths: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _units(number: int, unit: int) -> int:
    """Return a number in a larger unit, rounded up: a site is never said to have room that it has not."""
    return -(-number // unit)
