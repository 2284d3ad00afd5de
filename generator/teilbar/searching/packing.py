"""Numbers and sorted words as text that gzip makes small and a script takes apart quickly (``engine/unpacking.js``).

A number is written in letters of an alphabet of 91, from ``#`` to ``~`` without the backslash. The first 60 end a
number; the other 31 stand before that for what is more than 60, in base 31, the highest first. So numbers below 60 take
one letter and those below 1,920 two.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from teilbar.searching.findable import Json

_ALPHABET = [chr(code) for code in range(ord("#"), ord("~") + 1) if chr(code) != "\\"]
_ENDS = 60
_BEFORE = len(_ALPHABET) - _ENDS


def number(value: int) -> str:
    """Return a number from 0 on as text."""
    high, low = divmod(value, _ENDS)
    letters = [_ALPHABET[low]]
    while high:
        high, digit = divmod(high, _BEFORE)
        letters.append(_ALPHABET[_ENDS + digit])
    return "".join(reversed(letters))


_MOST = 4096
_SMALL = tuple(map(number, range(_MOST)))


def numbers(values: Iterable[int]) -> str:
    """Return numbers one after the other as text."""
    return "".join(_SMALL[value] if value < _MOST else number(value) for value in values)


def ascending(values: Iterable[int]) -> Iterator[int]:
    """Yield how far each number lies above the one before it, less one; the first from 0."""
    last = -1
    for value in values:
        yield value - last - 1
        last = value


def zigzag(values: Iterable[int]) -> Iterator[int]:
    """Yield the steps from number to number, the first from 0, as numbers from 0 on: 0, -1, 1, -2 ..."""
    last = 0
    for value in values:
        step = value - last
        yield 2 * step if step >= 0 else -2 * step - 1
        last = value


def front_coded(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield for each of some sorted words how many letters it shares with the one before, and the others."""
    last = ""
    for word in words:
        shared = 0
        most = min(len(last), len(word), _ENDS - 1)
        # A letter beyond U+FFFF is two units of a script: from there on nothing is shared.
        while shared < most and last[shared] == word[shared] <= "\uffff":
            shared += 1
        yield shared, word[shared:]
        last = word


def by_unit(word: str) -> bytes:
    """Return what to sort words by so that they stand as JavaScript sorts them, by UTF-16 units."""
    return word.encode("utf-16-be", "surrogatepass")


def literal(value: Json) -> str:
    """Return a value as a JavaScript expression (JSON is one since ECMAScript 2019)."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
