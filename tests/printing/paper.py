"""What comes out of a printer: pages as Chromium makes them, read by pypdf and looked at by PDFium."""

from __future__ import annotations

import io
import re
import unicodedata
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pypdfium2
import zxingcpp
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

A4 = (595, 842)
"""Points."""

_WIDTH_OF_TEXT = 703  # pixels

_BACKGROUNDS = """() => [...document.querySelectorAll("body, body *")].flatMap((element) =>
  [null, "::before", "::after"].map((pseudo) => [element, getComputedStyle(element, pseudo)])
    .filter(([, style]) => style.display !== "none" && style.content !== "none")
    .filter(([element]) => element.checkVisibility() && !element.closest("svg"))
    .filter(([, style]) => !/^(rgba\\(.*, 0\\)|rgb\\(255, 255, 255\\))$/.test(style.backgroundColor))
    .map(([element, style]) => `${element.tagName}.${element.className} ${style.backgroundColor}`))"""


def printed(page: Page) -> bytes:
    """Return what printing the page gives, as PDF, on the paper that its style sheet asks for."""
    return page.pdf(prefer_css_page_size=True)


def sheets(pdf: bytes) -> list[str]:
    """Return the text of each sheet on one line, without the number of the sheet."""
    texts = (unicodedata.normalize("NFKC", sheet.extract_text()) for sheet in PdfReader(io.BytesIO(pdf)).pages)
    return [re.sub(r"^\d+ / \d+ | \d+ / \d+$", "", " ".join(text.split())) for text in texts]


def sizes(pdf: bytes) -> set[tuple[int, int]]:
    """Return the sizes of the sheets in points."""
    return {(round(one.mediabox.width), round(one.mediabox.height)) for one in PdfReader(io.BytesIO(pdf)).pages}


def codes(pdf: bytes) -> list[str]:
    """Return what a reader of codes finds on the printed sheets, at the 150 dots to the inch of a cheap printer."""
    with pypdfium2.PdfDocument(pdf) as document:
        images = [sheet.render(scale=150 / 72).to_pil() for sheet in document]
    return [code.text for image in images for code in zxingcpp.read_barcodes(image)]


@contextmanager
def laid_out(page: Page) -> Iterator[None]:
    """Lay the page out as on paper of A4 within its margins."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": _WIDTH_OF_TEXT, "height": 1000})
    yield
    page.emulate_media(media="null")


def fills(page: Page) -> list[str]:
    """Return what would be printed on a ground that is not white."""
    with laid_out(page):
        found: list[str] = page.evaluate(_BACKGROUNDS)
    return found
