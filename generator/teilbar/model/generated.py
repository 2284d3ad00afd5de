"""Files in a source that Teilbar itself wrote there: what it reads of a source must not be what it said before."""

from __future__ import annotations

MARKS = {"de": "# Von Teilbar erzeugt", "en": "# Made by Teilbar"}
"""What the first line of such a file begins with, by the hub's language."""


def is_generated(text: str) -> bool:
    """Tell whether a text was written by Teilbar, and not by an author."""
    return text.lstrip("\ufeff").startswith(tuple(MARKS.values()))
