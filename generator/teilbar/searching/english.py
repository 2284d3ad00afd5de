"""lunr.py's English stemmer, mended where lunr.js decides otherwise: both are Porter's (1980), step 1 differs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lunr.stemmer import PorterStemmer

if TYPE_CHECKING:
    from typing import Any

_Y_BEHIND_CONSONANT = re.compile("^.+?[^aeiou]y$")
_ENDINGS = frozenset({"ies", "sses"})
"""Endings that lunr.js takes for such only behind something."""


class EnglishStemmer(PorterStemmer):  # type: ignore[misc] # lunr.py ships no types
    """Stems as lunr.js does."""

    def stem(self, word: str) -> str:
        """Return the stem of a word in lower case."""
        return str(super().stem(word.removesuffix("s") if word in _ENDINGS else word, None))

    def step1c(self) -> None:
        """Turn a final y into an i behind a consonant that is not the word's first letter."""
        mine: Any = self
        if _Y_BEHIND_CONSONANT.match(mine.b[mine.k0 : mine.k + 1]):
            mine.b = f"{mine.b[: mine.k]}i{mine.b[mine.k + 1 :]}"
