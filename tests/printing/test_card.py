"""The card is one page, whatever the unit holds, and says what there was no room for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from printing.hostile import STEPS_IN_ORDER, TEXTS
from printing.paper import A4, laid_out, printed, sheets, sizes

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

_CUT = """() => {
  const sheet = document.querySelector(".tb-sheet"), end = sheet.getBoundingClientRect();
  const parts = [...sheet.querySelectorAll(":not(svg, svg *)")].map((part) => [part, part.getBoundingClientRect()]);
  return parts.filter(([part, box]) => box.bottom > end.bottom + 1 || box.right > end.right + 2)
    .map(([part]) => `${part.tagName}: ${part.textContent.slice(0, 40)}`);
}"""
"""What sticks out of the sheet, and so is cut off; the white around the code may, as paper's margin is white too."""


@pytest.mark.parametrize("unit", TEXTS)
def test_a_card_is_one_sheet_of_a4_with_nothing_cut_off(page: Page, site: Path, unit: str) -> None:
    page.goto((site / "einheiten" / unit / "ablauf.html").as_uri())
    pdf = printed(page)
    assert len(sheets(pdf)) == 1
    assert sizes(pdf) == {A4}
    with laid_out(page):
        assert page.evaluate(_CUT) == []
    assert page.locator(".tb-sheet__foot p").count() >= 2


def test_every_step_is_told_with_its_time_and_its_first_sentence(page: Page, site: Path) -> None:
    page.goto((site / "einheiten" / "vierzehn" / "ablauf.html").as_uri())
    (text,) = sheets(printed(page))
    for number in range(1, STEPS_IN_ORDER + 1):
        assert f"Aufgabe{number:02} lösen · {number} Minuten" in text
        assert f"Anfang{number:02} hier." in text
    assert page.locator(".tb-card__picture").count() == STEPS_IN_ORDER
    assert "Max Muster (CC BY-SA 4.0); Mia Muster (CC BY-SA 4.0)" in text
    assert "Datenschutz Die Kinder schauen" in text


def test_what_there_is_no_room_for_is_said(page: Page, site: Path) -> None:
    page.goto((site / "einheiten" / "sechzig" / "ablauf.html").as_uri())
    (text,) = sheets(printed(page))
    told = [number for number in range(1, 61) if f"Aufgabe{number:02}" in text]
    named = [number for number in range(1, 61) if f"Ding{number:02}" in text]
    assert told == list(range(1, len(told) + 1))
    missing = re.search(r"Hier fehlen aus Platzgründen (\d+) Schritte", text)
    assert int(missing[1] if missing else 0) == 60 - len(told)
    assert f"und {60 - len(named)} weitere" in text


def test_a_short_unit_leaves_lines_to_write_on(page: Page, site: Path) -> None:
    page.goto((site / "einheiten" / "kurz" / "ablauf.html").as_uri())
    assert page.locator(".tb-card__notes .tb-write").count() > 5
    assert "Notizen" in sheets(printed(page))[0]


def test_a_text_without_steps_says_how_it_begins(page: Page, site: Path) -> None:
    page.goto((site / "einheiten" / "ohne-alles" / "ablauf.html").as_uri())
    assert "Probe. Nur ein Satz." in sheets(printed(page))[0]


def test_sentences_are_whole(page: Page, site: Path) -> None:
    page.goto((site / "einheiten" / "vierzehn-ohne-bild" / "ablauf.html").as_uri())
    told = page.locator(".tb-card__steps p").all_text_contents()
    assert len(told) == STEPS_IN_ORDER
    assert all(words.endswith(("hier.", "fest.")) for words in told)
