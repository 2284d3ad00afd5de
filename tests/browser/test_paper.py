"""On paper a unit is a worksheet: boxes and lines, everything open, the solutions on a last sheet."""

from __future__ import annotations

import io
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from browser.states import STATES, State, bring

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

BUTTONS = ("Prüfen", "Noch einmal", "Lösung zeigen", "Umdrehen", "Nächste Karte", "Tipp zu")
FOLDED = (
    "ein einzelnes Bild",
    "hält das Tablet",
    "Etwa eine Stunde.",
    "Ja, mit einem Telefon.",
    "aus Knete",
    "aus Papier",
)
SOLUTIONS = ("Tablet oder iPad", "Mikrofon → nimmt Töne auf", "Genau: Das Bild darf nicht wackeln.")


def sheets(page: Page) -> list[str]:
    """Return the text of each sheet of paper."""
    read = PdfReader(io.BytesIO(page.pdf(format="A4")))
    texts = (unicodedata.normalize("NFKC", sheet.extract_text()) for sheet in read.pages)  # a font's fl is one sign
    return [re.sub(r"^\d+ / \d+ ", "", " ".join(text.split())) for text in texts]  # the number of the sheet


def task_and_solutions(printed: list[str]) -> tuple[str, str]:
    """Return what stands before the sheets of solutions, and on them."""
    first = next(number for number, sheet in enumerate(printed) if sheet.startswith("Lösungen"))
    return " ".join(printed[:first]), " ".join(printed[first:])


@pytest.mark.parametrize("state", STATES)
def test_a_worksheet(page: Page, state: State) -> None:
    bring(page, state)
    task, solved = task_and_solutions(sheets(page))
    assert [word for word in BUTTONS if word in task + solved] == []
    assert [word for word in FOLDED if word not in task] == []
    assert [word for word in SOLUTIONS if word in task or word not in solved] == []
    assert "(flaches Gerät)" in task
    assert not any(word in task for word in ("✓", "✗", "Punkte:", "Alles richtig"))


def test_without_a_script_too(browser: Browser, unit: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(unit.as_uri())
    task, solved = task_and_solutions(sheets(page))
    context.close()
    assert [word for word in FOLDED if word not in task] == []
    assert [word for word in SOLUTIONS if word in task or word not in solved] == []


def test_there_are_boxes_and_lines(page: Page) -> None:
    page.emulate_media(media="print")
    for control in page.locator(".tb-options input").all():
        assert control.is_visible()
    for place in page.locator("input.tb-gap, select").all():
        style = place.evaluate("(one) => [getComputedStyle(one).borderBottomWidth, one.offsetWidth]")
        assert float(style[0].removesuffix("px")) > 0
        assert style[1] >= 100  # pixels: room for a word by hand
    boxes = page.locator(".tb-order > li").evaluate_all(
        "(items) => items.map((item) => getComputedStyle(item, '::before').borderTopWidth)"
    )
    assert len(boxes) == 4
    assert all(float(width.removesuffix("px")) > 0 for width in boxes)
    letters = page.locator(".tb-match__right").evaluate("(list) => getComputedStyle(list).listStyleType")
    assert letters == "lower-alpha"


def test_what_was_answered_is_printed(page: Page) -> None:
    page.locator('[data-kind="gap-text"] input').nth(1).fill("Geduldsfaden")
    page.locator('[data-kind="match"] select').first.select_option("1")
    text = " ".join(sheets(page))
    assert "Geduldsfaden" in text
    assert "b) macht Bilder" in text
    page.emulate_media(media="print")
    empty = page.locator('[data-kind="match"] select').nth(1)
    assert empty.evaluate("(one) => getComputedStyle(one).color") == "rgba(0, 0, 0, 0)"
