"""What is reported of the contents: each kind of question, many of them, several units in one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from consumers.contract.acts import Answer, AnswerAll, GoTo
from consumers.contract.outcome import has
from consumers.contract.stage import Scenario, Seen, Visit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from consumers.contract.outcome import Values
    from consumers.packages import Version

_TABLET, _CLAY, _TV = 0, 2, 1

_GAP = "Tablet,Zeit,Schnecke"
_RIGHT = (
    ("frage-was-braucht-ihr-fuer-einen-trickfilm-k4l9f5", "choice", "a,c", "2"),
    ("frage-wie-viele-bilder-braucht-eine-sekunde-2al4yj", "choice", "b", "1"),
    ("stimmt-das-ein-trickfilm-besteht-aus-bildern-fa3tt0", "true-false", "t", "1"),
    ("lueckentext-das-material-t8sqer", "fill-in", _GAP, "3"),
    ("woerter-ziehen-in-der-kueche-r2wm65", "matching", "1.b,2.d", "2"),
    ("markieren-wo-sind-die-tiere-jrq8hc", "choice", "b,e", "2"),
    ("zuordnen-was-tut-was-ktnccp", "matching", "1.c,2.b,3.a", "3"),
    ("reihenfolge-erst-was-6di64g", "sequencing", "c,b,d,a", "4"),
)
"""Id, type, what is right and the points of each question, as SCORM 1.2 says it."""


def _later(response: str) -> str:
    """Return a response as SCORM 2004 says it."""
    return {"t": "true", "f": "false"}.get(response, response.replace(",", "[,]").replace(".", "[.]"))


def _interactions() -> tuple[Values, Values]:
    """Return all interactions answered rightly, in both versions."""
    first: dict[str, str | re.Pattern[str] | None] = {}
    second: dict[str, str | re.Pattern[str] | None] = {}
    for index, (name, kind, right, points) in enumerate(_RIGHT):
        under = f"cmi.interactions.{index}"
        same = {f"{under}.id": name, f"{under}.type": kind, f"{under}.weighting": points, f"{under}.result": "correct"}
        pattern = f"{under}.correct_responses.0.pattern"
        first |= {**same, f"{under}.student_response": right, pattern: right}
        second |= {**same, f"{under}.learner_response": _later(right), pattern: _later(right)}
    return first, second


def _answered(index: int, response: str, result_12: str, result_2004: str = "") -> Mapping[Version, Values]:
    """Return what was answered to a question, and how right it is."""
    under = f"cmi.interactions.{index}"
    return {
        "1.2": {f"{under}.student_response": response, f"{under}.result": result_12},
        "2004": {f"{under}.learner_response": _later(response), f"{under}.result": result_2004 or result_12},
    }


_ALL_12, _ALL_2004 = _interactions()
_PARTLY = (
    (Answer(1, (_TABLET, _CLAY, _TV), "with a wrong pick too"), _answered(0, "a,b,c", "0.50")),
    (Answer(2, "wrong"), _answered(1, "a", "wrong", "incorrect")),
    (Answer(3, "wrong"), _answered(2, "f", "wrong", "incorrect")),
    (Answer(5, (1, None), "with a place left empty"), _answered(4, "1.b", "0.50")),
    (Answer(7, (2, 0, 1), "with one pair right"), _answered(6, "1.c,2.a,3.b", "0.33")),
)


def _gathered(version: Version) -> Values:
    return {
        element.replace(f".{old}.", f".{new}."): value
        for new, (old, (_, answered)) in enumerate(zip((0, 1, 2, 4, 6), _PARTLY, strict=True))
        for element, value in answered[version].items()
    }


SCENARIOS = (
    Scenario(
        "Each kind of question",
        "Each question is an interaction: its name, its type, what was answered and what is right.",
        (
            Visit(
                (AnswerAll(),),
                has(
                    "passed",
                    "100",
                    only_12=_ALL_12,
                    only_2004={
                        **_ALL_2004,
                        "cmi.interactions.3.correct_responses.1.pattern": "iPad[,]Zeit[,]Schnecke",
                        "cmi.interactions.3.description": "Das Material",
                        "cmi.interactions.3.objectives.0.id": "woerter-yxg4",
                        "cmi.objectives.2.id": "woerter-yxg4",
                        "cmi.objectives.2.description": "Wörter",
                        "cmi.objectives.2.score.raw": "100",
                        "cmi.objectives.2.score.scaled": "1",
                        "cmi.objectives.2.success_status": "passed",
                        "cmi.objectives.2.completion_status": "completed",
                    },
                ),
            ),
        ),
        unit="alle-fragen",
    ),
    Scenario(
        "Half right, half empty",
        "The share of the points stands as the result; an empty place is left out. A further answer to a question "
        "takes the place of the one before.",
        (
            Visit(
                (Answer(1, "right"), *(act for act, _ in _PARTLY)),
                has(None, both={"cmi.interactions.5.id": None}, only_12=_gathered("1.2"), only_2004=_gathered("2004")),
            ),
        ),
        unit="alle-fragen",
    ),
    Scenario(
        "Thirty questions",
        "What has to be kept of thirty questions is shorter than 1,000 characters.",
        (
            Visit((AnswerAll(),), has("passed", "100", both={"cmi.suspend_data": re.compile(r".{300,999}")})),
            Visit((), has("passed", "100"), launch={"keepsAll": True}, launched="an LMS that keeps everything"),
        ),
        unit="dreissig-fragen",
    ),
    Scenario(
        "A learning path as one package",
        "Each unit of the path is an objective with a result of its own.",
        (
            Visit(
                (Answer(1, "right"), GoTo(5)),
                has(
                    "undecided",
                    "50",
                    only_12={
                        "cmi.objectives.0.id": "ton-hoeren",
                        "cmi.objectives.0.score.raw": "50",
                        "cmi.objectives.0.status": "incomplete",
                        "cmi.objectives.1.id": "ton-aufnehmen",
                        "cmi.objectives.1.score.raw": None,
                    },
                ),
            ),
            Visit(
                (Answer(2, "right"), *map(GoTo, range(1, 8))),
                has(
                    "passed",
                    "100",
                    only_12={"cmi.objectives.0.status": "passed", "cmi.objectives.1.status": "completed"},
                ),
                Seen(points=(1, 1)),
            ),
        ),
        unit="tonwerkstatt",
        versions=("1.2",),
    ),
)
