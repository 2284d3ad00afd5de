"""The names of colours that hub files use: those of Material for MkDocs' palettes, with their values there."""

from __future__ import annotations

import re
from typing import Literal

PRIMARY = {
    "red": "#ef5552",
    "pink": "#e92063",
    "purple": "#ab47bd",
    "deep-purple": "#7e56c2",
    "indigo": "#4051b5",
    "blue": "#2094f3",
    "light-blue": "#02a6f2",
    "cyan": "#00bdd6",
    "teal": "#009485",
    "green": "#4cae4f",
    "light-green": "#8bc34b",
    "lime": "#cbdc38",
    "yellow": "#ffec3d",
    "amber": "#ffc105",
    "orange": "#ffa724",
    "deep-orange": "#ff6e42",
    "brown": "#795649",
    "grey": "#757575",
    "blue-grey": "#546d78",
    "white": "#ffffff",
    "black": "#14151a",
}
ACCENT = {
    "red": "#ff1a47",
    "pink": "#f50056",
    "purple": "#df41fb",
    "deep-purple": "#7c4dff",
    "indigo": "#526cfe",
    "blue": "#4287ff",
    "light-blue": "#0091eb",
    "cyan": "#00bad6",
    "teal": "#00bda4",
    "green": "#00c753",
    "light-green": "#63de17",
    "lime": "#b0eb00",
    "yellow": "#ffd500",
    "amber": "#ffaa00",
    "orange": "#ff9100",
    "deep-orange": "#ff6e42",
}
NAMES = {"primary": PRIMARY, "accent": ACCENT}

_STYLED_ELSEWHERE = "custom"  # Material's word for: a style sheet of the site's own says it


def colour(written: str, role: Literal["primary", "accent"]) -> str | None:
    """Return a colour as ``#rrggbb``; empty for the theme's own, None for a colour that nobody knows."""
    name = re.sub(r"[\s_]+", "-", written.strip().lower())
    if name in {"", _STYLED_ELSEWHERE}:
        return ""
    if re.fullmatch(r"#[0-9a-f]{6}", name):
        return name
    if re.fullmatch(r"#[0-9a-f]{3}", name):
        return "#" + "".join(digit * 2 for digit in name[1:])
    return NAMES[role].get(name)
