"""Addresses that a strict reader takes (RFC 3986), and names for what has no address (RFC 9562, version 5)."""

from __future__ import annotations

import re
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

_URI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:(?://(?:[\w.~!$&'()*+,;=:%-]*@)?(?:[\w.~!$&'()*+,;=%-]+|\[[0-9A-Fa-f:.]+\])(?::\d*)?(?=[/?#]|$))?"
    r"(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*"
    r"(?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?"
    r"(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?",
    re.ASCII,
)
_WEB = re.compile(r"https?://[^/?#]")
_KEPT = "%/:?#[]@!$&'()*+,;=~"  # what has a meaning in an address, or is written in hexadecimal already


def is_uri(text: str) -> bool:
    """Tell whether a text is a URI with a scheme (RFC 3986, section 3)."""
    return bool(_URI.fullmatch(text))


def as_uri(address: str) -> str:
    """Return a web address as a URI, what only an IRI may hold in hexadecimal; empty for what is none."""
    written = quote(address.strip(), safe=_KEPT)
    return written if _WEB.match(written) and is_uri(written) else ""


def urn(hub: str, kind: str, name: str) -> str:
    """Return the name of a work of a hub that has no address: the same for the same hub, kind and id."""
    return f"urn:uuid:{uuid5(uuid5(NAMESPACE_URL, hub), f'{kind}/{name}')}"
