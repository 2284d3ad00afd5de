"""How well one colour stands out against another."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

Colour: TypeAlias = tuple[int, int, int]


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, "contrast ratio" and "relative luminance")."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def opened(shot: bytes) -> Image.Image:
    """Return a screenshot."""
    return Image.open(BytesIO(shot)).convert("RGB")


def pixels(picture: Image.Image) -> Iterator[Colour]:
    """Yield a picture's pixels."""
    values = iter(picture.tobytes())
    return zip(values, values, values, strict=True)
