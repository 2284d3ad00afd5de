"""The search's files in the site: made of what can be found, each text's words once, all of it only when it changed."""

from __future__ import annotations

import json
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
    orders = [
        Order(digest_of("analysed", made_by(), language, fingerprint(one)), one.address, (one, language))
        for one in findables
    ]
    whole = digest_of("search", made_by(), language, *hub.synonyms, "", *(order.key for order in orders))
    known = workshop.cache.get(whole)
    if known and all(site.reuse(path, key) for path, key in json.loads(known)):
        return
    written = []
    for path, data in write_search(workshop.make(ANALYSIS, orders), language, workshop, hub.synonyms):
        site.write_data(path, data)
        written.append((path, sha256(data).hexdigest()))
    workshop.cache.put(whole, json.dumps(written).encode())
