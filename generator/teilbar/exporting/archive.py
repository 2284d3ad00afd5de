"""The archive writer: ZIP archives of which the same entries always make the same bytes.

Entries are sorted by name, all have one date and one set of permissions, names are UTF-8, and folders have no entries.
What many archives share is deflated once (:func:`deflated`) and copied into each. Content goes from file to file in
pieces, so that memory does not grow with the archive.
"""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO

from teilbar.exporting.deflating import COMPRESSION, Content, ContentChangedError, Deflated, deflated
from teilbar.exporting.names import NameRefusedError, refuse_bad_names
from teilbar.exporting.zip_records import Member, central_header, end_of_directory, local_header

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

__all__ = [
    "COMPRESSION",
    "ContentChangedError",
    "Deflated",
    "Entry",
    "NameRefusedError",
    "Written",
    "deflated",
    "write_archive",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in an archive."""

    name: str
    """Its path there, with ``/``; what it may not be is said by :func:`~teilbar.exporting.names.refuse_bad_names`."""
    content: Content | Deflated
    """What it holds: bytes, the file that holds them, or what :func:`deflated` made of either.

    What is large is best given as a file: it is never held in memory whole.
    """


@dataclass(frozen=True, slots=True)
class Written:
    """An archive that was written."""

    size: int
    """Bytes."""
    sha256: str
    """Hexadecimal."""


def write_archive(path: Path, entries: Iterable[Entry], *, first: Sequence[str] = ()) -> Written:
    """Write a ZIP archive (PKWARE APPNOTE.TXT 6.3.10); ZIP64 from 4 GiB or 65,535 entries on, and not below.

    Takes the file to write, what goes into it in any order, and the names of entries that some reader wants at the
    beginning; all others follow by code point. The archive takes its place when it is complete: until then, and where
    anything fails, what stood at ``path`` stays as it was, and nothing half-written is left but by a killed process.

    Returns its size and digest, taken while it was written.

    Raises:
        NameRefusedError: a name that an archive may not hold, or one in ``first`` that no entry has.
        ContentChangedError: a file changed between the moment its checksum was taken and now.
        OSError: a file cannot be read, or the archive not be written; the disk is full, say.
    """
    ordered = _ordered(entries, first)
    refuse_bad_names(entry.name for entry in ordered)
    with _replacing(path) as file:
        out = _Output(file)
        members = [_write_entry(entry, out) for entry in ordered]
        directory = b"".join(map(central_header, members))
        out.write(directory + end_of_directory(len(members), len(directory), out.size))
    return Written(out.size, out.digest.hexdigest())


class _Output:
    """A file that counts what is written to it and takes its digest."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.size = 0
        self.digest = sha256()

    def write(self, data: bytes) -> None:
        self._file.write(data)
        self.digest.update(data)
        self.size += len(data)


def _ordered(entries: Iterable[Entry], first: Sequence[str]) -> list[Entry]:
    places = {name: place for place, name in enumerate(first)}
    ordered = sorted(entries, key=lambda entry: (places.get(entry.name, len(places)), entry.name))
    if missing := places.keys() - {entry.name for entry in ordered}:
        raise NameRefusedError(min(missing), "it is to stand first, but no entry has it")
    return ordered


def _write_entry(entry: Entry, out: _Output) -> Member:
    content = entry.content if isinstance(entry.content, Deflated) else deflated(entry.content, entry.name)
    member = Member(entry.name, content.method, content.crc32, content.packed_size, content.size, out.size)
    out.write(local_header(member))
    for chunk in content.chunks():
        out.write(chunk)
    return member


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """Yield a new file beside ``path`` that takes its place at the end; it is removed where anything fails."""
    temporary = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with temporary.open("xb") as file:
            yield file
        temporary.replace(path)
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename is None:
            error.filename = str(path)  # a full disk does not say which file did not fit
        raise
