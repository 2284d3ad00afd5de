"""What tells programs that come by which pages there are and what is new: the sitemap, the feed, a word to robots.

All of it needs absolute addresses: a hub that does not say where it stands has none of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from teilbar.model.unit import LearningPath, Unit
from teilbar.publishing.feed import feed
from teilbar.publishing.moments import last_change
from teilbar.publishing.places import CONTRIBUTORS, CREDITS, FEED, ROBOTS, SITEMAP
from teilbar.publishing.site_addresses import folder_of
from teilbar.publishing.sitemap import sitemap
from teilbar.publishing.staging import file_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from teilbar.publishing.ground import Ground
    from teilbar.publishing.staging import StagedSite


def announcements(ground: Ground, site: StagedSite) -> Mapping[str, bytes]:
    """Return the files by their places in the site; none where the hub does not say where it stands.

    Robots ask for their file at the root of a host alone (RFC 9309, section 2.3): a hub below a path has none.
    """
    url = site.url
    if not url:
        return {}
    files = dict(sitemap(_addresses(ground, site), url))
    if site.feed:
        files[FEED] = feed(ground)
    if urlsplit(url).path == "/":
        files[ROBOTS] = f"User-agent: *\nAllow: /\n\nSitemap: {url}{SITEMAP}\n".encode()
    return files


def _addresses(ground: Ground, site: StagedSite) -> Mapping[str, date | None]:
    """Return the addresses of the pages that are meant to be found, each with when its text was changed, if known.

    A withheld unit is not among them, nor a learning path of such units, nor the list of credits, which names each unit
    a second time, nor the page of contributors, which asks not to be found. Lists say nothing of when they changed:
    nobody could tell.
    """
    library = ground.library
    withheld = {unit.id for unit in library.units if unit.withheld}
    texts = {folder_of(page): page for page in (*library.units, *library.paths, *library.pages)}
    found = {}
    for path in (page.path for page in site.pages if page.path != CREDITS):
        page = texts.get(path)
        if page is None and path.partition("/")[0] == CONTRIBUTORS:
            continue
        works = page.units if isinstance(page, LearningPath) else (page.id,) if isinstance(page, Unit) else ()
        if not works or not withheld.issuperset(works):
            found[f"{site.url}{quote(file_of(path))}"] = last_change(page) if page else None
    return found
