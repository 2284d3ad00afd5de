"""An LMS that fails, or only listens; clocks that jump."""

from __future__ import annotations

import re

from consumers.contract.acts import Answer, GoTo, Vanish, Wait
from consumers.contract.outcome import has
from consumers.contract.stage import Scenario, Seen, Visit
from consumers.lms import START

SCORES = ("cmi.core.score.raw", "cmi.score.raw", "cmi.score.scaled")

_HALF = Visit((Answer(1, "right"), Answer(2, "wrong")), has("undecided", "25"))

SCENARIOS = (
    Scenario(
        "SetValue fails for a while",
        "The learner is told that something is not kept, and when it is; nothing is lost.",
        (
            Visit(
                (Answer(1, "right"),),
                has("undecided"),
                Seen(points=(1, None, None), notice="unsaved"),
                launch={"trouble": {"refuse": dict.fromkeys(SCORES, -1)}},
                launched="setting a score always fails",
            ),
            Visit(
                (Answer(1, "right"), Wait(6), Answer(2, "wrong")),
                has("undecided", "25"),
                Seen(points=(1, 0, None)),
                launch={"record": None, "trouble": {"refuse": dict.fromkeys(SCORES, 1)}},
                launched="setting a score fails once",
                clock=START,
            ),
        ),
    ),
    Scenario(
        "Commit fails for a while",
        "It is tried again, at each answer and in between; the learner is told how it stands.",
        (
            Visit(
                (Answer(1, "right"),),
                sees=Seen(points=(1, None, None), notice="unsaved"),
                launch={"trouble": {"commits": 99}},
                launched="each commit fails",
            ),
            Visit(
                (Answer(1, "right"), Wait(30)),
                has("undecided", "25"),
                Seen(points=(1, None, None), notice="saved"),
                launch={"record": None, "trouble": {"commits": 3}},
                launched="the first three commits fail",
                clock=START,
            ),
        ),
    ),
    Scenario(
        "The LMS vanishes",
        "The page goes on, says that nothing is kept, and loses nothing that stands in it.",
        (
            Visit(
                (Answer(1, "right"), Vanish(), Answer(2, "right"), GoTo(3), Answer(3, "right"), Wait(70)),
                has("undecided", "25"),
                Seen(section="Wörter", points=(1, 1, 2), notice="unsaved"),
                clock=START,
                spared=("initialised first, and once", "finished once", "committed before the end"),
            ),
        ),
    ),
    Scenario(
        "Answers of other types",
        "Some LMSs answer with booleans, numbers and null.",
        (
            Visit(
                (Answer(1, "right"), Answer(2, "wrong"), GoTo(3)),
                has("undecided", "25"),
                Seen(notice=""),
                launch={"trouble": {"oddTypes": True}},
            ),
            Visit(
                (Answer(3, "right"),),
                has("passed", "75"),
                Seen(points=(1, 0, 2), notice=""),
                launch={"trouble": {"oddTypes": True}},
            ),
        ),
    ),
    *(
        Scenario(
            f"In mode {mode}",
            "What was answered is shown, and can be tried; nothing is written.",
            (
                _HALF,
                Visit(
                    (Answer(2, "right"), Answer(3, "right"), GoTo(4)),
                    has("undecided", "25"),
                    Seen(points=(1, 1, 2), notice=""),
                    launch={"mode": mode},
                    launched=f"in mode `{mode}`",
                ),
            ),
        )
        for mode in ("review", "browse")
    ),
    Scenario(
        "No mode",
        "An LMS that does not say in which mode a unit is launched means the normal one.",
        (Visit((Answer(1, "right"),), has("undecided", "25"), launch={"mode": ""}, launched="without a mode"),),
    ),
    Scenario(
        "A session across midnight",
        "The time of a session is how long it was, whatever clocks say.",
        (
            Visit(
                (Wait(60), Answer(1, "right"), Wait(60)),
                has(
                    "undecided",
                    "25",
                    only_12={
                        "cmi.core.session_time": re.compile(r"0000:02:0\d\.\d\d"),
                        "cmi.interactions.0.time": re.compile(r"00:00:\d\d(\.\d+)?"),
                    },
                    only_2004={
                        "cmi.session_time": re.compile(r"PT2M\d(\.\d+)?S"),
                        "cmi.interactions.0.timestamp": re.compile(r"2026-11-26T23:00:\d\d\.0+Z"),
                    },
                ),
                clock="2026-11-26T23:59:20+01:00",
            ),
        ),
    ),
)
