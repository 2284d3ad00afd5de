"""Bringing questions into a state, as an answer that was kept would, and what stands in a section then."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

State: TypeAlias = Literal["untouched", "partly answered", "right", "wrong", "solution shown"]
STATES: tuple[State, ...] = ("untouched", "partly answered", "right", "wrong", "solution shown")

SCORED = ("choice", "true-false", "gap-text", "drag-words", "mark-words", "match", "order")
UNSCORED = ("flashcards", "faq", "explore-image", "reflect")

SAID = ":scope > .tb-result"
SPEAKS_WITHIN = 400  # milliseconds

RIGHT = "right"
WRONG = "wrong"


def answer_to(kind: str, right: list[Any], things: int, wanted: str) -> list[Any]:
    """Return an answer that gets all points, or none, or only begins.

    Takes the kind, what is right as the page has it, and how many things there are to pick, place or order.
    """
    if kind in {"choice", "true-false", "mark-words"}:
        wrong = [position for position in range(things) if position not in right]
        return {"right": right, "wrong": wrong[:1], "partly answered": right[:1]}[wanted]
    if kind == "gap-text":
        full = [answers[0] for answers in right]
        return {
            "right": full,
            "wrong": ["falsch"] * len(right),
            "partly answered": [full[0], *[""] * (len(right) - 1)],
        }[wanted]
    if kind == "order":
        return right[1:] + right[:1] if wanted == WRONG else right
    return _placed(right, things, wanted)


def _placed(right: list[list[int]], things: int, wanted: str) -> list[int | None]:
    free = set(range(things))
    places: list[int | None] = []
    for fitting in right:
        if wanted == "partly answered" and places:
            places.append(None)
            continue
        place = next(at for at in sorted(free) if (at in fitting) != (wanted == WRONG))
        free.remove(place)
        places.append(place)
    return places


def things_in(section: Locator) -> int:
    """Return how many things a question offers."""
    return section.locator(".tb-options input, .tb-bank > li, .tb-match__right > li, .tb-order > li, .tb-word").count()


def kept(part: str | int | None) -> str:
    """Return a part of an answer as a state has it: docs/widgets.md, "State, version 1"."""
    if isinstance(part, str):
        return part.replace("~", "~0").replace(".", "~1").replace("!", "~2")
    return "" if part is None else _base36(part)


def _base36(number: int) -> str:
    before, digit = divmod(number, 36)
    return (_base36(before) if before else "") + string.printable[digit]


def bring(page: Page, state: State) -> None:
    """Bring all questions of a page into a state."""
    if state == "untouched":
        return
    wanted = {"partly answered": state, "right": RIGHT}.get(state, WRONG)
    for section in page.locator(".tb-question[data-right]").all():
        kind = section.get_attribute("data-kind") or ""
        answer = answer_to(kind, section.evaluate("(one) => JSON.parse(one.dataset.right)"), things_in(section), wanted)
        text = ".".join(map(kept, answer))
        taken = section.evaluate(
            "(one, text) => Teilbar.questions.find(({ element }) => element === one).restore(text)", text
        )
        assert taken, f"{kind} did not take {text!r}"
    if state != "partly answered":
        page.evaluate("() => Teilbar.questions.forEach((one) => one.check())")
    if state == "solution shown":
        page.evaluate("() => Teilbar.questions.forEach((one) => one.solve())")
    page.wait_for_timeout(SPEAKS_WITHIN)


def heard(section: Locator) -> str:
    """Return what the live region of a question says, once it has spoken."""
    section.page.wait_for_timeout(SPEAKS_WITHIN)
    region = section.get_by_role("status")
    return " ".join(region.inner_text().split())
