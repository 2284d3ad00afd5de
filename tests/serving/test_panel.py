"""The panel as authors meet it: in Chromium, beside a page that they are writing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from access import axe
from reading.repositories import git
from serving.hub import place, text_of, unit, write_hub, write_unit
from serving.served import PATIENCE, Served, served
from setup import node

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

FILM = place("film")
DEAD = "Dann hilft die [Anleitung zum Filmen](nirgends.md) weiter."
FAULTY = text_of("film", "Erster Stand.").replace("1. Bauen", f"{DEAD}\n\n1. Bauen")
LINE = FAULTY.split("\n").index(DEAD) + 1
MILLISECONDS = 1_000
LONG = "\n\n".join(f"Absatz {number} ist nur dazu da, dass es etwas zu rollen gibt." for number in range(60))


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    hub = write_hub(tmp_path_factory.mktemp("hub") / "hub")
    git(hub, "init", "--quiet", "--initial-branch=main")
    git(hub, "add", "--all")
    git(hub, "commit", "--quiet", "--message", "Erste")
    (hub / "content" / "ueber.md").write_text("# Über uns\n\nWir sind [viele](keine.md).\n", "utf-8")
    return hub


@pytest.fixture(scope="module")
def preview(hub: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(hub, tmp_path_factory.mktemp("cache")) as preview:
        yield preview


@pytest.fixture
def page(browser: Browser, hub: Path, preview: Served) -> Iterator[Page]:
    """Show the faulty text in a browser that must find nothing to complain of."""
    unit(hub, "film").write_text(FAULTY, "utf-8")
    preview.wait(lambda: preview.rules(FILM) == ["link-dead"], "the faulty text")
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.set_default_timeout(PATIENCE * MILLISECONDS)
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text))
    page.on("pageerror", lambda one: said.append(str(one)))
    page.goto(preview.address + FILM)
    page.locator(".tb-preview__bar").wait_for()
    yield page
    context.close()
    assert [one for one in said if "404" not in one] == []


def test_a_save_is_seen_and_nobody_loses_their_place(page: Page, hub: Path) -> None:
    unit(hub, "film").write_text(FAULTY.replace("1. Bauen", f"{LONG}\n\n1. Bauen"), "utf-8")
    page.get_by_text("Absatz 59").wait_for()
    page.get_by_text("Absatz 40").scroll_into_view_if_needed()
    top = page.evaluate("scrollY")
    assert top
    unit(hub, "film").write_text(FAULTY.replace("1. Bauen", f"{LONG}\n\nGanz neu.\n\n1. Bauen"), "utf-8")
    page.get_by_text("Ganz neu.").wait_for()
    page.wait_for_function("top => Math.abs(scrollY - top) < 5", arg=top)


def test_a_finding_stands_at_its_line_and_leads_to_its_place(page: Page) -> None:
    page.get_by_role("button", name="1 Meldung").click()
    found = page.locator(".tb-preview__own .tb-preview__finding")
    assert "bitte ändern" in found.inner_text()
    assert f"content/film/index.md, Zeile {LINE}" in found.inner_text()
    assert DEAD in found.inner_text()
    found.get_by_role("button", name="Stelle zeigen").click()
    pointed = page.locator(".tb-preview-pointed")
    pointed.wait_for()
    assert "Anleitung zum Filmen" in pointed.inner_text()
    assert pointed.evaluate("one => one === document.activeElement")
    assert pointed.evaluate("one => one.closest('main') !== null")


def test_the_place_can_be_copied(page: Page) -> None:
    page.get_by_role("button", name="1 Meldung").click()
    page.get_by_role("button", name="Kopieren", exact=True).click()
    page.get_by_role("button", name="Kopiert", exact=True).wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"content/film/index.md:{LINE}"


def test_a_mark_beside_the_block_leads_to_the_finding(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Meldung 1:")).click()
    assert page.evaluate("document.activeElement.className").startswith("tb-preview__finding")
    assert "nirgends.md" in page.locator(":focus").inner_text()


def test_by_keyboard_alone(page: Page) -> None:
    page.locator(".tb-preview__toggle").focus()
    page.keyboard.press("Enter")
    page.locator(".tb-preview__drawer").wait_for()
    page.keyboard.press("Escape")
    assert page.locator(".tb-preview__drawer").is_hidden()
    assert page.locator(".tb-preview__toggle").evaluate("one => one === document.activeElement")


def test_what_is_open_stays_open_and_mending_is_seen(page: Page, hub: Path) -> None:
    page.get_by_role("button", name="1 Meldung").click()
    write_unit(hub, "film", "Erster Stand.")
    page.get_by_text("An dieser Seite ist nichts zu ändern.").wait_for()
    page.get_by_text("Diese Seite ist auf dem neuesten Stand.", exact=True).wait_for()


def test_findings_elsewhere_are_counted_and_lead_there(page: Page) -> None:
    page.get_by_role("button", name="1 Meldung").click()
    page.get_by_text("1 × bitte ändern").click()
    page.get_by_role("link", name="content/ueber.md").click()
    page.get_by_role("heading", name="Über uns").wait_for()


def test_what_was_opened_stays_open(page: Page, hub: Path) -> None:
    page.get_by_role("button", name="1 Meldung").click()
    page.get_by_text("1 × bitte ändern").click()
    other = hub / "content" / "ueber.md"
    before = other.read_text("utf-8")
    other.write_text(f"{before}\nNoch ein Satz.\n", "utf-8")
    page.locator('.tb-preview[data-state="changing"]').wait_for(state="attached")
    page.locator('.tb-preview[data-state="fresh"]').wait_for(state="attached")
    assert page.get_by_role("link", name="content/ueber.md").is_visible()
    other.write_text(before, "utf-8")


def test_a_page_that_is_blocked_says_what_blocks_it(page: Page, hub: Path) -> None:
    unit(hub, "film").write_text(FAULTY.replace("titel: Film", "titel: [Film"), "utf-8")
    page.get_by_text("wird so nicht veröffentlicht").wait_for()
    page.get_by_role("button", name="1 Meldung").click()
    assert "blockiert" in page.locator(".tb-preview__own").inner_text()
    unit(hub, "film").write_text(FAULTY, "utf-8")
    page.get_by_role("heading", name="Film", exact=True).wait_for()


def test_an_old_page_says_so(page: Page, hub: Path) -> None:
    kept = (hub / "mkdocs.yml").read_text("utf-8")
    (hub / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
    page.get_by_text("Alter Stand: Die letzte Änderung lässt sich nicht zeigen.").wait_for()
    (hub / "mkdocs.yml").write_text(kept, "utf-8")
    page.get_by_text("Diese Seite ist auf dem neuesten Stand.").wait_for()


def test_what_the_change_does(page: Page) -> None:
    page.get_by_role("button", name="1 Meldung").click()
    page.get_by_role("link", name="Was diese Änderung bewirkt").click()
    page.get_by_role("heading", name="Was diese Änderung bewirkt").wait_for()
    page.get_by_role("link", name="Film").click()
    page.get_by_text("Anleitung zum Filmen").first.wait_for()


def test_when_the_preview_has_ended_the_page_says_so(browser: Browser, tmp_path: Path) -> None:
    hub = write_hub(tmp_path / "hub")
    page = browser.new_page()
    with served(hub, tmp_path / "cache", ["--lang", "en"]) as preview:
        page.goto(preview.address)
        page.get_by_text("This page is up to date.").wait_for()
    page.get_by_text("The preview does not answer any more.").wait_for()
    page.close()


@pytest.mark.parametrize("opened", [False, True], ids=["closed", "open"])
@pytest.mark.parametrize("address", [FILM, "einheiten/film/ablauf.html", "gibt/es/nicht.html"])
def test_axe_finds_nothing(address: str, opened: bool, page: Page, preview: Served) -> None:
    assert node.install(), node.FAILED
    page.goto(preview.address + address)
    page.locator(".tb-preview__bar").wait_for()
    if opened:
        page.locator(".tb-preview__toggle").click()
        page.locator(".tb-preview__drawer").wait_for()
    for mode in axe.modes(page):
        broken, _ = axe.look(page, f"{address} {mode}")
        assert broken == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), mode
