"""Visits by chance, judged by a second implementation of the rule, as short as the rule itself."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from consumers.contract.acts import Answer, GoTo, Hide, Wait
from consumers.contract.outcome import has
from consumers.contract.stage import CLOSED, KILLED, Scenario, Visit, play
from consumers.lms import START
from consumers.packages import PATH, VERSIONS

if TYPE_CHECKING:
    from consumers.contract.acts import Act
    from consumers.contract.outcome import Has, Outcome
    from consumers.lms import Desk
    from consumers.packages import Version

MAXIMA = {"kleine-runde": (1, 1, 2), "alle-fragen": (2, 1, 1, 3, 2, 2, 3, 4), PATH: (1, 1)}
SECTIONS = {"kleine-runde": 4, "alle-fragen": 5, PATH: 7}
PASS_MARK = 60


@dataclass
class Learner:
    """What somebody has reached: docs/scorm.md."""

    maxima: tuple[int, ...]
    points: dict[int, int] = field(default_factory=dict)
    best: float = -1
    outcome: Outcome = "undecided"

    def answers(self, number: int, points: int) -> None:
        self.points[number] = points
        self.best = max(self.best, 100 * sum(self.points.values()) / sum(self.maxima))
        if self.best >= PASS_MARK:
            self.outcome = "passed"
        elif len(self.points) == len(self.maxima):
            self.outcome = "failed"

    @property
    def has(self) -> Has:
        return has(self.outcome, None if self.best < 0 else f"{round(self.best, 2):g}")


def act(chance: random.Random, unit: str, learner: Learner) -> Act:
    """Return something that is done, and let the learner have done it."""
    kind = chance.random()
    if kind < 0.6:
        number = chance.randint(1, len(learner.maxima))
        how = chance.choice(("right", "wrong"))
        learner.answers(number, learner.maxima[number - 1] if how == "right" else 0)
        return Answer(number, how)
    return (
        GoTo(chance.randint(1, SECTIONS[unit])) if kind < 0.85 else chance.choice((Hide(), Wait(chance.randint(1, 70))))
    )


def scenario(chance: random.Random, unit: str, version: Version) -> Scenario:
    """Return some visits, and what the LMS has after each of them."""
    keeps_all = chance.choice((True, False))
    learner = Learner(MAXIMA[unit])
    visits = []
    for _ in range(chance.randint(2, 4)):
        if learner.outcome == "passed" and version == "2004" and not keeps_all:
            learner = Learner(MAXIMA[unit])  # another attempt
        acts = tuple(act(chance, unit, learner) for _ in range(chance.randint(1, 6)))
        ends = chance.choice((CLOSED, CLOSED, KILLED))
        visits.append(Visit(acts, learner.has, ends=ends, clock=START, launch={"keepsAll": keeps_all}))
    return Scenario(f"by chance: {unit}", "", tuple(visits), unit)


@pytest.mark.parametrize("seed", range(8))
def test_visits_by_chance(desk: Desk, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - nothing is kept secret
    unit = chance.choice(tuple(MAXIMA))
    version: Version = "1.2" if unit == PATH else chance.choice(VERSIONS)
    told = scenario(chance, unit, version)
    amiss = play(desk, told, version, "strict")
    visits = [f"{'; '.join(act.said for act in visit.acts)}; {visit.ends}" for visit in told.visits]
    assert not amiss, "\n".join([f"{unit} {version}", *visits, *amiss])
