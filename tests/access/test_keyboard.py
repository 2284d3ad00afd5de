"""By keyboard alone: everything is reached, in order, seen and left again; what opens closes with Escape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from access.axe import HEIGHT, UNFOLD
from access.sites import KINDS, PAPER
from access.walk import faults, is_marked, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from access.sites import Site

WIDTHS = {"screen": 1280, "phone": 390}


@pytest.fixture(params=WIDTHS, scope="module")
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width = WIDTHS[request.param]
    context = browser.new_context(viewport={"width": width, "height": HEIGHT}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_everything_is_reached_in_order_and_left_again(page: Page, small: Site, kind: str) -> None:
    page.goto(small.uri(KINDS[kind]))
    page.evaluate(UNFOLD)
    there = walk(page)
    assert there, "nothing is reached"
    assert faults(page, there) == []
    back = walk(page, "Shift+Tab")
    assert [stop.name for stop in reversed(back)] == [stop.name for stop in there]


def test_one_sees_where_the_focus_is(page: Page, small: Site) -> None:
    """Of those that look alike, on any page, one is enough; in light colours on a screen, in dark ones on a phone."""
    size = page.viewport_size
    page.emulate_media(color_scheme="light" if size and size["width"] == WIDTHS["screen"] else "dark")
    unmarked: list[str] = []
    looked_at: set[str] = set()
    for kind, path in KINDS.items():
        page.goto(small.uri(path))
        page.evaluate(UNFOLD)
        stops = walk(page)
        page.evaluate("() => document.activeElement?.blur()")
        for stop in stops:
            page.keyboard.press("Tab")
            if stop.look not in looked_at:
                looked_at.add(stop.look)
                if not is_marked(page):
                    unmarked.append(f"{kind}: {stop.name} ({stop.look})")
    page.emulate_media(color_scheme="light")
    assert not unmarked, "\n".join(unmarked)


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - PAPER))
def test_the_first_stop_leads_past_the_menu_into_the_text(page: Page, small: Site, kind: str) -> None:
    page.goto(small.uri(KINDS[kind]))
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.getAttribute('href')?.startsWith('#')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(
        "() => Boolean(document.activeElement.closest('main')) || document.activeElement === document.body"
    )


def test_what_opens_in_the_header_closes_with_escape(page: Page, small: Site) -> None:
    """Whoever pressed a button stands at it again."""
    opens = 0
    for path in (KINDS["start"], KINDS["unit"]):
        page.goto(small.uri(path))
        openers = page.locator("header :is(summary, [aria-expanded])").locator("visible=true")
        for opener in openers.all():
            opens += 1
            opener.focus()
            page.keyboard.press("Enter")
            assert opener.evaluate(_IS_OPEN), f"{opener} does not open by Enter"
            page.keyboard.press("Tab")
            page.keyboard.press("Escape")
            assert not opener.evaluate(_IS_OPEN), f"{opener} does not close by Escape"
            assert opener.evaluate("(one) => document.activeElement === one"), f"{opener} has not got the focus back"
    assert opens or page.viewport_size == {"width": WIDTHS["screen"], "height": HEIGHT}, "a phone has a menu"


_IS_OPEN = (
    "(one) => one.localName === 'summary' ? one.parentElement.open : one.getAttribute('aria-expanded') === 'true'"
)
