"""What is understood of a header, and what an author reads of findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar import texts
from teilbar.reading.fields import read_metadata
from teilbar.reading.yaml import load_yaml_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilbar.model.findings import Finding
    from teilbar.reading.fields import Statement


def rules_and_lines(findings: Iterable[Finding]) -> list[tuple[str, int | None]]:
    """Return which rules are broken and where, after making sure that every sentence can be written."""
    found = list(findings)
    for problem in found:
        for language in texts.LANGUAGES:
            assert texts.message(problem, language)
            assert texts.remedy(problem, language)
    return [(problem.rule, problem.line) for problem in found]


def said(yaml: str) -> Statement:
    """Return what a header says."""
    fields, lines = load_yaml_lines(yaml)
    assert isinstance(fields, dict)
    return read_metadata(fields, "a.md", {name: lines.of(name) or 0 for name in fields})
