"""MP4 and QuickTime: boxes in boxes (ISO/IEC 14496-12)."""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING, BinaryIO

from teilbar.renditions.recordings.facts import RecordingError, RecordingFacts, seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_HEAD_BYTES = 64 * 1024 * 1024  # the box ``moov`` of a film that lasts a day has a tenth of it
_FIXED = 65_536  # 16.16 fixed-point numbers
_PLACES = (b"\xa9xyz", b"loci", b"com.apple.quicktime.location.")
"""How phones write a place: QuickTime's user data, 3GPP TS 26.244 (section 8.3), Apple's metadata keys."""


def read(stream: BinaryIO) -> RecordingFacts:
    """Return what the box ``moov`` says, wherever in the file it stands. Raises RecordingError."""
    movie = _movie(stream)
    try:
        boxes = list(_boxes(movie))
        duration = next((_duration(body) for name, body in boxes if name == b"mvhd"), None)
        tracks = [list(_boxes(body)) for name, body in boxes if name == b"trak"]
        sizes = [_size(track) for track in tracks if _handler(track) == b"vide"]
    except (struct.error, IndexError) as error:
        reason = "a box ends too early"
        raise RecordingError(reason) from error
    width, height = next((size for size in sizes if all(size)), (None, None))
    notes = [body for part in (boxes, *tracks) for name, body in part if name in {b"udta", b"meta"}]
    tells_place = any(sign in note for note in notes for sign in _PLACES)
    return RecordingFacts(duration, width, height, bool(sizes), tells_place)


def _movie(stream: BinaryIO) -> bytes:
    """Section 8.2.1: the box that describes the whole; a camera writes it last."""
    end = stream.seek(0, os.SEEK_END)
    at = 0
    while at + 8 <= end:
        stream.seek(at)
        head = stream.read(16)
        size, name = struct.unpack(">I4s", head[:8])
        start = at + 8
        if size == 1 and len(head) == 16:  # noqa: PLR2004 - section 4.2: a large size follows
            size, start = int.from_bytes(head[8:], "big"), at + 16
        size = size or end - at
        if at + size > end or size < start - at:
            break
        if name == b"moov" and size <= _MAX_HEAD_BYTES:
            stream.seek(start)
            return stream.read(at + size - start)
        at += size
    reason = "no whole box moov"
    raise RecordingError(reason)


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        if size < 8:  # noqa: PLR2004 - the end of QuickTime's user data, or nothing that makes sense
            return
        yield name, data[at + 8 : at + size]
        at += size


def _duration(header: bytes) -> float | None:
    """Section 8.2.2: a number of units, and how many of them are a second."""
    scale, units = struct.unpack_from(">IQ" if header[0] == 1 else ">II", header, 20 if header[0] == 1 else 12)
    return seconds(units / scale) if scale and units < 2**32 - 1 else None


def _handler(track: list[tuple[bytes, bytes]]) -> bytes:
    """Section 8.4.3: what a track is for."""
    media = next((body for name, body in track if name == b"mdia"), b"")
    return next((body[8:12] for name, body in _boxes(media) if name == b"hdlr"), b"")


def _size(track: list[tuple[bytes, bytes]]) -> tuple[int, int]:
    """Section 8.3.2: the track's size, and the matrix that turns it by quarters."""
    header = next((body for name, body in track if name == b"tkhd"), b"")
    values = struct.unpack_from(">9i2I", header, 52 if header[0] == 1 else 40)
    width, height = round(values[9] / _FIXED), round(values[10] / _FIXED)
    lies = values[0] == 0 and values[4] == 0
    return (height, width) if lies else (width, height)
