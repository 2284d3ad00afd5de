"""Every rule that a source can break has an example that breaks it, with the exact words, and one that does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checks.examples import EXAMPLES, FOLDER, Example, said
from checks.makers import MADE
from teilbar.model.findings import Severity
from teilbar.texts import message, rules

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from teilbar.model.findings import Finding

BY_RULE = pytest.mark.parametrize("example", EXAMPLES, ids=[example.rule for example in EXAMPLES])


@BY_RULE
def test_the_bad_example_is_found_with_these_words(
    example: Example, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    assert example.holds("bad"), f"{example.rule} has no bad example: see tests/checks/examples.py"
    found = example.findings("bad", tmp_path)
    of_rule = [one for one in found if one.rule == example.rule]
    assert len(of_rule) == 1, [(one.file, one.line, one.rule, message(one, "de")) for one in found]
    others = to_change(one for one in found if one.rule != example.rule)
    if request.config.getoption("--accept"):
        example.accept(of_rule[0], others)
        return
    assert example.says(of_rule[0]), (example.expected, said(of_rule[0]))
    assert others == example.expected.get("also", [])


@BY_RULE
def test_of_the_good_example_nothing_is_to_be_changed(example: Example, tmp_path: Path) -> None:
    assert example.holds("good"), f"{example.rule} has no good example: see tests/checks/examples.py"
    found = example.findings("good", tmp_path)
    assert [one for one in found if one.rule == example.rule] == []
    assert to_change(found) == []


def test_no_example_is_of_a_rule_that_is_gone() -> None:
    known = {example.rule for example in EXAMPLES}
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert (folders | set(MADE)) - known == set()


def to_change(findings: Iterable[Finding]) -> list[str]:
    """Return the rules of the findings that are more than hints."""
    return sorted({one.rule for one in findings if rules()[one.rule].severity is not Severity.INFO})
