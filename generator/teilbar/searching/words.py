"""What counts as a word, and when two spellings are the same: the rules that ``themes/search/engine/words.js`` repeats.

A *form* is a word as it is compared: without case, without dots and accents, with ``ss`` for ``ß``. In German ``ae``,
``oe`` and ``ue`` are read as umlauts, so that *Käse*, *Kaese* and *Kase* are one form, unless a vowel or a q stands
before them: *neue*, *Quelle*. That makes a few words equal that are not (*Duell*, *dull*), and misses none.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from teilbar.texts import Language

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""Soft hyphens and what else stands inside of words without being seen."""
_LETTER = "(?:[^\\W_]|[\u0300-\u036f])"
# "Erzieher:innen", "Erzieher*in", "Erzieher/-innen", "Erzieher(innen)": one word, to be read as "Erzieherinnen".
_GENDER = r"(?:[:*_·]|/-?|\()in(?:nen)?\b\)?"
_WORD = re.compile(f"{_LETTER}+(?:{_GENDER})?(?:[-\u2010\u2011]{_LETTER}+(?:{_GENDER})?)*")
_HYPHEN = re.compile("(?<!/)[-\u2010\u2011]")
_NO_LETTER = re.compile(f"(?!{_LETTER}).", re.DOTALL)
_GENDERED = re.compile(f"({_LETTER}{{3,}}){_GENDER}")
_SPELLED_OUT = re.compile(r"(?<![aeiouyq])([aou])e")
_MARKS = re.compile("[\u0300-\u036f]")
LONGEST = 60
"""Letters of a form; what is longer is cut, so that an address or a number of any length does no harm."""


def plain(text: str) -> str:
    """Return a text as it is kept and shown: composed (Unicode, NFC), without what stands unseen inside of words."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def words(text: str) -> Iterator[str]:
    """Yield the words of a plain text as they stand there; words joined by hyphens are one."""
    for match in _WORD.finditer(text):
        yield match[0]


def readings(word: str) -> Iterator[str]:
    """Yield what a word is found by: each part between hyphens, without ``:innen`` too, and all without its signs."""
    parts = [part for part in _HYPHEN.split(word) if part]
    for part in parts:
        if gendered := _GENDERED.fullmatch(part):
            yield gendered[1]
        yield _NO_LETTER.sub("", part)
    if len(parts) > 1:
        yield _NO_LETTER.sub("", word)


def fold(word: str, language: Language) -> str:
    """Return the form of a word."""
    bare = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", word).lower().replace("ß", "ss"))
    form = _MARKS.sub("", bare)
    if language == "de":
        form = _SPELLED_OUT.sub(r"\1", form)
    return form[:LONGEST]


SEAM = "\u00ad"
"""A soft hyphen: stands in kept texts where a compound is put together, so that excerpts can mark a part of it."""
_LETTERS = re.compile(r"[^\W\d_]{6,}")


def with_seams(text: str, seams: Mapping[str, Sequence[int]]) -> str:
    """Return a plain text in which compounds have their seams; takes these by the word in lower case."""
    return _LETTERS.sub(lambda match: _sewn(match[0], seams.get(match[0].lower(), ())), text)


def _sewn(word: str, seams: Sequence[int]) -> str:
    places = (0, *seams, len(word))
    return SEAM.join(word[start:end] for start, end in pairwise(places)) if seams else word
