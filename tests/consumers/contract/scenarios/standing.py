"""What an LMS has of a result, in the elements of both versions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from consumers.contract.stage import Values
    from consumers.packages import Version

Outcome: TypeAlias = Literal["undecided", "passed", "failed", "completed"]

_12 = {
    "undecided": ("incomplete", "suspend"),
    "passed": ("passed", ""),
    "failed": ("failed", "suspend"),
    "completed": ("completed", ""),
}
_2004 = {
    "undecided": ("incomplete", "unknown", "suspend"),
    "passed": ("completed", "passed", "normal"),
    "failed": ("completed", "failed", "suspend"),
    "completed": ("completed", "unknown", "normal"),
}

SUSPENDED = re.compile(r'\{"v":2,.*\}')
"""Suspend data as they are written now."""


def has(
    outcome: Outcome,
    raw: str | None = None,
    *,
    both: Values | None = None,
    only_12: Values | None = None,
    only_2004: Values | None = None,
) -> Mapping[Version, Values]:
    """Return what the LMS has: an outcome, a score in per cent or none, and more, of both versions or one."""
    status, exit_12 = _12[outcome]
    completion, success, exit_2004 = _2004[outcome]
    return {
        "1.2": {
            "cmi.core.lesson_status": status,
            **_score("cmi.core.score", raw),
            "cmi.core.exit": exit_12,
            **(both or {}),
            **(only_12 or {}),
        },
        "2004": {
            "cmi.completion_status": completion,
            "cmi.success_status": success,
            **_score("cmi.score", raw),
            "cmi.score.scaled": _scaled(raw),
            "cmi.exit": exit_2004,
            **(both or {}),
            **(only_2004 or {}),
        },
    }


def at(location: str) -> tuple[Values, Values]:
    """Return where the learner stands, in both versions."""
    return {"cmi.core.lesson_location": location}, {"cmi.location": location}


def _score(element: str, raw: str | None) -> Values:
    if raw is None:
        return {f"{element}.raw": None}
    return {f"{element}.raw": raw, f"{element}.min": "0", f"{element}.max": "100"}


def _scaled(raw: str | None) -> str | None:
    return None if raw is None else f"{float(raw) / 100:g}"
