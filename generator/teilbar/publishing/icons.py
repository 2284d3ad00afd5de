"""The theme's icons as one file: a page that shows ten of them asks once.

Each icon is a part of one drawing, and a ``view`` of it has the icon's name (SVG 2, section 16.4): a style sheet shows
it as ``icons.svg#tip``. The sources stay one file an icon.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SHEET = "icons.svg"
"""The file's name."""

SIDE = 24
"""What each icon is scaled to, in units of the drawing, which says that it is as large: so a view fills its box."""

_ADDRESS = re.compile(r'url\("icons/([a-z-]+)\.svg"\)')
_OPENING = re.compile(r"<svg xmlns=\"http://www\.w3\.org/2000/svg\"([^>]*)>")


def icon_sheet(icons: Mapping[str, str]) -> str:
    """Return the one drawing of all icons; takes them by their names. Raises ValueError for one that is no drawing."""
    views, drawings = [], []
    for row, (name, icon) in enumerate(sorted(icons.items())):
        y = row * SIDE
        drawing, number = _OPENING.subn(rf'<svg y="{y}" width="{SIDE}" height="{SIDE}"\1>', icon.strip())
        if number != 1:
            problem = f"the icon {name!r} does not begin as a drawing"
            raise ValueError(problem)
        views.append(f'<view id="{name}" viewBox="0 {y} {SIDE} {SIDE}"/>')
        drawings.append(drawing)
    frame = f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{SIDE}" viewBox="0 0 {SIDE} {SIDE}">'
    return "\n".join((frame, *views, *drawings, "</svg>")) + "\n"


def with_sheet(style: str) -> str:
    """Return a style sheet whose icons are parts of the one drawing beside it."""
    return _ADDRESS.sub(rf'url("{SHEET}#\1")', style)
