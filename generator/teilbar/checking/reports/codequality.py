"""GitLab's Code Quality report (GitLab documentation, "Code Quality", "Code Quality report format").

A merge request shows what it adds and what it mends: GitLab compares the fingerprints of two reports. So a fingerprint
holds what is wrong and in which file, never the line, which moves whenever somebody writes above it.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from teilbar.cache import digest_of
from teilbar.checking.reports.examined import once
from teilbar.model.findings import Severity
from teilbar.texts import message, remedy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.checking.reports.examined import Examined
    from teilbar.model.findings import Finding
    from teilbar.texts import Language

LINES = frozenset({"first", "second", "line_hint"})
"""Values of findings that are numbers of lines."""
MOVING = LINES | {"today"}
"""What differs from one report to the next though nothing was changed: lines, and the day of a report."""

_SEVERITIES = {Severity.ERROR: "blocker", Severity.WARNING: "major", Severity.INFO: "info"}


def report(examined: Examined, language: Language) -> str:
    """Return a JSON array, an object a finding; a finding that many texts inherit from one place stands there once."""
    return f"{json.dumps(list(_issues(examined, language)), ensure_ascii=False, indent=2)}\n"


def _issues(examined: Examined, language: Language) -> Iterator[dict[str, object]]:
    seen = Counter[str]()
    for found in once(examined.findings):
        path = examined.path_of(found)
        same = fingerprint_of(found, path)
        yield {
            "description": f"{message(found, language)} → {remedy(found, language)}",
            "check_name": found.rule,
            "fingerprint": digest_of(same, str(seen[same])) if seen[same] else same,
            "severity": _SEVERITIES[found.severity],
            "location": {"path": path, "lines": {"begin": found.line or 1}},
        }
        seen[same] += 1


def fingerprint_of(found: Finding, path: str) -> str:
    """Return what tells a finding from others, wherever in its file it stands."""
    values = (part for name, value in found.values if name not in MOVING for part in (name, value))
    return digest_of(found.rule, *(part.encode("utf-8", "backslashreplace") for part in (path, *values)))
