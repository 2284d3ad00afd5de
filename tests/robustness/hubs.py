"""A hub in two editions: what a site is built from, and what it is built from next."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from faults.made import header, picture, unit
from reading.repositories import commit
from website.sample import png

if TYPE_CHECKING:
    from pathlib import Path

UNITS = 12
PICTURES = 8
"""So many that helpers are started for them, on two processors, when the cache has none of them."""

_COLOURS = [(250 - 30 * number, 99, 30 * number) for number in range(PICTURES + 1)]


def two_editions(folder: Path) -> tuple[Path, Path]:
    """Write two clones of one hub, the second one a commit ahead, and return their folders."""
    first, second = folder / "first" / "hub", folder / "second" / "hub"
    _write(first)
    shutil.copytree(first, second)
    _change(second)
    return first, second


def _write(source: Path) -> None:
    for number in range(UNITS):
        place = unit(source, f"einheit-{number}", _text(number, "Zuerst war es so."))
        if number < PICTURES:
            picture(place, "bild.png", png(640, 480, _COLOURS[number]))
    commit(
        source, {"mkdocs.yml": "site_name: Haltbares Haus\n", "content.md": f"{header('Seite')}Ein Satz.\n"}, "Erste"
    )


def _change(source: Path) -> None:
    """Change a text and a picture, take a unit away and add one."""
    unit(source, "einheit-0", _text(0, "Jetzt ist es anders."))
    unit(source, "einheit-neu", "Die kam dazu.\n")
    shutil.rmtree(source / "einheiten" / f"einheit-{UNITS - 1}")
    (source / "einheiten" / "einheit-1" / "bild.png").write_bytes(png(640, 480, _COLOURS[PICTURES]))
    commit(source, {"mkdocs.yml": "site_name: Haltbares Haus\nsite_url: https://example.org/\n"}, "Zweite")


def _text(number: int, said: str) -> str:
    shown = "![Eine Fläche](bild.png)\n" if number < PICTURES else ""
    return (
        f"{said} Das ist Nummer {number}.\n\n{shown}\n## So geht's\n\n1. Bauen\n2. Staunen\n\n"
        "### Frage: Was hält?\n\n- [x] Der Turm\n- [ ] Das Haus\n"
    )
