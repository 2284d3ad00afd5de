"""Invented details: said as long as they are marked, and found where somebody forgot to mark or to replace them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.model.addresses import shown
from teilbar.model.outline import Way
from teilbar.model.reserved import is_example
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.checking.registry import Surroundings
    from teilbar.model.findings import Finding
    from teilbar.model.unit import Page


def marked(page: Page, _: Surroundings) -> Iterator[Finding]:
    """A text holds no details that it says itself are invented."""
    if page.metadata.sample:
        place = page.places.get("sample")
        where = (place.file, place.line) if place else (page.file, None)
        yield finding("text-sample", *where, text=page.file, title=page.title)


def addresses(page: Page, _: Surroundings) -> Iterator[Finding]:
    """A text that is not marked links to nothing that exists in examples only."""
    if page.metadata.sample:
        return
    for reference in page.outline.references:
        if reference.way is Way.LINKED and is_example(reference.target):
            address = shown(reference.target.removeprefix("mailto:"))
            yield finding("text-sample-address", page.file, reference.line or None, address=address)


CHECKS = (marked, addresses)
