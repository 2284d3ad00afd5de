"""What forms are found by: their stem, the stem of what they are forms of, and those of their parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilbar.cache import digest_of
from teilbar.made_by import made_by
from teilbar.searching import lexicon
from teilbar.searching.compounds import parts_of, seams_of
from teilbar.searching.engine import stop_words
from teilbar.searching.stems import stem
from teilbar.searching.words import fold
from teilbar.workshop import Order, Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teilbar.texts import Language
    from teilbar.workshop import Workshop

STOP = "'"
"""Ends the term of a word that says nothing: so it has none in common with words that say something, as *Sicherheit*,
whose stem is *sich*, would have."""
_FEMALE = ("innen", "in")
_SHORTEST_BASE = 5


class Word(NamedTuple):
    """What a form is found by."""

    terms: tuple[str, ...]
    """Its stem, and the stem of its lexicon form where that is another: *programmiert*, *programmieren*."""
    parts: tuple[str, ...]
    """Stems of the words that it is made of."""
    spelt: tuple[str, ...]
    """The words that it is made of, as people write them."""
    seams: tuple[int, ...]
    """Where in the form as it is written its parts begin, but for the first."""
    lemmas: tuple[str, ...] = ()
    """The words of the lexicon that it, or a part of it, is a form of; the most probable one of all of it first."""


Group = tuple["Language", tuple[tuple[str, str], ...]]
"""A language, and forms with the way they are written."""


def study(group: Group) -> dict[str, Word]:
    """Return what each form of a group is found by."""
    language, forms = group
    return {form: _word(form, written, language) for form, written in forms}


STUDY: Step[Group, dict[str, Word]] = Step("words", study, seconds=0.03)


def vocabulary(displays: Mapping[str, str], language: Language, workshop: Workshop) -> Iterator[tuple[str, Word]]:
    """Yield what each form is found by; those that were met before come from the cache.

    Takes the forms of a whole site with the way that they are written. They are studied in groups by their first
    letters, so that a new word makes few groups be studied again.
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    for form in sorted(displays):
        groups.setdefault(form[:2], []).append((form, displays[form]))
    orders = (
        Order(
            digest_of("words", made_by(), language, *(part for pair in group for part in pair)),
            name,
            (language, tuple(group)),
        )
        for name, group in groups.items()
    )
    for studied in workshop.make(STUDY, orders):
        yield from studied.items()


def _word(form: str, written: str, language: Language) -> Word:
    if written.lower() in stop_words(language):
        return Word((f"{form}{STOP}",), (), (), ())
    own = stem(form, language)
    if language != "de":
        return Word((own,), (), (), ())
    lower = written.lower()
    lemmas = _lemmas(written, lower)
    terms = dict.fromkeys((own, *(stem(fold(lemma, language), language) for lemma in lemmas[:1])))
    parts = parts_of(lower)
    people = tuple(base for one in (lower, *parts) for base in _people(one))
    inside = dict.fromkeys((*parts, *people))
    stems = dict.fromkeys(one for part in inside for one in _stems_of_part(part, language))
    of_parts = tuple(lemma for part in inside for lemma in _lemmas_of_part(part))
    return Word(
        tuple(terms),
        tuple(one for one in stems if one not in terms),
        tuple(dict.fromkeys((*map(_written, inside), *of_parts))),
        seams_of(lower),
        tuple(dict.fromkeys((*lemmas, *of_parts))),
    )


def _lemmas(written: str, lower: str) -> tuple[str, ...]:
    """Return what a word is a form of: of *Zählen* the noun and the verb."""
    both = lexicon.noun(lower), lexicon.other(lower)
    return tuple(dict.fromkeys(filter(None, both if written[:1].isupper() else both[::-1])))


def _people(word: str) -> tuple[str, ...]:
    """Return the word that a woman's is made of: ``erzieher`` for ``erzieherin``."""
    bases = tuple(word.removesuffix(ending) for ending in _FEMALE if word.endswith(ending))
    return tuple(base for base in bases if len(base) >= _SHORTEST_BASE and lexicon.noun(base))


def _stems_of_part(part: str, language: Language) -> Iterator[str]:
    yield stem(fold(part, language), language)
    for lemma in _lemmas_of_part(part):
        yield stem(fold(lemma, language), language)


def _lemmas_of_part(part: str) -> tuple[str, ...]:
    lemma = lexicon.noun(part) or lexicon.other(part)
    return (lemma,) if lemma else ()


def _written(part: str) -> str:
    return part.capitalize() if lexicon.noun(part) else part
