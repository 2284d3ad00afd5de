"""Several texts in one document: each one's ids get a prefix, so that no two are alike (HTML, "The id attribute")."""

from __future__ import annotations

import re

from teilbar.model.keys import short_key

_TAG = re.compile(r"""<[a-z](?:"[^"]*"|[^">])*>""")
"""A tag as the renderer writes it: in text, ``<`` is always an entity, and a value's quotes are double ones."""
_IDS = re.compile(
    r' (id|for|name|headers|aria-labelledby|aria-describedby|aria-controls|aria-details|data-key|href)="([^"]*)"'
)
_KEY_LENGTH = 6


def prefix_of(name: str) -> str:
    """Return the prefix of a text's ids."""
    return f"u-{name}-"


def with_prefix(html: str, name: str) -> str:
    """Return the rendered HTML of a text with all its ids and what refers to them under the prefix of its name.

    Links to places that have a prefix already (:func:`prefix_of`) are left as they are.
    """
    prefix = prefix_of(name)

    def attribute(found: re.Match[str]) -> str:
        key, value = found.groups()
        return f' {key}="{_prefixed(key, value, prefix)}"'

    return _TAG.sub(lambda found: _IDS.sub(attribute, found[0]), html)


def _prefixed(key: str, value: str, prefix: str) -> str:
    match key:
        case "href":
            is_own = value.startswith("#") and len(value) > 1 and not value.startswith("#u-")
            return f"#{prefix}{value[1:]}" if is_own else value
        case "data-key":
            return short_key(prefix + value, _KEY_LENGTH)
        case _:
            return " ".join(prefix + one for one in value.split(" "))
