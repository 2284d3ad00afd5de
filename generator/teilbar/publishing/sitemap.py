"""``sitemap.xml``: the pages that are meant to be found (sitemaps.org, protocol 0.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.exporting.scorm.elements import Maker
from teilbar.publishing.judging import judged
from teilbar.publishing.moments import w3c
from teilbar.publishing.places import SITEMAP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST = 50_000
"""Addresses that one file may hold, by the protocol; more than that are several files and an index of them."""


def sitemap(addresses: Mapping[str, date | None], site_url: str, most: int = MOST) -> Mapping[str, bytes]:
    """Return the sitemap by its place in the site, and beside it those that it lists where one does not hold all.

    Takes the pages' absolute addresses, each with the moment or day of its last change, the site's own address with a
    slash at its end, and how many addresses a file may hold.
    """
    entries = sorted(addresses.items())
    if len(entries) <= most:
        return {SITEMAP: _document("urlset", "url", entries)}
    parts = [entries[start : start + most] for start in range(0, len(entries), most)]
    stem, _, suffix = SITEMAP.rpartition(".")
    files = {f"{stem}-{number}.{suffix}": part for number, part in enumerate(parts, 1)}
    index = [(f"{site_url}{name}", None) for name in files]
    return {SITEMAP: _document("sitemapindex", "sitemap", index)} | {
        name: _document("urlset", "url", part) for name, part in files.items()
    }


def _document(root_name: str, entry_name: str, entries: Sequence[tuple[str, date | None]]) -> bytes:
    make = Maker(NAMESPACE, {None: NAMESPACE})
    root = make(root_name)
    for address, changed in entries:
        entry = make(entry_name, root)
        make("loc", entry, address)
        if changed:
            make("lastmod", entry, w3c(changed))
    return judged(root, "sitemap")
