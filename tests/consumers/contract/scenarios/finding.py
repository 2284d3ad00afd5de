"""Where the API is, and when."""

from __future__ import annotations

from consumers.contract.acts import Answer, GoTo, InTheSecond, OpenAgain, Wait
from consumers.contract.outcome import has
from consumers.contract.stage import Scenario, Seen, Visit
from consumers.lms import START

_ANSWERED = (Answer(1, "right"),)


def _found(name: str, where: str, situation: str) -> Scenario:
    return Scenario(
        name,
        situation,
        (Visit(_ANSWERED, has("undecided", "25"), Seen(notice=""), launch={"where": where}),),
    )


SCENARIOS = (
    _found("The API two windows up", "frame in a frame", "Some LMSs put a frame of their own around the unit."),
    _found(
        "The API beyond a foreign frame",
        "frame in a foreign frame",
        "A window that may not be asked stands between: it is passed over.",
    ),
    _found(
        "Another object by that name",
        "frame beside a decoy",
        "A window on the way has an object of the same name that is no API: it is passed over.",
    ),
    _found("The API in the opener", "window", "The LMS opens the unit in a window of its own."),
    _found(
        "The API above the opener",
        "window of a frame",
        "The unit is opened in a window of its own by a frame of the LMS.",
    ),
    Scenario(
        "The API appears late",
        "Some LMSs set it after the frame has started. What was done meanwhile is reported then.",
        (
            Visit(
                (Answer(1, "right"), GoTo(3), Wait(5), Answer(2, "right")),
                has("undecided", "50"),
                Seen(section="Fragen", notice=""),
                launch={"late": 4000},
                launched="the API is there after four seconds",
                clock=START,
            ),
        ),
    ),
    Scenario(
        "No API",
        "The unit is a page as any other, and says nothing of it.",
        (
            Visit(
                (Answer(1, "right"), Wait(12), Answer(2, "wrong"), GoTo(4)),
                sees=Seen(section="Nachdenken", points=(1, 0, None), notice=""),
                launch={"never": True},
                launched="without an API",
                clock=START,
                silent=True,
            ),
        ),
    ),
    Scenario(
        "Two tabs",
        "The same unit in two windows on one API: what the one has reached is not taken away by the other.",
        (
            Visit(
                (OpenAgain(), Answer(1, "right"), Answer(3, "right"), InTheSecond(Answer(2, "wrong"))),
                has("passed", "75"),
                Seen(notice=""),
                until="finish",
                spared=("initialised first, and once", "a session gets longer", "what has not changed is not written"),
            ),
        ),
    ),
)
