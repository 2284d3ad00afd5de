"""A learner who goes through a whole package by keyboard and answers everything rightly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.hands import Keyboard
from browser.states import RIGHT, answer_to, things_in
from consumers.contract.outcome import Has, has
from consumers.packages import PATH, UNITS, VERSIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Frame, Page

    from consumers.packages import Version

QUESTIONS: Mapping[str, int] = {"alle-fragen": 8, "dreissig-fragen": 30, "kleine-runde": 3, "ton-hoeren": 2, PATH: 2}
"""How many questions are scored, by unit; none in the others."""

PACKAGES: tuple[tuple[str, Version], ...] = (
    *((unit, version) for unit in UNITS for version in VERSIONS),
    (PATH, "1.2"),
)
"""Every package of the hub."""

_PATTERNS = ("correct_responses.0.pattern", "correct_responses.1.pattern")
_RESPONSE = {"1.2": "student_response", "2004": "learner_response"}


def walk(page: Page, frame: Frame) -> None:
    """Go through all sections, answer each question and check it."""
    keyboard = Keyboard(page)
    steps = frame.locator(".tb-step").all()
    for number, step in enumerate(steps, 1):
        assert step.is_visible(), f"section {number} is not the one that is shown"
        for section in step.locator(".tb-question[data-right]").all():
            kind = section.get_attribute("data-kind") or ""
            right = section.evaluate("(one) => JSON.parse(one.dataset.right)")
            keyboard.answer(section, kind, answer_to(kind, right, things_in(section), RIGHT))
        if number < len(steps):
            keyboard.push(frame.locator(".tb-sco__next"))


def outcome_of(unit: str) -> Has:
    """Return what an LMS has of a unit whose questions were all answered rightly."""
    return has("passed", "100") if unit in QUESTIONS else has("completed")


def interactions_amiss(unit: str, version: Version, values: Mapping[str, str]) -> list[str]:
    """Return what is wrong with the interactions of a unit whose questions were all answered rightly."""
    amiss = []
    for index in range(QUESTIONS.get(unit, 0)):
        there = {element.removeprefix(f"cmi.interactions.{index}."): value for element, value in values.items()}
        patterns = {there[pattern] for pattern in _PATTERNS if pattern in there}
        if there.get("result") != "correct" or there.get(_RESPONSE[version]) not in patterns:
            amiss.append(f"{index}: {there.get(_RESPONSE[version])!r} is {there.get('result')}, right: {patterns}")
    beyond = f"cmi.interactions.{QUESTIONS.get(unit, 0)}.id"
    return [*amiss, f"{beyond} is one too many"] if beyond in values else amiss
