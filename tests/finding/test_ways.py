"""From a word to a unit and its download: under http, below a path and from a folder, by mouse and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from finding.visitor import MATERIALS, counts, focused, settle, titles
from website.crawl import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module", params=["http", "below a path", "from a folder"])
def base(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """Give the address of the site in each way in which it can be opened."""
    if request.param == "from a folder":
        yield f"{site.as_uri()}/"
    else:
        with serve(site, "/" if request.param == "http" else "/weit/unten/") as address:
            yield address


def test_from_a_word_in_the_header_to_the_download(page: Page, base: str, site: Path) -> None:
    page.goto(f"{base}index.html")
    page.get_by_role("searchbox", name="Materialien suchen").fill("schnecke")
    links = page.locator(".tb-search__list a")
    links.last.wait_for()
    assert links.last.inner_text() == "Alle 4 Ergebnisse"
    links.last.click()
    assert settle(page) == "4 Ergebnisse für „schnecke“"
    page.get_by_label("4 Jahre").check()
    assert settle(page, "3 Ergebnisse") == "3 Ergebnisse für „schnecke“"
    page.get_by_label("ohne Gerät").check()
    settle(page, "1 Ergebnis")
    assert titles(page) == ["Schattentheater"]
    assert page.locator(".tb-finder__found mark").first.inner_text() == "Schnecke"
    page.locator(".tb-finder__found").get_by_role("link", name="Schattentheater").click()
    page.get_by_role("heading", level=1, name="Schattentheater").wait_for()
    link = page.locator("a[href$='schatten.offline.zip']").first
    if base.startswith("file:"):
        assert (site / "downloads/schatten/schatten.offline.zip").as_uri() == link.evaluate("(one) => one.href")
    else:
        with page.expect_download() as download:
            link.click()
        assert download.value.suggested_filename == "schatten.offline.zip"
    page.go_back()
    assert settle(page, "1 Ergebnis") == "1 Ergebnis für „schnecke“"
    assert titles(page) == ["Schattentheater"]


def test_the_address_tells_all_of_it(page: Page, base: str) -> None:
    page.goto(base + MATERIALS)
    settle(page)
    page.get_by_role("checkbox", name="Tablet").check()
    settle(page, "2 Ergebnisse")
    page.get_by_label("Reihenfolge").select_option("Titel von A bis Z")
    page.wait_for_url("**sortierung=titel")
    assert page.url.endswith("?geraet=tablet&sortierung=titel")
    assert titles(page) == ["Unser Trickfilm", "Weg mit Schnecke"]
    page.reload()
    settle(page, "2 Ergebnisse")
    assert page.get_by_role("checkbox", name="Tablet").is_checked()
    assert page.get_by_label("Reihenfolge").input_value() == "titel"
    page.get_by_role("button", name="Filter entfernen: Tablet").click()
    settle(page, "44 Ergebnisse")
    assert not page.get_by_role("checkbox", name="Tablet").is_checked()
    page.go_back()
    settle(page, "2 Ergebnisse")
    page.go_forward()
    settle(page, "44 Ergebnisse")
    other = page.context.new_page()
    other.goto(f"{base}{MATERIALS}?q=schnecke&alter=3&alter=6&dauer=45&art=einheit&leicht=ja")
    settle(other, "1 Ergebnis")
    assert titles(other) == ["Schattentheater"]
    assert [chip.get_attribute("aria-label") for chip in other.locator(".tb-chip").all()] == [
        f"Filter entfernen: {name}"
        for name in ("Alter: 3 Jahre", "Alter: 6 Jahre", "Dauer: bis 45 Minuten", "Einheiten", "in Leichter Sprache")
    ]


def test_by_keyboard_alone(page: Page, base: str) -> None:
    page.goto(f"{base}hilfe/index.html")
    for _ in range(20):
        page.keyboard.press("Tab")
        if focused(page) == "Materialien suchen":
            break
    page.keyboard.type("lampe")
    page.locator(".tb-search__list a").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert focused(page).startswith("Schattentheater")
    page.keyboard.press("ArrowUp")
    assert focused(page) == "Materialien suchen"
    page.keyboard.press("Escape")
    assert page.locator(".tb-search__panel").is_hidden()
    assert page.get_by_role("searchbox", name="Materialien suchen").input_value() == "lampe"
    page.keyboard.press("Enter")
    assert settle(page) == "1 Ergebnis für „lampe“"


def test_without_a_script_everything_is_there(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}index.html")
    page.get_by_role("searchbox", name="Materialien suchen").fill("schnecke")
    page.keyboard.press("Enter")
    page.wait_for_url("**/materialien/index.html?q=schnecke")
    assert [page.locator(f".tb-finder__{part}").is_hidden() for part in ("form", "filters", "results")] == [True] * 3
    assert page.locator(".tb-complete .tb-card").count() == 44
    assert page.get_by_role("link", name="Weg mit Schnecke").is_visible()
    page.get_by_role("link", name="Schattentheater").first.click()
    page.get_by_role("heading", level=1, name="Schattentheater").wait_for()
    context.close()


def test_numbers_stand_beside_what_can_be_chosen(page: Page, base: str) -> None:
    page.goto(f"{base}{MATERIALS}?geraet=ohne")
    settle(page)
    assert counts(page, "geraet") == {"ohne": 1, "tablet": 2, "smartphone": 1}
    assert counts(page, "alter") == {"3": 1, "4": 1, "5": 1, "6": 1}
    assert counts(page, "art") == {"einheit": 1, "lernpfad": 0, "seite": 0}
    assert counts(page, "dauer") == {"20": 0, "45": 1, "60": 1, "tage": 0}
