"""A hub's two colours, made readable on light and on dark paper."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from typing import TypeAlias

Rgb: TypeAlias = tuple[float, float, float]

PRIMARY = "#1f5d57"
ACCENT = "#9c4221"
LIGHTEST_INK = "#ffffff"
DARKEST_INK = "#000000"  # one of the two reads with 4.5:1 on any colour

# The paper that is hardest to read on, of those in themes/material/styles/10-colours.css: darkest light, lightest dark.
LIGHT_PAPER = "#f1e9dc"
DARK_PAPER = "#33302b"

CONTRAST = 4.5
"""What WCAG 2.2, success criterion 1.4.3, asks of text."""

_LINEAR_TO = 0.04045  # up to here sRGB is a straight line (IEC 61966-2-1)


def colour_sheet(primary: str = "", accent: str = "") -> str:
    """Return the style sheet that names a hub's colours as custom properties.

    Takes ``#rrggbb`` each, or nothing for the theme's own. Where a colour is too light for light paper or too dark for
    dark paper, text gets a darker or lighter shade of it; the header has the primary colour as it is.
    """
    primary, accent = (primary or PRIMARY).lower(), (accent or ACCENT).lower()
    return (
        f":root {{\n  --tb-primary: {primary};\n  --tb-on-primary: {ink_on(primary)};\n"
        f"  --tb-strong: {readable(primary, LIGHT_PAPER)};\n  --tb-link: {readable(accent, LIGHT_PAPER)};\n}}\n"
        "@media screen and (prefers-color-scheme: dark) {\n  :root {\n"
        f"    --tb-strong: {readable(primary, DARK_PAPER)};\n    --tb-link: {readable(accent, DARK_PAPER)};\n  }}\n}}\n"
    )


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(_parse(one)), _luminance(_parse(other))))
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(paper: str) -> str:
    """Return white or black, whichever reads better on a colour."""
    return max((LIGHTEST_INK, DARKEST_INK), key=lambda ink: contrast(ink, paper))


def readable(colour: str, paper: str) -> str:
    """Return the shade of a colour's hue that reads on the paper with :data:`CONTRAST` and is nearest to the colour."""
    hue, lightness, saturation = rgb_to_hls(*_parse(colour))
    end = 1 if ink_on(paper) == LIGHTEST_INK else 0
    shades = (hls_to_rgb(hue, lightness + (end - lightness) * step / 50, saturation) for step in range(51))
    return next(shade for shade in map(_format, shades) if contrast(shade, paper) >= CONTRAST)


def _parse(colour: str) -> Rgb:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _format(colour: Rgb) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in colour)


def _luminance(colour: Rgb) -> float:
    """Return what WCAG 2.2 calls relative luminance, 0 to 1."""
    red, green, blue = (c / 12.92 if c <= _LINEAR_TO else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
