"""How well two colours tell themselves apart, and the nearest shade that does (WCAG 2.2)."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from typing import TypeAlias

Rgb: TypeAlias = tuple[float, float, float]

LIGHTEST_INK = "#ffffff"
DARKEST_INK = "#000000"  # one of the two reads with 4.5:1 on any colour

PAPER = "#fffdf9"
"""The page itself in light colours, as ``themes/material/styles/10-colours.css`` has it."""

TEXT = 4.5
"""What success criterion 1.4.3 asks of text."""

SURFACE = 3.0
"""What 1.4.11 asks of what has to be told from the paper around it, and 1.4.3 of large text."""

_LINEAR_TO = 0.04045  # up to here sRGB is a straight line (IEC 61966-2-1)
_STEPS = 100


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"); takes ``#rrggbb`` each."""
    darker, lighter = sorted((_luminance(_parse(one)), _luminance(_parse(other))))
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(paper: str) -> str:
    """Return white or black, whichever reads better on a colour."""
    return max((LIGHTEST_INK, DARKEST_INK), key=lambda ink: contrast(ink, paper))


def readable(colour: str, paper: str, needed: float = TEXT) -> str:
    """Return the shade of a colour's hue that has the contrast with the paper and is nearest to the colour."""
    hue, lightness, saturation = rgb_to_hls(*_parse(colour))
    end = 1 if ink_on(paper) == LIGHTEST_INK else 0
    steps = range(_STEPS + 1)
    shades = (hls_to_rgb(hue, lightness + (end - lightness) * step / _STEPS, saturation) for step in steps)
    return next(shade for shade in map(_format, shades) if contrast(shade, paper) >= needed)


def mixed(colour: str, paper: str, share: float) -> str:
    """Return a paper with a share of a colour in it, 0 to 1."""
    red, green, blue = (
        one * share + other * (1 - share) for one, other in zip(_parse(colour), _parse(paper), strict=True)
    )
    return _format((red, green, blue))


def _parse(colour: str) -> Rgb:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _format(colour: Rgb) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in colour)


def _luminance(colour: Rgb) -> float:
    """Return what WCAG 2.2 calls relative luminance, 0 to 1."""
    red, green, blue = (c / 12.92 if c <= _LINEAR_TO else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
