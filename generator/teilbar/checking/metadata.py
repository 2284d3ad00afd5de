"""What a text should say of itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from teilbar.checking.places import at_field, has_text, outcome_of, top_of
from teilbar.model.unit import LearningPath, Unit
from teilbar.texts import Wording, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.checking.registry import Surroundings
    from teilbar.model.findings import Finding
    from teilbar.model.unit import Page


def summary(page: Page, _: Surroundings) -> Iterator[Finding]:
    """A unit has a summary."""
    if isinstance(page, Unit) and not page.metadata.summary and "summary" not in page.places:
        yield finding("summary-missing", page.file, 1, top=top_of(page))


def area(page: Page, _: Surroundings) -> Iterator[Finding]:
    """A unit belongs to an area."""
    if isinstance(page, Unit) and not page.metadata.areas and "areas" not in page.places:
        yield finding("area-missing", page.file, 1, top=top_of(page))


def own_id(page: Page, _: Surroundings) -> Iterator[Finding]:
    """A unit has an id that does not change when its folder does."""
    if isinstance(page, Unit) and not page.metadata.id:
        yield finding("id-from-folder", page.file, 1, id=page.id, top=top_of(page))


def licence(page: Page, around: Surroundings) -> Iterator[Finding]:
    """A unit or a learning path has a licence, and it is certain which one."""
    if not isinstance(page, Unit | LearningPath) or not has_text(page):
        return
    if page.metadata.licence:
        meaning = around.licences.read(page.metadata.licence)
        if meaning.rule:
            yield at_field(meaning.rule, page, "licence", **meaning.values)
    else:
        how = Wording(f"write-licence.{page.header}")
        yield finding("licence-missing", page.file, 1, outcome=outcome_of(page), how=how)


def days(page: Page, around: Surroundings) -> Iterator[Finding]:
    """A text is not of a day that is still to come; tomorrow has begun somewhere."""
    if around.today == date.min or not has_text(page):
        return
    for field, said in (("published", page.metadata.published), ("modified", page.metadata.modified)):
        if said and (said - around.today).days > 1:
            yield at_field("day-to-come", page, field, day=said.isoformat(), today=around.today.isoformat())


CHECKS = (summary, area, own_id, licence, days)
