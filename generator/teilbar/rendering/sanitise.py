"""The last gate before a page: only allowed elements, attributes and addresses pass, and every tag is closed."""

from __future__ import annotations

import nh3

from teilbar.model.addresses import SCHEMES
from teilbar.reading.markdown.html import ALLOWED_ATTRIBUTES, DROPPED_WITH_CONTENT, GLOBAL_ATTRIBUTES

_OURS = frozenset({"class", "id"})  # authors' own never get here: reading/markdown/html.py leaves them out
_CLEANER = nh3.Cleaner(
    tags=set(ALLOWED_ATTRIBUTES) | {"br"},
    clean_content_tags=set(DROPPED_WITH_CONTENT) - {"title"},
    attributes={tag: set(names) for tag, names in ALLOWED_ATTRIBUTES.items() if names}
    | {"*": set(GLOBAL_ATTRIBUTES | _OURS)},
    url_schemes=set(SCHEMES),
    link_rel=None,
)


def sanitise(html: str) -> str:
    """Return the HTML with nothing in it that an author may not publish, and with all elements closed."""
    return _CLEANER.clean(html)
