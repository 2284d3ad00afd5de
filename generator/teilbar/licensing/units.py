"""The works that a unit is made of, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.licensing.alterations import is_alteration
from teilbar.licensing.combining import Combination, Work, combine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.licensing.registry import Registry
    from teilbar.model.unit import Medium, Unit


def combination_of(unit: Unit, licences: Registry) -> Combination | None:
    """Return what became of a unit's text and its media; None where it is not known under which licence it stands.

    Media whose licence is not known are left out.
    """
    own = licences.resolve(unit.metadata.licence)
    return combine(own, works_of(unit, licences), licences.licences.values()) if own else None


def works_of(unit: Unit, licences: Registry) -> Iterator[Work]:
    """Yield what a unit was made from and its media as works, those whose licence is known."""
    overlaid = {reference.target for reference in unit.outline.references if reference.overlaid}
    for work in unit.metadata.based_on:
        if licence := licences.resolve(work.licence):
            yield Work(work.title or work.url, licence, adapted=True)
    for target, medium in unit.media.items():
        licence = licences.resolve(medium.record.licence) if medium.record else None
        if licence:
            yield Work(medium.path, licence, adapted=target in overlaid or is_adapted(medium))


def is_adapted(medium: Medium) -> bool:
    """Tell whether a medium is an adaptation that became part of the unit.

    One whose record names the original's own licence, too, is a work of its own: it stands under the licence that was
    given it, and beside the text as any other.
    """
    said = medium.record
    return said is not None and is_alteration(said.adaptation) and not (said.source and said.source.licence)
