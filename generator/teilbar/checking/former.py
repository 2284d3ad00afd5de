"""Addresses that texts once had: whether they can lead to them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from teilbar.hub.content import USUAL_FOLDER
from teilbar.model.past import address_of
from teilbar.reading.addresses import addresses_once
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.checking.registry import Surroundings
    from teilbar.model.findings import Finding
    from teilbar.model.past import Address
    from teilbar.model.unit import Library, Page


def former_addresses(library: Library, around: Surroundings) -> Iterator[Finding]:
    """What a text names under ``frueher`` is nobody's address now, and no other text names it too."""
    root = posixpath.normpath(around.hub.docs_dir or USUAL_FOLDER)
    pages = (*library.units, *library.paths, *library.pages)
    live = {address_of(page): page for page in pages}
    claimed: dict[Address, Page] = {}
    for page in pages:
        for written in page.metadata.former:
            meant = addresses_once(written, address_of(page).kind, root)
            free = [address for address in meant if address not in live]
            others = [found for address in meant if (found := live.get(address)) and found is not page]
            earlier = [claimed[address] for address in free if claimed.get(address, page) is not page]
            if not meant:
                yield _found("former-unusable", page, written, id=page.id)
            elif not free and others:
                yield _found("former-taken", page, written, other=others[0].file)
            elif earlier:
                yield _found("former-twice", page, written, other=earlier[0].file)
            for address in free:
                claimed.setdefault(address, page)


def _found(rule: str, page: Page, written: str, **values: str) -> Finding:
    place = page.places.get("former")
    return finding(rule, page.file, place.line if place else None, written=written, **values)


LIBRARY_CHECKS = (former_addresses,)
