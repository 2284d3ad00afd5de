"""What a new text still has to be filled with: the words that ``teilbar new`` puts where an author is to write."""

from __future__ import annotations

import unicodedata

MARKS = {"de": "BITTE AUSFÜLLEN", "en": "PLEASE FILL IN"}
"""What stands where something is still to be written, by the text's language. Nobody shouts so by chance."""


def is_unfilled(words: str) -> bool:
    """Tell whether a text holds the words of a place that nobody has filled in yet."""
    composed = unicodedata.normalize("NFC", words)
    return any(mark in composed for mark in MARKS.values())
