"""Cleaning a drawing: a new tree is built of what is allowed."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from lxml import etree

from teilbar.renditions.inner import clean_inner
from teilbar.renditions.limits import MAX_SVG_BYTES, MAX_SVG_ELEMENTS
from teilbar.renditions.problems import UnusableMediumError, problem
from teilbar.renditions.svg.allowed import (
    ATTRIBUTES,
    EDITORS_OWN,
    ELEMENTS,
    MAY_BE_ANIMATED,
    SVG,
    XLINK,
    XML,
)
from teilbar.renditions.svg.copies import CopiesError, count_drawn
from teilbar.renditions.svg.css import clean_declarations, clean_stylesheet, clean_value
from teilbar.renditions.svg.size import size_of

_XHTML = "http://www.w3.org/1999/xhtml"
_HREFS = frozenset({"href", f"{{{XLINK}}}href"})
_KEPT_WITH_NAMESPACE = frozenset({f"{{{XML}}}space", f"{{{XML}}}lang"})
_DATA_PICTURE = re.compile(r"\s*data:image/(?:png|jpe?g|gif|webp|avif|bmp)(;[^,]*)?,", re.IGNORECASE)
_ACTS = re.compile(r"on[a-z]", re.IGNORECASE)
_MAY_HOLD_ADDRESS = re.compile(r"[(\\]")


@dataclass(frozen=True, slots=True)
class CleanDrawing:
    """A drawing that may be published."""

    data: bytes
    width: int | None
    """Pixels."""
    height: int | None
    removed: tuple[str, ...]
    """What would have run, asked another computer, or shown a page of its own; as in the file, each once."""


def clean_svg(data: bytes) -> CleanDrawing:
    """Return a drawing without anything that runs or asks, and without its program's notes.

    Pictures that lie inside it lose their metadata too, and stay no larger than they are.
    Raises UnusableMediumError for what is no SVG, or one that would keep a browser busy for minutes.
    """
    if len(data) > MAX_SVG_BYTES:
        raise UnusableMediumError(problem("drawing-too-large", limit=MAX_SVG_BYTES // 1_000_000))
    root = _parse(data)
    cleaning = _Cleaning()
    try:
        clean = cleaning.copy(root)
        if clean is None:
            raise UnusableMediumError(problem("drawing-broken", line_hint="1"))
        count_drawn(clean, MAX_SVG_ELEMENTS)
    except (CopiesError, RecursionError) as error:
        raise UnusableMediumError(problem("drawing-too-deep")) from error
    etree.cleanup_namespaces(clean)
    width, height = size_of({str(name): str(value) for name, value in clean.items()})
    removed = tuple(dict.fromkeys(cleaning.removed))
    return CleanDrawing(etree.tostring(clean, encoding="UTF-8", xml_declaration=True), width, height, removed)


def _parse(data: bytes) -> etree._Element:
    """Read XML; entities of the document itself are filled in, none is fetched, and bombs of them are errors."""
    parser = etree.XMLParser(
        resolve_entities="internal", no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise UnusableMediumError(problem("drawing-broken", line_hint=str(line))) from error
    if root.tag != f"{{{SVG}}}svg":
        raise UnusableMediumError(problem("drawing-broken", line_hint="1"))
    return root


class _Cleaning:
    """Copies what is allowed of one drawing, and notes what is worth a word of the rest."""

    def __init__(self) -> None:
        self.removed: list[str] = []

    def copy(self, element: etree._Element, parent: etree._Element | None = None) -> etree._Element | None:
        """Return the copy of an element with all in it, as the last child of ``parent``; None where it is left out."""
        if not self._may_stay(element):
            return None
        tag = str(element.tag)
        names = {None: SVG, "xlink": XLINK}
        copy = etree.Element(tag, nsmap=names) if parent is None else etree.SubElement(parent, tag)
        for name, value in element.items():
            if (kept := self._attribute(element, str(name), str(value))) is not None:
                copy.set(name, kept)
        if tag == f"{{{SVG}}}style":
            copy.text = clean_stylesheet("".join(element.itertext()), self.removed.append)
            return copy
        copy.text = element.text
        for child in element:
            inner = self.copy(child, copy) if isinstance(child.tag, str) else None
            if inner is not None:
                inner.tail = child.tail
            elif child.tail:
                _append_text(copy, child.tail)
        return copy

    def _may_stay(self, element: etree._Element) -> bool:
        name = etree.QName(element)
        if name.namespace == SVG and name.localname in ELEMENTS:
            animated = element.get("attributeName")
            if animated is None or animated in MAY_BE_ANIMATED:
                return True
            self.removed.append(f"<{name.localname} attributeName={animated}>")
        elif name.namespace in {SVG, _XHTML} and name.localname not in EDITORS_OWN:
            self.removed.append(f"<{name.localname}>")
        return False

    def _attribute(self, element: etree._Element, name: str, value: str) -> str | None:
        """Return what stays of an attribute's value; None where the attribute is left out."""
        if name in _HREFS:
            return self._address(element, value)
        if name == "style":
            return clean_declarations(value, self.removed.append) or None
        if name in ATTRIBUTES:
            return clean_value(value, self.removed.append) if _MAY_HOLD_ADDRESS.search(value) else value
        if _ACTS.match(name):
            self.removed.append(name)
        return value if name in _KEPT_WITH_NAMESPACE else None

    def _address(self, element: etree._Element, address: str) -> str | None:
        if address.strip().startswith("#"):
            return address.strip()
        if etree.QName(element).localname in {"image", "feImage"} and (head := _DATA_PICTURE.match(address)):
            return self._picture(address[head.end() :], base64=";base64" in (head[1] or "").lower())
        self.removed.append(_short(address))
        return None

    def _picture(self, coded: str, *, base64: bool) -> str | None:
        try:
            data = unquote_to_bytes(coded)
            media_type, clean = clean_inner(b64decode(b"".join(data.split()), validate=True) if base64 else data)
        except (UnusableMediumError, Base64Error):
            self.removed.append("data:image")
            return None
        return f"data:{media_type};base64,{b64encode(clean).decode('ascii')}"


def _append_text(parent: etree._Element, text: str) -> None:
    """Add text at the end of an element, behind its last child where it has one."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _short(address: str) -> str:
    text = address.strip()
    return text if len(text) <= 60 else f"{text[:60]}…"  # noqa: PLR2004
