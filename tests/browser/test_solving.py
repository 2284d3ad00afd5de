"""Every kind is solved to full points and to none, by whatever a person has at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.hands import Dragging, Keyboard, Pointing, is_focused
from browser.states import RIGHT, SCORED, SPEAKS_WITHIN, WRONG, answer_to, heard, things_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from browser.hands import Hand

QUESTIONS = [(kind, 0) for kind in SCORED] + [("choice", 1)]
"""Kinds, and which of them on the page: the second choice has one right answer."""

RESULTS = {
    RIGHT: ("right", "Alles richtig! Punkte: {maximum} von {maximum}."),
    WRONG: ("wrong", "Noch nicht richtig. Punkte: 0 von {maximum}."),
}


def solve(page: Page, hand: Hand, kind: str, number: int, wanted: str) -> None:
    section = page.locator(f'[data-kind="{kind}"]').nth(number)
    right = section.evaluate("(one) => JSON.parse(one.dataset.right)")
    hand.answer(section, kind, answer_to(kind, right, things_in(section), wanted))
    maximum = len(right)
    assert heard(section).startswith(RESULTS[wanted][1].format(maximum=maximum))
    assert points(section) == (maximum if wanted == RIGHT else 0, maximum, True)


def points(section: Locator) -> tuple[int, int, bool]:
    """Return score, maximum and whether it is done, as a host is told."""
    told = section.evaluate(
        """(one) => {
          const { score, maximum, done } = Teilbar.questions.find(({ element }) => element === one);
          return [score, maximum, done];
        }"""
    )
    return told[0], told[1], told[2]


@pytest.fixture
def phone(browser: Browser, unit: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(unit.as_uri())
    yield page
    context.close()


@pytest.mark.parametrize("wanted", RESULTS)
@pytest.mark.parametrize(("kind", "number"), QUESTIONS)
def test_by_keyboard(page: Page, kind: str, number: int, wanted: str) -> None:
    solve(page, Keyboard(page), kind, number, wanted)


@pytest.mark.parametrize("wanted", RESULTS)
@pytest.mark.parametrize(("kind", "number"), QUESTIONS)
def test_by_pointer(page: Page, kind: str, number: int, wanted: str) -> None:
    solve(page, Pointing(page, touch=False), kind, number, wanted)


@pytest.mark.parametrize("wanted", RESULTS)
@pytest.mark.parametrize(("kind", "number"), QUESTIONS)
def test_by_touch(phone: Page, kind: str, number: int, wanted: str) -> None:
    solve(phone, Pointing(phone, touch=True), kind, number, wanted)


@pytest.mark.parametrize("wanted", RESULTS)
@pytest.mark.parametrize("kind", Dragging.KINDS)
def test_by_dragging(page: Page, kind: str, wanted: str) -> None:
    solve(page, Dragging(page), kind, 0, wanted)


def test_in_a_package(page: Page, package: Path) -> None:
    page.goto(package.as_uri())
    for kind, number in QUESTIONS:
        solve(page, Pointing(page, touch=False), kind, number, RIGHT)


# --- what is not scored ---------------------------------------------------------------------------------------------


def test_cards_are_turned_and_gone_through(page: Page) -> None:
    section = page.locator('[data-kind="flashcards"]')
    face = section.locator(".tb-flashcard")
    keyboard = Keyboard(page)
    assert "Frame" in face.inner_text()
    assert "ein einzelnes Bild" not in face.inner_text()
    keyboard.push(section.get_by_role("button", name="Umdrehen"))
    assert "ein einzelnes Bild" in face.inner_text()
    keyboard.push(section.get_by_role("button", name="Nächste Karte"))
    assert "Stativ" in face.inner_text()
    assert section.get_by_text("Karte 2 von 3").is_visible()
    pointer = Pointing(page, touch=False)
    pointer.push(section.get_by_role("button", name="Vorige Karte"))
    pointer.push(section.get_by_role("button", name="Vorige Karte"))  # there is none before the first
    assert section.get_by_text("Karte 1 von 3").is_visible()
    assert face.get_attribute("aria-live") == "polite"


@pytest.mark.parametrize("number", [1, 2])
def test_a_place_of_a_picture_opens_what_is_said_of_it(page: Page, number: int) -> None:
    section = page.locator('[data-kind="explore-image"]')
    texts = ["aus Knete", "aus Papier"]
    assert not any(section.get_by_text(text).is_visible() for text in texts)
    Keyboard(page).push(section.get_by_role("button", name=f"{number}: "))
    assert [section.get_by_text(text).is_visible() for text in texts] == [number == 1, number == 2]
    assert is_focused(section.locator("summary").nth(number - 1))


def test_the_places_stand_where_the_author_put_them(page: Page) -> None:
    section = page.locator('[data-kind="explore-image"]')
    picture = section.locator("img").bounding_box()
    assert picture
    found = []
    for spot in section.locator(".tb-spot").all():
        box = spot.bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2 - picture["x"], box["y"] + box["height"] / 2 - picture["y"]
        found.append((round(100 * x / picture["width"]), round(100 * y / picture["height"])))
    assert found == [(30, 45), (70, 20)]


def test_frequent_questions_unfold_by_key(page: Page) -> None:
    section = page.locator('[data-kind="faq"]')
    Keyboard(page).push(section.locator("summary").first)
    assert section.get_by_text("Etwa eine Stunde.").is_visible()


def test_what_is_typed_into_a_reflection_stays_there(page: Page) -> None:
    """The fixture sees every request; here nothing is stored either, nor offered to a host."""
    field = page.locator('[data-kind="reflect"] textarea')
    Keyboard(page).go_to(field)
    page.keyboard.type("Lieblingsgedanke")
    assert field.input_value() == "Lieblingsgedanke"
    page.wait_for_timeout(SPEAKS_WITHIN)
    kept = page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie, Teilbar.save()]")
    assert kept == [0, 0, "", '{"v":1,"q":{}}']


# --- hosts ----------------------------------------------------------------------------------------------------------


def test_a_host_is_told_and_gives_back(page: Page) -> None:
    page.evaluate(
        """() => {
          window.told = [];
          document.addEventListener("teilbar:answer", ({ detail: { kind, done } }) => told.push([kind, done]));
        }"""
    )
    section = page.locator('[data-kind="gap-text"]')
    section.locator("input").nth(0).fill("iPad")
    section.get_by_role("button", name="Prüfen").click()
    assert page.evaluate("() => told") == [["gap-text", False], ["gap-text", True]]
    saved = page.evaluate("() => Teilbar.save()")
    page.reload()
    assert page.evaluate("(saved) => Teilbar.restore(saved)", saved) == 1
    assert section.locator("input").nth(0).input_value() == "iPad"
    assert heard(section).startswith("Zum Teil richtig. Punkte: 1 von 3. Noch leer: 2.")
