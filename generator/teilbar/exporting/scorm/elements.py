"""Making XML elements of one namespace."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (2.2, Char) does not allow even as a reference."""


def allowed(text: str) -> str:
    """Return a text without what XML does not allow."""
    return _FORBIDDEN.sub("", text)


class Maker:
    """Makes elements of one namespace, below each other."""

    def __init__(self, namespace: str, prefixes: Mapping[str | None, str]) -> None:
        """Take the namespace of the elements, and the prefixes that a root declares."""
        self._namespace = namespace
        self._prefixes = dict(prefixes)

    def __call__(self, name: str, parent: _Element | None = None, content: str = "", /, **attributes: str) -> _Element:
        """Return an element, the parent's last child, a root without one."""
        qualified = f"{{{self._namespace}}}{name}"
        attributes = {key: allowed(value) for key, value in attributes.items()}
        if parent is None:
            made = etree.Element(qualified, attributes, nsmap=self._prefixes)
        else:
            made = etree.SubElement(parent, qualified, attributes)
        made.text = allowed(content) or None
        return made
