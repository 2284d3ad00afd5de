"""What a link of an author's means: another text of the library, a file beside it, an address elsewhere, or nothing.

Checks and renderers ask the same function, so that a page never links to what a check called dead.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote, urlsplit

from teilbar.meetings import SCHEME, room_address
from teilbar.model.addresses import SCHEMES, anchor_of, is_address, path_of, shown, source_path, typed
from teilbar.reading.markdown.anchors import anchor as heading_anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from teilbar.meetings import Server
    from teilbar.model.unit import Library, Medium, Page

INDEX_NAMES = ("index.md", "readme.md")
"""Names of the file that a folder's address means, in lower case."""


_LIKE = 0.85
"""From how much likeness on a path is taken for a misspelt one (:mod:`difflib`)."""

_WITHOUT_ROOM = {"bigbluebutton": "meeting-without-room-bigbluebutton", "jitsi": "meeting-without-room-jitsi"}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An address outside the source."""

    url: str


@dataclass(frozen=True, slots=True)
class ToPage:
    """A text of the library, with an anchor on it or without."""

    page: Page
    anchor: str = ""
    lost: str = ""
    """An anchor that the link asks for and the text does not have: the link leads to its beginning."""


@dataclass(frozen=True, slots=True)
class ToMedium:
    """A file of the source that is published beside the text."""

    medium: Medium


@dataclass(frozen=True, slots=True)
class Nowhere:
    """A link that leads nowhere."""

    rule: str = ""
    """The catalogue's rule that says why; empty where it was said when the text was read."""
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


Destination: TypeAlias = Elsewhere | ToPage | ToMedium | Nowhere


class Links:
    """The destinations of all links in a library."""

    def __init__(self, library: Library, meetings: Server | None = None) -> None:
        """Take the library whose texts can be linked to, and the institute's server for meetings, if it has one."""
        self._meetings = meetings
        pages: Iterable[Page] = (*library.units, *library.paths, *library.pages)
        self._by_path: dict[str, Page] = {}
        for page in pages:
            for path in _paths_of(page):
                self._by_path.setdefault(path, page)

    def resolve(self, page: Page, link: str) -> Destination:
        """Return where a link on a page leads."""
        if medium := page.media.get(link):
            return ToMedium(medium)
        if link in page.refused:
            return Nowhere()
        if link.startswith(SCHEME) or is_address(link):
            return self._resolve_meeting(link) if link.startswith(SCHEME) else self._resolve_address(link)
        path = source_path(link, page.folder) if path_of(link) else page.file
        if path is None:
            return Nowhere("link-leaves-source", {"link": shown(link)})
        target = self._by_path.get(path) or self._by_path.get(f"{path}.md")
        if target is None:
            return Nowhere("link-dead", {"link": shown(link)})
        return self._with_anchor(page, target, link)

    def nearest(self, page: Page, link: str) -> str:
        """Return what may be meant by a link to a text that does not exist: a path from a page; empty for no idea."""
        path = source_path(link, page.folder) or ""
        names = [one for one in self._by_path if one.endswith(".md") and _numbers(one) == _numbers(path)]
        near = get_close_matches(path, names, n=1, cutoff=_LIKE) or get_close_matches(f"{path}.md", names, 1, _LIKE)
        if not near or self._by_path[near[0]] is page:
            return ""
        anchor = f"#{anchor_of(link)}" if anchor_of(link) else ""
        return typed(quote(posixpath.relpath(near[0], page.folder or "."))) + anchor

    def _resolve_meeting(self, link: str) -> Destination:
        if url := room_address(link, self._meetings):
            return Elsewhere(url)
        room = shown(link.removeprefix(SCHEME))
        if self._meetings is None:
            return Nowhere("meeting-without-server", {"room": room})
        host = self._meetings.host
        rule = "meeting-elsewhere" if "://" in room else _WITHOUT_ROOM[self._meetings.kind]
        return Nowhere(rule, {"room": room, "host": host, "address": self._meetings.address})

    def _resolve_address(self, link: str) -> Destination:
        url = f"https:{link}" if link.startswith("//") else link
        try:
            parts = urlsplit(url)
        except ValueError:
            return Nowhere("link-dead", {"link": shown(link)})
        if parts.scheme.lower() not in SCHEMES:
            return Nowhere("link-forbidden", {"link": shown(link), "scheme": parts.scheme})
        return Elsewhere(url)

    def _with_anchor(self, page: Page, target: Page, link: str) -> Destination:
        anchor = anchor_of(link)
        if anchor and anchor not in target.outline.anchors:
            if anchor == heading_anchor(target.outline.title):
                return ToPage(target)  # its title, which stands at the top
            if target is page:
                return Nowhere(*without_anchor(link, page))
            return ToPage(target, lost=anchor)
        return ToPage(target, anchor)


def _numbers(path: str) -> list[str]:
    """Return the numbers in a path: chapter 3 is never meant by chapter 2."""
    return re.findall(r"\d+", path)


def without_anchor(link: str, page: Page) -> tuple[str, Mapping[str, str]]:
    """Return the rule that a link breaks whose anchor a page does not have, and what its message names."""
    anchor = anchor_of(link)
    values = {"link": shown(link), "anchor": shown(anchor)}
    near = get_close_matches(anchor.casefold(), sorted(page.outline.anchors), n=1)
    return ("anchor-misspelled", {**values, "right": near[0]}) if near else ("anchor-dead", values)


def _paths_of(page: Page) -> tuple[str, ...]:
    """Return the paths in the source that mean a page: its file, and its folder if it is that folder's index."""
    name = page.file.rpartition("/")[2].lower()
    return (page.file, page.folder or ".") if name in INDEX_NAMES else (page.file,)
