"""How large a drawing is (SVG 2, sections 8.2 and 8.12)."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LENGTH = re.compile(r"\s*\+?(\d*\.?\d+(?:[eE][+-]?\d+)?)\s*(px|mm|cm|in|pt|pc|q)?\s*", re.IGNORECASE)
_PIXELS_PER: Mapping[str, float] = MappingProxyType(
    {"": 1, "px": 1, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6, "pt": 96 / 72, "pc": 16}
)
"""CSS pixels in a unit (CSS Values 4, section 6.2)."""
_LARGEST = 100_000  # pixels; whoever writes more has made a mistake, and a page cannot be laid out with it


def size_of(attributes: Mapping[str, str]) -> tuple[int | None, int | None]:
    """Return a drawing's width and height in pixels, from the attributes of its root; None, None where it has none.

    Where only one of them is given, or none in a unit of a fixed length, the view box says the rest.
    """
    width, height = _pixels(attributes.get("width", "")), _pixels(attributes.get("height", ""))
    box = _view_box(attributes.get("viewBox", ""))
    if box and width is None:
        width = height * box[0] / box[1] if height else box[0]
    if box and height is None and width:
        height = width * box[1] / box[0]
    if not width or not height or max(width, height) > _LARGEST:
        return None, None
    return max(1, round(width)), max(1, round(height))


def _pixels(length: str) -> float | None:
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _PIXELS_PER[(found[2] or "").lower()] if found else None


def _view_box(text: str) -> tuple[float, float] | None:
    try:
        _x, _y, width, height = (float(part) for part in text.replace(",", " ").split())
    except ValueError:
        return None
    return (width, height) if 0 < width < float("inf") and 0 < height < float("inf") else None
