"""Files in a source that Teilbar itself wrote there: what it reads of a source must not be what it said before."""

from __future__ import annotations

MARK = "# Von Teilbar erzeugt"
"""What the first line of such a file begins with."""


def is_generated(text: str) -> bool:
    """Tell whether a text was written by Teilbar, and not by an author."""
    return text.lstrip("\ufeff").startswith(MARK)
