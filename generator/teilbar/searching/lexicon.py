"""The words of German, from the dictionary that comes with simplemma: inflected forms and what they are forms of."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping


@cache
def _entries() -> Mapping[str, str]:
    # Imported and read here, in those processes only that meet a new word: half a second and 100 MB.
    from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY  # noqa: PLC0415

    return DEFAULT_DICTIONARY_FACTORY.get_dictionary("de")


def noun(word: str) -> str | None:
    """Return what a word in lower case is a form of, if it is a noun: ``Buch`` for ``bücher``."""
    return _entries().get(word.capitalize())


def other(word: str) -> str | None:
    """Return what a word in lower case is a form of, if it is a verb, an adjective or the like."""
    return _entries().get(word)


def forms_of(lemmas: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield all forms of some words, as they are written, each with its word."""
    entries = _entries()
    for form in entries:
        lemma = entries[form]
        if lemma in lemmas:
            yield form, lemma


def base_forms(shortest: int, longest: int) -> Iterator[str]:
    """Yield all words of so many letters that are forms of nothing but themselves."""
    entries = _entries()
    for form in entries:
        if shortest <= len(form) <= longest and entries[form] == form:
            yield form
