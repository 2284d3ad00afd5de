"""Whoever presses something knows where they are afterwards, and hears what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.hands import Keyboard
from browser.states import SCORED, SPEAKS_WITHIN, bring, heard

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

BUTTONS = ("Prüfen", "Noch einmal", "Lösung zeigen")
FOCUSED = "(section) => section.contains(document.activeElement) && document.activeElement.checkVisibility()"


def keeps_focus(section: Locator) -> bool:
    """Tell whether something that can be seen in the question has the focus.

    A browser takes it from what is disabled or gone when it next draws the page (HTML, "focus fixup").
    """
    section.page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    return bool(section.evaluate(FOCUSED))


@pytest.mark.parametrize("kind", SCORED)
def test_no_button_loses_the_focus(page: Page, kind: str) -> None:
    bring(page, "wrong")
    section = page.locator(f'[data-kind="{kind}"]').first
    keyboard = Keyboard(page)
    for name in ("Prüfen", "Lösung zeigen", "Noch einmal"):
        keyboard.push(section.get_by_role("button", name=name, exact=True))
        assert keeps_focus(section), name


def test_moving_an_item_keeps_the_focus_on_its_button(page: Page) -> None:
    section = page.locator('[data-kind="order"]')
    button = section.get_by_role("button", name="nach oben: Film ansehen")
    keyboard = Keyboard(page)
    for place in (3, 2, 1, 1):
        keyboard.push(button)
        assert button.evaluate("(one) => document.activeElement === one")
        assert heard(section) == f"„Film ansehen“ steht jetzt an Stelle {place} von 4." or place == 1


@pytest.mark.parametrize("name", ["Umdrehen", "Nächste Karte", "Vorige Karte"])
def test_a_card_button_keeps_the_focus(page: Page, name: str) -> None:
    section = page.locator('[data-kind="flashcards"]')
    button = section.get_by_role("button", name=name)
    for _ in range(4):  # beyond the last card too
        Keyboard(page).push(button)
        assert button.evaluate("(one) => document.activeElement === one")


@pytest.mark.parametrize("kind", SCORED)
def test_results_are_said_in_a_region_that_was_there(page: Page, kind: str) -> None:
    section = page.locator(f'[data-kind="{kind}"]').first
    assert is_announced(page, section)


def is_announced(page: Page, section: Locator) -> bool:
    """Tell whether a press of Prüfen changes a live region that was there before, and so does every further one."""
    regions = section.get_by_role("status")
    if regions.count() != 1:
        return False
    regions.evaluate(
        """(region) => {
          window.changes = 0;
          new MutationObserver((all) => { changes += all.some(({ addedNodes }) => addedNodes.length) })
            .observe(region, { childList: true, subtree: true });
        }"""
    )
    button = section.get_by_role("button", name="Prüfen", exact=True)
    for _ in range(2):  # to say the same twice is a change again
        button.click()
        page.wait_for_timeout(SPEAKS_WITHIN)
    return bool(page.evaluate("() => changes") == 2 and (regions.text_content() or "").strip())


def test_nothing_answered_is_said_and_not_judged(page: Page) -> None:
    section = page.locator('[data-kind="match"]')
    section.get_by_role("button", name="Prüfen").click()
    assert heard(section) == "Hier ist noch nichts beantwortet."
    assert not section.get_by_role("button", name="Lösung zeigen").is_visible()


def test_a_changed_answer_withdraws_the_verdict(page: Page) -> None:
    bring(page, "wrong")
    section = page.locator('[data-kind="gap-text"]')
    assert section.locator(".tb-verdict").count() == 3
    section.locator("input").nth(0).fill("Tablet")
    assert section.locator(".tb-verdict").count() == 0
    assert heard(section) == ""
    assert not section.get_by_role("button", name="Noch einmal").is_visible()


def test_again_keeps_what_was_right_in_its_place(page: Page) -> None:
    section = page.locator('[data-kind="gap-text"]')
    section.locator("input").nth(1).fill("Zeit")
    section.locator("input").nth(2).fill("falsch")
    section.get_by_role("button", name="Prüfen").click()
    section.get_by_role("button", name="Noch einmal").click()
    assert [gap.input_value() for gap in section.locator("input").all()] == ["", "Zeit", ""]


def test_a_hint_is_shown_to_who_asks(page: Page) -> None:
    section = page.locator('[data-kind="gap-text"]')
    hint = section.get_by_text("(flaches Gerät)")
    button = section.get_by_role("button", name="Tipp zu Lücke 1")
    for is_shown in (False, True, False):
        assert hint.is_visible() == is_shown
        assert button.get_attribute("aria-expanded") == str(is_shown).lower()
        described = section.locator("input").first.evaluate("(one) => one.getAttribute('aria-describedby') ?? ''")
        assert bool(described) == is_shown
        Keyboard(page).push(button)


def test_passing_by_a_word_takes_it_from_nowhere(page: Page) -> None:
    section = page.locator('[data-kind="drag-words"]')
    first, second = section.locator("select").all()
    first.select_option(label="Schnecke")
    Keyboard(page).go_to(second)
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    assert (first.input_value(), second.input_value()) == ("1", "3")
