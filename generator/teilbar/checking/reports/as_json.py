"""JSON for programs: an object with the list ``findings`` (RFC 8259)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from teilbar.texts import message, remedy, rules

if TYPE_CHECKING:
    from teilbar.checking.reports.examined import Examined
    from teilbar.texts import Language


def report(examined: Examined, language: Language) -> str:
    """Return all findings, those too that many texts inherit from one place: once a text."""
    entries = [
        {
            "rule": found.rule,
            "group": rules()[found.rule].group,
            "severity": found.severity.value,
            "file": found.file,
            "line": found.line,
            "text": found.concerns,
            "message": message(found, language),
            "remedy": remedy(found, language),
        }
        for found in examined.findings
    ]
    return f"{json.dumps({'findings': entries}, ensure_ascii=False, indent=2)}\n"
