"""Anchors of headings, formed as GitLab forms them, so that a link that works there works here."""

from __future__ import annotations

import re

_PUNCTUATION = re.compile(r"[^\w\- ]")
_DASHES = re.compile(r"-{2,}")
_DIGITS = re.compile(r"\d+")
NAMELESS = "abschnitt"
"""Anchor of a heading whose text has no letter or digit."""
_OURS = re.compile(r"__|tb-|fn(?:ref)?-\d")


def is_ours(anchor: str) -> bool:
    """Return whether an anchor is one that our pages or the theme may use themselves (``__search``, ``fn-1``)."""
    return bool(_OURS.match(anchor))


def anchor(text: str) -> str:
    """Return GitLab's anchor of a heading's text (string_to_anchor in GitLab's own Markdown library)."""
    slug = _DASHES.sub("-", _PUNCTUATION.sub("", text.strip().lower()).replace(" ", "-"))
    if not slug.strip("-_"):
        return NAMELESS
    if is_ours(slug):
        return f"{NAMELESS}-{slug.lstrip('_')}"
    return f"anchor-{slug}" if _DIGITS.fullmatch(slug) else slug


class Anchors:
    """Hands out the anchors of one page, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}

    def take(self, text: str, wanted: str = "") -> str:
        """Return an anchor for a heading's text, or ``wanted`` (an author's explicit id) where that is still free."""
        base = wanted if wanted and wanted not in self._taken else anchor(text)
        candidate = base
        while candidate in self._taken:
            self._counts[base] = self._counts.get(base, 0) + 1
            candidate = f"{base}-{self._counts[base]}"
        self._taken.add(candidate)
        return candidate
