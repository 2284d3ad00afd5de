"""What an LMS has of a visit, in the elements of both versions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from consumers.packages import Version

Values: TypeAlias = "Mapping[str, str | re.Pattern[str] | None]"
"""What elements say: a text, what a pattern describes, or nothing."""

Outcome: TypeAlias = Literal["undecided", "passed", "failed", "completed"]

_ROWS: tuple[tuple[Outcome, str, str, str, str, str], ...] = (
    ("undecided", "incomplete", "suspend", "incomplete", "unknown", "suspend"),
    ("passed", "passed", "", "completed", "passed", "normal"),
    ("failed", "failed", "suspend", "completed", "failed", "suspend"),
    ("completed", "completed", "", "completed", "unknown", "normal"),
)

OUTCOMES: Mapping[Outcome, Mapping[Version, Values]] = {
    outcome: {
        "1.2": {"cmi.core.lesson_status": status, "cmi.core.exit": exit_12},
        "2004": {"cmi.completion_status": completion, "cmi.success_status": success, "cmi.exit": exit_2004},
    }
    for outcome, status, exit_12, completion, success, exit_2004 in _ROWS
}

SUSPENDED = re.compile(r'\{"v":2,.*\}')
"""Suspend data as they are written now."""


@dataclass(frozen=True)
class Has:
    """What the LMS has."""

    outcome: Outcome | None = None
    raw: str | None = None
    """Per cent; nothing where nothing was checked."""
    more: Mapping[Version, Values] = field(default_factory=dict)
    """What else it has."""

    def values(self, version: Version) -> Values:
        """Return all of it, in a version."""
        more = self.more.get(version, {})
        return {**OUTCOMES[self.outcome][version], **score(version, self.raw), **more} if self.outcome else more


def has(
    outcome: Outcome | None,
    raw: str | None = None,
    *,
    both: Values | None = None,
    only_12: Values | None = None,
    only_2004: Values | None = None,
) -> Has:
    """Return what the LMS has: an outcome, a score in per cent or none, and more, of both versions or one."""
    return Has(
        outcome, raw, {"1.2": {**(both or {}), **(only_12 or {})}, "2004": {**(both or {}), **(only_2004 or {})}}
    )


def at(location: str) -> tuple[Values, Values]:
    """Return where the learner stands, in both versions."""
    return {"cmi.core.lesson_location": location}, {"cmi.location": location}


def score(version: Version, raw: str | None) -> Values:
    """Return a score in the elements of a version."""
    under = "cmi.core.score" if version == "1.2" else "cmi.score"
    if raw is None:
        return {f"{under}.raw": None}
    scaled = {} if version == "1.2" else {f"{under}.scaled": f"{float(raw) / 100:g}"}
    return {f"{under}.raw": raw, f"{under}.min": "0", f"{under}.max": "100", **scaled}
