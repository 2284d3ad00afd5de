"""Whether a picture's file is all there, told from its end: a look at every pixel would cost a hundred times more."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TAIL_BYTES = 64 * 1024


def looks_whole(stream: BinaryIO, format_id: str) -> bool:
    """Return whether a picture ends as its format demands.

    False is a suspicion only: some cameras append films and notes of their own. True is no proof either; what is
    missing then shows when the pixels are read. Formats without a mark at their end count as whole.
    """
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    head = stream.read(12)
    stream.seek(max(0, size - _TAIL_BYTES))
    tail = stream.read()
    ends_well = _ENDINGS.get(format_id)
    return ends_well is None or ends_well(head, tail, size)


def _jpeg(_head: bytes, tail: bytes, _size: int) -> bool:
    """ITU-T T.81, B.1.1.3: the marker EOI, which coded data cannot hold."""
    return b"\xff\xd9" in tail


def _png(_head: bytes, tail: bytes, _size: int) -> bool:
    """PNG, section 11.2.5: the chunk IEND, of length 0."""
    return b"\0\0\0\0IEND\xae\x42\x60\x82" in tail


def _gif(_head: bytes, tail: bytes, _size: int) -> bool:
    """GIF89a, section 27: the trailer."""
    return tail.rstrip(b"\0").endswith(b";")


def _webp(head: bytes, _tail: bytes, size: int) -> bool:
    """RFC 9649, section 2.4: the size that the file says it has, of which an odd one is padded."""
    return int.from_bytes(head[4:8], "little") + 8 <= size + 1


_ENDINGS: Mapping[str, Callable[[bytes, bytes, int], bool]] = {"jpeg": _jpeg, "png": _png, "gif": _gif, "webp": _webp}
