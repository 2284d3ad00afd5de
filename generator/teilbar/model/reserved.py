"""Names that no institution can own: whoever finds one in a text has found an example."""

from __future__ import annotations

from urllib.parse import urlsplit

DOMAINS = ("example.com", "example.net", "example.org")
"""Second-level domains reserved for examples (RFC 2606, section 3)."""

TOP_LEVEL_DOMAINS = ("test", "example", "invalid")
"""Reserved top-level domains (RFC 2606, section 2), but for ``localhost``, which leads somewhere."""


def is_example(address: str) -> bool:
    """Return whether a web address, a ``mailto:`` link or an e-mail address lies in a domain reserved for examples."""
    return any(_is_reserved(host) for host in _hosts(address))


def _hosts(address: str) -> tuple[str, ...]:
    """Return the hosts that an address names; a ``mailto:`` may name several people (RFC 6068, section 2)."""
    try:
        parts = urlsplit(address)
        if parts.scheme in {"", "mailto"} and not parts.netloc:
            return tuple(one.rpartition("@")[2] for one in parts.path.split(",") if "@" in one)
    except ValueError:
        return ()
    return (parts.hostname or "",)


def _is_reserved(host: str) -> bool:
    name = host.strip().rstrip(".").lower()
    return any(name == one or name.endswith(f".{one}") for one in (*DOMAINS, *TOP_LEVEL_DOMAINS))
