"""What a build may take the place of: nothing, or what a build left there. Never anybody's files."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import is_zipfile

from teilbar.publishing.places import BUILD, CATALOGUE, CATALOGUE_SCHEMA, CHECKSUMS
from teilbar.publishing.records import summed_up
from teilbar.publishing.stage_writer import THEME_FOLDER
from teilbar.reading.errors import SourceError
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.reading.source import Source

MOUNTS = Path("/proc/self/mountinfo")
"""Where Linux says what is mounted where (proc(5))."""

_OCTAL = re.compile(rb"\\([0-7]{3})")


def refuse_to_overwrite(out: Path, source: str) -> None:
    """Make sure that the folder for the site may be replaced.

    A site that Teilbar made is known by the theme's files, a folder of packages alone by its records. One that is a
    repository too has a history to lose. A disk of its own cannot be moved aside. Raises SourceError.
    """
    if Path(os.path.realpath(source)).is_relative_to(os.path.realpath(out)):
        raise SourceError(finding("out-holds-source", "", out=out))
    if os.path.ismount(out) or os.path.realpath(out) in _mounted():
        raise SourceError(finding("out-stays", "", out=out))
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    is_ours = (out / THEME_FOLDER).is_dir() or _holds_packages_alone(out)
    if not is_ours or (out / ".git").exists():
        raise SourceError(finding("out-not-a-site", "", out=out))


def _mounted() -> Iterator[str]:
    """Yield all places where something is mounted: of a folder of the same disk, ``ismount`` does not know."""
    try:
        table = MOUNTS.read_bytes()
    except OSError:
        return
    for line in table.splitlines():
        place = line.split(b" ")[4:5]
        yield from (os.fsdecode(_OCTAL.sub(lambda found: bytes([int(found[1], 8) % 256]), one)) for one in place)


def _holds_packages_alone(out: Path) -> bool:
    """Tell whether a folder is what a build without pages left: its record says so, and nothing else lies in it."""
    try:
        record = json.loads((out / BUILD).read_bytes())
        sums = (out / CHECKSUMS).read_bytes() if (out / CHECKSUMS).exists() else b""
    except (OSError, ValueError):
        return False
    if not isinstance(record, dict) or "teilbar" not in record or record.get("site") is not False:
        return False
    left = {BUILD, CATALOGUE, CATALOGUE_SCHEMA, CHECKSUMS, *summed_up(sums)}
    found = (path for path in out.rglob("*") if path.is_symlink() or not path.is_dir())
    return all(path.relative_to(out).as_posix() in left for path in found)


def refuse_to_overwrite_file(out: Path) -> None:
    """Make sure that the file for a package may be replaced: it is not there, or is an archive. Raises SourceError."""
    if out.is_dir():
        raise SourceError(finding("out-is-a-folder", "", out=out))
    if out.exists() and not (out.is_file() and is_zipfile(out)):
        raise SourceError(finding("out-not-a-package", "", out=out))


def refuse_to_overwrite_content(out: Path, source: Source) -> None:
    """Make sure that the file for a package is none that a text shows or links to. Raises SourceError."""
    place = out.resolve()
    if any(source.files[path].disk.resolve() == place for path in source.read if path in source.files):
        raise SourceError(finding("out-not-a-package", "", out=out))
