"""The first folders of a site's addresses."""

from __future__ import annotations

MATERIALS, TOPICS, PATHS, UNITS, PAGES = "materialien", "themen", "lernpfade", "einheiten", "seiten"
DOWNLOADS = "downloads"
MEDIA = "medien"
RESERVED = frozenset({MATERIALS, TOPICS, PATHS, UNITS, PAGES, DOWNLOADS, "assets", "search", MEDIA, "404"})
"""First folders of addresses that are not free for pages of the hub's own."""
