"""Animated PNG files without text, Exif data and profiles (PNG, third edition, sections 5 and 11)."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PIXELS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"acTL", b"fcTL", b"fdAT"})
_COLOURS = frozenset({b"gAMA", b"cHRM", b"sRGB"})


def strip(data: bytes, record_xmp: bytes | None) -> bytes:
    """Return the animation with its frames, their times and how they mean their colours, and with the given XMP."""
    kept = [_SIGNATURE]
    for name, body in _chunks(data):
        if name in _PIXELS | _COLOURS:
            kept.append(_chunk(name, body))
        if name == b"IHDR" and record_xmp:  # section 11.3.3.4: an international text of this keyword
            kept.append(_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + record_xmp))
    return b"".join(kept)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield each chunk's name and body, up to and with the last."""
    at, name = len(_SIGNATURE), b""
    while name != b"IEND":
        if at + 12 > len(data):
            reason = "the file ends too early"
            raise ValueError(reason)
        length = int.from_bytes(data[at : at + 4], "big")
        name = data[at + 4 : at + 8]
        yield name, data[at + 8 : at + 8 + length]
        at += 12 + length


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
