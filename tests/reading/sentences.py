"""What an author reads of findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar import texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilbar.model.findings import Finding


def rules_and_lines(findings: Iterable[Finding]) -> list[tuple[str, int | None]]:
    """Return which rules are broken and where, after making sure that every sentence can be written."""
    found = list(findings)
    for problem in found:
        for language in texts.LANGUAGES:
            assert texts.message(problem, language)
            assert texts.remedy(problem, language)
    return [(problem.rule, problem.line) for problem in found]
