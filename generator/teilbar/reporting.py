"""The command ``check``: source -> read -> check -> report, in a file where one is named."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from teilbar.build import check
from teilbar.checking.reports.examined import Examined
from teilbar.hub.loading import FILES
from teilbar.publishing.places import behind_links
from teilbar.reading.address import parse_address
from teilbar.reading.cloning import place_in_repository
from teilbar.reading.errors import SourceError

if TYPE_CHECKING:
    from teilbar.checked import Checked
    from teilbar.options import Options

_FRONTS = (*FILES, "README.md", "readme.md", "index.md")
_LONGEST_NAME = 200


def examine(options: Options) -> Examined:
    """Check a source. One that cannot be read, or whose hub file is broken, makes a report as well: it says why.

    Raises OSError where the disk refuses.
    """
    here = None if parse_address(options.source) else Path(options.source)
    prefix = place_in_repository(here) if here and here.is_dir() else ""
    try:
        checked = check(options)
    except SourceError as problem:
        front = next((name for name in _FRONTS if here and (here / name).is_file()), _FRONTS[0])
        ordered = sorted(problem.findings, key=lambda found: (found.file, found.line or 0, found.rule, found.values))
        return Examined(findings=tuple(ordered), front=front, prefix=prefix, stopped=True)
    texts = _texts(checked)
    front = next((name for name in _FRONTS if name in checked.files), FILES[0])
    verdict = checked.verdict
    return Examined(
        findings=verdict.findings,
        texts=texts,
        front=front,
        prefix=prefix,
        silenced=verdict.silenced,
        suggestions=checked.suggestions,
    )


def _texts(checked: Checked) -> tuple[str, ...]:
    library = checked.read.library
    pages = (page.file for page in (*library.units, *library.paths, *library.pages))
    return tuple(sorted({file for file in pages if file and not file.endswith("/")} - {*checked.read.broken}))


def write_report(path: Path, document: str) -> None:
    """Write a report in UTF-8, so that whoever reads the file meanwhile sees the older report or this one, whole.

    What is no file, such as ``/dev/stdout``, is written to as it is. Raises OSError, which names ``path``.
    """
    data = encoded(document)
    try:
        place = behind_links(path)
        if place.exists() and not place.is_file():
            place.write_bytes(data)
            return
        beside = place.with_name(f".{place.name[:_LONGEST_NAME]}.{os.getpid()}")
        try:
            beside.write_bytes(data)
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror, str(path)) from None


def encoded(document: str) -> bytes:
    """Return a document in UTF-8; what is no character, as in some files' names, is spelled out."""
    return document.encode("utf-8", "backslashreplace")
