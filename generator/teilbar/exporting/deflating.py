"""Content in the form in which archives hold it, made once and used in any number of them.

Same content, same bytes, on every machine with the same lock file: that is why the standard library's ``zlib`` does
not deflate here. What it writes depends on what the interpreter is linked with (zlib, its forks in browsers and clouds,
zlib-ng on Fedora and in newer Pythons for Windows), each of which finds other matches. The package ``deflate`` brings
libdeflate of one version inside its wheel. Its compressor counts in integers and takes the same decisions whatever the
processor offers, unlike ISA-L's, and its author says that a version's output is deterministic.

What ends this: another version of ``deflate`` (the lock file pins it, :data:`COMPRESSION` belongs into the key of
whatever is cached), a ``deflate`` compiled against a system's libdeflate (``LIBDEFLATE_PREFIX``), and big-endian
processors, where libdeflate hashes differently.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

import deflate

from teilbar.exporting.zip_records import Method

if TYPE_CHECKING:
    from collections.abc import Iterator

LEVEL = 6
"""libdeflate's: above it 2 % are gained for twice the time."""

COMPRESSION = f"libdeflate of deflate {deflate.__version__}, level {LEVEL}"
"""What the deflated bytes depend on beside the content; part of the key of whatever is cached."""

LARGEST_DEFLATED = 16 << 20
"""Bytes. libdeflate takes its content in one piece, so what is larger is stored: memory stays bounded."""

MEDIA = frozenset(
    {
        *(".avif", ".gif", ".heic", ".jpeg", ".jpg", ".png", ".webp"),
        *(".aac", ".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus"),
        *(".m4v", ".mkv", ".mov", ".mp4", ".ogv", ".webm"),
        *(".woff", ".woff2"),
        *(".7z", ".br", ".bz2", ".gz", ".h5p", ".rar", ".xz", ".zip", ".zst"),
    }
)
"""Endings of formats that are compressed already: deflating them gains 0.4 % and would take most of the time."""

_CHUNK = 1 << 20  # bytes read at once

Content: TypeAlias = bytes | Path
"""Bytes, or the file that holds them."""


class ContentChangedError(OSError):
    """A file whose content is no longer what it was when its size and checksum were taken."""

    def __init__(self, file: str) -> None:
        super().__init__(file)  # all it takes, or the error does not come back from another process
        self.filename = file
        self.strerror = "the file changed while it was being packed"

    def __str__(self) -> str:
        return f"{self.strerror}: {self.filename!r}"


@dataclass(frozen=True, slots=True)
class Deflated:
    """Content as archives hold it: deflated, or stored where that gains nothing.

    May go through pickle to another process, and be kept for as long as :data:`COMPRESSION` stays the same.
    """

    method: Method
    crc32: int
    """Of the content unpacked."""
    size: int
    """Bytes unpacked."""
    packed_size: int
    """Bytes of :attr:`data`."""
    data: Content
    """A raw DEFLATE stream (RFC 1951), or the content itself where it is stored."""

    def chunks(self) -> Iterator[bytes]:
        """Yield :attr:`data` in pieces of at most a mebibyte where it is a file, in one piece where it is not.

        Raises:
            ContentChangedError: the file's size, or the checksum of content that is stored, is another one.
            OSError: the file cannot be read.
        """
        if isinstance(self.data, bytes):
            yield self.data
            return
        length = checksum = 0
        for chunk in _read(self.data):
            length += len(chunk)
            if self.method is Method.STORED:
                checksum = deflate.crc32(chunk, checksum)
            if length > self.packed_size:
                break
            yield chunk
        if length != self.packed_size or (self.method is Method.STORED and checksum != self.crc32):
            raise ContentChangedError(str(self.data))


def deflated(content: Content, name: str) -> Deflated:
    """Return content in the form in which archives hold it.

    It is deflated unless its name ends as media's do (:data:`MEDIA`), it is larger than :data:`LARGEST_DEFLATED`, or
    nothing is gained. Bytes and a file that holds them give the same. A file that is stored is read to its end for its
    checksum, and stays where it is: its data is its path.

    Raises OSError where the file cannot be read.
    """
    if isinstance(content, Path):
        if _is_stored(name, content.stat().st_size):
            return _stored_file(content)
        content = content.read_bytes()
    size = len(content)
    checksum = deflate.crc32(content)
    if not _is_stored(name, size):
        packed = bytes(deflate.deflate_compress(content, LEVEL))
        if len(packed) < size:
            return Deflated(Method.DEFLATED, checksum, size, len(packed), packed)
    return Deflated(Method.STORED, checksum, size, size, content)


def _is_stored(name: str, size: int) -> bool:
    return size > LARGEST_DEFLATED or PurePosixPath(name).suffix.lower() in MEDIA


def _stored_file(path: Path) -> Deflated:
    size = checksum = 0
    for chunk in _read(path):
        size += len(chunk)
        checksum = deflate.crc32(chunk, checksum)
    return Deflated(Method.STORED, checksum, size, size, path)


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb", buffering=0) as file:
        while chunk := file.read(_CHUNK):
            yield chunk
