"""Which addresses are those of films that somebody else hosts: ``film_hosts.toml`` says it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FilmAddress:
    """Where a film lies."""

    url: str
    """The film's page; the address as written where nothing better is known."""
    host: str
    """The host's name, as people know it."""


@dataclass(frozen=True, slots=True)
class _Place:
    hosts: tuple[str, ...]
    paths: tuple[re.Pattern[str], ...]
    embedding: re.Pattern[str] | None
    page: str
    name: str

    def is_at(self, host: str) -> bool:
        return not self.hosts or any(host == one or host.endswith(f".{one}") for one in self.hosts)


def film_address(link: str) -> FilmAddress | None:
    """Return where the film lies that a link leads to; None where it leads to anything else."""
    if not _WEB.match(link):
        return None
    url = f"https:{link}" if link.startswith("//") else link
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    behind = url.partition("//")[2].partition("/")[2]
    for place in _places():
        if place.is_at(host) and (found := next(_matches(place, f"/{behind}"), None)):
            named = found.groupdict().get("id") or ""
            is_embedded = bool(place.page and named and place.embedding and place.embedding.match(f"/{behind}"))
            page = place.page.format(id=named, host=parts.netloc) if is_embedded else url
            return FilmAddress(page, place.name or host.removeprefix("www."))
    return None


def may_name_film(text: str) -> bool:
    """Return whether an address in a text may be that of a film: a quick look that spares most texts a slow one."""
    return any(mark in text for mark in _marks())


def _matches(place: _Place, behind: str) -> Iterator[re.Match[str]]:
    return (found for pattern in place.paths if (found := pattern.match(behind)))


@cache
def _marks() -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark for one in _listed() for mark in (*one.get("hosts", ()), *one.get("marks", ()))))


@cache
def _places() -> tuple[_Place, ...]:
    return tuple(
        _Place(
            tuple(one.get("hosts", ())),
            tuple(re.compile(path) for path in one["paths"]),
            re.compile(one["embedding"]) if "embedding" in one else None,
            one.get("page", ""),
            one.get("name", ""),
        )
        for one in _listed()
    )


@cache
def _listed() -> tuple[dict[str, Any], ...]:
    written = files(__package__).joinpath("film_hosts.toml").read_text("utf-8")
    return tuple(tomllib.loads(written)["place"])
