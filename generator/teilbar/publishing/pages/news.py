"""What was changed in a unit lately."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.rendering.facts import day_text
from teilbar.texts import plural, text

if TYPE_CHECKING:
    from teilbar.model.history import Change
    from teilbar.model.unit import Unit
    from teilbar.texts import Language

NEWEST = 5
"""How many changes a unit's page tells."""


def news_html(unit: Unit, language: Language) -> str:
    """Return what was changed lately, the newest first, and by how many people; empty where git does not know.

    Git's version numbers say nothing where the author counts otherwise.
    """
    changes = unit.history.changes[:NEWEST]
    if not changes:
        return ""
    items = "".join(f"<li>{_change(change, language, numbered=not unit.metadata.version)}</li>" for change in changes)
    title = escape(text("page.news", language, version=unit.version))
    people = f"<p>{plural('page.contributors', unit.contributors, language)}</p>" if unit.contributors else ""
    return f'<details class="tb-news"><summary>{title}</summary><ul>{items}</ul>{people}</details>'


def _change(change: Change, language: Language, *, numbered: bool) -> str:
    version = f"{escape(text('page.version', language, version=change.version))}, " if numbered else ""
    return f'{version}<time datetime="{change.day}">{day_text(change.day, language)}</time>: {escape(change.summary)}'
