"""``feed.xml``: the units that were changed last (The Atom Syndication Format, RFC 4287)."""

from __future__ import annotations

from html import escape
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import NAMESPACE_URL, UUID, uuid5

from teilbar.describing.description import distinct
from teilbar.describing.uris import as_uri
from teilbar.exporting.scorm.elements import Maker, allowed
from teilbar.licensing.lines import plain_line
from teilbar.publishing.judging import judged
from teilbar.publishing.moments import as_moment, first_published, last_change, rfc3339
from teilbar.publishing.places import FEED
from teilbar.publishing.site_addresses import folder_of
from teilbar.publishing.staging import file_of
from teilbar.rendering.facts import day_text
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from teilbar.model.metadata import Person
    from teilbar.model.unit import Library, Unit
    from teilbar.publishing.ground import Ground

NAMESPACE = "http://www.w3.org/2005/Atom"
MOST = 50
"""Entries of a feed: who asks once a week misses nothing, and a large hub's feed is as short as a small one's."""

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def newest(library: Library, most: int = MOST) -> tuple[Unit, ...]:
    """Return the units of a feed, the one that was changed last first.

    They are offered, and it is known when they were changed: an entry must say so (RFC 4287, section 4.2.15).
    """
    dated = [(when, unit) for unit in library.units if not unit.withheld and (when := last_change(unit))]
    dated.sort(key=lambda pair: (-as_moment(pair[0]).timestamp(), pair[1].id))
    return tuple(unit for _, unit in dated[:most])


def feed(ground: Ground) -> bytes:
    """Return the feed of a hub that says where it stands, and in which some unit is offered and dated."""
    return _Feed(ground).document()


class _Feed:
    """Writes the feed."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._hub = ground.hub
        self._language = ground.hub.language
        self._make = Maker(NAMESPACE, {None: NAMESPACE})
        # Two hubs may have units of one id; a hub that moves begins anew, as its pages do.
        self._id = uuid5(NAMESPACE_URL, self._hub.site_url)

    def document(self) -> bytes:
        make, hub, url = self._make, self._hub, self._hub.site_url
        units = newest(self._ground.library)
        root = make("feed")
        root.set(_LANGUAGE, self._language)
        make("id", root, self._id.urn)
        make("title", root, self._ground.name)
        if hub.site_description:
            make("subtitle", root, hub.site_description)
        make("updated", root, _updated(units[0]))
        make("link", root, rel="self", type="application/atom+xml", href=f"{url}{FEED}")
        make("link", root, rel="alternate", type="text/html", href=f"{url}{file_of('')}")
        author = make("author", root)
        make("name", author, hub.publisher.name or self._ground.name)
        if publisher := as_uri(hub.publisher.url):
            make("uri", author, publisher)
        make("generator", root, "Teilbar", version=version("teilbar"))
        for unit in units:
            self._entry(unit, root)
        return judged(root, "atom")

    def _entry(self, unit: Unit, root: _Element) -> None:
        make, metadata, ground = self._make, unit.metadata, self._ground
        entry = make("entry", root)
        if metadata.language and metadata.language != self._language:
            entry.set(_LANGUAGE, metadata.language)
        make("id", entry, entry_id(self._id, unit).urn)
        make("title", entry, unit.title)
        make("updated", entry, _updated(unit))
        if published := first_published(unit):
            make("published", entry, rfc3339(published))
        address = f"{self._hub.site_url}{quote(file_of(folder_of(unit)))}"
        make("link", entry, rel="alternate", type="text/html", href=address)
        self._persons("author", metadata.authors, entry)
        self._persons("contributor", metadata.contributors, entry)
        areas = {area.id or area.label: area.label or area.id for area in metadata.areas}
        for term in distinct(word for word in (*areas, *metadata.keywords) if allowed(word).strip()):
            make("category", entry, term=term, **({"label": areas[term]} if term in areas else {}))
        make("rights", entry, plain_line(ground.credit(unit), self._language))
        licence = ground.licences.resolve(metadata.licence)
        if licence and licence.url:  # RFC 4946, section 2
            make("link", entry, rel="license", href=licence.url, title=licence.label(self._language))
        if metadata.summary:
            make("summary", entry, metadata.summary)
        if unit.history.changes:
            make("content", entry, self._content(unit), type="html")

    def _persons(self, name: str, persons: Iterable[Person], entry: _Element) -> None:
        for person in persons:
            if not allowed(person.name).strip():
                continue  # who has no name cannot be named (RFC 4287, section 3.2.1)
            made = self._make(name, entry)
            self._make("name", made, person.name)
            if url := as_uri(person.url):
                self._make("uri", made, url)

    def _content(self, unit: Unit) -> str:
        """Return what the unit is and what was changed last, as HTML."""
        change = unit.history.changes[0]
        changed = text("feed.changed", self._language, day=day_text(change.day, self._language), summary=change.summary)
        return "".join(f"<p>{escape(said)}</p>" for said in (unit.metadata.summary, changed) if said)


def entry_id(feed_id: UUID, unit: Unit) -> UUID:
    """Return what tells a unit's entry from all others in the world, in every edition of the feed."""
    return uuid5(feed_id, unit.id)


def _updated(unit: Unit) -> str:
    when = last_change(unit)
    return rfc3339(when) if when else ""
