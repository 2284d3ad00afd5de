"""What a unit should say of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.model.unit import Unit
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.checking.registry import Surroundings
    from teilbar.model.findings import Finding
    from teilbar.model.unit import Page


def summary(page: Page, _: Surroundings) -> Iterator[Finding]:
    """A unit has a summary."""
    if isinstance(page, Unit) and not page.metadata.summary:
        yield finding("summary-missing", page.file, 1)


def area(page: Page, _: Surroundings) -> Iterator[Finding]:
    """A unit belongs to an area."""
    if isinstance(page, Unit) and not page.metadata.areas:
        yield finding("area-missing", page.file, 1)


def own_id(page: Page, _: Surroundings) -> Iterator[Finding]:
    """A unit has an id that does not change when its folder does."""
    if isinstance(page, Unit) and not page.metadata.id:
        yield finding("id-from-folder", page.file, 1, id=page.id)


def licence(page: Page, around: Surroundings) -> Iterator[Finding]:
    """A unit has a licence, and it is certain which one."""
    if not isinstance(page, Unit):
        return
    if not page.metadata.licence:
        yield finding("licence-missing", page.file, 1)
        return
    meaning = around.licences.read(page.metadata.licence)
    if meaning.rule:
        place = page.places.get("licence")
        file, line = (place.file, place.line) if place else (page.file, None)
        yield finding(meaning.rule, file, line, text=page.file, **meaning.values)


CHECKS = (summary, area, own_id, licence)
