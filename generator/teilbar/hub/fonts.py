"""What a font file is, by its content."""

from __future__ import annotations

_BEGINNINGS = {
    b"wOF2": "woff2",
    b"wOFF": "woff",
    b"\x00\x01\x00\x00": "truetype",
    b"true": "truetype",
    b"OTTO": "opentype",
}
"""WOFF 2.0, section 4; WOFF 1.0, section 3; OpenType, "Organization of an OpenType Font"."""


def font_format(data: bytes) -> str:
    """Return the format of a font file as style sheets call it (CSS Fonts 4, section 4.3.1); empty for no font.

    Takes its content, of which the first four bytes are enough.
    """
    return _BEGINNINGS.get(data[:4], "")
