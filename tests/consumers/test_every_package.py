"""Every package of the hub, answered to the end by keyboard on scorm-again: no call ends with an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from consumers.contract.stage import differences, kept
from consumers.walking import PACKAGES, interactions_amiss, outcome_of, walk

if TYPE_CHECKING:
    from consumers.lms import Desk
    from consumers.packages import Version


@pytest.mark.parametrize(("unit", "version"), PACKAGES)
def test_a_package_by_keyboard(desk: Desk, unit: str, version: Version) -> None:
    desk.sit_down()
    frame = desk.launch(unit, version, judge="scorm-again")
    walk(desk.page, frame)
    desk.close()
    values = kept(desk, version)
    amiss = [
        *differences(outcome_of(unit).values(version), values),
        *interactions_amiss(unit, version, values),
        *desk.faults(),
    ]
    assert amiss == []
