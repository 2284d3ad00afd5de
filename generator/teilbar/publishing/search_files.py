"""The search's files in the site: made of what can be found, each text's words once, all of it only when it changed."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from teilbar.cache import digest_of
from teilbar.fingerprints import fingerprint
from teilbar.made_by import made_by
from teilbar.searching.analysis import Analysed, analyse
from teilbar.searching.writing import write_search
from teilbar.workshop import Order, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilbar.hub.options import Hub
    from teilbar.publishing.assembly import Assembly
    from teilbar.searching.findable import Findable
    from teilbar.texts import Language
    from teilbar.workshop import Workshop


def analyse_one(argument: tuple[Findable, Language]) -> Analysed:
    """Return what a text gives to the index: a pure function."""
    return analyse(*argument)


ANALYSIS = Step("search", analyse_one, seconds=0.004)
"""The work that the words of each text are."""


def publish_search(findables: Sequence[Findable], hub: Hub, site: Assembly, workshop: Workshop) -> None:
    """Put the search's files into a site. Raises OSError where the disk refuses.

    An index depends on all texts; where all are as they were, the old site's files are taken over without reading one.
    """
    language = hub.language
    orders = [_order(one, language) for one in findables]
    told = fingerprint([(one.address, one.keys, one.orders, one.shown) for one in findables], hub.synonyms)
    whole = digest_of("search", made_by(), language, told, *(order.key for order in orders))
    known = workshop.cache.get(whole)
    if known and all(site.reuse(path, key) for path, key in json.loads(known)):
        return
    written = []
    analysed = (_told(made, one) for made, one in zip(workshop.make(ANALYSIS, orders), findables, strict=True))
    for path, data in write_search(analysed, language, workshop, hub.synonyms):
        site.write_data(path, data)
        written.append((path, sha256(data).hexdigest()))
    workshop.cache.put(whole, json.dumps(written).encode())


def _order(findable: Findable, language: Language) -> Order[tuple[Findable, Language]]:
    """Return the order for the words of a text, which do not depend on what it is chosen and sorted by."""
    words = replace(findable, keys=(), orders=(), shown=())
    return Order(digest_of("analysed", made_by(), language, fingerprint(words)), findable.address, (words, language))


def _told(analysed: Analysed, findable: Findable) -> Analysed:
    """Return the words of a text together with all else that is known of it."""
    record = {**analysed.record, **dict(findable.shown)}
    return replace(analysed, keys=findable.keys, orders=findable.orders, record=record)
