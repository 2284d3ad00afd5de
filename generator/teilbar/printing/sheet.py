"""A document for paper: its head, what stands around the sheet on a screen, the code that leads back to the unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from teilbar.model.withdrawing import without_withdrawn
from teilbar.printing.views import views_of
from teilbar.rendering.policy import PAGE_POLICY
from teilbar.rendering.qr import qr_svg
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.licensing.credits import Credit
    from teilbar.model.document import Document
    from teilbar.model.unit import Unit
    from teilbar.printing.views import View
    from teilbar.rendering.target import Target
    from teilbar.texts import Language

STYLES, SCRIPT = "paper.css", "paper.js"
"""The theme's files that a document for paper loads."""

UNIT_PAGE = "index.html"
"""The unit's page, as seen from a page beside it."""

_LONGEST_CODE = 300
"""Characters of an address that a code of a few centimetres holds."""

_SIDE = re.compile(r'width="([\d.]+)mm"')


@dataclass(frozen=True)
class PaperWork:
    """All that a unit's pages for paper are made from."""

    unit: Unit = field(compare=False)
    target: Target
    """The site as the unit's own page sees it: these pages lie beside it."""
    theme: str
    """The theme's folder, relative to them."""
    hub: str
    """What the site is called."""
    address: str
    """Where the unit's page stands on the web; empty where nobody knows."""
    credit: Credit
    """Of the text."""
    foot: str = ""
    """What a screen shows below the sheet, as below every page of the hub: finished HTML."""

    @property
    def language(self) -> Language:
        """The language of the words that Teilbar adds."""
        return self.target.language

    @cached_property
    def text(self) -> Document:
        """The unit's text, unpacked once, without pictures that were withdrawn."""
        return without_withdrawn(self.unit.document, self.unit.withdrawn)

    @cached_property
    def code(self) -> str:
        """What leads from paper to the unit as a drawing; empty where its address is not known, or no code holds it."""
        if not self.address or len(self.address) > _LONGEST_CODE:
            return ""
        return qr_svg(self.address, text("print.code", self.language))

    @property
    def code_side(self) -> float:
        """Millimetres of a side of that drawing; 0 without one."""
        found = _SIDE.search(self.code)
        return float(found[1]) if found else 0.0


def document(work: PaperWork, view: View, classes: str, content: str) -> str:
    """Return a whole document (HTML, "Writing HTML documents"); ``classes`` are those of its sheet.

    It is for paper and not to be found: the unit's own page is.
    """
    unit, language = work.unit, work.language
    own = unit.metadata.language or language
    title = f"{view.label(language)}: {unit.title} – {work.hub}"
    head = "\n".join(
        (
            tag("meta", http_equiv="Content-Security-Policy", content=PAGE_POLICY),
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            '<meta name="referrer" content="no-referrer">',
            '<meta name="robots" content="noindex">',
            f"<title>{escape(title)}</title>",
            tag("link", rel="stylesheet", href=f"{work.theme}/{STYLES}"),
            tag("script", "", defer=True, src=f"{work.theme}/{SCRIPT}"),
        )
    )
    sheet = tag("main", content, class_=f"tb-sheet {classes}", lang=own if own != language else None)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}" dir="ltr">\n<head>\n{head}\n</head>\n'
        f"<body>\n{_bar(work, view)}\n{sheet}\n{_below(work)}</body>\n</html>\n"
    )


def heading(work: PaperWork, view: View, title: str, below: str = "") -> str:
    """Return what a sheet begins with: what it is, a title, the code, and finished HTML ``below`` the title."""
    kind = tag("p", f"{escape(view.label(work.language))} · {escape(work.hub)}", class_="tb-sheet__kind")
    words = tag("div", f"{kind}{tag('h1', escape(title))}{below}", class_="tb-sheet__title")
    return tag("header", words + work.code, class_="tb-sheet__head")


def place_line(work: PaperWork) -> str:
    """Return where the whole unit stands, in words."""
    if work.address:
        return text("print.whole-at", work.language, address=work.address)
    return text("print.whole-in", work.language, title=work.unit.title, hub=work.hub)


def _bar(work: PaperWork, view: View) -> str:
    """Return what only a screen shows: the way back, the other pages for paper, and a button for the script."""
    language = work.language
    back = tag("a", escape(text("print.back", language, title=work.unit.title)), href=UNIT_PAGE)
    others = "".join(tag("li", link) for link in _others(work, view))
    listed = tag("ul", others, class_="tb-bar__others") if others else ""
    button = tag("button", escape(text("print.button", language)), type="button", class_="tb-bar__button", hidden=True)
    label = text("print.bar", language)
    return tag("nav", f"{tag('p', back, class_='tb-bar__back')}{listed}{button}", class_="tb-bar", aria_label=label)


def _below(work: PaperWork) -> str:
    """Return what only a screen shows below the sheet."""
    return tag("footer", work.foot, class_="tb-below") + "\n" if work.foot else ""


def _others(work: PaperWork, view: View) -> Iterator[str]:
    for other in views_of(work.unit):
        if other != view:
            yield tag("a", escape(other.label(work.language)), href=other.file)
