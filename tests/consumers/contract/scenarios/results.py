"""What is reported as a result, and that it only gets better."""

from __future__ import annotations

from consumers.contract.acts import Answer, GoTo, ReadToTheEnd, Wait
from consumers.contract.outcome import at, has
from consumers.contract.stage import Scenario, Seen, Visit
from consumers.lms import START

IN_PROGRESS, IN_PROGRESS_2004 = at("3qr7")

SCENARIOS = (
    Scenario(
        "Opened and closed",
        "Somebody opens a unit with questions and closes it at once. That is no result.",
        (
            Visit(
                has=has(
                    "undecided",
                    only_12=IN_PROGRESS,
                    only_2004={**IN_PROGRESS_2004, "cmi.progress_measure": "0.25"},
                )
            ),
        ),
    ),
    Scenario(
        "Only to read",
        "A unit without questions is completed when all its sections were shown; nobody passes or fails it.",
        (
            Visit((GoTo(2),), has("undecided"), Seen(section="So geht's")),
            Visit((GoTo(3),), has("completed", only_2004={"cmi.progress_measure": "1"}), Seen(section="Und danach")),
        ),
        unit="nur-lesen",
    ),
    Scenario(
        "A single section",
        "The only section counts as read when its end was on the screen for three seconds.",
        (
            Visit((Wait(10),), has("undecided"), clock=START),
            Visit((ReadToTheEnd(), Wait(2)), has("undecided"), clock=START),
            Visit((ReadToTheEnd(), Wait(4)), has("completed"), clock=START),
        ),
        unit="ein-abschnitt",
    ),
    Scenario(
        "Some questions answered",
        "The score is what was reached so far, of all there is; nothing is decided yet.",
        (
            Visit(
                (Answer(1, "right"), Answer(2, "wrong")),
                has("undecided", "25", only_2004={"cmi.objectives.1.score.raw": "50"}),
                Seen(points=(1, 0, None), notice=""),
            ),
        ),
    ),
    Scenario(
        "Passed before the end",
        "Whoever has enough points has passed, whatever is left.",
        (Visit((Answer(3, "right"), Answer(1, "right")), has("passed", "75"), Seen(points=(1, None, 2))),),
    ),
    Scenario(
        "Passed, then answered worse",
        "Passed stays passed, and the best score stays: in the same visit, and in a later one where the LMS keeps "
        "what it was told.",
        (
            Visit(
                (Answer(1, "right"), Answer(2, "right"), Answer(3, "right"), Answer(3, "wrong")),
                has("passed", "100"),
                Seen(points=(1, 1, 0)),
            ),
            Visit(
                (Answer(1, "wrong"), Answer(2, "wrong")),
                has("passed", "100"),
                Seen(points=(0, 0, 0)),
                launch={"keepsAll": True},
                launched="an LMS that keeps everything",
            ),
        ),
    ),
    Scenario(
        "Passed, as the LMS says",
        "What an LMS has as passed stays so, even if nothing else was kept.",
        (
            Visit(
                (Answer(1, "wrong"), Answer(2, "wrong"), Answer(3, "wrong")),
                has("passed", "80"),
                finds={
                    "1.2": {"cmi.core.lesson_status": "passed", "cmi.core.score.raw": "80"},
                    "2004": {
                        "cmi.completion_status": "completed",
                        "cmi.success_status": "passed",
                        "cmi.score.raw": "80",
                        "cmi.score.scaled": "0.8",
                    },
                },
            ),
        ),
    ),
    Scenario(
        "Failed, then better",
        "Whoever has answered all and has too few points has failed, and may go on.",
        (
            Visit(
                (Answer(1, "wrong"), Answer(2, "wrong"), Answer(3, ("Gerät", "Geld"), "half right")),
                has("failed", "25"),
            ),
            Visit((Answer(1, "right"),), has("failed", "50"), Seen(points=(1, 0, 1))),
            Visit((Answer(2, "right"),), has("passed", "75"), Seen(points=(1, 1, 1))),
        ),
    ),
    Scenario(
        "An attempt after the last one",
        "In SCORM 2004 a unit that was left as finished begins anew where the LMS says so.",
        (
            Visit((Answer(1, "right"), Answer(2, "right"), Answer(3, "right")), has("passed", "100")),
            Visit(
                has=has("undecided"),
                sees=Seen(points=(None, None, None), section="Das braucht ihr"),
            ),
        ),
        versions=("2004",),
    ),
)
