"""The button that copies a credit, wherever the page was opened from and whatever the browser allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teilbar.publishing.engines import get_engine
from website.crawl import serve
from website.sample import build_sample, sample_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page, Route

pytestmark = pytest.mark.slow

UNIT = "einheiten/trickfilm/index.html"
CREDIT = (
    '„Unser erster Trickfilm“ von <Mia> & "Bo", CC BY-SA 4.0, '
    "via Medienhaus Beispiel (https://hub.example/einheiten/trickfilm/index.html)"
)
COPIED = "Kopiert."
FAILED = "Das Kopieren hat nicht geklappt. Der Nachweis ist markiert."

NO_NEW_WAY = "delete Navigator.prototype.clipboard;"
NO_OLD_WAY = "document.execCommand = () => false;"
NO_WAY_AT_ALL = NO_NEW_WAY + NO_OLD_WAY


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sample hub with the default engine, once."""
    return build_sample(get_engine("mkdocs"), tmp_path_factory.mktemp("sample"), sample_site())


@pytest.fixture(scope="module")
def address(sample: Path) -> Iterator[str]:
    """Serve the sample hub."""
    with serve(sample) as base:
        yield base


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a browser for one visitor, with something else on the clipboard."""
    context = browser.new_context()
    page = context.new_page()
    page.set_content("<textarea>etwas anderes</textarea>")
    page.locator("textarea").focus()
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+C")
    yield page
    context.close()


def button_of(page: Page) -> Locator:
    return page.get_by_role("button", name="Nachweis kopieren")


def said(page: Page) -> str:
    """Return what is announced once it is."""
    words = page.locator(".tb-copy-said:not(:empty)")
    words.wait_for()
    return words.inner_text()


def pasted(page: Page) -> tuple[str, bool]:
    """Return what a visitor gets who pastes into a text of another page, and whether it brings styles along."""
    other = page.context.new_page()
    other.set_content("<div contenteditable></div>")
    other.locator("div").focus()
    other.keyboard.press("Control+V")
    text, is_styled = other.locator("div").inner_text(), other.locator("div *").count() > 0
    other.close()
    page.bring_to_front()
    return text.replace("\N{NO-BREAK SPACE}", " "), is_styled


def assert_copied(page: Page) -> None:
    """Assert that the credit was copied, and that the page is otherwise as it was."""
    assert said(page) == COPIED
    assert pasted(page) == (CREDIT, False)
    assert button_of(page).evaluate("button => button === document.activeElement")
    assert page.locator(".tb-copy-text").count() == 0
    assert page.evaluate("getSelection().toString()") == ""


def test_over_http(page: Page, address: str) -> None:
    page.goto(address + UNIT)
    button_of(page).click()
    assert_copied(page)


def test_from_a_folder(page: Page, sample: Path) -> None:
    page.goto((sample / UNIT).as_uri())
    button_of(page).click()
    assert_copied(page)


def test_on_a_page_of_the_experimental_engine(page: Page, tmp_path: Path) -> None:
    page.goto((build_sample(get_engine("zensical"), tmp_path, sample_site()) / UNIT).as_uri())
    button_of(page).click()
    assert_copied(page)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_by_keyboard(page: Page, address: str, key: str) -> None:
    page.add_init_script(NO_OLD_WAY)
    page.goto(address + UNIT)
    page.locator(".tb-credit a").last.focus()
    page.keyboard.press("Tab")
    page.keyboard.press(key)
    assert_copied(page)


def test_where_the_clipboard_is_denied(page: Page, address: str) -> None:
    """Chromium denies every permission that is not among those granted."""
    page.context.grant_permissions(["geolocation"])
    page.goto(address + UNIT)
    assert page.evaluate("navigator.clipboard.writeText('x').then(() => 'written', (error) => error.name)") == (
        "NotAllowedError"
    )
    button_of(page).click()
    assert_copied(page)


def test_where_the_connection_is_not_secure(page: Page, sample: Path) -> None:
    def answer(route: Route) -> None:
        path = sample / route.request.url.removeprefix("http://hub.example/")
        route.fulfill(path=path) if path.is_file() else route.fulfill(status=404)

    page.route("http://hub.example/**", answer)
    page.goto(f"http://hub.example/{UNIT}")
    assert page.evaluate("[isSecureContext, typeof navigator.clipboard]") == [False, "undefined"]
    button_of(page).click()
    assert_copied(page)


def test_where_nothing_can_be_copied_the_text_is_there_to_copy_by_hand(page: Page, address: str) -> None:
    page.add_init_script(NO_WAY_AT_ALL)
    page.goto(address + UNIT)
    for _ in range(2):  # many attempts show it once, too
        button_of(page).dblclick()
        assert said(page) == FAILED
        assert page.locator(".tb-copy-text").inner_text() == CREDIT
        assert page.evaluate("getSelection().toString()") == CREDIT
        assert button_of(page).evaluate("button => button === document.activeElement")
    assert pasted(page) == ("etwas anderes", False)
    page.keyboard.press("Control+C")
    assert pasted(page)[0] == CREDIT


@pytest.mark.parametrize("old_way", ["document.execCommand = () => true;", "document.execCommand = undefined;"])
def test_what_was_not_copied_is_not_said_to_be(page: Page, address: str, old_way: str) -> None:
    page.add_init_script(NO_NEW_WAY + old_way)
    page.goto(address + UNIT)
    button_of(page).click()
    assert said(page) == FAILED
    assert page.evaluate("getSelection().toString()") == CREDIT


def test_what_was_shown_goes_away_when_copying_works_again(page: Page, address: str) -> None:
    page.add_init_script(NO_WAY_AT_ALL)
    page.goto(address + UNIT)
    button_of(page).click()
    assert said(page) == FAILED
    page.evaluate("delete document.execCommand")
    button_of(page).click()
    page.get_by_text(COPIED).wait_for()
    assert_copied(page)


def test_without_script_there_is_no_button(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address + UNIT)
    assert page.locator(".tb-credit").is_visible()
    assert not page.locator(".tb-copy").is_visible()
    page.context.close()


def test_a_finger_can_hit_it_and_paper_does_not_show_it(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + UNIT)
    size = button_of(page).bounding_box()
    assert size
    assert min(size["width"], size["height"]) >= 24
    page.emulate_media(media="print")
    assert not page.locator(".tb-copy").is_visible()
    assert page.locator(".tb-credit p").is_visible()


def test_only_pages_with_a_credit_load_its_script(page: Page, address: str) -> None:
    loaded = "[...document.scripts].some((script) => script.src.endsWith('/copy.js'))"
    seen = {}
    for path in (UNIT, "index.html", "impressum/index.html"):
        page.goto(address + path)
        seen[path] = page.evaluate(loaded)
    assert seen == {UNIT: True, "index.html": False, "impressum/index.html": False}


@pytest.mark.parametrize(("width", "is_table"), [(320, False), (760, False), (770, True), (1280, True)])
def test_the_table_of_media_is_one_where_it_has_room(page: Page, address: str, width: int, *, is_table: bool) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + UNIT)
    label = "getComputedStyle(document.querySelector('.tb-credits td'), '::before').content"
    assert page.locator(".tb-credits thead").is_visible() == is_table
    assert (page.evaluate(label) == "none") == is_table
    page.emulate_media(media="print")
    assert page.locator(".tb-credits thead").is_visible()
