"""Easy language: what can be told for certain of its rules.

They are those of "Leichte Sprache" (Netzwerk Leichte Sprache, "Die Regeln für Leichte Sprache", 2022; DIN SPEC 33429),
as far as counting and looking words up goes. Whether a text is understood, only its readers can say.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from teilbar.checking.passages import Kind, passages
from teilbar.model.sentences import sentences, words_of
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from teilbar.checking.passages import Passage
    from teilbar.checking.texts import TextContext
    from teilbar.model.document import Document
    from teilbar.model.findings import Finding

MOST_WORDS = 12
"""Words that a sentence of easy language has at most."""
LONGEST_WORD = 18
"""Letters from which on a word needs a dot or a hyphen to be read in parts."""
MOST = 5
"""How many findings of one rule a text gets."""

_NO_WORD = 80  # letters from which on a row of them is none
_LONG_WORD = re.compile(rf"(?<![\w@./·•‧-])[^\W\d_]{{{LONGEST_WORD + 1},{_NO_WORD}}}(?![\w@·•‧-]|\.\w)")
_ABBREVIATIONS = {
    "z. B.": "zum Beispiel",
    "z.B.": "zum Beispiel",
    "d. h.": "das heißt",
    "d.h.": "das heißt",
    "u. a.": "und andere",
    "u.a.": "und andere",
    "usw.": "und so weiter",
    "etc.": "und so weiter",
    "bzw.": "oder",
    "ca.": "ungefähr",
    "evtl.": "vielleicht",
    "ggf.": "vielleicht",
    "inkl.": "mit",
    "max.": "höchstens",
    "mind.": "mindestens",
    "Min.": "Minuten",
    "Std.": "Stunden",
    "Tel.": "Telefon",
    "vgl.": "siehe",
    "e.g.": "for example",
    "i.e.": "that means",
    "approx.": "about",
}
_ABBREVIATION = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, _ABBREVIATIONS)) + r")(?!\w)")
_NUMBERS = {
    **dict(
        zip(
            ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"],
            range(2, 13),
            strict=True,
        )
    ),
    **dict(
        zip(
            ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
            range(2, 13),
            strict=True,
        )
    ),
}
_NUMBER = re.compile(rf"(?<![\w-])({'|'.join(_NUMBERS)})\s+(?=[^\W\d_])", re.IGNORECASE)
_GERMAN_NOUN = re.compile(r"[A-ZÄÖÜ]")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"“”»«’)\]]*$")


def long_sentences(document: Document, context: TextContext) -> Iterator[Finding]:
    """A sentence has at most twelve words."""

    def found(passage: Passage) -> Iterator[Finding]:
        for one in sentences(passage.words):
            if (number := len(words_of(one.words))) > MOST_WORDS:
                line = passage.line_at(one.start)
                words = " ".join(one.words.split()[:6])
                yield finding("easy-sentence-long", context.file, line, number=number, limit=MOST_WORDS, words=words)

    yield from _in_easy_language(document, context, found)


def lines(document: Document, context: TextContext) -> Iterator[Finding]:
    """Each sentence stands on a line of its own."""

    def found(passage: Passage) -> Iterator[Finding]:
        if passage.kind is not Kind.PROSE:
            return
        for before, after in pairwise(sentences(passage.words)):
            line = passage.line_at(after.start)
            if line and line == passage.line_at(before.end - 1) and _ENDS_SENTENCE.search(before.words):
                words = " ".join(after.words.split()[:6])
                yield finding("easy-line", context.file, line, words=words)

    yield from _in_easy_language(document, context, found)


def long_words(document: Document, context: TextContext) -> Iterator[Finding]:
    """A long word is divided by a dot or a hyphen."""
    told: set[str] = set()

    def found(passage: Passage) -> Iterator[Finding]:
        for match in _LONG_WORD.finditer(passage.words):
            if match[0] not in told:
                told.add(match[0])
                values = {"word": match[0], "length": str(len(match[0])), "limit": str(LONGEST_WORD)}
                yield finding("easy-word-long", context.file, passage.line_at(match.start()), **values)

    yield from _in_easy_language(document, context, found)


def abbreviations(document: Document, context: TextContext) -> Iterator[Finding]:
    """Words are written out."""

    def found(passage: Passage) -> Iterator[Finding]:
        for match in _ABBREVIATION.finditer(passage.words):
            values = {"short": match[0], "full": _ABBREVIATIONS[match[0]]}
            yield finding("easy-abbreviation", context.file, passage.line_at(match.start()), **values)

    yield from _in_easy_language(document, context, found)


def numbers(document: Document, context: TextContext) -> Iterator[Finding]:
    """Numbers are digits."""

    def found(passage: Passage) -> Iterator[Finding]:
        for match in _NUMBER.finditer(passage.words):
            is_german = match[1].lower() not in list(_NUMBERS)[11:]
            if is_german and not _GERMAN_NOUN.match(passage.words[match.end() :]):  # "gebt acht auf"
                continue
            values = {"word": match[1], "number": str(_NUMBERS[match[1].lower()])}
            yield finding("easy-number", context.file, passage.line_at(match.start()), **values)

    yield from _in_easy_language(document, context, found)


def _in_easy_language(
    document: Document, context: TextContext, found: Callable[[Passage], Iterator[Finding]]
) -> Iterator[Finding]:
    if context.is_easy:
        yield from islice((one for passage in passages(document) for one in found(passage)), MOST)


TEXT_CHECKS = (long_sentences, lines, long_words, abbreviations, numbers)
