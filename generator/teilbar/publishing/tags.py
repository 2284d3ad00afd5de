"""Keywords as visitors meet them: what several units are about, whatever way their authors wrote it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.model.walk import is_visible
from teilbar.publishing.places import TAGS
from teilbar.reading.identity import GERMAN, short_digest, slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilbar.model.unit import Unit

FEWEST = 2
"""Units from which on a keyword has a page: a list of one unit would lead back to where its reader came from."""

_BETWEEN = re.compile(r"[\s_\-\N{HYPHEN}\N{NON-BREAKING HYPHEN}]+")
_LETTERS = {ord(letter): ascii_ for letter, ascii_ in GERMAN}
_SHORTEST = 4  # letters of a word whose plural is told by its ending
# German and English plurals that are rarely anything else. "-en" makes verbs ("Film", "Filmen") and "-er" people
# ("Musik", "Musiker"), but for words like "Bild".
_PLURALS = (("e", ""), ("n", "e"), ("s", ""), ("er", "d"))


@dataclass(frozen=True, slots=True)
class Tag:
    """A keyword of a hub."""

    name: str
    """As most units write it."""
    folder: str
    """Of its page in the site; empty where it has none."""
    units: tuple[Unit, ...]
    """In the order of the library."""


class Tags:
    """The keywords of all units."""

    def __init__(self, units: Iterable[Unit]) -> None:
        """Take the units that are published."""
        written: dict[str, Counter[str]] = {}
        self._keys: dict[str, str] = {}
        units = tuple(units)
        for unit in units:
            for word in unit.metadata.keywords:
                if is_visible(word):
                    written.setdefault(key_of(word), Counter())[_tidy(word)] += 1
        base = {key: _base(key, written) for key in written}
        spellings: dict[str, Counter[str]] = {}
        for key, counted in written.items():
            spellings.setdefault(base[key], Counter()).update(counted)
        about: dict[str, list[Unit]] = {}
        self._of: dict[str, tuple[str, ...]] = {}
        for unit in units:
            words = (word for word in unit.metadata.keywords if is_visible(word))
            self._of[unit.id] = tuple(dict.fromkeys(base[key_of(word)] for word in words))
            for key in self._of[unit.id]:
                about.setdefault(key, []).append(unit)
        self._tags = {key: _tag(key, spellings[key], written[key], found) for key, found in about.items()}

    def of(self, unit: Unit) -> tuple[Tag, ...]:
        """Return the keywords of a unit, in the order of its author, each once."""
        return tuple(self._tags[key] for key in self._of[unit.id])

    def with_pages(self) -> tuple[Tag, ...]:
        """Return the keywords that have pages, by alphabet."""
        return tuple(
            sorted((tag for tag in self._tags.values() if tag.folder), key=lambda tag: (slug(tag.name), tag.name))
        )


def key_of(word: str) -> str:
    """Return what two spellings of one keyword share: case, blanks, hyphens and how umlauts are written do not count.

    Other marks do: ``C`` is not ``C++``.
    """
    return _BETWEEN.sub("", _tidy(word).casefold().translate(_LETTERS))


def _tidy(word: str) -> str:
    return " ".join(word.split()).removeprefix("#").strip() or word


def _base(key: str, known: Iterable[str]) -> str:
    """Return the singular that others write, where a word is most likely its plural."""
    for ending, after in _PLURALS:
        shorter = key.removesuffix(ending)
        is_word = shorter != key and len(shorter) >= _SHORTEST and shorter.isalpha() and shorter.endswith(after)
        if is_word and shorter in known:
            return _base(shorter, known)
    return key


def _tag(key: str, spellings: Counter[str], own: Counter[str], units: list[Unit]) -> Tag:
    name = min(spellings, key=lambda word: (-spellings[word], word.casefold(), word))
    # The address hangs on the singular's shortest spelling, not on what most units write: that changes more often.
    readable = slug(min(own, key=lambda word: (len(word), word.casefold(), word)))
    if readable.replace("-", "") != key:  # something is lost in it that tells it from another
        readable = f"{readable}-{short_digest(key)}"
    return Tag(name, f"{TAGS}/{readable}" if len(units) >= FEWEST else "", tuple(units))
