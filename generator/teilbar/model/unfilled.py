"""What a new text still has to be filled with: the words that ``teilbar new`` puts where an author is to write."""

from __future__ import annotations

import re
import unicodedata

MARKS = {"de": "BITTE AUSFÜLLEN", "en": "PLEASE FILL IN"}
"""What stands where something is still to be written, by the text's language. Nobody shouts so by chance."""

_PLACE = re.compile(rf"(?<![„“”\"'»«‚‘])(?:{'|'.join(MARKS.values())})")
"""Behind a quotation mark they are spoken of."""


def is_unfilled(words: str) -> bool:
    """Tell whether a text holds the words of a place that nobody has filled in yet."""
    return _PLACE.search(unicodedata.normalize("NFC", words)) is not None
