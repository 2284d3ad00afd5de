"""Links and paths as authors write them, read without looking at any disk."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from urllib.parse import unquote, urlsplit

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Schemes of the addresses that a page may link to."""

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_FORGE_PATHS = re.compile(
    r"/(?:[^/]+/)+?(?:-/)?(?:blob|raw|src|tree)/(?:refs/heads/|refs/tags/|branch/|tag/|commit/)?[^/]+/(?P<a>.+)"
    r"|/[^/]+/[^/]+/(?:refs/heads/|refs/tags/)?[^/]+/(?P<b>.+)"
)
_RAW_HOST = "raw.githubusercontent.com"
_LONGEST_SHOWN = 120
_LETTERS = re.compile(r"(?:%[89a-f][0-9a-f])+", re.IGNORECASE)
"""Letters beyond ASCII, encoded."""


def source_path(link: str, folder: str) -> str | None:
    """Return the path in the source that a link means, in NFC, seen from a folder; None where it leaves the source.

    A path that begins with ``/`` begins at the source's root, as on GitLab.
    """
    path = unicodedata.normalize("NFC", unquote(path_of(link).replace("\\", "/")))
    joined = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
    normal = posixpath.normpath(joined)
    return None if normal == ".." or normal.startswith("../") else normal.removeprefix("./")


def shown(link: str) -> str:
    """Return a link as messages quote it: decoded, as its author most likely wrote it, and no longer than a line."""
    words = unquote(link)
    quoted = words if words.isprintable() and "\N{REPLACEMENT CHARACTER}" not in words else link
    return quoted if len(quoted) <= _LONGEST_SHOWN else f"{quoted[:_LONGEST_SHOWN]}…"


def typed(link: str) -> str:
    """Return a link as it can be typed into a text again: whole, with letters as letters.

    What Markdown reads as something else stays encoded, as a blank does (CommonMark 0.31, section 6.3, "link
    destination"), and so does what an address reads as something else (RFC 3986, section 2.2).
    """
    words = _LETTERS.sub(lambda encoded: unquote(encoded[0]), link)
    return words if words.isprintable() and "\N{REPLACEMENT CHARACTER}" not in words else link


def path_of(link: str) -> str:
    """Return the path of a link that is no address, as written; empty for a mere anchor."""
    return link.partition("#")[0].partition("?")[0]


def anchor_of(link: str) -> str:
    """Return the anchor of a link, decoded; empty without one."""
    return unquote(link.partition("#")[2])


def host_of(url: str) -> str:
    """Return the host of an address, or the address itself where it has none."""
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url


def is_address(link: str) -> bool:
    """Return whether a link is an absolute address and no path."""
    return bool(_SCHEME.match(link)) or link.startswith("//")


def paths_of_forge_address(url: str) -> tuple[str, ...]:
    """Return the paths that an address of a file on a Git forge may mean, longest first.

    A branch's name may hold slashes, so more than one is possible; a path without a folder is too little to go by.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ()
    found = _FORGE_PATHS.fullmatch(parts.path)
    if not found or not (found["a"] or (parts.hostname == _RAW_HOST and found["b"])):
        return ()
    names = unicodedata.normalize("NFC", unquote(found["a"] or found["b"])).split("/")
    return tuple("/".join(names[start:]) for start in range(len(names) - 1))
