"""What helps a visitor: filters on a phone, more results, what to drop, mended words, a list where no search loads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from browser.test_axe import MODES, violations
from finding.hub import build_hub
from finding.visitor import MATERIALS, focused, settle, titles
from setup import node

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, ViewportSize

PHONE: ViewportSize = {"width": 320, "height": 640}


def test_filters_open_in_a_panel_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(address + MATERIALS)
    settle(page)
    opener = page.get_by_role("button", name="Filter", exact=True)
    opener.click()
    panel = page.get_by_role("dialog", name="Filter")
    panel.get_by_label("3 Jahre").check()
    panel.get_by_role("button", name="3 Ergebnisse zeigen").wait_for()
    page.keyboard.press("Escape")
    assert panel.is_hidden()
    assert focused(page) == "Filter (1)"
    assert len(titles(page)) == 3
    page.keyboard.press("Enter")
    panel.get_by_role("button", name="Alle Filter löschen").click()
    panel.get_by_role("button", name="44 Ergebnisse zeigen").click()
    assert panel.is_hidden()
    assert page.url.endswith(MATERIALS)


@pytest.mark.parametrize("place", [MATERIALS, "einheiten/trickfilm/index.html"])
def test_the_field_opens_by_a_button_on_a_phone(page: Page, address: str, place: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(address + place)
    field = page.get_by_role("searchbox", name="Materialien suchen")
    assert field.is_hidden()
    page.get_by_role("button", name="Suche öffnen").click()
    assert focused(page) == "Materialien suchen"
    page.keyboard.type("schnecke")
    page.locator(".tb-search__list a").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert page.locator(".tb-search__panel").is_hidden()
    page.keyboard.press("Escape")
    assert field.is_hidden()
    assert focused(page) == "Suche öffnen"


def test_more_results_come_step_by_step(page: Page, address: str) -> None:
    page.goto(f"{address}{MATERIALS}?sortierung=titel")
    settle(page)
    assert len(titles(page)) == 24
    page.get_by_role("button", name="Mehr zeigen (24 von 44)").press("Enter")
    page.locator(".tb-finder__found .tb-card").nth(43).wait_for()
    assert focused(page) == titles(page)[24]
    assert page.get_by_role("button", name="Mehr zeigen").is_hidden()
    page.reload()
    settle(page)
    assert len(titles(page)) == 44


def test_what_to_drop_where_nothing_is_found(page: Page, address: str) -> None:
    page.goto(f"{address}{MATERIALS}?q=schnecke&alter=3&geraet=smartphone")
    assert settle(page, "so nichts") == "Zu „schnecke“ gibt es so nichts."
    said = page.locator(".tb-nothing li").all_inner_texts()
    assert said == ["ohne den Filter „Smartphone“ (2)", "ohne das Wort „schnecke“ (1)"]
    page.get_by_role("link", name="ohne den Filter „Smartphone“").click()
    assert settle(page) == "2 Ergebnisse für „schnecke“"
    assert set(titles(page)) == {"Schattentheater", "Weg mit Schnecke"}
    page.go_back()
    settle(page, "so nichts")
    page.get_by_role("link", name="Alle Materialien zeigen").click()
    assert settle(page) == "44 Ergebnisse"


def test_a_typing_error_is_mended_and_said(page: Page, address: str) -> None:
    page.goto(f"{address}{MATERIALS}?q=Schattenteater")
    assert settle(page).startswith("„Schattenteater“ kommt nicht vor. Gezeigt wird „")
    assert titles(page)[0] == "Schattentheater"


def test_where_nothing_is_asked_for_the_complete_list_stays(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(address + MATERIALS, wait_until="networkidle")
    assert settle(page) == "44 Ergebnisse"
    assert page.get_by_label("Reihenfolge").input_value() == "bereich"
    assert page.locator(".tb-complete .tb-card").first.is_visible()
    assert [one for one in asked if one.startswith("suche/")] == []
    page.get_by_label("Reihenfolge").select_option("Titel von A bis Z")
    page.locator(".tb-finder__found .tb-card").first.wait_for()
    assert titles(page)[0] == "Lauschen im Wald"
    assert page.locator(".tb-complete").is_hidden()
    page.get_by_label("Reihenfolge").select_option("Nach Bereich")
    assert page.url.endswith(MATERIALS)
    assert page.locator(".tb-complete .tb-card").first.is_visible()
    assert titles(page) == []


def test_typing_is_one_step_back(page: Page, address: str) -> None:
    page.goto(address + MATERIALS)
    settle(page)
    page.get_by_role("searchbox", name="Materialien durchsuchen").press_sequentially("lampe", delay=30)
    assert settle(page, "lampe") == "1 Ergebnis für „lampe“"
    page.go_back()
    assert settle(page, "44") == "44 Ergebnisse"
    assert page.get_by_role("searchbox", name="Materialien durchsuchen").input_value() == ""


def test_nothing_that_finds_is_loaded_before_somebody_looks_for_something(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}einheiten/trickfilm/index.html", wait_until="networkidle")
    assert [one for one in asked if "finding" in one or one.startswith("suche/")] == []
    page.get_by_role("searchbox", name="Materialien suchen").fill("lampe")
    page.locator(".tb-search__list a").first.wait_for()
    assert "assets/teilbar/finding.js" in asked


@pytest.mark.parametrize("missing", ["**/suche/**", "**/finding.js"])
def test_a_search_that_cannot_be_loaded_leaves_the_list(browser: Browser, address: str, missing: str) -> None:
    page = browser.new_page()
    page.route(missing, lambda route: route.abort())
    page.goto(f"{address}{MATERIALS}?q=lampe")
    if "suche" in missing:
        assert settle(page, "nicht laden").startswith("Die Suche lässt sich gerade nicht laden.")
    assert page.locator(".tb-complete .tb-card").first.is_visible()
    page.close()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("state", ["results", "filters", "nothing", "header"])
def test_axe_finds_nothing(browser: Browser, address: str, mode: str, state: str) -> None:
    assert node.install(), node.FAILED
    options: dict[str, Any] = MODES[mode]
    context = browser.new_context(**options, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}{MATERIALS}{'?q=schnecke&alter=3&geraet=smartphone' if state == 'nothing' else '?q=schnecke'}")
    settle(page, "chnecke")
    narrow = mode == "320 pixels"
    if state == "filters" and narrow:
        page.get_by_role("button", name="Filter", exact=True).click()
    elif state == "filters":
        page.get_by_label("4 Jahre").check()
        settle(page, "3 Ergebnisse")
    elif state == "header":
        if narrow:
            page.get_by_role("button", name="Suche öffnen").click()
        page.get_by_role("searchbox", name="Materialien suchen").fill("schnecke")
        page.locator(".tb-search__list a").first.wait_for()
    found = violations(page)
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()
    assert found == []
    assert width == 0


def test_an_english_hub_speaks_english(browser: Browser, tmp_path: Path) -> None:
    site = build_hub(tmp_path, "en")
    page = browser.new_page()
    page.goto(f"{site.as_uri()}/{MATERIALS}?q=schnecke&alter=4")
    assert settle(page, "result") == "3 results for “schnecke”"
    assert page.get_by_role("button", name="Remove filter: Age: 4 years").is_visible()
    page.close()
