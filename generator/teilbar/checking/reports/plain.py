"""Text for people."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from teilbar.checking.reports.examined import once
from teilbar.model.findings import Severity
from teilbar.texts import message, plural, remedy, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.checking.reports.examined import Examined
    from teilbar.model.findings import Finding
    from teilbar.texts import Language

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def report(examined: Examined, language: Language) -> str:
    """Return the report for people, without colours."""
    return "".join(f"{line.plain}\n" for line in report_lines(examined, language))


def report_lines(examined: Examined, language: Language) -> Iterator[Text]:
    """Yield the lines of the report for people; the last one says how much is switched off, if anything is."""
    yield from text_report(examined.findings, language)
    if silenced := len(once(one.finding for one in examined.silenced)):
        yield Text(plural("silenced", silenced, language), style="dim")


def text_report(findings: Iterable[Finding], language: Language) -> Iterator[Text]:
    """Yield the lines of a report for people, file by file; a finding that many texts inherit is said once."""
    ordered = once(findings)
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
