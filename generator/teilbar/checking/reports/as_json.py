"""JSON for programs (RFC 8259): an object of the lists ``findings`` and ``silenced``, what is switched off, why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from teilbar.texts import message, remedy, rules

if TYPE_CHECKING:
    from teilbar.checking.reports.examined import Examined
    from teilbar.model.findings import Finding
    from teilbar.texts import Language


def report(examined: Examined, language: Language) -> str:
    """Return all findings, those too that many texts inherit from one place: once a text."""
    silenced = [
        {
            **_entry(one.finding, language),
            "reason": one.reason or None,
            "silenced_in": one.file or examined.front,
            "silenced_line": one.line,
        }
        for one in examined.silenced
    ]
    entries = {"findings": [_entry(found, language) for found in examined.findings], "silenced": silenced}
    return f"{json.dumps(entries, ensure_ascii=False, indent=2)}\n"


def _entry(found: Finding, language: Language) -> dict[str, object]:
    return {
        "rule": found.rule,
        "group": rules()[found.rule].group,
        "severity": found.severity.value,
        "file": found.file,
        "line": found.line,
        "text": found.concerns,
        "message": message(found, language),
        "remedy": remedy(found, language),
    }
