"""The worksheet asks and does not tell, the solutions stand apart; all pages for paper lead back to the unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from printing.hostile import ADDRESS, ASKED, SOLVED
from printing.paper import A4, codes, fills, printed, sheets, sizes

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

ALL = "einheiten/alle-fragen"
FILES = ("ablauf.html", "arbeitsblatt.html", "loesungen.html")


def test_a_worksheet_asks_everything_and_tells_nothing(page: Page, site: Path) -> None:
    page.goto((site / ALL / "arbeitsblatt.html").as_uri())
    pdf = printed(page)
    text = " ".join(sheets(pdf))
    assert sizes(pdf) == {A4}
    assert [word for word in ASKED if word not in text] == []
    assert [word for word in SOLVED if word in text] == []
    assert "Name" in text
    assert "richtig." in text  # how many answers are right
    assert "Häufige Fragen" not in text


def test_nothing_of_a_solution_stands_in_the_worksheet_s_document(site: Path) -> None:
    html = (site / ALL / "arbeitsblatt.html").read_text("utf-8")
    assert [word for word in (*SOLVED, "data-right", "tb-answers", "Notenständer") if word in html] == []


def test_there_are_boxes_lines_and_dots(page: Page, site: Path) -> None:
    page.goto((site / ALL / "arbeitsblatt.html").as_uri())
    count = {
        name: page.locator(f".tb-task--{kind} {name}").count()
        for kind, name in (
            ("choice", ".tb-ticks .tb-box"),
            ("order", ".tb-ticks--numbers .tb-box"),
            ("gap-text", ".tb-blank"),
            ("drag-words", ".tb-bank li"),
            ("match", ".tb-dot"),
            ("flashcards", ".tb-explain .tb-write"),
            ("explore-image", ".tb-named .tb-write"),
            ("reflect", "> .tb-write"),
        )
    }
    assert count == {
        ".tb-ticks .tb-box": 2,
        ".tb-ticks--numbers .tb-box": 3,
        ".tb-blank": 1,
        ".tb-bank li": 3,
        ".tb-dot": 4,
        ".tb-explain .tb-write": 1,
        ".tb-named .tb-write": 2,
        "> .tb-write": 5,
    }
    drawn = page.locator(".tb-box, .tb-blank, .tb-write").evaluate_all(
        "(all) => all.map((one) => parseFloat(getComputedStyle(one).borderBottomWidth))"
    )
    assert min(drawn) > 0


def test_no_question_is_cut_in_two(page: Page, site: Path) -> None:
    page.goto((site / ALL / "arbeitsblatt.html").as_uri())
    pages = sheets(printed(page))
    for begins, ends in (("Was kommt wann", "Zuletzt anschauen"), ("Was tut was", "gibt Helligkeit")):
        assert [begins in sheet for sheet in pages] == [ends in sheet for sheet in pages]


def test_solutions_have_the_numbers_of_their_questions(page: Page, site: Path) -> None:
    page.goto((site / ALL / "loesungen.html").as_uri())
    text = " ".join(sheets(printed(page)))
    assert [word for word in SOLVED if word not in text] == []
    assert page.locator("ol.tb-tasks > li").evaluate_all("(all) => all.map((one) => one.value)") == list(range(1, 10))


@pytest.mark.parametrize("file", [*FILES, "index.html"])
def test_the_code_on_paper_leads_to_the_unit(page: Page, site: Path, file: str) -> None:
    page.goto((site / ALL / file).as_uri())
    pdf = printed(page)
    address = f"{ADDRESS}{ALL}/index.html"
    assert codes(pdf) == [address]
    assert address in " ".join(sheets(pdf)).replace("- ", "-")


@pytest.mark.parametrize("file", [*FILES, "index.html"])
def test_without_an_address_there_is_neither_code_nor_address(page: Page, nowhere: Path, file: str) -> None:
    page.goto((nowhere / ALL / file).as_uri())
    pdf = printed(page)
    assert codes(pdf) == []
    assert "index.html" not in " ".join(sheets(pdf))


@pytest.mark.parametrize("file", [*FILES, "index.html"])
def test_nothing_is_printed_on_a_coloured_ground(browser: Browser, site: Path, file: str, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto((site / ALL / file).as_uri())
    found = fills(page)
    page.emulate_media(media="print")
    colour = page.evaluate("() => getComputedStyle(document.querySelector('h1')).color")
    context.close()
    assert found == []
    assert colour == "rgb(0, 0, 0)"


@pytest.mark.parametrize("file", FILES)
def test_it_leads_back_and_is_not_to_be_found(page: Page, site: Path, file: str) -> None:
    page.goto((site / ALL / file).as_uri())
    assert page.locator('meta[name="robots"]').get_attribute("content") == "noindex"
    others = page.locator(".tb-bar__others a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    assert others == [other for other in FILES if other != file]
    foot = page.get_by_role("contentinfo")
    assert (
        foot.get_by_role("link", name="Barrierefreiheit").get_attribute("href") == "../../barrierefreiheit/index.html"
    )
    page.get_by_role("link", name="Zurück zu „Einheit alle-fragen“").click()
    assert page.url == (site / ALL / "index.html").as_uri()


@pytest.mark.slow
def test_pages_for_paper_stand_in_no_list(site: Path) -> None:
    assert "einheiten/vierzehn/index.html" in (site / "sitemap.xml").read_text("utf-8")
    lists = [
        site / "sitemap.xml",
        site / "katalog.json",
        *(site / "search").rglob("*"),
        *(site / "materialien").rglob("*"),
    ]
    for file in lists:
        if file.suffix in {".xml", ".json", ".js", ".html"}:
            assert not any(name in file.read_text("utf-8") for name in FILES), file


def test_the_unit_s_page_leads_to_them(page: Page, site: Path) -> None:
    page.goto((site / ALL / "index.html").as_uri())
    for name, file in zip(("Ablauf-Karte", "Arbeitsblatt", "Lösungen"), FILES, strict=True):
        assert page.locator(f'a[href="{file}"]').inner_text() == name
    page.goto((site / "einheiten/kurz/index.html").as_uri())
    assert page.locator('a[href="ablauf.html"]').count() == 1
    assert page.locator('a[href="arbeitsblatt.html"]').count() == 0
    assert not (site / "einheiten/kurz/arbeitsblatt.html").exists()


@pytest.mark.parametrize(("file", "name"), [("ablauf.html", "Drucken"), ("index.html", "Diese Seite drucken")])
def test_the_button_prints_and_needs_a_script(browser: Browser, site: Path, file: str, name: str) -> None:
    address = (site / ALL / file).as_uri()
    page = browser.new_page()
    page.add_init_script("window.print = () => { window.printed = (window.printed ?? 0) + 1; }")
    page.goto(address)
    page.get_by_role("button", name=name, exact=True).press("Enter")
    assert page.evaluate("window.printed") == 1
    page.close()
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(address)
    assert plain.get_by_role("button", name=name, exact=True).count() == 0
    context.close()


@pytest.mark.parametrize("path", [*(f"{ALL}/{file}" for file in FILES), "einheiten/ohne-leerzeichen/ablauf.html"])
def test_a_narrow_screen_scrolls_one_way(page: Page, site: Path, path: str) -> None:
    page.goto((site / path).as_uri())
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
