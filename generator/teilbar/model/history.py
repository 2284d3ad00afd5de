"""What the commits of a source say of a text: since when there is it, how often it was changed, by how many people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Change:
    """A commit that touched a text, told to readers."""

    version: str
    """The version that it made: ``0.N`` for the Nth commit."""
    at: datetime
    """When its author wrote it, in UTC."""
    summary: str
    """What the author said of it: one line of plain text, never empty."""

    @property
    def day(self) -> date:
        """The day of :attr:`at`, in UTC."""
        return self.at.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The history of one text. Who took part is counted, never named."""

    commits: int | None = 0
    """How many commits touched the text; 0 where it was never committed, None where that cannot be known."""
    contributors: int = 0
    """How many people wrote them."""
    first_at: datetime | None = None
    """When the earliest of them was written, in UTC; None where no commit has a date."""
    last_at: datetime | None = None
    """When the latest of them was written, in UTC."""
    changes: tuple[Change, ...] = ()
    """The commits that say something to readers, the newest first."""

    @property
    def first(self) -> date | None:
        """The day of :attr:`first_at`, in UTC."""
        return self.first_at.date() if self.first_at else None

    @property
    def last(self) -> date | None:
        """The day of :attr:`last_at`, in UTC."""
        return self.last_at.date() if self.last_at else None

    def version(self, own: str = "") -> str:
        """Return the version: the author's ``own``, else ``0.N`` with N commits; empty where that cannot be known."""
        if own or self.commits is None:
            return own
        return numbered(self.commits)


def numbered(commits: int) -> str:
    """Return the version that a text has after so many commits."""
    return f"0.{commits}"


UNKNOWN = History(commits=None)
"""The history of a text whose source does not tell it, because it was fetched without its past."""
