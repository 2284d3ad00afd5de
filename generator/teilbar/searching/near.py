"""Where a mistyped word looks for what was meant: all forms by their length and first letters, and by their last ones.

Whoever makes one mistake makes it in one half of a word; the other half is right. So what was meant is among the forms
of about that length that begin with the one half, or end with the other (``engine/mending.js``). Beside a table of
everything that is left of each form without one of its letters, this is as exact, a fifth as large, and read in six
pieces however long the word is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.searching.packing import by_unit, front_coded, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHORTEST, LONGEST = 3, 40
"""Letters of a form that can have been meant."""
_PIECE = 6000
"""Characters of a piece, about."""


def pieces(forms: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the pieces of the table, each with its first key."""
    keys = sorted(
        (key for form in forms if SHORTEST <= len(form) <= LONGEST and form.isalpha() for key in _keys(form)),
        key=by_unit,
    )
    some: list[str] = []
    size = 0
    for key in keys:
        if size > _PIECE:
            yield some[0], _lines(some)
            some, size = [], 0
        some.append(key)
        size += len(key) // 2 + 2
    if some:
        yield some[0], _lines(some)


def _keys(form: str) -> tuple[str, str]:
    length = number(len(form))
    return f"a{length}{form}", f"z{length}{form[::-1]}"


def _lines(keys: list[str]) -> str:
    return "\n".join(number(shared) + rest for shared, rest in front_coded(keys))
