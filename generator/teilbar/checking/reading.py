"""How easy a text is to read: long sentences, and a reading index over all of them.

For German the first *Wiener Sachtextformel* (Bamberger and Vanecek, "Lesen - Verstehen - Lernen - Schreiben", 1984),
for English Flesch's *reading ease* ("A New Readability Yardstick", 1948). Syllables are counted by hyphenation.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pyphen import Pyphen

from teilbar.checking.passages import Kind, passages
from teilbar.checking.sentences import sentences
from teilbar.model import metadata
from teilbar.model.outline import names_licence
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.checking.passages import Passage
    from teilbar.checking.sentences import Sentence
    from teilbar.checking.texts import TextContext
    from teilbar.model.document import Document
    from teilbar.model.findings import Finding

LONGEST = 35
"""Words from which on a sentence is really long."""
MOST = 3
"""How many long sentences of a text are named, the longest ones."""
HARD_GERMAN = 13
"""School years that a text asks for, by the formula, from which on it is said to be hard."""
HARD_ENGLISH = 30
"""Points of reading ease below which a text is said to be hard ("very difficult", Flesch)."""
FEWEST_WORDS = 150
"""Words that a text needs for its index to mean anything."""

_HARDEST = 15  # the formula's last level
_LONG_WORD, _MANY_SYLLABLES = 6, 3
_STRANGE = re.compile(r"https?://|www\.|@|\b(?:ISBN|DOI)\b|\((?:Hrsg|19|20)\d*")
_LOOSE = 5  # words between two commas, at least, on average: else it is an enumeration
_FUNCTION_WORDS = {
    "de": frozenset("und der die das den dem des ist sind ein eine einen mit von zu für auf im nicht ihr sie es".split()),
    "en": frozenset("and the of to in is are a an with for on not you they it that this be as or by from".split()),
}
_DICTIONARIES = {"de": "de_DE", "en": "en_GB"}


def long_sentences(document: Document, context: TextContext) -> Iterator[Finding]:
    """No sentence is so long that its beginning is forgotten at its end."""
    if context.is_easy or context.is_contact or context.is_list_of_sources:
        return
    read = _read(document)
    if not language_of(read, context):
        return
    long = [(len(words), one, passage) for passage, one, words in read if len(words) > LONGEST]
    longest = sorted(long, key=lambda found: -found[0])[:MOST]
    for number, one, passage in (found for found in long if found in longest):
        line = passage.line_at(one.start)
        yield finding("sentence-long", context.file, line, number=number, words=_beginning(one), limit=LONGEST)


def index(document: Document, context: TextContext) -> Iterator[Finding]:
    """A unit can be read without studying it."""
    if context.is_easy or context.is_list_of_sources or context.kind is metadata.Kind.PAGE:
        return
    read = _read(document)
    language = language_of(read, context)
    words = [word for _, _, found in read for word in found if not word[0].isdigit()]
    if not language or len(words) < FEWEST_WORDS:
        return
    value = reading_index(words, len(read), language)
    is_hard = value > HARD_GERMAN if language == "de" else value < HARD_ENGLISH
    if is_hard:
        average = round(len(words) / len(read))
        longest = ", ".join(sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))[:3])
        values = {"value": _number(min(value, _HARDEST) if language == "de" else value, language), "average": average, "words": longest}
        yield finding(f"text-hard-to-read-{language}", context.file, None, **values)


def reading_index(words: Iterable[str], sentences: int, language: str) -> float:
    """Return how hard a text is: German in school years (4 to 15), English in points (100 is easy, 0 is hard).

    Takes its words, the number of its sentences and ``de`` or ``en``.
    """
    listed = list(words)
    counts = [syllables(word, language) for word in listed]
    length = len(listed) / sentences
    if language == "en":
        return 206.835 - 1.015 * length - 84.6 * sum(counts) / len(listed)
    share = 100 / len(listed)
    many = share * sum(count >= _MANY_SYLLABLES for count in counts)
    long = share * sum(len(word) > _LONG_WORD for word in listed)
    one = share * sum(count == 1 for count in counts)
    return 0.1935 * many + 0.1672 * length + 0.1297 * long - 0.0327 * one - 0.875


@cache
def syllables(word: str, language: str) -> int:
    """Return how many syllables a word has, by the places where it could be hyphenated."""
    return len(_hyphenation(language).positions(word.lower())) + 1


def language_of(read: Iterable[tuple[Passage, Sentence, list[str]]], context: TextContext) -> str:
    """Return ``de`` or ``en`` for a text that really is in the language that it is said to be in; else nothing.

    A text that names no language gets its hub's, which it may not be written in.
    """
    said = context.language.partition("-")[0].lower()
    words = [word.casefold() for _, _, found in read for word in found]
    shares = {
        language: sum(word in known for word in words) / max(1, len(words))
        for language, known in _FUNCTION_WORDS.items()
    }
    likely = max(shares, key=lambda language: shares[language])
    return likely if likely == said and shares[likely] > 0.1 else ""  # noqa: PLR2004 - a tenth of any running text


def _read(document: Document) -> list[tuple[Passage, Sentence, list[str]]]:
    """Return the sentences of running text: no lists of sources, no credits, no enumerations."""
    found = []
    for passage in passages(document):
        if passage.kind not in {Kind.PROSE, Kind.ITEM} or passage.role == "sources" or names_licence(passage.words):
            continue
        for one in sentences(passage):
            words = one.tokens
            is_loose = len(words) >= _LOOSE * one.words.count(",")
            if len(words) > 2 and is_loose and not _STRANGE.search(one.words):  # noqa: PLR2004 - less is a label
                found.append((passage, one, words))
    return found


def _beginning(one: Sentence) -> str:
    words = one.words.split()
    return " ".join(words[:6])


def _number(value: float, language: str) -> str:
    text = f"{value:.1f}"
    return text.replace(".", ",") if language == "de" else text


@cache
def _hyphenation(language: str) -> Pyphen:
    return Pyphen(lang=_DICTIONARIES[language], left=1, right=1)


TEXT_CHECKS = (long_sentences, index)
