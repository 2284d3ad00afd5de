"""The index of a whole site: which terms stand in which things, and what each weighs there.

Weights are lunr's (Okapi BM25 as in ``lunr.py``'s ``Builder``, k1 = 1.2), so that lunr.js can count with them, but for
two things. How common a term is, is counted in things, not in fields of things: lunr takes a word that stands in
all texts and in some titles for a rare one. And lengths of fields do not count (b = 0), because then a changed text
changes the weights of its own terms only; instead long texts as a whole count a little less, in steps.
"""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from math import log, log2
from typing import TYPE_CHECKING

from teilbar.searching.analysis import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from teilbar.searching.analysis import Analysed
    from teilbar.searching.vocabulary import Word

FIELDS = ("title", "keywords", "summary", "text", "headparts", "parts")
"""Parts of compounds have fields of their own: one for title, key words and summary, one for the text."""
BOOSTS = {"title": 10, "keywords": 5, "summary": 4, "text": 1, "headparts": 2.5, "parts": 0.4}
K1 = 1.2
_HEADPARTS, _PARTS = 4, 5
_USUAL_LENGTH = 400
"""Words, up to which a text counts in full."""

Postings = dict[str, dict[int, "array[int]"]]
"""For each term and each field (its place in :data:`FIELDS`): numbers of things and how often, in turn."""


@dataclass(slots=True)
class Collected:
    """The forms of all things, before anything is known of what they mean."""

    spelt: dict[str, Counter[str]] = field(default_factory=dict)
    """How each form is written, and in how many things."""
    boosts: list[float] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _things: list[tuple[array[int], ...]] = field(default_factory=list)

    def add(self, analysed: Analysed) -> None:
        """Take in the forms of a thing; it gets the next number."""
        for form, display in analysed.displays.items():
            spelt = self.spelt.get(form)
            if spelt is None:
                spelt = self.spelt[form] = Counter()
            spelt[display] += 1
        self._things.append(
            tuple(
                array("L", (one for form, count in forms.items() for one in (self._number(form), count)))
                for forms in analysed.forms
            )
        )
        self.boosts.append(boost_of(sum(analysed.forms[TEXT].values())) * analysed.weight)

    def displays(self) -> dict[str, str]:
        """Return how each form is written most often."""
        return {form: min(spelt, key=lambda one: (-spelt[one], one)) for form, spelt in self.spelt.items()}

    def terms(self, words: Mapping[str, Word]) -> Iterator[tuple[int, int, Counter[str]]]:
        """Yield each field of each thing: the thing's number, the field's, and how often each term stands there."""
        known = [words[form] for form in self._numbers]
        for number, fields in enumerate(self._things):
            parts: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
            for place, numbers in enumerate(fields):
                whole: Counter[str] = Counter()
                inside = parts[place == TEXT]
                for at in range(0, len(numbers), 2):
                    word, count = known[numbers[at]], numbers[at + 1]
                    for term in word.terms:
                        whole[term] += count
                    for term in word.parts:
                        inside[term] += count
                yield number, place, whole
            yield number, _HEADPARTS, parts[0]
            yield number, _PARTS, parts[1]

    def _number(self, form: str) -> int:
        return self._numbers.setdefault(form, len(self._numbers))


def boost_of(length: int) -> float:
    """Return what a thing counts whose text has so many words."""
    return 1 - round(log2(length / _USUAL_LENGTH) + 0.5) / 10 if length > _USUAL_LENGTH else 1


def postings(collected: Collected, words: Mapping[str, Word]) -> Postings:
    """Return where each term stands; things in the order of their numbers."""
    found: Postings = {}
    for number, place, terms in collected.terms(words):
        for term, count in terms.items():
            by_field = found.setdefault(term, {})
            if place not in by_field:
                by_field[place] = array("L")
            by_field[place].extend((number, count))
    return found


def occurrences(by_field: Mapping[int, Sequence[int]]) -> int:
    """Return in how many things a term stands."""
    if len(by_field) == 1:
        return sum(map(len, by_field.values())) // 2
    return len(set().union(*(numbers[::2] for numbers in by_field.values())))


def rarity(count: int, things: int) -> float:
    """Return how rare a term is that stands in so many of so many things (inverse document frequency, as lunr's)."""
    return log(1 + (things - count + 0.5) / (count + 0.5))


def weights(
    by_field: Mapping[int, Sequence[int]], boosts: Sequence[float]
) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Yield for each field in which a term stands the things, each with its weight in thousandths."""
    rare = rarity(occurrences(by_field), len(boosts))
    for place, numbers in sorted(by_field.items()):
        boost = BOOSTS[FIELDS[place]]
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        yield (
            place,
            [
                (number, _thousandths(rare * ((K1 + 1) * count) / (K1 + count) * boost * boosts[number]))
                for number, count in pairs
            ],
        )


def _thousandths(weight: float) -> int:
    return round(round(weight, 3) * 1000)  # rounded as lunr.py does, then freed of the fraction
