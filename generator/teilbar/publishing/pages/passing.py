"""The panel "Weitergeben": how a text is printed, downloaded, linked to and credited."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from teilbar.publishing.site_addresses import relative
from teilbar.publishing.staging import SIZE, StagedHtml
from teilbar.rendering.credits import credit_html, whole_html
from teilbar.rendering.qr import qr_figure
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from teilbar.licensing.credits import Credit
    from teilbar.model.licence import Licence
    from teilbar.texts import Language

PANEL_ID, PRINT_ID = "tb-weitergeben", "tb-passing-print"
"""Anchors of the panel and of what it says of printing; authors' headings cannot have them."""

_MOST = 2300  # bytes of an address: a code holds 2,331


@dataclass(frozen=True, slots=True)
class Offer:
    """A package, as a page offers it."""

    label: str
    """What it is for, in a few words."""
    path: str
    """In the site."""
    purpose: str = ""
    """What to do with it, in a sentence."""
    demand: str = ""
    """What a platform needs for it."""


@dataclass(frozen=True, slots=True)
class Passing:
    """All that a page says of passing its text on."""

    offers: tuple[Offer, ...] = ()
    credit: Credit | None = None
    licence: Licence | None = None
    """The text's own."""
    whole: Licence | None = None
    """What text and media together may be shared under."""
    address: str = ""
    """The page's own on the web; empty where nobody knows it."""
    withheld: bool = False
    """Whether there is nothing to download because licence or origin are not known."""
    sheets: tuple[tuple[str, str, str], ...] = ()
    """The pages for paper: what each is called, what it is good for, its address seen from the page."""


def passing_panel(passing: Passing, start: str, language: Language, *, media: bool) -> StagedHtml:
    """Return the panel for the page in the folder ``start``; ``media`` says whether the text shows any with credits."""

    def said(key: str) -> str:
        return escape(text(f"passing.{key}", language))

    intro = "intro-closed" if passing.withheld else "intro" if passing.offers else "intro-linking"
    credit = credit_html(passing.credit, language, copying=True) if passing.credit else ""
    whole = whole_html(passing.licence, passing.whole, language) if media else ""
    blocks = (
        _block("print", said("print"), _sheets(passing.sheets, language)),
        _block("downloads", said("downloads"), _offers(passing.offers, start, language)),
        _block("credit", said("credit"), f"<p>{said('credit-intro')}</p>{credit}{whole}" if credit else ""),
        _block("link", said("link"), _link(passing.address, language)),
    )
    head = f'<h2 id="{PANEL_ID}">{said("title")}</h2><p>{said(intro)}</p>'
    html = f'<section class="tb-passing" aria-labelledby="{PANEL_ID}">{head}{"".join(blocks)}</section>'
    return StagedHtml(html, tuple(offer.path for offer in passing.offers))


def _block(name: str, title: str, html: str) -> str:
    heading = f'<h3 id="tb-passing-{name}">{title}</h3>'
    return f'<div class="tb-passing__block tb-passing__block--{name}">{heading}{html}</div>' if html else ""


def _sheets(sheets: tuple[tuple[str, str, str], ...], language: Language) -> str:
    items = "".join(
        f'<li>{tag("a", escape(label), href=address)} <span class="tb-passing__purpose">{escape(purpose)}</span></li>'
        for label, purpose, address in sheets
    )
    whole = escape(text("passing.print-page", language))
    words = escape(text("passing.print-button", language))
    # Shown by the script that brings it to life; without one, the sentence says how.
    button = tag("p", tag("button", words, type="button", class_="tb-print", hidden=True), class_="tb-passing__copy")
    return f"<p>{whole}</p>{button}" + (f'<ul class="tb-passing__list">{items}</ul>' if items else "")


def _offers(offers: tuple[Offer, ...], start: str, language: Language) -> str:
    items = "".join(f"<li>{_offer(offer, start, language)}</li>" for offer in offers)
    return f'<ul class="tb-passing__list tb-passing__list--downloads">{items}</ul>' if items else ""


def _offer(offer: Offer, start: str, language: Language) -> str:
    """Return a download: a link that says what it is for and how large, what to do with it, what a platform needs."""
    size = f'<span class="tb-passing__size">{SIZE}</span>'
    link = tag("a", f"<span>{escape(offer.label)}</span> {size}", href=relative(offer.path, start), download=True)
    purpose = f'<p class="tb-passing__purpose">{escape(offer.purpose)}</p>' if offer.purpose else ""
    return link + purpose + _demand(offer.demand, language)


def _demand(demand: str, language: Language) -> str:
    """Return what a platform needs for a package, to unfold; empty where it needs nothing."""
    if not demand:
        return ""
    asked = escape(text("passing.demand", language))
    return f'<details class="tb-demand"><summary>{asked}</summary><p>{escape(demand)}</p></details>'


def _link(address: str, language: Language) -> str:
    """Return the page's address: in words, to be copied, and as a code for phones."""
    if not address:
        return ""
    button = tag(
        "button",
        escape(text("passing.link-copy", language)),
        type="button",
        class_="tb-copy",
        data_copy=address,
        data_copied=text("passing.link-copied", language),
        data_failed=text("passing.link-failed", language),
        hidden=True,
    )
    intro = f"<p>{escape(text('passing.link-intro', language))}</p>"
    code = qr_figure(address, language) if len(address.encode()) <= _MOST else f"<p>{escape(address)}</p>"
    return f'{intro}{code}<p class="tb-passing__copy">{button}<span class="tb-copy-said" role="status"></span></p>'


def whole_hub_panel(offer: Offer | None, catalogue: str, start: str, language: Language) -> StagedHtml:
    """Return how the whole hub is taken over: by its archive, if there is one, and by its catalogue."""
    items = [f"<li>{_offer(offer, start, language)}</li>"] if offer else []
    words = escape(text("passing.catalogue", language))
    items.append(f"<li>{tag('a', words, href=relative(catalogue, start))}</li>")
    title = escape(text("passing.whole-hub", language))
    listed = f'<ul class="tb-passing__list tb-passing__list--downloads">{"".join(items)}</ul>'
    html = f'<section class="tb-passing tb-passing--hub"><h2>{title}</h2>{listed}</section>'
    return StagedHtml(html, (offer.path,) if offer else ())
