"""A hub's two colours as the style sheet's, with the shades made of them for light and for dark paper."""

from __future__ import annotations

from teilbar.hub.contrast import PAPER, contrast, ink_on, mixed, readable

PRIMARY = "#1f5d57"
ACCENT = "#9c4221"

# The paper that is hardest to read on, of those in themes/material/styles/10-colours.css: darkest light, lightest dark.
LIGHT_PAPER = "#f1e9dc"
DARK_PAPER = "#33302b"

_DARK_PAGE = "#1b1a18"
_TINT, _DARK_TINT = 0.08, 0.2  # how much of the hub's colour is in a tinted paper


def colour_sheet(primary: str = "", accent: str = "") -> str:
    """Return the style sheet that names a hub's colours as custom properties.

    Takes ``#rrggbb`` each, or nothing for the theme's own. Surfaces have the primary colour as it is; text gets shades
    of both that can be read on all papers, of which one is tinted with the primary colour.
    """
    primary, accent = (primary or PRIMARY).lower(), (accent or ACCENT).lower()
    light, dark = mixed(primary, PAPER, _TINT), mixed(primary, _DARK_PAGE, _DARK_TINT)
    on_light = min(LIGHT_PAPER, light, key=lambda paper: contrast(paper, "#000000"))
    on_dark = min(DARK_PAPER, dark, key=lambda paper: contrast(paper, "#ffffff"))
    return (
        f":root {{\n  --tb-primary: {primary};\n  --tb-on-primary: {ink_on(primary)};\n  --tb-tint: {light};\n"
        f"  --tb-strong: {readable(primary, on_light)};\n  --tb-link: {readable(accent, on_light)};\n}}\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n  :root {{\n    --tb-tint: {dark};\n"
        f"    --tb-strong: {readable(primary, on_dark)};\n    --tb-link: {readable(accent, on_dark)};\n  }}\n}}\n"
    )
