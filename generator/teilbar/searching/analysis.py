"""What one thing to be found gives to the index: which forms stand where, and how often. Knows of no other thing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from teilbar.searching.words import fold, plain, readings, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from teilbar.searching.findable import Findable, Json
    from teilbar.texts import Language

TITLE, KEYWORDS, SUMMARY, TEXT = range(4)
_HEADING_COUNTS = 2
"""A word in a heading says as much as two in the text."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """What a thing to be found gives to the index."""

    record: Mapping[str, Json]
    """What the browser shows of it."""
    keys: tuple[tuple[str, tuple[str, ...]], ...]
    orders: tuple[tuple[str, str | int | None], ...]
    passages: tuple[tuple[str, str, str], ...]
    """Heading, anchor and text of each passage, plain."""
    forms: tuple[Mapping[str, int], ...]
    """How often each form stands in title, key words, summary and text."""
    displays: Mapping[str, str]
    """How each form is written there, most often."""
    weight: float = 1
    """See :attr:`~teilbar.searching.findable.Findable.weight`."""


def analyse(findable: Findable, language: Language) -> Analysed:
    """Take a thing apart. A pure function, so that what it returns may be kept."""
    title, summary = plain(findable.title), plain(findable.summary)
    passages = tuple((plain(one.heading), one.anchor, plain(one.text)) for one in findable.passages)
    written: dict[str, Counter[str]] = {}
    forms = (
        _count([title], language, written),
        _count(map(plain, findable.keywords), language, written),
        _count([summary], language, written),
        _count(
            [*(text for _, _, text in passages), *(plain(one.untold) for one in findable.passages)], language, written
        ),
    )
    headings = _count([heading for heading, _, _ in passages], language, written)
    for form, count in headings.items():
        forms[TEXT][form] += count * _HEADING_COUNTS
    record = {"address": findable.address, "title": title, "summary": summary, **dict(findable.shown)}
    displays = {form: min(spelt, key=lambda one: (-spelt[one], one)) for form, spelt in written.items()}
    return Analysed(record, findable.keys, findable.orders, passages, forms, displays, findable.weight)


def _count(texts: Iterable[str], language: Language, written: dict[str, Counter[str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for text in texts:
        for word in words(text):
            for form, reading in _forms(word, language):
                found[form] += 1
                if form not in written:
                    written[form] = Counter()
                written[form][reading] += 1
    return found


@lru_cache(1 << 15)
def _forms(word: str, language: Language) -> tuple[tuple[str, str], ...]:
    folded = ((fold(reading, language), reading) for reading in readings(word))
    return tuple((form, reading) for form, reading in folded if form)
