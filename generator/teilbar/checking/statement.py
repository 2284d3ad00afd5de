"""The statement of accessibility: public bodies have one, and look at it every year.

Directive (EU) 2016/2102, article 7, and Commission Implementing Decision (EU) 2018/1523 ask for it; Teilbar only looks
whether the page is there and how old it says it is. What is made of the hub file's data is looked at elsewhere
(:mod:`teilbar.checking.duties`).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from teilbar.checking.places import top_of
from teilbar.duties.recognising import duty_of
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.checking.registry import Surroundings
    from teilbar.model.findings import Finding
    from teilbar.model.unit import Library, Page

MOST_DAYS = 366
"""Days after which a statement is older than a year, whichever year that was."""


def statement(library: Library, around: Surroundings) -> Iterator[Finding]:
    """The hub of an institution says how accessible it is, and has looked within a year."""
    found = next((page for page in library.pages if is_statement(page)), None)
    if found is None:
        if around.hub.publisher.name:
            yield finding("statement-missing", "", today=_written(around.today))
        return
    if found.metadata.sample or found.made:
        return
    reviewed = found.metadata.modified or found.metadata.published
    if reviewed is None:
        yield finding("statement-undated", found.file, 1, today=_written(around.today), top=top_of(found))
        return
    if around.today != date.min and (around.today - reviewed).days > MOST_DAYS:
        place = found.places.get("modified" if found.metadata.modified else "published")
        file, line = (place.file, place.line) if place else (found.file, None)
        days = {"reviewed": _written(reviewed), "today": _written(around.today)}
        yield finding("statement-old", file, line, text=found.file, **days)


def is_statement(page: Page) -> bool:
    """Return whether a page is the statement, by its title or the name of its file or folder."""
    return duty_of(page) == "barrierefreiheit"


def _written(day: date) -> str:
    return "2026-01-31" if day == date.min else day.isoformat()


LIBRARY_CHECKS = (statement,)
