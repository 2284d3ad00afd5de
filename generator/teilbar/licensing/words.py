"""The words of a licence's name, without what makes no difference: case, punctuation, the look of hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LICENCE_WORDS = frozenset(
    {
        *("lizenz", "lizenzvertrag", "lizenziert", "lizensiert", "unter", "der", "die", "einer", "eine", "gemäss"),
        *("licence", "licences", "license", "licenses", "licensed", "licenced", "under", "the", "a", "an"),
        *("copyright", "version", "vers", "ver", "v"),
    }
)
"""What says only that a licence is named; never part of what tells one licence from another."""
FILLERS = LICENCE_WORDS | {
    *("das", "den", "dem", "des", "ein", "einem", "einen", "dieser", "diese", "dieses", "diesem", "nach", "laut"),
    *("ist", "sind", "steht", "stehen", "wird", "werden", "veröffentlicht", "freigegeben", "verfügbar", "bedingungen"),
    *(
        "werk",
        "werke",
        "inhalt",
        "inhalte",
        "material",
        "materialien",
        "text",
        "texte",
        "einheit",
        "lerneinheit",
        "kurs",
    ),
    *(
        "lerneinheit",
        "bild",
        "bilder",
        "foto",
        "fotos",
        "grafik",
        "video",
        "film",
        "audio",
        "datei",
        "seite",
        "siehe",
        "hier",
    ),
    *("is", "are", "this", "these", "work", "works", "content", "contents", "materials", "image", "images", "photo"),
    *(
        "photos",
        "picture",
        "pictures",
        "file",
        "page",
        "published",
        "released",
        "available",
        "according",
        "to",
        "terms",
    ),
    *("marked", "mark", "with", "view", "copy", "of", "visit", "um", "kopie", "einzusehen", "sehen", "besuchen", "sie"),
    *("mehr", "to", "see", "here", "more", "details", "info", "link", "url", "adresse", "address"),
}
"""What may stand around a licence's name in a sentence."""

_TOKEN = re.compile(
    r"v?(?P<number>\d+(?:[.,]\d+)*)(?P<plus>\+?)|(?P<word>[^\W\d_]+?)(?=v?\d|[\W\d_]|$)|(?P<sign>[^\w\s])"
)
_SIGNS_OF_RIGHTS = str.maketrans(dict.fromkeys("©®™℗", " "))
_PUNCTUATION = frozenset("+|~`^\N{ACUTE ACCENT}")
"""Signs that Unicode does not count as punctuation and that mean nothing here either."""
_DOUBT = "?"


@lru_cache(4096)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case.

    A number is a word without its ``v`` (``v4.0``), a ``+`` right behind one is a word (``GPL-3.0+``), and so is every
    sign that is no mere punctuation, a question mark included: it may change what the author means.
    """
    plain = unicodedata.normalize("NFKC", text.translate(_SIGNS_OF_RIGHTS)).casefold()
    visible = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    return tuple(_words(visible))


def _words(text: str) -> Iterator[str]:
    for token in _TOKEN.finditer(text):
        if token["number"]:
            yield token["number"].replace(",", ".")
            if token["plus"]:
                yield token["plus"]
        elif token["word"]:
            yield token["word"]
        elif token["sign"] == _DOUBT or not _is_punctuation(token["sign"]):
            yield token["sign"]


def _is_punctuation(sign: str) -> bool:
    return sign in _PUNCTUATION or unicodedata.category(sign)[0] in "PM"


def key(said: Sequence[str]) -> str:
    """Return what tells one licence's name from another: ``GPLv3`` and ``the GNU GPL, version 3.0`` differ in GNU only.

    A sentence before ``unter`` or ``under`` is left out if it holds nothing but fillers.
    """
    name = (word for word in _after_under(said) if word not in LICENCE_WORDS)
    return " ".join(f"{word}.0" if word.isdecimal() else word for word in name)


def _after_under(said: Sequence[str]) -> Sequence[str]:
    under = next((place for place, word in enumerate(said) if word in {"unter", "under"}), -1)
    return said[under + 1 :] if all(word in FILLERS for word in said[: under + 1]) else said
