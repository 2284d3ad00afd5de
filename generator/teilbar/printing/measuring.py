"""How much room a text takes on paper, reckoned before anybody prints it.

That depends on fonts that only the reader's machine knows. So letters are counted as wide as those of a wide one are
(DejaVu Sans; Verdana is like it, Arial is narrower): what is reckoned to fit does fit everywhere.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

POINT = 25.4 / 72
"""Millimetres."""

LEADING = 1.3
"""Of lines of running text, as in the style sheet."""

_SPACE = 0.32  # widths in ems
_WIDTHS = {
    **dict.fromkeys("ijlI'’", 0.29),
    **dict.fromkeys(".,:;!|‚‘", 0.34),
    **dict.fromkeys("frt-/()[]", 0.41),
    **dict.fromkeys('csz„“"', 0.54),
    **dict.fromkeys("kvxyJLTFEST–?", 0.61),
    **dict.fromkeys("GOQNHUDw", 0.82),
    **dict.fromkeys("mMW—…@%", 1.0),
}
_LETTER, _CAPITAL, _IDEOGRAPH = 0.635, 0.7, 1.05
_BOLD = 1.12  # times as wide


def lines(words: str, width: float, size: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes, ``width`` millimetres wide, of letters of ``size`` points; 0 for no text."""
    most = width / (size * POINT) / (_BOLD if bold else 1)
    count, used = 0, most + 1
    for word in words.split():
        long = _width(word)
        if used + _SPACE + long <= most:
            used += _SPACE + long
            continue
        broken = int(long // most)  # of a word that no line holds
        count, used = count + 1 + broken, long - broken * most
    return count


def height(words: str, width: float, size: float, *, bold: bool = False, leading: float = LEADING) -> float:
    """Return how many millimetres a text takes."""
    return lines(words, width, size, bold=bold) * size * POINT * leading


def balanced(heights: Sequence[float], columns: int) -> float:
    """Return how high columns are that are filled one after the other with pieces which stay whole."""
    high = max((*heights, sum(heights) / columns))
    while _columns(heights, high) > columns:
        high += 1
    return high


def _columns(heights: Sequence[float], high: float) -> int:
    count, used = 1, 0.0
    for one in heights:
        if used + one > high:
            count, used = count + 1, 0.0
        used += one
    return count


@lru_cache(maxsize=1 << 14)
def _width(word: str) -> float:
    """Return how wide a word is, in ems: a card is tried in many ways, each with the same words."""
    return sum(map(_ems, word))


def _ems(letter: str) -> float:
    if known := _WIDTHS.get(letter):
        return known
    if unicodedata.east_asian_width(letter) in "WF":
        return _IDEOGRAPH
    return _CAPITAL if letter.isupper() else _LETTER
