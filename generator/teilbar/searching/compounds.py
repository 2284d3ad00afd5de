"""German compounds taken apart: *Einverständniserklärung* is found by *Einverständnis* and by *Erklärung*.

A word is taken apart where all parts are words of the lexicon: nouns in any form, stems of verbs and adjectives before
others, and last a noun or an adjective. Of several ways the one with the fewest and longest parts is taken. Short words
count only if they are in a list, and so do neither prefixes nor endings: a part too few hides a text from one query, a
wrong part brings a text that nobody understands.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from teilbar.searching import lexicon

_LONGER = 5
"""Letters of a part that the lexicon alone decides on; shorter ones have to be in a list."""
SHORTEST = 6
"""Letters of a word that may be a compound: *Filmtag* is one, *Kinder* is none."""


class Part(NamedTuple):
    """A part of a compound."""

    text: str
    """As it stands there, with what links it to the next part."""
    word: str
    """The word that it is, in lower case: ``erklärung``, ``bücher``, ``spielen``."""
    cost: float
    is_verb: bool = False
    """Whether it could be the end of a verb: ``halten`` is one, and also a noun."""


@dataclass(frozen=True, slots=True)
class _Lists:
    short: frozenset[str]
    shortened: frozenset[str]
    prefixes: frozenset[str]
    endings: frozenset[str]
    whole: frozenset[str]


def parts_of(word: str) -> tuple[str, ...]:
    """Return the words that a word in lower case is made of; none if it is no compound.

    Also those that are made of others: ``fotospaziergang`` gives ``foto``, ``spaziergang``, ``spazieren``, ``gang``.
    """
    parts = _split(word)
    together = (
        "".join(part.text for part in parts[first : last - 1]) + parts[last - 1].word
        for first in range(len(parts))
        for last in range(first + 2, len(parts) + 1)
        if last - first < len(parts)
    )
    found = [part.word for part in parts] + [one for one in together if lexicon.noun(one)]
    return tuple(dict.fromkeys(inner for one in found for inner in (one, *parts_of(one))))


def seams_of(word: str) -> tuple[int, ...]:
    """Return where the parts of a word in lower case begin, but for the first: 6 for ``medienbildung``."""
    parts = _split(word)
    found: list[int] = []
    start = 0
    for part in parts:
        found += [start] if start else []
        found += [start + seam for seam in seams_of(part.text)]
        start += len(part.text)
    return tuple(found)


def _split(word: str) -> tuple[Part, ...]:
    if len(word) < SHORTEST or not word.isalpha() or _is_whole(word):
        return ()
    ways = (_joined(word[:end], word[end:]) for end in range(3, len(word) - 2))
    return min(filter(None, ways), key=_costs, default=())


def _joined(before: str, after: str) -> tuple[Part, ...]:
    first = _first(before)
    rest = _best(after) if first else ()
    if not first or not rest:
        return ()
    if rest[0].is_verb and _is_verb(before, before + after):
        return ()
    return (first, *rest)


def _is_verb(first: str, whole: str) -> bool:
    """Tell whether a word is one verb, and not a noun before another: *festhalten*, *stattfinden*, not *Bildkarten*."""
    return bool(lexicon.other(whole) or (lexicon.other(first) == first and not lexicon.noun(first)))


@lru_cache(maxsize=1 << 16)
def _best(word: str) -> tuple[Part, ...]:
    """Return the cheapest way to read what stands after a first part: as one word or as several."""
    last = _last(word)
    ways = (_joined(word[:end], word[end:]) for end in range(3, len(word) - 2))
    return (last,) if last else min(filter(None, ways), key=_costs, default=())


def _costs(parts: tuple[Part, ...]) -> tuple[float, int]:
    """Return what is to be least: the sum of costs, and then the length of the last part (*Kindes-alter*)."""
    return round(sum(part.cost for part in parts), 3), len(parts[-1].text)


@lru_cache(maxsize=1 << 16)
def _first(text: str) -> Part | None:
    """Return a text as a part before others."""
    lists = _lists()
    bare = text.removesuffix("s")
    if bare != text and bare not in lists.prefixes and _may_be_part(bare) and (lexicon.noun(bare) or _is_deed(bare)):
        return Part(text, bare, _cost(bare) + 0.1)
    if _is_shortened(text):
        return Part(text, text + "e", _cost(text))
    if text in lists.prefixes or not _may_be_part(text):
        return None
    if lexicon.noun(text):
        return Part(text, text, _cost(text))
    for verb in (f"{text}en", f"{text}n"):
        if (lexicon.other(verb) or "").endswith(verb):  # of "waschen" the lexicon says "wegwaschen"
            return Part(text, verb, _cost(text) + 0.2)
    return Part(text, text, _cost(text) + 0.2) if lexicon.other(text) == text else None


@lru_cache(maxsize=1 << 16)
def _last(text: str) -> Part | None:
    """Return a text as the part that ends a word."""
    lemma = lexicon.noun(text)
    if text in _lists().endings or not (_may_be_part(text) or _is_form_of_short(text, lemma)):
        return None
    if lemma and (lemma[0].isupper() or lemma == f"{text}n"):  # "Löffel", of which the lexicon says "löffeln"
        return Part(text, text, _cost(text), is_verb=text.endswith("n") and lexicon.other(text) == text)
    lemma = lexicon.other(text)
    if lemma and len(text) >= _LONGER and not lemma.endswith("n"):
        return Part(text, text, _cost(text) + 0.3)
    return None


def _is_shortened(text: str) -> bool:
    """Tell whether a text is a word that lacks its last letter: ``schul``, and ``vorschul`` too."""
    shortened = _lists().shortened
    return text in shortened or (
        any(text.endswith(one) for one in shortened if len(one) >= _LONGER) and bool(lexicon.noun(f"{text}e"))
    )


def _may_be_part(text: str) -> bool:
    return len(text) >= _LONGER or text in _lists().short


def _is_form_of_short(text: str, lemma: str | None) -> bool:
    """Tell whether a text is a form of a short word that is a part: ``wege``, ``züge``."""
    return lemma is not None and len(text) > len(lemma) and lemma.lower() in _lists().short


def _is_deed(text: str) -> bool:
    """Tell whether a text is a noun made of a verb, which the lexicon need not have: ``verschluckung``."""
    verb = text.removesuffix("ung")
    return verb != text and any(lexicon.other(one) == one for one in (f"{verb}en", f"{verb}n"))


def _is_whole(word: str) -> bool:
    return any(word[: len(word) - ending] in _lists().whole for ending in range(3))


def _cost(text: str) -> float:
    return 1 + max(0, 7 - len(text)) * 0.1


@cache
def _lists() -> _Lists:
    content = tomllib.loads(files(__package__).joinpath("compounds.toml").read_text("utf-8"))
    return _Lists(**{name: frozenset(words.split()) for name, words in content.items()})
