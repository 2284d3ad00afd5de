"""What the player looks like, and to whom: axe-core, narrow windows, large targets, paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from browser.test_axe import MODES, violations
from browser.test_paper import sheets
from player.texts import UNIT
from player.unit import UNSAVED, page_html, write_unit
from setup import node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, Page

SMALLEST = 24  # CSS pixels, WCAG 2.2, 2.5.8 Target Size (Minimum)
WINDOWS = {
    "phone": (390, 844),
    "320 pixels": (320, 640),
    "400 per cent of 1280 x 1024": (320, 256),
    "desk": (1100, 800),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_unit(tmp_path, page_html(UNIT, "2004"))


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(file.as_uri())
    yield page
    context.close()


def stir(page: Page, step: int, *, opened: bool) -> None:
    """Go to a step, with a notice, maybe with the list of contents."""
    for _ in range(step):
        page.get_by_role("button", name="Weiter").click()
    if opened:
        page.locator(".tb-sco__contents summary").click()
        page.evaluate("(text) => { document.querySelector('.tb-sco__notice').textContent = text; }", UNSAVED)


@pytest.mark.parametrize("step", [0, 1, 3, 5])
@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing(browser: Browser, file: Path, mode: str, step: int) -> None:
    assert node.install(), node.FAILED
    context = browser.new_context(bypass_csp=True, **_mode(MODES[mode]))
    try:
        page = context.new_page()
        page.goto(file.as_uri())
        stir(page, step, opened=step % 2 == 1)
        page.evaluate("() => scrollTo(0, document.body.scrollHeight)")  # there the bar covers nothing by chance
        assert violations(page) == []
    finally:
        context.close()


def _mode(mode: Mapping[str, Any]) -> dict[str, Any]:
    return {"viewport": {"width": 390, "height": 844}, **mode}


@pytest.mark.parametrize("step", [1, 2, 3])
@pytest.mark.parametrize("window", WINDOWS)
def test_nothing_sticks_out_and_targets_are_large_enough(page: Page, window: str, step: int) -> None:
    width, height = WINDOWS[window]
    page.set_viewport_size({"width": width, "height": height})
    stir(page, step, opened=True)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    small = page.locator(".tb-sco__head :is(a, summary), .tb-sco__steps button").evaluate_all(
        """(all, least) => all.map((one) => one.getBoundingClientRect())
             .filter(({ width, height }) => width < least || height < least)""",
        SMALLEST,
    )
    assert small == []


@pytest.mark.parametrize("opened", [False, True])
@pytest.mark.parametrize("window", WINDOWS)
def test_the_bar_hides_nothing_that_has_the_focus(page: Page, window: str, *, opened: bool) -> None:
    """WCAG 2.2, 2.4.11 Focus Not Obscured (Minimum), and 2.4.12 for all that is no larger than the window."""
    width, height = WINDOWS[window]
    page.set_viewport_size({"width": width, "height": height})
    stir(page, 2, opened=opened)
    hidden = []
    for key in ["Tab"] * 40 + ["Shift+Tab"] * 40:
        page.keyboard.press(key)
        hidden += page.evaluate(
            """() => {
              const focused = document.activeElement;
              if (focused === document.body || focused.closest(".tb-sco__steps")) return [];
              const box = focused.getBoundingClientRect();
              const bars = [...document.querySelectorAll(".tb-sco__steps, .tb-sco__notice:not(:empty)")];
              const over = bars.some((bar) => {
                const { top, bottom } = bar.getBoundingClientRect();
                return box.bottom > top + 1 && box.top < bottom - 1;
              });
              return over || box.bottom > innerHeight + 1 || box.top < -1 ? [focused.outerHTML.slice(0, 90)] : [];
            }"""
        )
    assert hidden == []


def test_on_paper_all_steps_stand_and_no_navigation(page: Page) -> None:
    page.get_by_role("button", name="Weiter").click()
    printed = " ".join(sheets(page))
    for text in ("zwölf in jeder Sekunde", "Was gehört dazu?", "Figur formen", "Wo sind die Tiere?", "Alma Beispiel"):
        assert text in printed
    for text in ("Weiter", "Zurück", "Inhalt", "Abschnitt 2", "Prüfen"):
        assert text not in printed.split()
    page.emulate_media(media="print")
    assert all(step.is_visible() for step in page.locator(".tb-step").all())


def test_nothing_moves_by_itself(browser: Browser, file: Path) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(file.as_uri())
    moving = page.locator("body *").evaluate_all(
        """(all) => all.filter((one) => {
             const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(one);
             const moves = transitionDuration.split(", ").some((time) => time !== "0s");
             return animationName !== "none" || moves || scrollBehavior === "smooth";
           }).map((one) => one.outerHTML.slice(0, 80))"""
    )
    context.close()
    assert moving == []
