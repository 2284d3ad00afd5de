"""The records of a ZIP archive as bytes, after PKWARE's APPNOTE.TXT 6.3.10, section 4.3.

All that could tell one machine or one day from another is fixed: time, permissions, host system. Sizes are known before
a record is written, so there are no data descriptors; the only extra field is ZIP64's, where a number needs it.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum

SMALL = 0xFFFFFFFF
"""From here on a size or an offset, in bytes, takes ZIP64 (4.3.9.2): this value itself says "look there"."""

FEW = 0xFFFF
"""From here on the number of entries takes ZIP64."""

_UTF8 = 1 << 11  # 4.4.4, bit 11
_MIDNIGHT, _FIRST_DAY = 0, 1 << 5 | 1  # 4.4.6: 1980-01-01, the first day that MS-DOS can tell
_UNIX = 3 << 8  # 4.4.2: the host system, without which readers ignore the permissions
_REGULAR_FILE = 0o100644 << 16  # 4.4.15: readable by all
_ZIP64_TAG = 1  # 4.5.3
_ZIP64_VERSION = 45

_LOCAL = struct.Struct("<4s5H3L2H")  # 4.3.7
_CENTRAL = struct.Struct("<4s6H3L5H2L")  # 4.3.12
_END64 = struct.Struct("<4sQ2H2L4Q")  # 4.3.14
_LOCATOR64 = struct.Struct("<4sLQL")  # 4.3.15
_END = struct.Struct("<4s4H2LH")  # 4.3.16


class Method(IntEnum):
    """How an entry's bytes lie in an archive (4.4.5)."""

    STORED = 0
    DEFLATED = 8


@dataclass(frozen=True, slots=True)
class Member:
    """An entry, as an archive describes it."""

    name: str
    method: Method
    crc32: int
    packed_size: int
    """Bytes in the archive."""
    size: int
    """Bytes unpacked."""
    offset: int
    """Where its local header begins."""


def local_header(member: Member) -> bytes:
    """Return what stands before an entry's bytes (4.3.7)."""
    sizes = (member.size, member.packed_size)
    large = any(size >= SMALL for size in sizes)  # then both stand in the extra field (4.5.3)
    extra = _zip64_extra(sizes) if large else b""
    name = member.name.encode()
    packed_size, size = (SMALL, SMALL) if large else (member.packed_size, member.size)
    version = _version(member.method, zip64=large)
    head = (b"PK\3\4", version, *_description(member), packed_size, size, len(name), len(extra))
    return _LOCAL.pack(*head) + name + extra


def central_header(member: Member) -> bytes:
    """Return an entry's line in the central directory (4.3.12)."""
    large = tuple(number for number in (member.size, member.packed_size, member.offset) if number >= SMALL)
    extra = _zip64_extra(large) if large else b""
    name = member.name.encode()
    version = _version(member.method, zip64=bool(large))
    sizes = (min(member.packed_size, SMALL), min(member.size, SMALL))
    place = (0, 0, 0, _REGULAR_FILE, min(member.offset, SMALL))  # no comment, one disk, no internal attributes
    head = (b"PK\1\2", _UNIX | version, version, *_description(member), *sizes, len(name), len(extra), *place)
    return _CENTRAL.pack(*head) + name + extra


def end_of_directory(entries: int, size: int, offset: int) -> bytes:
    """Return an archive's last bytes.

    Takes the number of entries, and the size and offset of the central directory in bytes.
    """
    end = _END.pack(b"PK\5\6", 0, 0, min(entries, FEW), min(entries, FEW), min(size, SMALL), min(offset, SMALL), 0)
    if entries < FEW and size < SMALL and offset < SMALL:
        return end
    made_by = _UNIX | _ZIP64_VERSION
    rest = _END64.size - 12  # the record's size counts neither signature nor itself
    end64 = _END64.pack(b"PK\6\6", rest, made_by, _ZIP64_VERSION, 0, 0, entries, entries, size, offset)
    return end64 + _LOCATOR64.pack(b"PK\6\7", 0, offset + size, 1) + end


def _description(member: Member) -> tuple[int, ...]:
    """Return what both headers say alike: flags, method, time, date, CRC-32."""
    flags = 0 if member.name.isascii() else _UTF8
    return flags, member.method, _MIDNIGHT, _FIRST_DAY, member.crc32


def _version(method: Method, *, zip64: bool) -> int:
    """Return the version that a reader needs (4.4.3)."""
    if zip64:
        return _ZIP64_VERSION
    return 20 if method is Method.DEFLATED else 10


def _zip64_extra(numbers: tuple[int, ...]) -> bytes:
    return struct.pack(f"<2H{len(numbers)}Q", _ZIP64_TAG, 8 * len(numbers), *numbers)
