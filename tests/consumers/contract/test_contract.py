"""The contract of our packages with an LMS, scenario by scenario, on two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from consumers.contract.scenarios import SCENARIOS
from consumers.contract.stage import play

if TYPE_CHECKING:
    from consumers.contract.stage import Scenario
    from consumers.lms import Desk
    from consumers.packages import Version

CASES = [
    pytest.param(scenario, version, judge, id=f"{scenario.name}, {version}, {judge}")
    for scenario in SCENARIOS
    for version in scenario.versions
    for judge in ("strict", "scorm-again")
]


@pytest.mark.parametrize(("scenario", "version", "judge"), CASES)
def test_scenario(desk: Desk, scenario: Scenario, version: Version, judge: str) -> None:
    amiss = play(desk, scenario, version, judge)
    assert not amiss, "\n".join(amiss)
