"""Which pages for paper a unit has, known from its outline: nobody needs to read its text for that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.texts import text

if TYPE_CHECKING:
    from teilbar.model.unit import Unit
    from teilbar.texts import Language

_UNASKED = frozenset({"faq"})
"""Kinds that ask nothing: a worksheet leaves them out."""

_OPEN = frozenset({"reflect", *_UNASKED})
"""Kinds without a solution."""


@dataclass(frozen=True, slots=True)
class View:
    """A page for paper, beside the unit's own."""

    name: str
    """Its key in ``[print]`` of ``texts/interface.toml``."""
    file: str
    """Its file in the folder of the unit's page, and so its address as seen from there."""

    def label(self, language: Language) -> str:
        """Return what it is called, for a link."""
        return text(f"print.{self.name}", language)

    def purpose(self, language: Language) -> str:
        """Return what it is good for, in a sentence."""
        return text(f"print.{self.name}-for", language)


CARD = View("card", "ablauf.html")
WORKSHEET = View("worksheet", "arbeitsblatt.html")
SOLUTIONS = View("solutions", "loesungen.html")


def views_of(unit: Unit) -> tuple[View, ...]:
    """Return the pages for paper that a unit has: always a card, and with questions a worksheet and its solutions."""
    asked, solved = unit.outline.kinds - _UNASKED, unit.outline.kinds - _OPEN
    return (CARD, *((WORKSHEET,) if asked else ()), *((SOLUTIONS,) if solved else ()))
