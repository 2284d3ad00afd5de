"""GIF animations without comments, XMP and other applications' blocks (GIF89a specification, sections 17 to 27)."""

from __future__ import annotations

_SCREEN_END = 13  # header and logical screen descriptor
_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_GRAPHIC_CONTROL, _APPLICATION = 0xF9, 0xFF
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_LOOP_BLOCKS = b"\x03\x01"  # a block of 3 bytes, of the kind that says how often to repeat


def strip(data: bytes) -> bytes:
    """Return the animation with its frames, their times and its repetitions, and without anything else."""
    kept = [data[: _table_end(_SCREEN_END, _byte(data, _SCREEN_END - 3))]]
    at = len(kept[0])
    while at < len(data) and (sort := data[at]) != _TRAILER:  # some programs forget the trailer
        if sort == _IMAGE:
            end = _image_end(data, at)
            kept.append(data[at:end])
        elif sort == _EXTENSION:
            end = _blocks_end(data, at + 2)
            kept.append(_kept_of_extension(data[at:end]))
        else:  # stray bytes between blocks, which viewers pass over too
            end = at + 1
        at = end
    return b"".join([*kept, b";"])


def _kept_of_extension(block: bytes) -> bytes:
    label = block[1]
    if label == _GRAPHIC_CONTROL:
        return block
    if label == _APPLICATION and block[3:14] in _LOOPS and block[14:16] == _LOOP_BLOCKS:
        return block[:18] + b"\0"  # the count, and no block after it
    return b""


def _image_end(data: bytes, at: int) -> int:
    """Return where an image ends: its descriptor, its colour table, the code size, its blocks (section 20 to 22)."""
    return _blocks_end(data, _table_end(at + 10, _byte(data, at + 9)) + 1)


def _table_end(at: int, packed: int) -> int:
    """Return where a colour table ends that the field ``packed`` tells of."""
    return at + (3 << (packed & 7) + 1 if packed & 0x80 else 0)


def _blocks_end(data: bytes, at: int) -> int:
    while length := _byte(data, at):
        at += 1 + length
    return at + 1


def _byte(data: bytes, at: int) -> int:
    try:
        return data[at]
    except IndexError:
        reason = "the file ends too early"
        raise ValueError(reason) from None
