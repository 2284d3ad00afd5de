"""A unit's page on paper: A4, counted, steps whole, headings never alone, nothing of the screen's."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from printing.hostile import STEPS_IN_ORDER
from printing.paper import A4, printed, sheets, sizes

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

OF_SCREENS = (
    "Materialien",
    "Weitergeben",
    "Herunterladen",
    "Drucken",
    "Ablauf-Karte",
    "Zum Inhalt",
    "Auf dieser Seite",
)


def _where(word: str, pages: list[str]) -> list[int]:
    return [number for number, sheet in enumerate(pages, 1) if word in sheet]


def _print(page: Page, file: Path) -> list[str]:
    page.goto(file.as_uri())
    pdf = printed(page)
    assert sizes(pdf) == {A4}
    return sheets(pdf)


@pytest.mark.parametrize("unit", ["vierzehn", "vierzehn-ohne-bild", "sechzig", "hohe-bilder"])
def test_a_step_stands_on_one_sheet(page: Page, site: Path, unit: str) -> None:
    pages = _print(page, site / "einheiten" / unit / "index.html")
    steps = range(1, 1 + sum("Aufgabe" in one for one in " ".join(pages).split()))
    assert len(steps) >= 3
    for number in steps:
        headed, begins, ends = (_where(f"{word}{number:02}", pages) for word in ("Aufgabe", "Anfang", "Ende"))
        assert headed == begins == ends
        assert len(headed) == 1


def test_a_step_in_a_package_stands_on_one_sheet_too(page: Page, site: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(site / "downloads" / "vierzehn" / "vierzehn.offline.zip") as archive:
        archive.extractall(tmp_path)
    pages = _print(page, tmp_path / "index.html")
    for number in range(1, STEPS_IN_ORDER + 1):
        assert _where(f"Aufgabe{number:02}", pages) == _where(f"Ende{number:02}", pages) != []


def test_the_points_of_a_list_are_whole(page: Page, site: Path) -> None:
    pages = _print(page, site / "einheiten" / "liste" / "index.html")
    assert all(len(_where(f"Teil{number:02}", pages)) == 1 for number in range(1, 9))


def test_a_step_longer_than_a_sheet_goes_on_and_loses_nothing(page: Page, site: Path) -> None:
    pages = _print(page, site / "einheiten" / "langer-schritt" / "index.html")
    assert _where("Aufgabe03", pages) == _where("Anfang03", pages)
    assert _where("Ende03", pages) != _where("Anfang03", pages)
    assert " ".join(pages).count("halten es gemeinsam fest") == 2 * 3 + 60 + 3


def test_no_heading_ends_a_sheet(page: Page, site: Path) -> None:
    for unit in ("alle-fragen", "vierzehn", "warnungen"):
        pages = _print(page, site / "einheiten" / unit / "index.html")
        headings = page.locator("article :is(h2, h3, h4):visible").all_inner_texts()
        assert [sheet[-40:] for sheet in pages for title in headings if sheet.endswith(" ".join(title.split()))] == []


def test_sheets_are_counted_and_hold_nothing_of_the_screen(page: Page, site: Path) -> None:
    page.goto((site / "einheiten" / "vierzehn" / "index.html").as_uri())
    pages = sheets(printed(page))
    text = " ".join(pages)
    assert len(pages) > 2
    assert [word for word in OF_SCREENS if word in text] == []
    page.emulate_media(media="print")
    shown = page.locator("header, nav, .tb-footer, .tb-cover, .tb-tags, button, audio").evaluate_all(
        "(all) => all.filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 80))"
    )
    page.emulate_media(media="null")
    assert shown == []


def test_a_film_leaves_no_gap(page: Page, site: Path) -> None:
    page.goto((site / "einheiten" / "vierzehn" / "index.html").as_uri())
    page.evaluate("""() => document.querySelector(".tb-section--step").insertAdjacentHTML("beforeend",
      '<figure class="tb-figure"><video controls preload="none" poster="bild.png"></video></figure>')""")
    page.emulate_media(media="print")
    shown = page.locator("video").is_visible()
    page.emulate_media(media="null")
    assert not shown


def test_pictures_are_there_although_nobody_scrolled_to_them(page: Page, site: Path) -> None:
    page.goto((site / "einheiten" / "vierzehn" / "index.html").as_uri())
    printed(page)
    loaded = page.locator(".tb-section--step img").evaluate_all("(all) => all.map((one) => one.naturalWidth > 0)")
    assert loaded == [True] * STEPS_IN_ORDER


def test_credits_and_licence_stand_at_the_end(page: Page, site: Path) -> None:
    text = " ".join(_print(page, site / "einheiten" / "vierzehn" / "index.html"))
    end = text[text.index("Ende14") :]
    assert "Erika Beispiel" in end
    assert "Max Muster" in end
    assert "https://creativecommons.org/licenses/by-sa/4.0/" in end.replace(" ", "")
