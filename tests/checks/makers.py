"""Examples of rules that plain files cannot hold: links, bytes, names, sizes, histories, permissions."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from faults.made import PICTURE, unit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Maker(Protocol):
    """Adds to the files of an example what they cannot express."""

    def __call__(self, source: Path, *, is_good: bool) -> None: ...


@dataclass(frozen=True, slots=True)
class Made:
    """An example that is made, and how its rule's page describes the bad and the good one: German, English."""

    make: Maker
    bad: tuple[str, str]
    good: tuple[str, str]


def link_outside(source: Path, *, is_good: bool) -> None:
    """Show a picture that is a link: to a file of the source, or to one beside it."""
    place = unit(source, "turm", "![Ein Turm aus Bechern](bild.png)\n")
    (place / "medien.yml").write_text("- datei: bild.png\n  urheber: Ada Muster\n  lizenz: CC BY 4.0\n", "utf-8")
    target = (source if is_good else source.parent) / "foto.png"
    target.write_bytes(PICTURE)
    (place / "bild.png").symlink_to(target)


MADE: Mapping[str, Made] = MappingProxyType(
    {
        "link-outside": Made(
            link_outside,
            (
                "`bild.png` ist ein Verweis auf eine Datei außerhalb der Sammlung.",
                "`bild.png` is a link to a file outside of the collection.",
            ),
            (
                "`bild.png` ist ein Verweis auf eine Datei der Sammlung.",
                "`bild.png` is a link to a file of the collection.",
            ),
        ),
    }
)
"""By the rule's id; what the folder holds as plain files is there already."""
