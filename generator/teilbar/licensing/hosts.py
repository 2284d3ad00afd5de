"""Picture hosts whose terms are no open licences, wherever a record names one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.licensing.addresses import without_addresses
from teilbar.licensing.words import words
from teilbar.model.addresses import host_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.licensing.registry import Registry
    from teilbar.model.licence import Licence
    from teilbar.model.metadata import MediumRecord


@dataclass(frozen=True, slots=True)
class PictureHost:
    """A picture host that a record names."""

    terms: Licence
    """Under which it gives its pictures away."""
    name: str
    """Its address, as the record has it if it has one."""


def picture_host(said: MediumRecord, licences: Registry) -> PictureHost | None:
    """Return the host that a medium seems to be from: by the address or the name of its source, or an author's name.

    ``Bild von Unsplash`` names one as well as an address does. What stands in the licence's place counts, too: authors
    write the picture's page there.
    """
    if said.assumed:
        return None
    written, addresses = without_addresses(said.licence)
    places = [*([said.source.url] if said.source else ()), *addresses]
    hosts = [host_of(place if "//" in place else f"//{place}").casefold() for place in places if place]
    named = set(_names(said, written))
    for terms in licences.licences.values():
        for own in terms.hosts:
            if host := next((host for host in hosts if f".{host}".endswith(f".{own}")), ""):
                return PictureHost(terms, host)
            if own.partition(".")[0] in named:
                return PictureHost(terms, own)
    return None


def _names(said: MediumRecord, licence: str) -> Iterator[str]:
    """Yield the words of what a record names."""
    people = (person.name for person in said.authors)
    for text in (said.source.title if said.source else "", licence, *people):
        yield from words(text)
