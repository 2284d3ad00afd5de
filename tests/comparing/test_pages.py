"""The pages of a comparison in a browser: complete by themselves, readable by everybody, on every screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html

from access import axe
from access.test_markup import remarks
from comparing.test_cases import comparison_of
from teilbar.comparing import as_html
from teilbar.comparing.writing import write_pages
from website.crawl import visit_all

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

CASES = Path(__file__).parent / "cases"
SHOWN = ("words-and-sections", "media", "moved", "not-offered-any-more", "hostile-words")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the pages of some cases, each in one of its own."""
    folder = tmp_path_factory.mktemp("pages")
    for name in SHOWN:
        work = tmp_path_factory.mktemp(name)
        write_pages(as_html.files(comparison_of(CASES / name, work, folder.parent / "cache")), folder / name)
    return folder


def test_they_ask_nobody_and_break_nothing(browser: Browser, pages: Path) -> None:
    for name in SHOWN:
        assert visit_all(browser, pages / name) == []


def test_every_link_leads_somewhere(pages: Path) -> None:
    missing = []
    for page in pages.rglob("*.html"):
        for _, _, link, _ in html.fromstring(page.read_bytes()).iterlinks():
            if not link.startswith(("http", "#")) and not (page.parent / link).is_file():
                missing.append(f"{page}: {link}")
    assert missing == []


def test_the_markup_is_valid(pages: Path) -> None:
    assert dict(remarks(sorted(pages.rglob("*.html")))) == {}


def test_nothing_is_found_by_axe_and_nothing_is_lost_on_a_small_phone(browser: Browser, pages: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    found = []
    for file in sorted(pages.rglob("*.html")):
        page.goto(file.as_uri())
        page.evaluate(axe.UNFOLD)
        for mode in axe.modes(page):
            violations, undecided = axe.look(page, f"{file.parent.name}/{file.name}, {mode}")
            found += [*violations, *undecided]
            wider = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
            assert wider <= 0, f"{file}, {mode}: {wider} pixels too wide"
    context.close()
    assert not found, axe.told(found)


def test_both_states_stand_beside_each_other_where_there_is_room(browser: Browser, pages: Path) -> None:
    places = """() => [...document.querySelectorAll(".td-sides--2 > *")].slice(0, 2)
      .map((one) => one.getBoundingClientRect()).map(({ x, y }) => [x, y])"""
    for width, beside in ((1280, True), (390, False)):
        context = browser.new_context(viewport={"width": width, "height": 800})
        page = context.new_page()
        page.goto((pages / "words-and-sections" / "texte" / "einheiten-turm.html").as_uri())
        (x, y), (other_x, other_y) = page.evaluate(places)
        assert (other_x > x, other_y > y) == (beside, not beside)
        context.close()
