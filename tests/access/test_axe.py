"""axe-core finds nothing on any page of any site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from access.axe import OPEN_MENU, UNFOLD, look, modes, told
from access.sites import COURSES, KINDS, Site
from access.undecided import unjudged
from setup import node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playwright.sync_api import Browser, Page

    from access.axe import Remark


COVERED = "overlapped by another element"
"""What axe-core says of words below an open menu. Without the menu it decides on them."""

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
    unknown = unjudged(one for one in undecided if how != OPEN_MENU or COVERED not in one.message)
    assert not unknown, f"nobody has looked at this: {told(unknown)}"


def test_nothing_is_found_in_our_own_content(page: Page, content: Site) -> None:
    judge(page, content, content.pages)


@pytest.mark.parametrize("state", STATES)
def test_nothing_is_found_on_any_kind_of_page(page: Page, small: Site, state: str) -> None:
    judge(page, small, KINDS.values(), STATES[state])


@pytest.mark.parametrize("number", range(len(COURSES)))
def test_nothing_is_found_in_a_strangers_course(page: Page, courses: list[Site], number: int) -> None:
    judge(page, courses[number], courses[number].pages)
