"""Findings as a report: text for people, JSON for programs."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from teilbar.model.findings import Severity
from teilbar.texts import message, plural, remedy, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.model.findings import Finding
    from teilbar.texts import Language

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def text_report(findings: Iterable[Finding], language: Language) -> Iterator[Text]:
    """Yield the lines of a report for people, file by file; a finding that many texts inherit is said once."""
    unique = list(dict.fromkeys((found.file, found.line, found.rule, found.values) for found in findings))
    by_key = {(found.file, found.line, found.rule, found.values): found for found in findings}
    ordered = [by_key[key] for key in unique]
    for file, group in groupby(ordered, key=lambda found: found.file):
        yield Text(file or text("source-as-a-whole", language), style="bold")
        for found in group:
            yield from finding_lines(found, language)
        yield Text("")
    if not ordered:
        yield Text(text("no-findings", language), style="green")
        return
    counts = (
        f"{sum(found.severity is severity for found in ordered)} × {text(f'severity.{severity}', language)}"
        for severity in Severity
    )
    yield Text(f"{plural('findings', len(ordered), language)}: {', '.join(counts)}")


def finding_lines(found: Finding, language: Language) -> Iterator[Text]:
    """Yield the lines of one finding, without its file."""
    head = Text("  ")
    if found.line:
        head.append(f"{text('line', language, line=found.line)}: ")
    head.append(text(f"severity.{found.severity}", language), style=_STYLES[found.severity])
    head.append(f" ({found.rule})", style="dim")
    yield head
    yield Text(f"    {message(found, language)}")
    yield Text(f"    → {remedy(found, language)}", style="green")


def json_report(findings: Iterable[Finding], language: Language) -> str:
    """Return all findings as a JSON document: an object with the list ``findings``."""
    entries = [
        {
            "rule": found.rule,
            "severity": found.severity.value,
            "file": found.file,
            "line": found.line,
            "text": found.concerns,
            "message": message(found, language),
            "remedy": remedy(found, language),
        }
        for found in findings
    ]
    return json.dumps({"findings": entries}, ensure_ascii=False, indent=2)
