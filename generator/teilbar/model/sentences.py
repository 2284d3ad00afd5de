"""Sentences and words of running text, as far as measuring and shortening it asks for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABBREVIATIONS = frozenset(
    (  # noqa: SIM905 - as a list of strings nobody could survey them
        "z b bzw ca d h u a o ä evtl ggf inkl insb max min mind nr bsp sog usw vgl abb kap jh jg s st "
        "str dr prof hrsg bd bspw etc resp vs e g i ie eg fig no vol p pp ed mr mrs ms al approx incl"
    ).split()
)
_LONGEST_ABBREVIATION = max(map(len, _ABBREVIATIONS))
_MONTHS = "Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Jahr|Klasse|Auflage|Platz|Stock"
_END = re.compile(
    r"(?<![.!?…:;])[.!?…:;]++[\"“”»«’)\]]*+(?=\s|$)|\n|(?<=\s)[•·▪◦→–*-]\s"
    r"|(?<![\u2600-\u27bf\U0001f300-\U0001faff])[\u2600-\u27bf\U0001f300-\U0001faff]++(?=\s|$)"
)
"""What ends a sentence, also where nobody set a full stop: a mark of a list typed into a paragraph, an emoji.

A row of the same is looked at once, from its beginning: else a line of nothing but dots would take hours.
"""
_LAST_WORD = re.compile(r"(\w+)$")
_ORDINAL_GOES_ON = re.compile(rf"\s+(?:[a-zäöüß]|(?:{_MONTHS}))")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'·*:/.][^\W\d_]+)*|\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or what a colon or semicolon cuts off of one: listeners breathe there."""

    words: str
    start: int
    """Its place in the text."""
    end: int


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text; several with hyphens between them are one."""
    return _WORD.findall(text)


def sentences(words: str) -> Iterator[Sentence]:
    """Yield the sentences of a running text, in which a line ends only where its author wanted it."""
    start = 0
    for match in _END.finditer(words):
        if match[0] == "." and _goes_on(words[start : match.start()], words[match.end() :]):
            continue
        yield from _sentence(words, start, match.end())
        start = match.end()
    yield from _sentence(words, start, len(words))


def _goes_on(before: str, after: str) -> bool:
    """Return whether a full stop is that of an abbreviation, or of an ordinal number."""
    found = _LAST_WORD.search(before[-_LONGEST_ABBREVIATION - 1 :])
    if not found:
        return False
    last = found[1]
    if last.isdigit():
        return len(last) <= 2 and bool(_ORDINAL_GOES_ON.match(after))  # noqa: PLR2004 - a day of the month, not a year
    return last.lower() in _ABBREVIATIONS


def _sentence(words: str, start: int, end: int) -> Iterator[Sentence]:
    piece = words[start:end]
    if bare := piece.strip():
        begin = start + len(piece) - len(piece.lstrip())
        yield Sentence(bare, begin, end)
