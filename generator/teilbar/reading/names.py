"""The names of fields: which of ours a name means, whatever its spelling."""

from __future__ import annotations

import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING

from teilbar.model.metadata import MEDIUM_SYNONYMS, SYNONYMS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SPELLINGS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_SIMILARITY = 0.8
_SHORTEST_TO_GUESS = 4


def plain(name: str) -> str:
    """Return a name without what makes no difference: case, spaces, hyphens, underscores, spelling of umlauts."""
    spelled = unicodedata.normalize("NFC", name).lower().translate(_SPELLINGS)
    return "".join(character for character in spelled if character.isalnum())


class Names:
    """The names of the fields of one kind of record.

    Takes the synonyms of each field, the recommended one first, and names that are foreign although they look like
    a slip of the pen in one of ours.
    """

    def __init__(self, synonyms: Mapping[str, Sequence[str]], foreign: frozenset[str] = frozenset()) -> None:
        self._fields = {plain(name): field for field, names in synonyms.items() for name in names}
        self._ranks = {plain(name): rank for names in synonyms.values() for rank, name in enumerate(names)}
        self._recommended = {field: names[0] for field, names in synonyms.items()}
        self._foreign = foreign

    def field(self, name: str) -> str | None:
        """Return the field that a name means; None for a name that is not ours."""
        return self._fields.get(plain(name))

    def rank(self, name: str) -> int:
        """Return the place of a name among the names of its field, the one that counts first being 0."""
        return self._ranks.get(plain(name), len(self._ranks))

    def recommended(self, field: str) -> str:
        """Return the name of a field that messages recommend."""
        return self._recommended[field]

    def guess(self, name: str) -> str | None:
        """Return the field that a name which is not ours was probably meant to be."""
        written = plain(name)
        if len(written) < _SHORTEST_TO_GUESS or written in self._foreign:
            return None
        similar = get_close_matches(written, self._fields, n=1, cutoff=_SIMILARITY)
        return self._fields[similar[0]] if similar else None


_FOREIGN = frozenset(
    {
        *("authorbox", "comments", "descriptions", "images", "publish", "publishdate", "resources"),  # Hugo and Jekyll
        *("educationaluse", "haslicense", "licenseurl", "tutor", "versioning"),  # schema.org, Pandoc, LiaScript
        *("material", "materialien", "quelltext"),  # what German authors note down for themselves
    }
)

TEXT_NAMES = Names(SYNONYMS, _FOREIGN)
"""The names of the fields of :class:`~teilbar.model.metadata.Metadata`."""

MEDIUM_NAMES = Names(MEDIUM_SYNONYMS)
"""The names of the fields of :class:`~teilbar.model.metadata.MediumRecord`."""
