"""What a visitor does and sees on the page of all materials and in the header's search."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

MATERIALS = "materialien/index.html"


def settle(page: Page, words: str = "") -> str:
    """Wait until the page says how many results there are, or certain words; return what it says."""
    status = page.locator(".tb-finder__status")
    status.filter(has_text=words or "Ergebnis").wait_for()
    return status.inner_text()


def titles(page: Page) -> list[str]:
    """Return the titles of the cards that are shown as results."""
    return [
        title.replace("\u00ad", "") for title in page.locator(".tb-finder__found .tb-card__title a").all_inner_texts()
    ]


def counts(page: Page, facet: str) -> dict[str, int]:
    """Return the number beside each value of a filter."""
    rows = page.locator(f"input[name={facet}]:not([value=''])").evaluate_all(
        "(all) => all.map((one) => [one.value, one.closest('label').querySelector('.tb-facet__count').textContent])"
    )
    return {key: int(count.strip("()")) for key, count in rows}


def focused(page: Page) -> str:
    """Return what is said of the element that has the focus: its name, else its text."""
    said = str(
        page.evaluate(
            "() => { const it = document.activeElement;"
            " return it.getAttribute('aria-label') ?? it.labels?.[0]?.textContent ?? it.textContent.trim(); }"
        )
    )
    return said.replace("\u00ad", "")
