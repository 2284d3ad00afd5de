"""The links by which readers take part: reached by keyboard and thumb, said in words, and not on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

SECTION = ".tb-participation"
NAMES = ["Ändern", "Vorschlag schicken", "E-Mail schreiben"]
SMALLEST = 24  # CSS pixels (WCAG 2.2, 2.5.8)


@pytest.mark.parametrize("width", [320, 1280])
def test_they_are_large_enough_for_a_thumb_and_stay_on_the_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    boxes = [link.bounding_box() for link in page.locator(f"{SECTION} a").all()]
    assert len(boxes) == len(NAMES)
    for box in boxes:
        assert box
        assert min(box["width"], box["height"]) >= SMALLEST
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_they_are_links_with_words_one_after_the_other(page: Page) -> None:
    section = page.locator(SECTION)
    assert [link.inner_text() for link in section.get_by_role("link").all()] == NAMES
    section.get_by_role("link").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    for name in NAMES:
        focused = page.locator(":focus")
        assert focused.inner_text() == name
        assert focused.evaluate("element => getComputedStyle(element).outlineStyle") != "none"
        page.keyboard.press("Tab")


def test_paper_does_not_show_them(page: Page) -> None:
    assert page.locator(SECTION).is_visible()
    page.emulate_media(media="print")
    assert not page.locator(SECTION).is_visible()
