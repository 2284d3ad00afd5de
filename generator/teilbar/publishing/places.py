"""Where things stand in a site: the first folders of its addresses, and the files that speak of it to programs."""

from __future__ import annotations

MATERIALS, TOPICS, PATHS, UNITS, PAGES = "materialien", "themen", "lernpfade", "einheiten", "seiten"
DOWNLOADS = "downloads"
MEDIA = "medien"
RESERVED = frozenset({MATERIALS, TOPICS, PATHS, UNITS, PAGES, DOWNLOADS, "assets", "search", MEDIA, "404"})
"""First folders of addresses that are not free for pages of the hub's own."""

CREDITS = "credits.html"
"""The page of all credits."""

CATALOGUE, CHECKSUMS, BUILD = "katalog.json", f"{DOWNLOADS}/SHA256SUMS", "build.json"
"""What a site says of itself to programs (:mod:`teilbar.publishing.records`)."""

WORKPLACE_PREFIX = ".teilbar-"
"""How the names of the folders begin in which a site is made, beside it (:mod:`teilbar.publishing.workplace`)."""
