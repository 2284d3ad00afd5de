"""How easy a text is to read: long sentences, and a reading index over all of them.

For German the first *Wiener Sachtextformel* (Bamberger and Vanecek, "Lesen - Verstehen - Lernen - Schreiben", 1984),
for English Flesch's *reading ease* ("A New Readability Yardstick", 1948).
Syllables are counted by their vowels: hyphenation by patterns counts German ones no better, since no line may end after
the first letter of "Abend", and takes as long as all else that is checked of a text.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from heapq import nsmallest
from itertools import islice
from typing import TYPE_CHECKING

from teilbar.checking.passages import Kind, passages
from teilbar.model import metadata
from teilbar.model.outline import names_licence
from teilbar.model.sentences import sentences, words_of
from teilbar.texts import Wording, finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.checking.passages import Passage
    from teilbar.checking.texts import TextContext
    from teilbar.model.document import Document
    from teilbar.model.findings import Finding
    from teilbar.model.sentences import Sentence

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

_RUNNING = (Kind.PROSE, Kind.ITEM)
_STOP = re.compile(r"[.!?…:;\n](?=[\s\"“”»«’)\]]|$)")
_FEWEST_FUNCTION_WORDS = 0.1  # of all words of any running text
_ENOUGH = 300  # words that tell a language
_HARDEST = 15  # the formula's last level
_LONG_WORD, _MANY_SYLLABLES = 6, 3
_STRANGE = ("http", "www.", "@", "ISBN", "DOI", "(Hrsg", "(19", "(20")
"""What tells an entry of a list of sources. Looked for as they stand: a pattern of them takes ten times as long."""
_BETWEEN = re.compile("[-/]")
_SHORT = 12
"""Words of a sentence up to which nobody should be asked for shorter ones: it is the words then that make it hard."""
_QUOTED = re.compile(r"\s*[\"„“”»«].*[\"„“”»«]\s*", re.DOTALL)
"""What somebody else has said, word by word: who quotes it cannot make it shorter."""
_LOOSE = 5  # words between two commas, at least, on average: else it is an enumeration
_FUNCTION_WORDS = {
    "de": frozenset(
        (  # noqa: SIM905 - as a list of strings nobody could survey them
            "und der die das den dem des ist sind ein eine einen mit von zu für auf im nicht ihr sie es"
        ).split()
    ),
    "en": frozenset(
        (  # noqa: SIM905 - as a list of strings nobody could survey them
            "and the of to in is are a an with for on not you they it that this be as or by from"
        ).split()
    ),
}
_VOWELS = {
    "de": re.compile(r"aa|ee|oo|ie|ei|ey|ai|au|äu|eu|oi|(?<=q)u|[aeiouyäöüéèêàáôî]"),
    "en": re.compile(r"[aeiouy]+(?<![^aeiouyl]e(?=$))(?<![^aeiouylsxzcgtd]e(?=[sd]$))"),
}
"""What makes a syllable; in English not a last e that is silent."""


def readability(document: Document, context: TextContext) -> Iterator[Finding]:
    """A text can be read without studying it, and no sentence is so long that its beginning is forgotten at its end."""
    if context.is_easy or context.is_contact or context.is_list_of_sources:
        return
    read = _read(document)
    language = language_of((word for _, words in read for word in words), context.language)
    if language:
        yield from _long_sentences((passage for passage, words in read if len(words) > LONGEST), context)
        if context.kind is metadata.Kind.PAGE:
            return
        read = [(passage, words) for passage, words in read if _STOP.search(passage.words)]  # not mere notes
        words = [part for _, words in read for word in words for part in _parts(word)]
        if len(words) >= FEWEST_WORDS:
            ends = sum(len(_STOP.findall(passage.words)) for passage, _ in read)
            yield from _index(words, ends, context, language)


def _long_sentences(passages_: Iterable[Passage], context: TextContext) -> Iterator[Finding]:
    long = []
    for passage in passages_:
        if _QUOTED.fullmatch(passage.words):
            continue
        for one in sentences(passage.words):
            if one.words.count(" ") < LONGEST:
                continue
            number = len(words_of(one.words))
            if number > LONGEST and number >= _LOOSE * one.words.count(",") and not _is_strange(one.words):
                long.append((number, one, passage))
    longest = sorted(long, key=lambda found: -found[0])[:MOST]
    for number, one, passage in (found for found in long if found in longest):
        line = passage.line_at(one.start)
        yield finding("sentence-long", context.file, line, number=number, words=_beginning(one), limit=LONGEST)


def _index(words: list[str], ends: int, context: TextContext, language: str) -> Iterator[Finding]:
    value = reading_index(words, ends, language)
    if value > HARD_GERMAN if language == "de" else value < HARD_ENGLISH:
        longest = ", ".join(nsmallest(3, set(words), key=lambda word: (-len(word), word)))
        average = round(len(words) / ends)
        advice = Wording(f"reading.{'long-sentences' if average > _SHORT else 'long-words'}")
        shown = str(round(min(value, _HARDEST) if language == "de" else max(0, value)))
        values = {"value": shown, "average": str(average), "words": longest}
        yield finding(f"text-hard-to-read-{language}", context.file, None, advice=advice, **values)


def reading_index(words: Iterable[str], sentences: int, language: str) -> float:
    """Return how hard a text is: German in school years (4 to 15), English in points (100 is easy, 0 is hard).

    Takes its words, the number of its sentences and ``de`` or ``en``.
    """
    counted = Counter(words)
    spoken = [(syllables(word, language), len(word), times) for word, times in counted.items()]
    total = counted.total()
    length = total / sentences
    if language == "en":
        return 206.835 - 1.015 * length - 84.6 * sum(count * times for count, _, times in spoken) / total
    share = 100 / total
    many = share * sum(times for count, _, times in spoken if count >= _MANY_SYLLABLES)
    long = share * sum(times for _, letters, times in spoken if letters > _LONG_WORD)
    one = share * sum(times for count, _, times in spoken if count == 1)
    return 0.1935 * many + 0.1672 * length + 0.1297 * long - 0.0327 * one - 0.875


@cache
def syllables(word: str, language: str) -> int:
    """Return how many syllables a word has."""
    return len(_VOWELS[language].findall(word.lower())) or 1


def language_of(words: Iterable[str], said: str) -> str:
    """Return ``de`` or ``en`` for a text that really is in the language that it is said to be in; else nothing.

    Takes its words and the language's tag. A text that names no language gets its hub's, and may be in another one.
    """
    some = [word.lower() for word in islice(words, _ENOUGH)]
    counts = {language: sum(word in known for word in some) for language, known in _FUNCTION_WORDS.items()}
    likely = max(counts, key=lambda language: counts[language])
    is_likely = likely == said.partition("-")[0].lower() and counts[likely] > _FEWEST_FUNCTION_WORDS * len(some)
    return likely if is_likely else ""


def _read(document: Document) -> list[tuple[Passage, list[str]]]:
    """Return running text with its words: no lists of sources, no credits, no enumerations."""
    found = []
    for passage in passages(document):
        if passage.kind in _RUNNING and passage.role != "sources" and not names_licence(passage.words):
            words = words_of(passage.words)
            is_loose = len(words) >= _LOOSE * passage.words.count(",")
            if len(words) > 2 and is_loose:  # noqa: PLR2004 - less is a label
                found.append((passage, words))
    return found


def _parts(word: str) -> list[str]:
    """Return the words in a word that the eye reads one by one; none of a number or an address."""
    return [] if word[0].isdigit() or "." in word else _BETWEEN.split(word)


def _is_strange(words: str) -> bool:
    return any(sign in words for sign in _STRANGE)


def _beginning(one: Sentence) -> str:
    words = one.words.split()
    return " ".join(words[:6])


TEXT_CHECKS = (readability,)
