"""The whole index, made by lunr.py's own ``Builder`` from the same words: what the one in pieces has to equal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import lunr.builder

from teilbar.cache import Cache
from teilbar.searching.analysis import analyse
from teilbar.searching.index import BOOSTS, FIELDS, Collected, rarity
from teilbar.searching.packing import by_unit
from teilbar.searching.vocabulary import vocabulary
from teilbar.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pytest

    from teilbar.searching.findable import Findable
    from teilbar.texts import Language


def whole_index(things: Iterable[Findable], language: Language, patch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return the index as lunr serialises it."""
    collected = Collected()
    for one in things:
        collected.add(analyse(one, language))
    with Workshop(Cache(None), jobs=1) as workshop:
        words = dict(vocabulary(collected.displays(), language, workshop))
    documents: dict[int, dict[str, list[str]]] = {}
    for number, place, terms in collected.terms(words):
        documents.setdefault(number, {})[FIELDS[place]] = list(terms.elements())
    builder = lunr.builder.Builder()
    builder.ref("number")
    builder.b(0)
    for name, boost in BOOSTS.items():
        builder.field(name, boost)
    # Terms are numbered in their order, so that sums of floating-point numbers are added up in the same order too.
    for term in sorted(
        {term for fields in documents.values() for terms in fields.values() for term in terms}, key=by_unit
    ):
        builder.inverted_index[term] = {"_index": builder.term_index, **{name: {} for name in FIELDS}}
        builder.term_index += 1
    for number, fields in documents.items():
        builder.add({"number": number, **fields}, {"boost": collected.boosts[number]})
    patch.setattr(lunr.builder, "Idf", _by_things)
    index: dict[str, Any] = builder.build().serialize()
    return index


def _by_things(posting: Mapping[str, Any], things: int) -> float:
    """Count things, and not fields of things: the one difference to lunr (``searching/index.py``)."""
    found = {ref for field, refs in posting.items() if field != "_index" for ref in refs}
    return rarity(len(found), things)
