"""Animated WebP files without Exif data, XMP and profiles (RFC 9649, section 2)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER = 12
_FRAME_HEADER = 16
_ICC, _EXIF, _XMP = 0x20, 0x08, 0x04  # flags of the chunk VP8X
_FRAME_CHUNKS = frozenset({b"ALPH", b"VP8 ", b"VP8L"})


def strip(data: bytes, record_xmp: bytes | None) -> bytes:
    """Return the animation with its frames, their times and its repetitions, and with the given XMP."""
    kept = []
    end = _HEADER - 4 + int.from_bytes(data[4:8], "little")
    for name, body in _chunks(data[_HEADER:end]):
        if name == b"VP8X":
            flags = body[0] & ~(_ICC | _EXIF | _XMP) | (_XMP if record_xmp else 0)
            kept.append(_chunk(name, bytes([flags]) + body[1:]))
        elif name == b"ANIM":
            kept.append(_chunk(name, body))
        elif name == b"ANMF":
            pixels = (_chunk(*part) for part in _chunks(body[_FRAME_HEADER:]) if part[0] in _FRAME_CHUNKS)
            kept.append(_chunk(name, body[:_FRAME_HEADER] + b"".join(pixels)))
    if record_xmp:
        kept.append(_chunk(b"XMP ", record_xmp))
    content = b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(content) + 4) + b"WEBP" + content


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + length > len(data):
            reason = "the file ends too early"
            raise ValueError(reason)
        yield data[at : at + 4], data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
