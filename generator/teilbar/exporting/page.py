"""The HTML page of a package: its frame, and what stands before a unit's own text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.exporting.theme import links_to
from teilbar.rendering.facts import facts_html
from teilbar.rendering.tags import tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilbar.exporting.format import Kit
    from teilbar.model.unit import Page
    from teilbar.rendering.document import RenderedSection


def document_html(page: Page, kit: Kit, theme: Iterable[str], body: str, policy: str = "") -> str:
    """Return a whole document (HTML, "Writing HTML documents"); it loads nothing that is not in the package.

    ``theme`` names the style sheets and scripts that it loads, ``body`` is the finished ``<body>``, ``policy`` the
    Content Security Policy that the page carries, if any.
    """
    carried = f"{tag('meta', http_equiv='Content-Security-Policy', content=policy)}\n" if policy else ""
    language = escape(page.metadata.language or kit.language)
    return (
        f'<!doctype html>\n<html lang="{language}" dir="ltr">\n<head>\n{carried}<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(page.title)} – {escape(kit.hub_name)}</title>\n{links_to(theme)}</head>\n{body}\n</html>\n"
    )


def introduction_html(page: Page, kit: Kit) -> str:
    """Return what stands before a text: its summary and its facts."""
    summary = page.metadata.summary
    lead = f'<p class="tb-lead">{escape(summary)}</p>\n' if summary else ""
    return f"{lead}{facts_html(page.metadata, kit.language)}\n"


def section_html(section: RenderedSection, *, deeper: int = 0) -> str:
    """Return a section with its heading, that many levels deeper than it was written."""
    if not section.level:
        return f"{section.html}\n"
    level = min(section.level + deeper, 6)
    heading = tag(f"h{level}", section.heading_html or escape(section.text), id=section.id)
    return f"{heading}\n{section.html}\n"
