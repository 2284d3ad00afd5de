"""An address as a QR code (ISO/IEC 18004:2024), drawn when the site is made: nobody is asked for it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import segno

from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from teilbar.texts import Language

QUIET = 4
"""Modules of white around the code (ISO/IEC 18004:2024, "quiet zone")."""

SMALLEST = 25.0
"""Millimetres of a side of the code, without the white around it: what phones read at an arm's length."""

_FINEST = 0.75  # millimetres of a module: long addresses have many


def qr_svg(address: str, label: str) -> str:
    """Return an address as an inline drawing, black on white in every colour scheme; the same one each time.

    ``label`` is its alternative text. The drawing says its own size: at least 25 mm a side on paper and as much on
    screens, more where the address is long. Raises ``segno.DataOverflowError``, a ``ValueError``, where the address is
    longer than any code holds (2,331 bytes).
    """
    # Browsers write addresses in UTF-8, so that is what readers of codes expect beyond ASCII.
    rows = tuple(segno.make(address, error="m", micro=False, encoding="utf-8").matrix)
    modules, side = len(rows), len(rows) + 2 * QUIET
    size = f"{max(SMALLEST / modules, _FINEST) * side:.2f}mm"
    drawn = "".join(_row(row, y) for y, row in enumerate(rows, QUIET))
    return tag(
        "svg",
        f'<rect width="{side}" height="{side}" fill="#fff"/><path d="{drawn}" stroke="#000"/>',
        class_="tb-qr__code",
        viewBox=f"0 0 {side} {side}",
        width=size,
        height=size,
        role="img",
        aria_label=label,
        shape_rendering="crispEdges",
    )


def qr_figure(address: str, language: Language) -> str:
    """Return the code of an address as a figure: the drawing, and the address in words for whoever types it.

    Raises what :func:`qr_svg` raises.
    """
    drawing = qr_svg(address, text("qr.label", language))
    words = tag("span", escape(address), class_="tb-qr__address")
    return tag("figure", f"{drawing}<figcaption>{words}</figcaption>", class_="tb-qr")


def _row(row: bytearray, y: int) -> str:
    """Return a row's dark modules as lines along its middle, one for each run: gaps between squares would show."""
    drawn, x = "", 0
    while (start := row.find(1, x)) >= 0:
        end = row.find(0, start)
        end = end if end >= 0 else len(row)
        drawn += f"m{start - x} 0h{end - start}" if drawn else f"M{start + QUIET} {y}.5h{end - start}"
        x = end
    return drawn
