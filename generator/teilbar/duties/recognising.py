"""Which text of a hub does which duty, by its name: an author's own outweighs the page that Teilbar would make."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.hub.duties import DUTIES, Duty
from teilbar.linking import INDEX_NAMES
from teilbar.reading.discovery import is_companion

if TYPE_CHECKING:
    from teilbar.model.unit import Page

_NAMES: dict[Duty, str] = {
    "barrierefreiheit": r"(?:(?:die )?erkl(?:ä|ae)rung zur |digitale )?barrierefreiheit(?:serkl(?:ä|ae)rung)?"
    r"|accessibility(?: statement)?|statement of accessibility",
    "datenschutz": r"datenschutz(?:erkl(?:ä|ae)rung|hinweise?|information(?:en)?)?|hinweise? zum datenschutz"
    r"|privacy(?: (?:policy|statement|notice))?|data protection",
    "impressum": r"impressum|imprint|legal notice",
    "leichte-sprache": r"(?:.* in )?leichter? sprache|(?:.* in )?easy (?:language|read|to read)",
    "gebaerdensprache": r"(?:.* in )?(?:deutscher? )?geb(?:ä|ae)rdensprache|(?:.* in )?(?:\w+ )?sign language",
}
_PATTERNS = {duty: re.compile(pattern, re.IGNORECASE) for duty, pattern in _NAMES.items()}


def duty_of_file(file: str, root: str = "") -> Duty | None:
    """Return the duty that a text does by the name of its file, or of its folder; ``root`` is the content folder.

    A text in easy language beside a unit belongs to that unit alone.
    """
    folder, _, name = file.rpartition("/")
    if is_companion(file) and folder != root:
        return None
    stem = folder.rpartition("/")[2] if name.lower() in INDEX_NAMES else name.rpartition(".")[0]
    return _named(stem.replace("-", " ").replace("_", " "))


def duty_of(page: Page, root: str = "") -> Duty | None:
    """Return the duty that a page does, by its file's name or by its title."""
    if is_companion(page.file) and page.folder != root:
        return None
    return duty_of_file(page.file, root) or _named(page.title.strip())


def _named(name: str) -> Duty | None:
    return next((duty for duty in DUTIES if _PATTERNS[duty].fullmatch(name)), None)
