"""When a text was published and changed, for programs that ask: from its header, else from git, never from a clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from teilbar.model.unit import LearningPath, Unit

if TYPE_CHECKING:
    from teilbar.model.unit import Page


def last_change(page: Page) -> date | None:
    """Return when a text was last changed: a moment in UTC, or a day where its author named one; None: not known."""
    in_git = page.history.last_at if isinstance(page, Unit | LearningPath) else None
    return page.metadata.modified or in_git or page.metadata.published


def first_published(page: Page) -> date | None:
    """Return since when there is a text, as :func:`last_change` does."""
    in_git = page.history.first_at if isinstance(page, Unit | LearningPath) else None
    return page.metadata.published or in_git


def w3c(when: date) -> str:
    """Return a moment or a day as W3C's "Date and Time Formats" have it: ``2026-03-01T12:00:00Z``, ``2026-03-01``."""
    return rfc3339(when) if isinstance(when, datetime) else when.isoformat()


def rfc3339(when: date) -> str:
    """Return a moment as RFC 3339 has it (section 5.6), in UTC and whole seconds; a day begins at midnight."""
    return as_moment(when).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def as_moment(when: date) -> datetime:
    """Return a moment in UTC; of a day, its beginning."""
    return when.astimezone(UTC) if isinstance(when, datetime) else datetime.combine(when, time(), UTC)
