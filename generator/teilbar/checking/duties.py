"""The pages that are made of the hub's data: what they cannot say yet, and what is out of date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from teilbar.checking.statement import MOST_DAYS
from teilbar.duties.unwritten import duty_pages
from teilbar.duties.writing import missing
from teilbar.hub.places import option_place
from teilbar.texts import finding, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.hub import Hub
    from teilbar.model.findings import Finding
    from teilbar.model.unit import Library
    from teilbar.reading.source import Source

_OPTION = "pflichten"


def duties(library: Library, hub: Hub, source: Source, root: str, today: date) -> Iterator[Finding]:
    """Yield what an institution has to enter or to look through; of a hub that names none, nothing is said."""
    if not hub.publisher.name:
        return
    if hub.duties.sample:
        yield finding("duties-sample", *option_place(source, _OPTION, "beispieldaten"))
    if hub.duties.sample or hub.publisher.sample:
        return
    for duty, page in duty_pages(library.pages, root).items():
        lacking = missing(duty, hub) if page.made else ()
        if lacking:
            # Messages are made when they are written, in either language; the words are those of the hub's page.
            words = ", ".join(text(f"duty.missing.{key}", hub.language) for key in lacking)
            yield finding("duty-incomplete", *option_place(source, _OPTION), title=page.title, missing=words)
        if duty == "barrierefreiheit" and page.made:
            yield from _old(hub, source, today)


def _old(hub: Hub, source: Source, today: date) -> Iterator[Finding]:
    reviewed = hub.duties.accessibility.reviewed
    if reviewed and today != date.min and (today - reviewed).days > MOST_DAYS:
        place = option_place(source, _OPTION, "barrierefreiheit", "geprueft")
        yield finding("statement-review-old", *place, reviewed=reviewed.isoformat(), today=today.isoformat())
