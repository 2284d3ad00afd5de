"""A scenario as data, and how it is played at a desk."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from consumers.contract.outcome import Has
from consumers.packages import VERSIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Frame

    from consumers.contract.acts import Act
    from consumers.lms import Desk
    from consumers.packages import Version

CLOSED = "closed"
KILLED = "killed"

SESSION_TIME = {"1.2": "cmi.core.session_time", "2004": "cmi.session_time"}
EXIT = {"1.2": "cmi.core.exit", "2004": "cmi.exit"}

_SEEN = """() => {
  const shown = document.querySelector(".tb-step:not([hidden])");
  const questions = globalThis.Teilbar?.questions ?? [];
  const notice = document.querySelector(".tb-sco__notice");
  const said = notice.textContent.trim();
  const which = Object.entries(notice.dataset).find(([, text]) => text === said)?.[0] ?? said;
  return {
    section: shown.querySelector("h2")?.textContent.trim() ?? "",
    answers: questions.map(({ state }) => state),
    points: questions.map(({ done, score }) => (done ? score : null)),
    notice: which,
  };
}"""


@dataclass(frozen=True)
class Seen:
    """What the learner sees at the end of a visit; nothing where it does not matter."""

    section: str | None = None
    """Heading of the section that is shown."""
    points: tuple[int | None, ...] | None = None
    """Points of each question; None where its answer is not checked."""
    answers: tuple[str, ...] | None = None
    """What stands in each question: docs/widgets.md, "State"."""
    notice: str | None = None
    """Which notice the page shows: ``unsaved``, ``saved``, ``tooLong``, or none (empty)."""

    def as_dict(self) -> dict[str, Any]:
        """Return what matters."""
        wanted = {
            "section": self.section,
            "points": None if self.points is None else list(self.points),
            "answers": None if self.answers is None else list(self.answers),
            "notice": self.notice,
        }
        return {name: value for name, value in wanted.items() if value is not None}


@dataclass(frozen=True)
class Visit:
    """One launch: how, what is done, what is seen and kept then."""

    acts: tuple[Act, ...] = ()
    has: Has = field(default_factory=Has)
    """What the LMS has afterwards."""
    sees: Seen = field(default_factory=Seen)
    ends: str = CLOSED
    unit: str = ""
    """Another unit than the scenario's."""
    finds: Mapping[Version, Mapping[str, str]] = field(default_factory=dict)
    """What the LMS has beforehand, in place of what earlier visits have left."""
    launch: Mapping[str, Any] = field(default_factory=dict)
    """How it is launched: the options of the desk."""
    launched: str = ""
    """The same as a sentence."""
    clock: str | None = None
    """Set the clock, so that time can be made to go by."""
    spared: tuple[str, ...] = ()
    """Rules that do not hold here (strict/audit.mjs)."""
    until: str | None = None
    """Only calls up to the first one of this name are judged."""
    silent: bool = False
    """The LMS is not called at all."""


@dataclass(frozen=True)
class Scenario:
    """A class of situation."""

    name: str
    situation: str
    visits: tuple[Visit, ...]
    unit: str = "kleine-runde"
    versions: tuple[Version, ...] = VERSIONS


@dataclass
class Stage:
    """A visit that is going on."""

    desk: Desk
    unit: str
    version: Version
    frames: list[Frame]

    @property
    def frame(self) -> Frame:
        """The window in which something is done."""
        return self.frames[0]


def play(desk: Desk, scenario: Scenario, version: Version, judge: str) -> list[str]:
    """Play a scenario; return what was other than demanded."""
    amiss: list[str] = []
    record: dict[str, Any] | None = None
    for number, visit in enumerate(scenario.visits, 1):
        desk.sit_down(clock=visit.clock)
        unit = visit.unit or scenario.unit
        found = {"values": dict(visit.finds[version]), "exit": "suspend", "seconds": 60} if visit.finds else record
        options = {"record": found, **visit.launch, "judge": judge}
        stage = Stage(desk, unit, version, [desk.launch(unit, version, **options)])
        for act in visit.acts:
            act.do(stage)
        seen = _seen(stage.frames[-1])
        if visit.ends == CLOSED:
            for window in range(len(stage.frames)):
                desk.close(window, quietly=visit.silent)
        other = [
            *differences(visit.sees.as_dict(), seen),
            *differences(visit.has.values(version), kept(desk, version)),
            *_judged(desk, visit),
        ]
        amiss += [f"visit {number}: {one}" for one in other]
        record = desk.record()
    return amiss


def _judged(desk: Desk, visit: Visit) -> list[str]:
    if visit.silent:
        return [f"{line.call} is called" for line in desk.log()]
    killed = ("finished once", "committed before the end") if visit.ends == KILLED else ()
    return desk.faults(spared=[*visit.spared, *killed], until=visit.until)


def _seen(frame: Frame) -> dict[str, Any]:
    seen: dict[str, Any] = frame.evaluate(_SEEN)
    return seen


def kept(desk: Desk, version: Version) -> dict[str, Any]:
    """Return what the LMS has, and what only a session has: its time, and how it was left."""
    record = desk.record() or {"values": {}, "exit": None}
    times = [line.args[1] for line in desk.log() if line.call == "set" and line.args[0] == SESSION_TIME[version]]
    return {**record["values"], EXIT[version]: record["exit"], SESSION_TIME[version]: (times or [None])[-1]}


def differences(wanted: Mapping[str, Any], there: Mapping[str, Any]) -> list[str]:
    """Return what is there other than wanted."""
    found = []
    for name, value in wanted.items():
        is_there = there.get(name)
        if isinstance(value, re.Pattern):
            same = isinstance(is_there, str) and value.fullmatch(is_there) is not None
        elif value is None:
            same = is_there in {None, ""}
        else:
            same = is_there == value
        if not same:
            found.append(f"{name} is {is_there!r}, not {getattr(value, 'pattern', value)!r}")
    return found
