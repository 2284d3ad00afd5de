"""Two names of one field that say the same: AMB's ``creator`` beside a site generator's ``author``, say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.model.metadata import Person

if TYPE_CHECKING:
    from collections.abc import Callable


def agreed(said: object, also: object, read: Callable[[object], object]) -> object:
    """Return what both say, the more exact of each person; None where they differ.

    Takes what was understood of the name that counts, what stands under the other one, and the field's reader.
    """
    try:
        other = read(also)
    except ValueError:
        return None
    if said == other:
        return said
    if not (isinstance(said, tuple) and isinstance(other, tuple) and len(said) == len(other)):
        return None
    pairs = [(one, two) for one, two in zip(said, other, strict=True) if _are_the_same(one, two)]
    return tuple(max(pair, key=_said_of) for pair in pairs) if len(pairs) == len(said) else None


def _are_the_same(one: object, two: object) -> bool:
    return isinstance(one, Person) and isinstance(two, Person) and one.name.casefold() == two.name.casefold()


def _said_of(person: Person) -> int:
    """Return how much is said of somebody."""
    return sum(bool(value) for value in person.model_dump().values())
