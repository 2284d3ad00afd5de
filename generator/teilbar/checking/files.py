"""Files: names that work everywhere, formats that everybody can open, sizes that a phone can load."""

from __future__ import annotations

import posixpath
import re
from heapq import nsmallest
from typing import TYPE_CHECKING

from slugify import slugify

from teilbar.linking import INDEX_NAMES
from teilbar.model.addresses import typed
from teilbar.model.outline import Way
from teilbar.reading.discovery import REPOSITORY_TEXTS
from teilbar.reading.identity import GERMAN
from teilbar.rendering.media import FILM, PICTURES, SOUND, kind_of
from teilbar.renditions import MediumKind
from teilbar.texts import Wording, finding
from teilbar.texts.numbers import megabytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.checking.registry import Surroundings
    from teilbar.model.findings import Finding
    from teilbar.model.unit import Library, Medium, Page

LONGEST_NAME = 80
"""Characters from which on a file's name is cut off in lists, and by some systems that unpack archives."""

_REASONS = (
    ("blank", re.compile(r"\s")),
    ("umlaut", re.compile(r"[äöüßÄÖÜ]")),
    ("special", re.compile(r"[^A-Za-z0-9._-]|^[._-]")),
)
"""Capital letters are no reason: links in another case are told of anyway, and packages write their own names."""
_OFFICE = frozenset({"doc", "docx", "odt", "ppt", "pptx", "odp", "xls", "xlsx", "ods", "key", "pages", "rtf", "odg"})
_NAMED = 3  # of the largest files of a text


def names(library: Library, _: Surroundings) -> Iterator[Finding]:
    """A file's name is made of letters, digits and hyphens. Said once a file."""
    pages = (*library.units, *library.paths, *library.pages)
    media = {medium.path: page for page in reversed(pages) for medium in page.media.values()}
    texts = {page.file: page for page in pages if page.file and not page.file.endswith("/")}
    for path, page in (media | texts).items():
        name = posixpath.basename(path)
        if path in texts and (name.lower() in INDEX_NAMES or REPOSITORY_TEXTS.fullmatch(name)):
            continue
        if reason := _reason(name):
            values = {"name": name, "right": safe_name(name), "reason": Wording(f"file-name.{reason}")}
            yield finding("file-name-unsafe", path, None, text=page.file, **values)


def safe_name(name: str) -> str:
    """Return a name for a file that works everywhere, as near to its own as can be."""
    stem, dot, suffix = name.rpartition(".")
    stem, suffix = (stem, suffix) if dot and stem else (name, "")
    made = slugify(stem, replacements=GERMAN, regex_pattern=r"[^a-z0-9_-]+", max_length=60, word_boundary=True)
    made = made.strip("-_") or "datei"
    return f"{made}.{suffix.lower()}" if suffix else made


def _reason(name: str) -> str | None:
    """Return what is wrong with a name first of all; None for a good one."""
    if len(name) > LONGEST_NAME:
        return "long"
    return next((key for key, sign in _REASONS if sign.search(name)), None)


def documents(page: Page, _: Surroundings) -> Iterator[Finding]:
    """What is shown as a picture is one, and what is linked opens without a certain program."""
    told = set()
    stems = {posixpath.splitext(medium.path)[0] for medium in page.media.values() if medium.suffix == "pdf"}
    for place in page.outline.references:
        medium = page.media.get(place.target)
        if medium is None or medium.path in told or kind_of(medium) is not MediumKind.OTHER:
            continue
        values = {"medium": medium.name, "target": typed(place.target), "pdf": typed(_as_pdf(place.target))}
        if medium.suffix in PICTURES | SOUND | FILM:
            continue  # it is broken, which is said of the file
        if place.way is Way.SHOWN:
            told.add(medium.path)
            yield finding("document-as-picture", page.file, place.line or None, **values)
        elif medium.suffix in _OFFICE and posixpath.splitext(medium.path)[0] not in stems:
            told.add(medium.path)
            yield finding("document-for-one-program", page.file, place.line or None, **values)


def sizes(page: Page, around: Surroundings) -> Iterator[Finding]:
    """Pictures, sounds, films and a unit's media together are no larger than the hub wants."""
    hub = around.hub
    budgets = {
        MediumKind.PICTURE: ("picture-large", hub.picture_size),
        MediumKind.SOUND: ("sound-large", hub.sound_size),
        MediumKind.FILM: ("film-large", hub.film_size),
    }
    media = {medium.path: medium for medium in page.media.values()}
    lines = {place.target: place.line for place in reversed(page.outline.references)}
    targets = {medium.path: target for target, medium in reversed(list(page.media.items()))}
    for path, medium in media.items():
        rule, most = budgets.get(kind_of(medium), ("", 0))
        if rule and medium.size > most:
            line = lines.get(targets[path]) or None
            values = {"medium": medium.name, "size": megabytes(medium.size), "limit": megabytes(most)}
            yield finding(rule, page.file, line, **values)
    total = sum(medium.size for medium in media.values())
    if total > hub.media_size:
        largest = ", ".join(f"{one.name} ({megabytes(one.size)} MB)" for one in _largest(media.values()))
        values = {"size": megabytes(total), "limit": megabytes(hub.media_size), "largest": largest}
        yield finding("media-large", page.file, None, **values)


def _largest(media: Iterable[Medium]) -> list[Medium]:
    return nsmallest(_NAMED, media, key=lambda one: (-one.size, one.path))


def _as_pdf(target: str) -> str:
    return f"{posixpath.splitext(target)[0]}.pdf"


CHECKS = (documents, sizes)
LIBRARY_CHECKS = (names,)
