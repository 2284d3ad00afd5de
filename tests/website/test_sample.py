"""A hub that shows every block, as a visitor's browser sees it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from teilbar.publishing.engines import get_engine
from teilbar.publishing.staging import NavigationItem
from website.crawl import pages_of, serve, visit_all
from website.sample import build_sample, sample_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

UNIT = "einheiten/trickfilm/index.html"
PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1360, "height": 900}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sample hub with the default engine, once."""
    return build_sample(get_engine("mkdocs"), tmp_path_factory.mktemp("sample"), sample_site())


@pytest.fixture(scope="module")
def address(sample: Path) -> Iterator[str]:
    """Serve the sample hub."""
    with serve(sample) as base:
        yield base


def test_no_page_leaves_fails_or_breaks_the_policy(browser: Browser, sample: Path) -> None:
    assert visit_all(browser, sample) == []


def test_neither_does_one_of_the_experimental_engine(browser: Browser, tmp_path: Path) -> None:
    assert visit_all(browser, build_sample(get_engine("zensical"), tmp_path, sample_site())) == []


def test_a_site_with_an_address_works_there(browser: Browser, tmp_path: Path) -> None:
    site = build_sample(get_engine("mkdocs"), tmp_path, sample_site("https://example.org/kita/hub/"))
    assert visit_all(browser, site, "/kita/hub/") == []


def test_nothing_scrolls_sideways_on_a_small_phone(browser: Browser, sample: Path, address: str) -> None:
    page = _open(browser, address, "index.html", viewport=PHONE)
    for path in pages_of(sample):
        page.goto(address + path)
        page.evaluate(_UNFOLD)
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"], path
        assert page.evaluate(_CUT_OFF) == [], path
    page.context.close()


_UNFOLD = "for (const part of document.querySelectorAll('details')) part.open = true"

