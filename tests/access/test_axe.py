"""axe-core finds nothing on any page of any site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from access.axe import HEIGHT, OPEN_MENU, SCHEMES, UNFOLD, WIDTHS, look, modes, told
from access.sites import COURSES, KINDS, Site
from access.undecided import unjudged
from setup import node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playwright.sync_api import Browser, Page

    from access.axe import Remark


COVERED = ("overlapped by another element", "too short to determine")
"""What axe-core says of words below an open menu, of which there is no picture. Without the menu they are decided."""

ALIKE = re.compile(r"mitmachen/pruefung/zu-(?!fragen-und-aufgaben|rechte-)")
"""Pages that one template makes of the catalogue of rules, but for two that stand for all of them."""

STATES = {"as it comes": "() => {}", "unfolded": UNFOLD, "menu open": OPEN_MENU}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    assert node.install(), node.FAILED
    context = browser.new_context()
    yield context.new_page()
    context.close()


def judge(page: Page, site: Site, paths: Iterable[str], how: str = UNFOLD) -> None:
    """Look at pages in every mode; fail where one breaks a rule, or where nobody has looked at what is undecided."""
    wrong: list[Remark] = []
    undecided: list[Remark] = []
    for path in paths:
        page.goto(site.uri(path))
        page.evaluate(how)
        for mode in modes(page):
            found = look(page, f"{site.name}/{path}, {mode}")
            wrong += found[0]
            undecided += found[1]
    assert not wrong, told(wrong)
    unknown = unjudged(
        one for one in undecided if how != OPEN_MENU or not any(words in one.message for words in COVERED)
    )
    assert not unknown, f"nobody has looked at this: {told(unknown)}"


def test_nothing_is_found_in_our_own_content(page: Page, content: Site) -> None:
    judge(page, content, [path for path in content.pages if not ALIKE.match(path)])


@pytest.mark.parametrize("state", STATES)
def test_nothing_is_found_on_any_kind_of_page(page: Page, small: Site, state: str) -> None:
    judge(page, small, KINDS.values(), STATES[state])


def search_in_header(page: Page) -> None:
    """Type a word that is found into the field in the header, which on a phone waits behind a button."""
    opener = page.locator(".tb-search-open")
    if opener.is_visible() and opener.get_attribute("aria-expanded") == "false":
        opener.click()
    page.locator(".tb-search__field").fill("Film")
    page.locator(".tb-search__list a").first.wait_for()


def search_in_vain(page: Page) -> None:
    """Search for what nobody has, and be told where to go on."""
    page.locator(".tb-finder__input").fill("Quastenflosser")
    page.locator(".tb-nothing").wait_for()


def find_and_filter(page: Page) -> None:
    """Search on the page of all materials, and open the filters where they are behind a button."""
    page.locator(".tb-finder__input").fill("Film")
    page.locator(".tb-finder__status").filter(has_text="„Film“").wait_for()
    page.locator(".tb-finder .tb-card mark").first.wait_for()  # excerpts come last
    opener = page.locator(".tb-finder__filter")
    if opener.is_visible():
        opener.click()
        page.locator(".tb-sheet[open]").wait_for()


SEARCHING = {
    "search in the header": ("unit", search_in_header),
    "search in vain": ("materials", search_in_vain),
    "results and filters": ("materials", find_and_filter),
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SEARCHING)
def test_nothing_is_found_while_somebody_searches(page: Page, small: Site, name: str, width: int) -> None:
    kind, act = SEARCHING[name]
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.goto(small.uri(KINDS[kind]))
    act(page)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        wrong, undecided = look(page, f"{name}, {scheme}, {width} px")
        assert not wrong, told(wrong)
        unknown = unjudged(one for one in undecided if not any(words in one.message for words in COVERED))
        assert not unknown, told(unknown)


@pytest.mark.parametrize("number", range(len(COURSES)))
def test_nothing_is_found_in_a_strangers_course(page: Page, courses: list[Site], number: int) -> None:
    judge(page, courses[number], courses[number].pages)
