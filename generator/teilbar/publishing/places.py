"""Where things stand in a site: the first folders of its addresses, and the files that speak of it to programs."""

from __future__ import annotations

import errno
import os
from pathlib import Path

MATERIALS, TOPICS, TAGS, PATHS, UNITS, PAGES = (
    "materialien",
    "themen",
    "schlagworte",
    "lernpfade",
    "einheiten",
    "seiten",
)
DOWNLOADS = "downloads"
MEDIA = "medien"
SEARCH = "suche"
RESERVED = frozenset({MATERIALS, TOPICS, TAGS, PATHS, UNITS, PAGES, DOWNLOADS, "assets", SEARCH, MEDIA, "404"})
"""First folders of addresses that are not free for pages of the hub's own."""

CONTRIBUTORS = "mitwirkende"
"""The folder of the page of contributors, where the hub has no page of its own there."""

CREDITS = "credits.html"
"""The page of all credits."""

CATALOGUE, CHECKSUMS, BUILD = "katalog.json", f"{DOWNLOADS}/SHA256SUMS", "build.json"
"""What a site says of itself to programs (:mod:`teilbar.publishing.records`)."""

CATALOGUE_SCHEMA = "katalog.schema.json"
"""The JSON Schema of the catalogue, beside it."""

SHARING = f"{DOWNLOADS}/sharing.zip"
"""The archive of everything that is open, where somebody asked for it."""

SITEMAP, FEED, ROBOTS = "sitemap.xml", "feed.xml", "robots.txt"
"""What a site says to programs that come by (:mod:`teilbar.publishing.announcing`)."""

WORKPLACE_PREFIX = ".teilbar-"
"""How the names of the folders begin in which a site is made, beside it (:mod:`teilbar.publishing.workplace`)."""


def behind_links(out: Path) -> Path:
    """Return where something is written that is to go to ``out``: what is a link stays one, and its target is replaced.

    Where a link leads to need not be there yet. Raises OSError for links that lead in a circle.
    """
    if not out.is_symlink():
        return out
    place = Path(os.path.realpath(out))
    if place.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(out))
    return place
