"""Forms that no text has, of words that texts have: *gesungen* is found where a text says *singen*.

Only those that their stem does not lead there: a browser stems as the index does, and knows no irregular verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.cache import digest_of
from teilbar.made_by import made_by
from teilbar.searching import lexicon
from teilbar.searching.packing import by_unit, front_coded, number
from teilbar.searching.stems import stem
from teilbar.searching.words import fold
from teilbar.workshop import Order, Step

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from teilbar.texts import Language
    from teilbar.workshop import Workshop

_PIECE = 9000
"""Characters of a piece, about."""


def inflect(lemmas: tuple[str, ...]) -> dict[str, str]:
    """Return forms of some words of the German lexicon whose stem is not the word's, each with the word's stem."""
    stems = {lemma: stem(fold(lemma, "de"), "de") for lemma in lemmas}
    written = (*_participles(lemmas), *lexicon.forms_of(stems.keys()))
    forms = ((fold(form, "de"), stems[lemma]) for form, lemma in written)
    return {form: its for form, its in forms if form.isalpha() and stem(form, "de") != its}


def _participles(lemmas: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the regular participles of verbs, of which the lexicon lacks some: *gebastelt*."""
    for lemma in lemmas:
        if lemma[:1].islower() and lemma.endswith("n"):
            yield f"ge{lemma.removesuffix('n').removesuffix('e')}t", lemma


INFLECT: Step[tuple[str, ...], dict[str, str]] = Step("inflected", inflect, seconds=1.5)


def inflected(lemmas: Collection[str], language: Language, workshop: Workshop) -> Mapping[str, str]:
    """Return the forms that words of a site may be asked for by, beside those that their stem leads to."""
    if language != "de" or not lemmas:
        return {}
    asked = tuple(sorted(lemmas))
    (found,) = workshop.make(INFLECT, [Order(digest_of("inflected", made_by(), *asked), language, asked)])
    return found


def pieces(forms: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the forms with their stems in pieces, each with its first form."""
    keys = sorted(forms, key=by_unit)
    some: list[str] = []
    size = 0
    for key in keys:
        if size > _PIECE:
            yield some[0], _lines(some, forms)
            some, size = [], 0
        some.append(key)
        size += len(key) // 2 + len(forms[key])
    if some:
        yield some[0], _lines(some, forms)


def _lines(keys: list[str], forms: Mapping[str, str]) -> str:
    """Return lines; each stem after how many letters it shares with its form: those of most begin alike."""
    lines = []
    for key, (shared, rest) in zip(keys, front_coded(keys), strict=True):
        _, (alike, others) = front_coded((key, forms[key]))
        lines.append(f"{number(shared)}{rest}\t{number(alike)}{others}")
    return "\n".join(lines)
