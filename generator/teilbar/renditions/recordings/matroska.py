"""WebM and Matroska: elements in elements (RFC 9559 on EBML, RFC 8794)."""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING, BinaryIO

from teilbar.renditions.recordings.facts import RecordingError, RecordingFacts, seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEGMENT, _INFO, _TRACKS, _TRACK, _VIDEO = 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0xE0
_CONTAINERS = frozenset({_SEGMENT, _INFO, _TRACKS, _TRACK, _VIDEO})
_TIMESTAMP_SCALE, _DURATION, _PIXEL_WIDTH, _PIXEL_HEIGHT = 0x2AD7B1, 0x4489, 0xB0, 0xBA
_NUMBERS = frozenset({_TIMESTAMP_SCALE, _DURATION, _PIXEL_WIDTH, _PIXEL_HEIGHT})
_NANOSECONDS = 1_000_000  # of a unit of time, where the file says nothing else (RFC 9559, section 5.1.2.9)
_LONGEST_NUMBER = 8


def read(stream: BinaryIO) -> RecordingFacts:
    """Return what the elements Info and Tracks say. A recording made in a browser gives no duration.

    Raises RecordingError.
    """
    found: dict[int, bytes] = {}
    for name, body in _elements(stream):
        found.setdefault(name, body)
    if _TRACKS not in found:
        reason = "no element Tracks"
        raise RecordingError(reason)
    unit = _whole(found.get(_TIMESTAMP_SCALE)) or _NANOSECONDS
    length = _fraction(found.get(_DURATION))
    return RecordingFacts(
        seconds(length * unit / 1e9) if length is not None else None,
        _whole(found.get(_PIXEL_WIDTH)),
        _whole(found.get(_PIXEL_HEIGHT)),
        has_pictures=_VIDEO in found,
    )


def _elements(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield the ids of all elements that matter in the order of the file, with the bytes of those that are numbers."""
    end = stream.seek(0, os.SEEK_END)
    at = 0
    while at < end:
        stream.seek(at)
        name, size = _number(stream, with_marker=True), _number(stream, with_marker=False)
        if name is None:
            return
        inside = stream.tell()
        if name in _CONTAINERS:
            yield name, b""
            at = inside
        elif size is None:  # a part of a live recording, whose end is not known: pictures and sounds
            return
        else:
            if name in _NUMBERS and size <= _LONGEST_NUMBER:
                yield name, stream.read(size)
            at = inside + size


def _number(stream: BinaryIO, *, with_marker: bool) -> int | None:
    """Return a number of variable length (RFC 8794, section 4); None at the end and for "unknown"."""
    first = stream.read(1)
    if not first or not first[0]:
        return None
    length = 9 - first[0].bit_length()
    rest = stream.read(length - 1)
    if len(rest) < length - 1:
        return None
    bits = 8 * (length - 1)
    whole = first[0] << bits | int.from_bytes(rest, "big")
    value = whole & (1 << 7 * length) - 1
    if with_marker:
        return whole
    return None if value == (1 << 7 * length) - 1 else value


def _whole(data: bytes | None) -> int | None:
    return int.from_bytes(data, "big") or None if data else None


def _fraction(data: bytes | None) -> float | None:
    kinds = {4: ">f", 8: ">d"}
    return struct.unpack(kinds[len(data)], data)[0] if data is not None and len(data) in kinds else None
