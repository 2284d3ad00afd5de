"""``make screenshots``: what a visitor sees of our own content: phone and screen, light and dark, paper.

Written into docs/screenshots/, small, as WebP. Look at every one of them before it is committed.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal

import pypdfium2
from PIL import Image
from playwright.sync_api import sync_playwright

from setup import browser as chromium
from setup.node import ROOT
from teilbar.build import build
from teilbar.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

FOLDER = ROOT / "docs" / "screenshots"
UNIT = "einheiten/trickfilm"

WINDOWS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True},
    "screen": {"viewport": {"width": 1280, "height": 900}},
}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
QUALITY = 82
PAPER_SCALE = 1.3  # pixels for each point, of which A4 has 595 x 842


def nothing(_: Page) -> None:
    """Show a page as it comes."""


def search(page: Page) -> None:
    """Search for something on the page of all materials, and wait for its results and their excerpts."""
    page.locator(".tb-finder__input").fill("Bildung")
    page.locator(".tb-finder .tb-card mark").first.wait_for()
    page.locator(".tb-finder__input").blur()


def filters(page: Page) -> None:
    """Choose a filter; on a phone they stay open in their panel."""
    opener = page.locator(".tb-finder__filter")
    if opener.is_visible():
        opener.click()
    page.locator(".tb-facet input[type=checkbox], .tb-facet input[type=radio]:not([value=''])").first.check()
    page.locator(".tb-chips li").first.wait_for(state="attached")


def header(page: Page) -> None:
    """Type into the field in the header."""
    opener = page.locator(".tb-search-open")
    if opener.is_visible():
        opener.click()
    page.locator(".tb-search__field").fill("Film")
    page.locator(".tb-search__list a").first.wait_for()


def first_step(page: Page) -> None:
    """Scroll to the first step."""
    page.locator(".tb-section--step, .tb-steps").first.scroll_into_view_if_needed()
    page.evaluate("() => document.querySelector('[id^=schritt]').scrollIntoView()")


def passing_on(page: Page) -> None:
    """Scroll to what is there to be passed on."""
    page.evaluate("() => document.querySelector('.tb-passing').scrollIntoView()")


SHOTS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "start": ("index.html", nothing),
    "search": ("materialien/index.html", search),
    "filters": ("materialien/index.html", filters),
    "search-in-header": (f"{UNIT}/index.html", header),
    "unit": (f"{UNIT}/index.html", nothing),
    "unit-step": (f"{UNIT}/index.html", first_step),
    "unit-passing-on": (f"{UNIT}/index.html", passing_on),
    "path": ("lernpfade/erste-schritte/index.html", nothing),
}
"""What is shown: of which page, and what a visitor does there before."""

SHEETS = {
    "print-unit": f"{UNIT}/index.html",
    "print-running-order": f"{UNIT}/ablauf.html",
    "print-worksheet": f"{UNIT}/arbeitsblatt.html",
}
"""What comes out of a printer; of each the first page."""


def shoot(browser: Browser, site: Path, folder: Path) -> None:
    """Write all pictures of a built site into a folder."""
    for window, options in WINDOWS.items():
        for scheme in SCHEMES:
            context = browser.new_context(**options, color_scheme=scheme, reduced_motion="reduce")
            page = context.new_page()
            for name, (path, act) in SHOTS.items():
                page.goto((site / path).as_uri())
                act(page)
                _shown(page)
                picture = Image.open(BytesIO(page.screenshot()))
                _save(picture, folder / f"{name}-{window}-{scheme}.webp")
            context.close()
    page = browser.new_page()
    for name, path in SHEETS.items():
        page.goto((site / path).as_uri())
        _shown(page)
        document = pypdfium2.PdfDocument(page.pdf(format="A4", print_background=True, prefer_css_page_size=True))
        _save(document[0].render(scale=PAPER_SCALE).to_pil(), folder / f"{name}.webp")


def _shown(page: Page) -> None:
    """Wait until all pictures that are to be seen are there."""
    page.wait_for_timeout(200)
    page.evaluate("() => { for (const one of document.images) one.loading = 'eager' }")
    page.evaluate("() => Promise.all([...document.images].map((one) => one.decode().catch(() => {})))")


def _save(picture: Image.Image, file: Path) -> None:
    picture.convert("RGB").save(file, "WEBP", quality=QUALITY, method=6)


def main() -> None:
    """Build our content and write the pictures anew."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.webp"):
        old.unlink()
    with TemporaryDirectory(prefix="teilbar-pictures-") as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        build(Options(source=str(ROOT), out=site))
        browser = chromium.launch(playwright)
        shoot(browser, site, FOLDER)
        browser.close()


if __name__ == "__main__":
    main()
