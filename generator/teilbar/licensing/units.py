"""The works that a text is made of, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.licensing.alterations import is_alteration
from teilbar.licensing.combining import Combination, Work, combine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.licensing.registry import Registry
    from teilbar.model.unit import Medium, Page


def combination_of(page: Page, licences: Registry) -> Combination | None:
    """Return what became of a text and its media; None where it is not known under which licence it stands.

    Media whose licence is not known are left out.
    """
    own = licences.resolve(page.metadata.licence)
    return combine(own, works_of(page, licences), licences.licences.values()) if own else None


def works_of(page: Page, licences: Registry) -> Iterator[Work]:
    """Yield what a text was made from and its media as works, those whose licence is known."""
    covered = overlaid(page)
    for work in page.metadata.based_on:
        if licence := licences.resolve(work.licence):
            yield Work(work.title or work.url, licence, adapted=True)
    for medium in page.media.values():
        licence = licences.resolve(medium.record.licence) if medium.record else None
        if licence:
            yield Work(medium.path, licence, adapted=medium.path in covered or is_adapted(medium, licences))


def is_open(page: Page, licences: Registry) -> bool:
    """Tell whether a text and all of its media stand under open licences; what nobody knows is not open."""
    works = (medium for medium in page.media.values() if not medium.part_of)
    said = (page.metadata.licence, *(medium.record.licence if medium.record else "" for medium in works))
    return all((licence := licences.resolve(written)) and licence.open for written in said)


def overlaid(page: Page) -> frozenset[str]:
    """Return the paths of the media over which a text lays something of its own: places to explore."""
    targets = {reference.target for reference in page.outline.references if reference.overlaid}
    return frozenset(medium.path for target, medium in page.media.items() if target in targets)


def is_adapted(medium: Medium, licences: Registry) -> bool:
    """Tell whether a medium is an adaptation that became part of the text.

    One whose record names the original's own licence, too, is a work of its own: it stands under the licence that was
    given it, and beside the text as any other. What is no licence is not trusted with that.
    """
    said = medium.record
    if said is None or not is_alteration(said.adaptation):
        return False
    return said.source is None or licences.resolve(said.source.licence) is None
