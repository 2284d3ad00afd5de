"""Stems of forms, the same as the browser's: for German NLTK's SnowballStemmer, as lunr.py takes it, for lunr.de.js."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from teilbar.texts import Language


def stem(form: str, language: Language) -> str:
    """Return the stem of a form (words.py)."""
    return _stemmer(language)(form)


@cache
def _stemmer(language: Language) -> Callable[[str], str]:
    # Imported here: a build in which no text is new stems nothing.
    if language == "de":
        from lunr.languages.stemmer import get_language_stemmer  # noqa: PLC0415

        return lru_cache(1 << 15)(get_language_stemmer("de").stem)
    from teilbar.searching.english import EnglishStemmer  # noqa: PLC0415

    return lru_cache(1 << 15)(EnglishStemmer().stem)
