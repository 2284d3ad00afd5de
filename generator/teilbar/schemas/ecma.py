"""Patterns of readers as JSON Schema has them: ECMA-262's syntax, without flags, for the text as it was typed.

Readers look at texts in lower case with single spaces; a schema has to allow for capitals and spaces itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

DASHES = "\N{EN DASH}\N{EM DASH}\N{NON-BREAKING HYPHEN}\N{MINUS SIGN}"
"""What readers of figures take for a hyphen."""

_PIECE = re.compile(r"\\.|\(\?P<\w+>|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d+(?:,\d*)?\}| \?|.", re.DOTALL)
_SAME = {" ": r"\s+", " ?": r"\s*", r"\-": "-"}
"""What is written in another way: a reader sees single spaces."""
_RANGE = re.compile(r"([a-zäöü])-([a-zäöü])")
_RANGES = re.compile(r"\\.|[a-zäöü]-[a-zäöü]|[A-ZÄÖÜ]-[A-ZÄÖÜ]|\d-\d")


def whole(pattern: str) -> str:
    """Return the pattern of a whole value; spaces around it are no part of it."""
    return rf"^\s*(?:{pattern})\s*$"


def any_case(pattern: str, dashes: str = "") -> str:
    """Return a pattern of Python for texts in lower case as one for texts as they are typed.

    It may hold letters, escapes of one letter, classes, groups and quantifiers, and nothing that looks around.
    ``dashes`` are the signs that its reader takes for a hyphen.
    """
    return "".join(_typed(piece, dashes) for piece in _PIECE.findall(pattern))


def words(texts: Iterable[str]) -> str:
    """Return the pattern of one of several texts, the longest first."""
    return "|".join(
        any_case(re.escape(text).replace(r"\ ", " ")) for text in sorted(texts, key=lambda one: (-len(one), one))
    )


def names(texts: Iterable[str]) -> str:
    """Return the pattern of one of several names, with spaces, hyphens and underscores wherever somebody puts them."""
    return "|".join("[ _-]*".join(map(any_case, text)) for text in texts)


def _typed(piece: str, dashes: str) -> str:
    if piece.startswith("["):
        return _class(piece[1:-1], dashes)
    if piece == "-" and dashes:
        return f"[-{dashes}]"
    if piece.isalpha() and len(piece.upper()) == 1 and piece.upper() != piece.lower():
        return f"[{piece.lower()}{piece.upper()}]"
    return "(?:" if piece.startswith("(?P<") else _SAME.get(piece, piece)


def _class(inner: str, dashes: str) -> str:
    """Return a class of signs with the capitals of its letters, and with all dashes where it has a hyphen."""
    ranged = _RANGE.sub(lambda ends: f"{ends[0]}{ends[0].upper()}", inner)
    singles = _RANGES.sub("", ranged)
    capitals = "".join(letter.upper() for letter in singles if letter.islower() and letter.upper() not in ranged)
    hyphen = f"{dashes}-" if "-" in singles else ""  # at the end, where it begins no range
    return f"[{ranged.replace('-', '') if hyphen and ranged == singles else ranged}{capitals}{hyphen}]"
