"""What is kept between visits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from consumers.contract.acts import Answer, GoTo, Hide, Reflect, Wait, Write
from consumers.contract.outcome import SUSPENDED, at, has
from consumers.contract.stage import KILLED, Scenario, Seen, Visit
from consumers.lms import START
from consumers.packages import GROWN, VERSIONS

if TYPE_CHECKING:
    from consumers.packages import Version

_12, _2004 = at("2whf")

VERSION_1 = '{"v":1,"q":{"2al4yj":"1!","t8sqer":"Gerät.","gone00":"1!"}}'
"""What an offline page has kept: the first question checked, a word typed, a question that is no more."""
UNKNOWN = '{"v":9,"all":"different"}'

LONG = "Knete " * 900
SHORTENED = re.compile(r'\{"v":2,[\s\S]{1,3894}\}')


def _kept(text: str) -> dict[Version, dict[str, str]]:
    """Return an LMS that has suspend data of somebody."""
    return {version: {"cmi.suspend_data": text} for version in VERSIONS}


SCENARIOS = (
    Scenario(
        "Half answered, resumed on another device",
        "Answers, place and score come back wherever somebody goes on.",
        (
            Visit(
                (Answer(1, "right"), Write(3, ("Gerät", ""), "a word"), GoTo(2), Wait(3)),
                has("undecided", "25", both={"cmi.suspend_data": SUSPENDED}, only_12=_12, only_2004=_2004),
                clock=START,
            ),
            Visit(
                (Answer(3, "right"),),
                has("passed", "75"),
                Seen(section="Wörter", points=(1, None, 2), answers=("1!", "", "Gerät.Zeit!")),
            ),
        ),
    ),
    Scenario(
        "Resumed, nothing done",
        "Whoever comes back stands where they were; a visit in which nothing happens changes nothing.",
        (
            Visit((Answer(1, "right"), GoTo(4)), has("undecided", "25")),
            Visit((), has("undecided", "25"), Seen(section="Nachdenken", points=(1, None, None))),
        ),
    ),
    Scenario(
        "Killed midway",
        "A device that dies loses nothing that was checked, and nothing that was written more than two seconds before.",
        (
            Visit(
                (Answer(1, "right"), Write(3, ("Größe", ""), "a word"), Wait(3)),
                has("undecided", "25"),
                ends=KILLED,
                clock=START,
            ),
            Visit((), has("undecided", "25"), Seen(section="Wörter", answers=("1!", "", "Größe."))),
        ),
    ),
    Scenario(
        "Killed in the background",
        "What stands there when the window is put away is kept, for phones end it without a word.",
        (
            Visit((Write(3, ("Größe", ""), "a word"), Hide()), has("undecided"), ends=KILLED),
            Visit((), has("undecided"), Seen(answers=("", "", "Größe."))),
        ),
    ),
    Scenario(
        "Umlauts",
        "Texts come back as they were written, and reach the LMS as they are.",
        (
            Visit(
                (Answer(3, ("Größe 😀", "Zeit!.~"), "with umlauts, an emoji and what separates answers"),),
                has(
                    "undecided",
                    "0",
                    only_12={"cmi.interactions.0.student_response": "Größe 😀,Zeit!.~"},
                    only_2004={
                        "cmi.interactions.0.learner_response": "Größe 😀[,]Zeit!.~",
                        "cmi.objectives.2.description": "Wörter",
                    },
                ),
            ),
            Visit((), has("undecided", "0"), Seen(answers=("", "", "Größe 😀.Zeit~2~1~0!"))),
        ),
    ),
    Scenario(
        "Texts that look like SCORM's own",
        "What separates or describes answers in SCORM may be written by learners too.",
        (
            Visit(
                (Answer(3, ("{lang=d e}Gerät[,]x", "{case_matters=vielleicht}"), "with `{lang=d e}` and `[,]`"),),
                has("undecided", "0"),
            ),
            Visit((), has("undecided", "0"), Seen(answers=("", "", "{lang=d e}Gerät[,]x.{case_matters=vielleicht}!"))),
        ),
    ),
    Scenario(
        "Long texts",
        "What is too long for the LMS is not kept, and the learner is told; points stay.",
        (
            Visit(
                (Answer(1, "right"), Answer(3, (LONG, "Zeit"), "with 5,400 characters")),
                has(
                    "undecided",
                    "50",
                    both={"cmi.suspend_data": SHORTENED},
                    only_12={"cmi.interactions.1.student_response": LONG[:255]},
                    only_2004={"cmi.interactions.1.learner_response": f"{LONG[:250]}[,]Zeit"},
                ),
                Seen(points=(1, None, 1), notice="tooLong"),
            ),
            Visit((Answer(2, "right"),), has("passed", "75"), Seen(points=(1, 1, None))),
        ),
    ),
    Scenario(
        "Reflections",
        "What somebody writes into a reflection never leaves the device.",
        (
            Visit(
                (Reflect("mein Geheimnis"), Answer(1, "right")),
                has("undecided", "25", both={"cmi.suspend_data": re.compile(r"(?!.*Geheimnis).*")}),
            ),
        ),
    ),
    Scenario(
        "An older suspend format",
        "What an earlier edition has kept is read; what it knows of questions that are no more is left aside.",
        (
            Visit(
                (Answer(2, "right"),),
                has("undecided", "50", both={"cmi.suspend_data": SUSPENDED}),
                Seen(answers=("1!", "1!", "Gerät.")),
                finds=_kept(VERSION_1),
            ),
        ),
    ),
    Scenario(
        "A suspend format of another kind",
        "What is not ours is not read, and not overwritten by somebody who only looks in.",
        (
            Visit(
                has=has("undecided", both={"cmi.suspend_data": UNKNOWN}),
                sees=Seen(points=(None, None, None), notice=""),
                finds=_kept(UNKNOWN),
            ),
        ),
    ),
    Scenario(
        "An updated package with a question more",
        "Answers stay with their questions; what was reached counts against what can be reached now.",
        (
            Visit((Answer(1, "right"), Answer(2, "wrong")), has("undecided", "25")),
            Visit(
                (Answer(4, "right"),),
                has("passed", "60"),
                Seen(answers=("1!", "", "0!", "Gerät.Zeit!"), points=(1, None, 0, 2)),
                unit=GROWN,
            ),
        ),
    ),
)
