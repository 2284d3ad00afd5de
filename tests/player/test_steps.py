"""A unit as steps: by keyboard, pointer and touch, on its own, as a page from a disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from browser.hands import Keyboard, is_focused, middle
from player.texts import CONTENT_ONLY, UNIT
from player.unit import page_html, write_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

TITLES = ["Trickfilm mit Knete", "Das braucht ihr", "So geht's", "Zum Üben", "Die Probe", "Nachweise und Lizenz"]


@pytest.fixture
def open_unit(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Return what opens a unit from the disk; it asks nobody for anything, and nothing on it fails."""
    problems: list[str] = []
    contexts = []

    def open_(markdown: str = UNIT, fragment: str = "", **context: Any) -> Page:  # noqa: ANN401 - what playwright takes
        file = write_unit(tmp_path, page_html(markdown, "2004"))
        contexts.append(browser.new_context(**{"viewport": {"width": 390, "height": 844}, **context}))
        page = contexts[-1].new_page()
        page.on("console", lambda said: problems.append(said.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("request", lambda asked: problems.extend(() if asked.url.startswith("file:") else (asked.url,)))
        page.goto(f"{file.as_uri()}{fragment}")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert problems == []


def shown(page: Page) -> str:
    """Return the title of the one step that is to be seen."""
    (step,) = (one for one in page.locator(".tb-step").all() if one.is_visible())
    return page.locator(f'.tb-sco__contents a[href="#{step.get_attribute("id")}"]').text_content() or ""


def heading(page: Page) -> Locator:
    """Return the heading of the step that is to be seen."""
    return page.locator(".tb-step:not([hidden]) > h2")


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def test_to_the_end_and_back_by_keyboard(open_unit: Callable[..., Page]) -> None:
    page = open_unit()
    keyboard = Keyboard(page)
    seen = [shown(page)]
    for _ in TITLES[1:]:
        keyboard.push(button(page, "Weiter"))
        seen.append(shown(page))
        assert is_focused(heading(page))
    assert seen == TITLES
    keyboard.push(button(page, "Weiter"))  # there is nothing after the last
    assert shown(page) == TITLES[-1]
    assert is_focused(button(page, "Weiter"))
    keyboard.push(button(page, "Zurück"))
    assert shown(page) == TITLES[-2]
    assert is_focused(heading(page))


def test_by_touch(open_unit: Callable[..., Page]) -> None:
    page = open_unit(has_touch=True, is_mobile=True)
    for title in TITLES[1:]:
        page.touchscreen.tap(*middle(button(page, "Weiter")))
        assert shown(page) == title
    page.touchscreen.tap(*middle(page.get_by_text("Inhalt", exact=True)))
    page.touchscreen.tap(*middle(page.get_by_role("link", name="Zum Üben")))
    assert shown(page) == "Zum Üben"


def test_a_step_begins_at_its_top(open_unit: Callable[..., Page]) -> None:
    page = open_unit()
    button(page, "Weiter").click()
    page.mouse.wheel(0, 5000)
    page.wait_for_function("() => scrollY > 100")
    button(page, "Weiter").click()
    assert page.evaluate("() => scrollY") == 0
    assert heading(page).is_visible()


def test_the_beginning_takes_no_focus(open_unit: Callable[..., Page]) -> None:
    page = open_unit()
    assert page.evaluate("() => document.activeElement === document.body")
    assert page.get_by_text("Seite 1 von 5").is_visible()
    assert button(page, "Zurück").get_attribute("aria-disabled") == "true"


def test_the_list_of_contents(open_unit: Callable[..., Page]) -> None:
    page = open_unit()
    keyboard = Keyboard(page)
    visited = page.evaluate("() => history.length")
    keyboard.push(page.get_by_text("Inhalt", exact=True))
    links = page.locator(".tb-sco__contents a")
    assert links.all_inner_texts() == TITLES
    keyboard.push(links.nth(2))
    assert shown(page) == TITLES[2]
    assert is_focused(heading(page))
    assert not links.first.is_visible()
    assert page.evaluate("() => [location.hash, history.length]") == ["", visited]
    keyboard.push(page.get_by_text("Inhalt", exact=True))
    current = page.locator('.tb-sco__contents [aria-current="step"]')
    assert current.all_inner_texts() == [TITLES[2]]
    seen = page.locator(".tb-sco__contents li").filter(has=page.locator(".tb-sco__seen:visible"))
    assert seen.locator("a").all_inner_texts() == [TITLES[0], TITLES[2]]
    page.keyboard.press("Escape")
    assert not links.first.is_visible()
    assert is_focused(page.locator(".tb-sco__contents summary"))


def test_the_credits_are_no_section(open_unit: Callable[..., Page]) -> None:
    page = open_unit(CONTENT_ONLY)
    button(page, "Weiter").click()
    assert page.get_by_text("Seite 2 von 2").is_visible()
    button(page, "Weiter").click()
    assert heading(page).inner_text() == "Nachweise und Lizenz"
    assert not page.locator(".tb-sco__progress").is_visible()


def test_a_link_leads_into_another_step_and_the_browser_back(open_unit: Callable[..., Page]) -> None:
    page = open_unit()
    button(page, "Weiter").click()
    page.get_by_role("link", name="der Probe").click()
    assert shown(page) == "Die Probe"
    page.wait_for_function("() => location.hash === '#die-probe'")
    page.go_back()
    page.evaluate("() => { location.hash = '#das-material'; }")
    page.evaluate("() => { location.hash = '#lückentext-das-material'; }")
    page.wait_for_function("() => !document.getElementById('lückentext-das-material').closest('.tb-step').hidden")
    assert shown(page) == "So geht's"


def test_an_address_names_a_place(open_unit: Callable[..., Page]) -> None:
    assert shown(open_unit(fragment="#l%C3%BCckentext-das-material")) == "So geht's"


def test_an_address_that_names_nothing(open_unit: Callable[..., Page]) -> None:
    page = open_unit(fragment="#%E0%A4%A")
    assert shown(page) == TITLES[0]


def test_points_are_shown_once_there_are_some(open_unit: Callable[..., Page]) -> None:
    page = open_unit()
    points = page.locator(".tb-sco__head > .tb-sco__points")
    button(page, "Weiter").click()
    assert not points.is_visible()
    page.get_by_label("Ein Tablet").check()
    button(page, "Prüfen").first.click()
    assert points.inner_text() == "Punkte: 1 von 14"
    button(page, "Noch einmal").first.click()
    assert points.inner_text() == "Punkte: 1 von 14"


def test_without_an_lms_it_is_a_page_and_says_nothing(open_unit: Callable[..., Page]) -> None:
    page = open_unit()
    page.clock.install()
    page.reload()
    page.clock.run_for(10_000)
    button(page, "Weiter").click()
    page.get_by_label("Ein Tablet").check()
    button(page, "Prüfen").first.click()
    page.clock.run_for(60_000)
    assert page.locator(".tb-sco__notice").inner_text() == ""


def test_without_a_script_everything_stands_there(open_unit: Callable[..., Page]) -> None:
    page = open_unit(java_script_enabled=False)
    assert all(step.is_visible() for step in page.locator(".tb-step").all())
    assert not page.get_by_role("navigation", name="Blättern").is_visible()
