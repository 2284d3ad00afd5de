"""The links at the foot of a page by which readers take part."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from teilbar.publishing.participation import Participation
    from teilbar.texts import Language

TAKING_PART = "tb-participation"
"""The class of what holds them."""


def participation_html(links: Participation, language: Language) -> str:
    """Return the links as a list, each with what it needs; empty where there is none."""
    items = "".join(
        f"<li>{tag('a', escape(text(f'participation.{key}', language)), href=href, rel='nofollow')}"
        f" <span>{escape(text(f'participation.{key}-needs', language))}</span></li>"
        for key, href in (("edit", links.edit), ("suggest", links.suggest), ("write", links.write))
        if href
    )
    if not items:
        return ""
    title = escape(text("participation.title", language))
    return f'<div class="{TAKING_PART}"><p><strong>{title}</strong></p><ul>{items}</ul></div>'
