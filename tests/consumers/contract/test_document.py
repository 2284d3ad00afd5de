"""The page that tells the contract tells all of it, and nothing else."""

from __future__ import annotations

import re

import pytest

from conftest import ROOT
from consumers.contract.document import document
from consumers.contract.scenarios import SCENARIOS

PAGE = ROOT / "docs" / "scorm-contract.md"


def test_the_page_is_what_the_scenarios_say(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--accept"):
        PAGE.write_text(document(), "utf-8")
    assert PAGE.read_text("utf-8") == document()


def test_the_page_lists_exactly_the_scenarios() -> None:
    headings = re.findall(r"^## (.+)$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert headings == [scenario.name for scenario in SCENARIOS]
    assert len(set(headings)) == len(headings)


@pytest.mark.parametrize(
    "situation",
    [
        *(
            "Opened and closed",
            "Only to read",
            "Half answered, resumed on another device",
            "Passed, then answered worse",
        ),
        *("Failed, then better", "Killed midway", "The API appears late", "The API in the opener", "No API"),
        *("SetValue fails for a while", "Commit fails for a while", "In mode review", "Long texts", "Umlauts"),
        *("Two tabs", "A session across midnight", "An older suspend format"),
        "An updated package with a question more",
    ],
)
def test_no_situation_that_was_promised_is_missing(situation: str) -> None:
    assert situation in {scenario.name for scenario in SCENARIOS}