# Elements that reach beyond the screen without a box around them that can be scrolled to them.
_CUT_OFF = """() => [...document.querySelectorAll("article *")].filter((element) =>
  element.getBoundingClientRect().right > innerWidth + 1
  && !element.closest(".tb-table, pre, .tb-math")).map((element) => element.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_skip_link_leads_into_the_text(
    browser: Browser, address: str, viewport: dict[str, int], *, script: bool
) -> None:
    page = _open(browser, address, UNIT, viewport=viewport, java_script_enabled=script)
    page.keyboard.press("Tab")
    assert _focused(page) == "Zum Inhalt"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("article :focus, article:has(:focus)").count() > 0
    page.context.close()


def test_the_menu_opens_by_keyboard_alone_and_without_script(browser: Browser, address: str) -> None:
    page = _open(browser, address, UNIT, viewport=PHONE, java_script_enabled=False)
    link = page.locator(".tb-menu a", has_text="Themen")
    assert not link.is_visible()
    page.locator(".tb-menu summary").focus()
    page.keyboard.press("Enter")
    assert link.is_visible()
    assert page.locator(".tb-menu [aria-current=page]").inner_text() == "Film"
    link.click()
    assert page.url == f"{address}themen/index.html"
    page.context.close()


def test_escape_closes_the_menu(browser: Browser, address: str) -> None:
    page = _open(browser, address, UNIT, viewport=PHONE)
    page.locator(".tb-menu summary").click()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not page.locator(".tb-menu a").first.is_visible()
    assert _focused(page) == "Menü"
    page.context.close()


def test_the_menu_says_what_it_is_and_whether_it_is_open(browser: Browser, address: str) -> None:
    page = _open(browser, address, UNIT, viewport=PHONE)
    assert "- group: Menü" in page.locator("header").aria_snapshot()
    assert page.locator("header :is(label, input[type=checkbox]):visible").count() == 0
    button = page.locator(".tb-menu summary")
    assert not button.evaluate("button => button.parentElement.open")
    button.focus()
    page.keyboard.press("Space")
    assert button.evaluate("button => button.parentElement.open")
    names = page.get_by_role("navigation", name="Menü").get_by_role("link").all_inner_texts()
    assert names == ["Start", "Themen", "Film", "Impressum"]
    page.context.close()


def test_the_menu_closes_behind_whoever_leaves_it(browser: Browser, address: str) -> None:
    page = _open(browser, address, UNIT, viewport=PHONE)
    page.locator(".tb-menu summary").click()
    page.locator(".tb-menu a").last.focus()
    page.keyboard.press("Tab")
    assert not page.locator(".tb-menu a").first.is_visible()
    assert page.locator("main :focus").count() == 1
    page.locator(".tb-menu summary").click()
    page.mouse.click(100, PHONE["height"] - 20)
    assert not page.locator(".tb-menu a").first.is_visible()
    page.context.close()


def test_the_keyboard_goes_from_the_skip_link_through_the_bar_into_the_text(browser: Browser, address: str) -> None:
    page = _open(browser, address, UNIT, viewport=DESKTOP)
    stops = []
    for _ in range(16):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(_PLACE))
    assert list(dict.fromkeys(stops)) == ["skip", "brand", "pages", "search", "contents", "text"]
    page.context.close()


_PLACE = """() => {
  const places = {".tb-skip": "skip", ".tb-bar__home": "brand", ".tb-bar__pages": "pages", ".tb-menu": "menu",
    ".tb-search, .tb-search-open": "search", ".tb-trail": "trail", ".tb-toc": "contents", article: "text"};
  return Object.entries(places).find(([place]) => document.activeElement.closest(place))?.[1] ?? "elsewhere";
}"""


def test_a_hub_with_more_pages_than_the_bar_has_room_for_keeps_its_menu(browser: Browser, tmp_path: Path) -> None:
    site = sample_site()
    many = tuple(NavigationItem(f"Seite {number}", "impressum") for number in range(12))
    built = build_sample(get_engine("mkdocs"), tmp_path, replace(site, navigation=(*site.navigation, *many)))
    page = _open(browser, f"{built.as_uri()}/", UNIT, viewport=DESKTOP)
    assert page.locator(".tb-bar__pages a", has_text="Seite 11").count() == 0
    page.locator(".tb-menu summary").click()
    assert page.locator(".tb-menu a", has_text="Seite 11").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == DESKTOP["width"]
    page.context.close()


def test_nothing_of_materials_is_loaded(sample: Path) -> None:
    assert not list(sample.rglob("main.*.css"))
    assert not list(sample.rglob("bundle.*.js"))
    html = (sample / UNIT).read_text("utf-8")
    assert re.findall(r'<link rel="stylesheet" href="([^"]*)"', html) == ["../../assets/teilbar/teilbar.css"]


def test_the_navigation_is_there_once_for_each_screen(browser: Browser, address: str) -> None:
    for viewport in (PHONE, DESKTOP):
        page = _open(browser, address, UNIT, viewport=viewport)
        page.evaluate(_UNFOLD)
        assert page.locator("nav a:visible", has_text="Impressum").count() == 1, viewport
        assert page.locator("a:visible[href='#so-gehts']").count() == 1, viewport
        page.context.close()


def test_light_and_dark_follow_the_system(browser: Browser, address: str) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    seen = []
    for scheme in ("light", "dark"):
        page = _open(browser, address, UNIT, viewport=PHONE, color_scheme=scheme)
        seen.append(page.evaluate(paper))
        page.emulate_media(media="print", color_scheme=scheme)
        seen.append(page.evaluate(paper))
        page.context.close()
    light, light_print, dark, dark_print = seen
    assert light != dark
    assert light_print == dark_print != dark


def test_nothing_is_stored(browser: Browser, sample: Path, address: str) -> None:
    page = _open(browser, address, "index.html", viewport=DESKTOP)
    for path in pages_of(sample):
        page.goto(address + path)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert page.evaluate("indexedDB.databases().then((found) => found.length)") == 0
    assert page.context.cookies() == []
    page.context.close()


def _open(browser: Browser, base: str, path: str, **options: object) -> Page:
    page = browser.new_context(**options).new_page()  # type: ignore[arg-type]  # each test names options of a context
    page.goto(base + path)
    return page


def _focused(page: Page) -> str:
    return page.locator(":focus").inner_text().strip()
