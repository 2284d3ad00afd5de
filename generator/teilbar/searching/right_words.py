"""Short words that are right and that a site does not have, though they look like one of its words with a letter wrong.

*Winter* is not *hinter* mistyped, and *Hund* is not *Hand*: whoever asks for these is to be told that there is nothing.
In longer words such a likeness hardly occurs, and the lexicon has rarities enough that it is not asked about all words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.cache import digest_of
from teilbar.made_by import made_by
from teilbar.searching import lexicon
from teilbar.searching.stems import stem
from teilbar.searching.words import fold
from teilbar.workshop import Order, Step

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from teilbar.texts import Language
    from teilbar.workshop import Workshop

SHORTEST, LONGEST = 4, 7
"""Letters of the words that are asked about: shorter ones are not mended (``engine/mending.js``)."""


def look_alikes(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the stems of those words of the German lexicon that differ in one letter from one of some forms."""
    known = set(forms)
    near = {one for form in forms for one in (form, *_shortened(form), *_with_a_gap(form), *_exchanged(form))}
    words = {fold(word, "de") for word in lexicon.base_forms(SHORTEST, LONGEST)} - known
    return tuple(
        sorted(
            {
                stem(word, "de")
                for word in words
                if word in near or not near.isdisjoint(_with_a_gap(word)) or not known.isdisjoint(_shortened(word))
            }
        )
    )


LOOK_ALIKES: Step[tuple[str, ...], tuple[str, ...]] = Step("look-alikes", look_alikes, seconds=1.5)


def right_words(forms: Collection[str], language: Language, workshop: Workshop) -> frozenset[str]:
    """Return the stems of right words that could be taken for one of a site's forms with a typing error."""
    short = tuple(sorted(form for form in forms if SHORTEST - 1 <= len(form) <= LONGEST + 1 and form.isalpha()))
    if language != "de" or not short:
        return frozenset()
    order = Order(digest_of("look-alikes", made_by(), *short), language, short)
    (found,) = workshop.make(LOOK_ALIKES, [order])
    return frozenset(found)


def _shortened(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def _with_a_gap(word: str) -> Iterator[str]:
    return (f"{word[:place]}?{word[place + 1 :]}" for place in range(len(word)))


def _exchanged(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1] + word[place] + word[place + 2 :] for place in range(len(word) - 1))
