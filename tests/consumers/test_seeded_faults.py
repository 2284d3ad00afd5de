"""The strict LMS sees what it is for: each fault, put into a copy of the player, breaks the rule that is named."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from consumers.contract.acts import Answer, AnswerAll, GoTo
from consumers.contract.scenarios import SCENARIOS
from consumers.contract.stage import Scenario, Visit, play
from consumers.packages import VERSIONS
from setup import node

if TYPE_CHECKING:
    from pathlib import Path

    from consumers.lms import Desk
    from consumers.packages import Version

NAMED = {scenario.name: scenario for scenario in SCENARIOS}

PASSED = Scenario("Passed", "", (Visit((Answer(1, "right"), Answer(3, "right"), GoTo(2))),))
REVIEWED = NAMED["In mode review"]
RESUMED = NAMED["Failed, then better"]
WORSE = NAMED["Passed, then answered worse"]
KINDS = Scenario("Kinds", "", (Visit((AnswerAll(),)),), unit="alle-fragen")

OVERHEAD = len('{"v":2,"s":"3qr7yxg4","b":25,"i":1,"q":["t8sqer:1:.Zeit!"]}')
"""Suspend data of somebody who has written into the first gap of the third question, but for what was written."""
LONG = Scenario("Long", "", (Visit((Answer(3, ("x" * (4097 - OVERHEAD), "Zeit")),)),))


@dataclass(frozen=True)
class Fault:
    """A fault of the player: in which module what is put in place of what, and who sees it."""

    module: str
    right: str
    wrong: str
    scenario: Scenario
    seen: str
    """The rule that it breaks, or the error that it ends with."""
    versions: tuple[Version, ...] = VERSIONS


STATUS_FIRST = """done.push(this.#report.status(record));
    const isScored = this.#report.score(record);"""

FAULTS = {
    "the status before the score": Fault(
        "visit.js", "const isScored = this.#report.score(record);", STATUS_FIRST, PASSED, "score before status"
    ),
    "4,097 characters of suspend data": Fault(
        "suspend.js", "LONGEST = 3900", "LONGEST = 4097", LONG, "suspend data is short: 4097 characters"
    ),
    "4,097 characters of suspend data, which the LMS refuses": Fault(
        "suspend.js", "LONGEST = 3900", "LONGEST = 4097", LONG, "ends with error 405", ("1.2",)
    ),
    "a delimiter of the other version": Fault(
        "scorm/interactions.js", 'separator: ",",', 'separator: "[,]",', KINDS, "ends with error 405", ("1.2",)
    ),
    "a delimiter of an older version": Fault(
        "scorm/interactions.js", 'separator: "[,]",', 'separator: ",",', KINDS, "ends with error 406", ("2004",)
    ),
    "a true that is another version's": Fault(
        "scorm/interactions.js", '{ true: "t", false: "f" }', '{ true: "true" }', KINDS, "error 405", ("1.2",)
    ),
    "a write to a read-only element (1.2)": Fault(
        "scorm/scorm12.js", 'exit: "cmi.core.exit"', 'exit: "cmi.core.entry"', PASSED, "ends with error 403", ("1.2",)
    ),
    "a write to a read-only element (2004)": Fault(
        "scorm/scorm2004.js", 'exit: "cmi.exit"', 'exit: "cmi.entry"', PASSED, "ends with error 404", ("2004",)
    ),
    "finished twice": Fault(
        "scorm/connection.js",
        'const done = this.#does("terminate", "");',
        'this.#does("terminate", "");\n    const done = this.#does("terminate", "");',
        PASSED,
        "finished once: finished 2 times",
    ),
    "unload instead of pagehide": Fault(
        "index.js",
        'addEventListener("pagehide"',
        'addEventListener("unload"',
        PASSED,
        "finished once: finished 0 times",
    ),
    "a new interaction beyond the count (1.2)": Fault(
        "scorm/report.js", ": reported.length, mayBeThere", ": reported.length + 1, mayBeThere", PASSED, "201", ("1.2",)
    ),
    "a new interaction beyond the count (2004)": Fault(
        "scorm/ledger.js", "return { index: count, may", "return { index: count + 1, may", PASSED, "351", ("2004",)
    ),
    "a new interaction for each answer": Fault(
        "scorm/report.js",
        "reported.includes(key) ? reported.indexOf(key) : reported.length, mayBeThere",
        "reported.length, mayBeThere",
        WORSE,
        "cmi.interactions.3",
        ("1.2",),
    ),
    "no commit": Fault("visit.js", "return this.#connection.commit() &&", "return", PASSED, "committed before the end"),
    "a score beyond 100": Fault(
        "tracking.js", "rounded((100 * points)", "rounded((1000 * points)", PASSED, "scores are per cent"
    ),
    "a maximum of points": Fault("scorm/scorm2004.js", '["max", "100"]', '["max", "4"]', PASSED, "per cent", ("2004",)),
    "passed is taken back": Fault(
        "status.js", "if (before === PASSED) {", "if (false) {", NAMED["Passed, as the LMS says"], "passed stays"
    ),
    "review writes": Fault(
        "scorm/versions.js", '["browse", "review"]', "[]", REVIEWED, "review and browse write nothing"
    ),
    "nobody may come back": Fault(
        "scorm/scorm2004.js", '"normal" : "suspend"', '"normal" : ""', RESUMED, "the exit fits the status", ("2004",)
    ),
    "a zone without a fraction": Fault("scorm/times.js", ".00Z", "Z", PASSED, "ends with error 406", ("2004",)),
    "the session starts anew with each commit": Fault(
        "session.js",
        "return this.#visit.write(this.#clock.now() - this.#started);",
        "return this.#visit.write(1000 - (this.#clock.now() - this.#started));",
        PASSED,
        "a session gets longer",
    ),
}

CASES = [(name, version) for name, fault in FAULTS.items() for version in fault.versions]


@pytest.mark.parametrize(("name", "version"), CASES)
def test_a_fault_is_seen(desk: Desk, tmp_path: Path, name: str, version: Version) -> None:
    fault = FAULTS[name]
    desk.player = broken(fault, tmp_path)
    amiss = play(desk, fault.scenario, version, "strict")
    assert any(fault.seen in one for one in amiss), f"{name} is not seen: {amiss}"


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("scenario", [PASSED, KINDS, LONG], ids=lambda scenario: scenario.name)
def test_without_a_fault_nothing_is_seen(desk: Desk, scenario: Scenario, version: Version) -> None:
    assert play(desk, scenario, version, "strict") == []


def broken(fault: Fault, folder: Path) -> str:
    """Return the script of a player with a fault."""
    assert node.install(), node.FAILED
    for source in ("widgets", "player"):
        shutil.copytree(node.THEMES / source, folder / source)
    module = folder / "player" / fault.module
    text = module.read_text("utf-8")
    assert fault.right in text, f"nothing to put the fault into: {fault.right}"
    module.write_text(text.replace(fault.right, fault.wrong), "utf-8")
    node.bundle(folder, folder, ["player.js"])
    return (folder / "player.js").read_text("utf-8")
