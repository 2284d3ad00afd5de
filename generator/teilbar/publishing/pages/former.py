"""What a page says at an address that a text once had: where the text is now, or that it is gone."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.model.metadata import Kind
from teilbar.model.past import address_of
from teilbar.publishing.former import Farewell, LeadsOn
from teilbar.publishing.pages.passing import PANEL_ID
from teilbar.publishing.places import MATERIALS
from teilbar.publishing.site_addresses import folder_at, folder_of, folder_of_topic, page_address, relative
from teilbar.publishing.stage_writer import THEME_FOLDER
from teilbar.rendering.facts import day_text
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from teilbar.publishing.former import Former
    from teilbar.texts import Language

SCRIPT = "former.js"
"""Carries along what stands behind ``#`` in an address."""


def former_title(former: Former, language: Language) -> str:
    """Return the title of the page."""
    if isinstance(former, LeadsOn):
        return text(f"former.moved-{address_of(former.to).kind}", language)
    return text(f"former.{'away' if former.is_draft else 'gone'}-{former.kind}", language)


def former_head(former: Former, site_url: str) -> str:
    """Return what leads on at once; nothing where there is nowhere to go.

    Where scripts run, the script does it, which takes a place on the page along. A refresh without delay is no change
    of context that surprises (WCAG 2.2, technique H76).
    """
    if isinstance(former, Farewell):
        return ""
    start, folder = folder_at(former.address), folder_of(former.to)
    here = page_address(folder, start)
    canonical = f"{site_url}{page_address(folder, '')}" if site_url else here
    script = tag("script", "", src=relative(f"{THEME_FOLDER}/{SCRIPT}", start), data_to=here)
    refresh = tag("noscript", tag("meta", http_equiv="refresh", content=f"0; url={here}"))
    return "\n".join((tag("link", rel="canonical", href=canonical), script, refresh))


def former_html(former: Former, topics: Collection[str], releases: str, language: Language) -> str:
    """Return what the page says.

    ``topics`` are the areas that have a page, ``releases`` the address of the hub's releases, maybe empty.
    """
    title = f'<h1 id="tb-title">{escape(former_title(former, language))}</h1>'
    if isinstance(former, LeadsOn):
        return title + _leading(former, language)
    drawing = relative(f"{THEME_FOLDER}/covers/kiste.svg", folder_at(former.address))
    picture = tag("img", class_="tb-lost", src=drawing, alt="", width="480", height="320")
    links = "".join(f"<li>{link}</li>" for link in _ways(former, topics, releases, language))
    return f'{title}{_told(former, language)}{picture}<ul class="tb-ways">{links}</ul>'


def _leading(former: LeadsOn, language: Language) -> str:
    to, start = former.to, folder_at(former.address)
    own = to.metadata.language or language
    href = page_address(folder_of(to), start)
    link = tag("a", escape(to.title), href=href, lang=own if own != language else None)
    lead = text("former.onward", language, link=link)
    if address_of(to).kind is Kind.PAGE:
        return f'<p class="tb-lead">{lead}</p>'
    panel = tag("a", escape(text("passing.title", language)), href=f"{href}#{PANEL_ID}")
    return f'<p class="tb-lead">{lead}</p><p>{text("former.packages", language, link=panel)}</p>'


def _told(former: Farewell, language: Language) -> str:
    """Return what is told of the text that was there: of one that was withdrawn, no title."""
    day = escape(day_text(former.day, language)) if former.day else ""
    if former.is_withdrawn:
        said = [text(f"former.withdrawn{'-day' if day else ''}", language, day=day)]
        if former.reason:
            said.append(text("former.reason", language, reason=escape(former.reason)))
    else:
        title = tag("cite", escape(former.title))
        key = "draft" if former.is_draft else "told"
        said = [text(f"former.{key}{'-day' if day else ''}", language, title=title, day=day)]
    first, *others = said
    return f'<p class="tb-lead">{first}</p>' + "".join(f"<p>{one}</p>" for one in others)


def _ways(former: Farewell, topics: Collection[str], releases: str, language: Language) -> Iterator[str]:
    start = folder_at(former.address)
    yield tag("a", escape(text("former.materials", language)), href=page_address(MATERIALS, start))
    for area in dict.fromkeys(former.areas):
        if area in topics:
            yield tag(
                "a", escape(text("former.topic", language, area=area)), href=page_address(folder_of_topic(area), start)
            )
    # A release holds the text and its media: it is not where somebody looks who has withdrawn them.
    if releases and former.kind is not Kind.PAGE and not (former.is_withdrawn or former.is_draft):
        yield tag("a", escape(text("former.releases", language)), href=releases)
