"""Addresses in what authors say of a licence: where they stand in it, and which licence they lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from teilbar.licensing.creative_commons import MARK, ZERO, Name
from teilbar.licensing.readings import LISTED, SILENT, UNKNOWN, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from teilbar.licensing.suite import Suite
    from teilbar.model.licence import Licence

_ADDRESS = re.compile(
    r"""(?:https?:)?//[^\s<>"'()\[\]{}|\\^`]+
    | (?<![\w.@/-]) (?:[\w-]+\.)+(?:org|com|net|de) /[^\s<>"'()\[\]{}|\\^`]*""",
    re.IGNORECASE | re.VERBOSE,
)
_AFTER_AN_ADDRESS = ".,;:!*_"
_TAG = re.compile(r"</?(?:a|b|br|em|i|img|p|span|strong)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_LINK = re.compile(r"\[(?P<label>[^\[\]]*)\]\([^()\s]*\s*\)")
_EMPTY_BRACKETS = re.compile(r"\([\s,;]*\)|<[\s,;]*>|\[[\s,;]*\]")
_PLACE = re.compile(r"(?:(?:https?:)?//)?(?:www\.)?(?P<host>[^/?#:]+)(?::\d+)?(?P<path>[^?#]*)", re.IGNORECASE)
_DOCUMENT = re.compile(r"(?:deed|legalcode|rdf)(?:[.-].*)?|.*\.(?:gif|png|svg)")
_SUFFIX = re.compile(r"\.(?:html?|json|php|txt)$")
_ABOUT_A_LICENCE = re.compile(r"li[cz]en[csz]")

_COMMONS_HOSTS = frozenset({"creativecommons.org", "i.creativecommons.org", "licensebuttons.net"})
_COMMONS_FOLDERS = frozenset({"l", "licences", "licenses", "p", "publicdomain"})
_ELEMENTS = frozenset({"by", "sa", "nc", "nd"})
_TOOLS = frozenset({ZERO, MARK})
_SPDX_HOST = "spdx.org"
_VERSION = re.compile(r"\d+(?:\.\d+)*")


def without_addresses(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text without its links and the signs of Markdown and HTML around them, and the addresses of the web."""
    addresses = (found.rstrip(_AFTER_AN_ADDRESS) for found in _ADDRESS.findall(text))
    rest = _TAG.sub(" ", _ADDRESS.sub(" ", text))
    rest = _EMPTY_BRACKETS.sub(" ", _LINK.sub(r"\g<label> ", rest))
    return " ".join(rest.split()).strip(_AFTER_AN_ADDRESS), tuple(dict.fromkeys(addresses))


def is_address(text: str) -> bool:
    """Tell whether a text is an address and nothing else."""
    return bool(_ADDRESS.fullmatch(text))


@dataclass(frozen=True, slots=True)
class _Place:
    """An address without what makes no difference: scheme, ``www.``, case, query, suffix, doubled slashes."""

    host: str
    segments: tuple[str, ...]

    @property
    def key(self) -> str:
        """The same for two addresses of the same document."""
        return _SUFFIX.sub("", "/".join((self.host, *self.segments)))


@dataclass(frozen=True, slots=True)
class Addresses:
    """Which licence an address leads to."""

    _suite: Suite
    _licences: Mapping[str, tuple[Licence, ...]]
    """By the key of their addresses."""
    _by_id: Mapping[str, Licence]
    _by_host: Mapping[str, Licence]

    @classmethod
    def of(cls, licences: Sequence[Licence], suite: Suite) -> Addresses:
        """Return what leads to these licences; ``suite`` are those of Creative Commons among them.

        Raises ValueError where one address leads to two licences that are not variants of one.
        """
        found: dict[str, tuple[Licence, ...]] = {}
        for licence in licences:
            for address in _addresses_of(licence):
                key = _place(address).key
                others = [one for one in found.get(key, ()) if one.id != licence.id]
                if any((one.family, one.version) != (licence.family, licence.version) for one in others):
                    problem = f"{address} leads to both {others[0].id} and {licence.id}"
                    raise ValueError(problem)
                found[key] = (*others, licence)
        return cls(
            suite,
            MappingProxyType(found),
            MappingProxyType({licence.id.casefold(): licence for licence in licences}),
            MappingProxyType({host: licence for licence in licences for host in licence.hosts}),
        )

    def read(self, address: str) -> Reading:
        """Return which licence an address leads to; silent for an address that has nothing to do with one.

        An address that several variants of a licence share means the one that promises least: who links to the text
        of the GPL 3 does not say *or later*.
        """
        place = _place(address)
        if found := self._licences.get(place.key):
            return Reading(min(found, key=lambda licence: len(licence.adaptations_under)), candidates=found)
        if place.host in _COMMONS_HOSTS:
            return self._read_of_commons(place.segments)
        if place.host == _SPDX_HOST and len(place.segments) > 1:
            licence = self._by_id.get(_SUFFIX.sub("", place.segments[1]))
            return Reading(licence, candidates=(licence,)) if licence else LISTED
        host = next((host for host in self._by_host if f".{place.host}".endswith(f".{host}")), "")
        if host and any(map(_ABOUT_A_LICENCE.search, place.segments)):
            return Reading(self._by_host[host], candidates=(self._by_host[host],))
        return SILENT

    def _read_of_commons(self, segments: Sequence[str]) -> Reading:
        if segments[:1] == ("choose",) and set(segments[1:2]) <= _TOOLS:
            return self._suite.read([Name(frozenset(segments[1:2]))]) if segments[1:] else SILENT
        if len(segments) < 2 or segments[0] not in _COMMONS_FOLDERS:  # noqa: PLR2004 - a folder and elements
            return SILENT
        elements = frozenset(segments[1].split("-"))
        rest = [segment for segment in segments[2:] if not _DOCUMENT.fullmatch(segment)]
        version = rest.pop(0) if rest and _VERSION.fullmatch(rest[0]) else ""
        if not (elements <= _ELEMENTS or elements <= _TOOLS):
            return UNKNOWN
        return self._suite.read([Name(elements, version, port="/".join(rest).upper())])


def _addresses_of(licence: Licence) -> Iterator[str]:
    spelled = filter(is_address, licence.spellings)
    yield from filter(None, (licence.url, licence.deed_url_de, licence.deed_url_en, licence.amb_uri, *spelled))


def _place(address: str) -> _Place:
    found = _PLACE.match(address.lower())
    if found is None:
        return _Place("", ())
    segments: Iterable[str] = filter(None, found["path"].split("/"))
    return _Place(found["host"], tuple(segments))
