"""The licence's record inside a picture: an XMP packet (ISO 16684-1).

The names are those of Dublin Core, of the XMP rights management schema (ISO 16684-1, section 8.5) and of the Creative
Commons' ccREL, so that search engines, media archives and picture viewers show who made a picture and what one may do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

_PACKET_ID = "W5M0MpCehiHzreSzNTczkc9d"  # ISO 16684-1, section 7.3.2: the same in every packet
_META = "adobe:ns:meta/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"
_CC = "http://creativecommons.org/ns#"
_XML = "http://www.w3.org/XML/1998/namespace"
_NAMES = {"rdf": _RDF, "dc": _DC, "xmpRights": _RIGHTS, "cc": _CC}

_LONGEST = 500  # characters of a text
_LONGEST_CREDIT = 2000
_MOST_AUTHORS = 25
_LONGEST_AUTHOR = 150
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceRecord:
    """What a picture says of itself wherever it is copied to. An empty value is left out."""

    title: str = ""
    authors: tuple[str, ...] = ()
    licence: str = ""
    """Its short name, ``CC BY 4.0``."""
    licence_url: str = ""
    """The address of the licence's text."""
    free_of_rights: bool = False
    """Whether it is in the public domain (CC0, Public Domain Mark), so that no right has to be marked."""
    source: str = ""
    """Where it was taken from: an address or a title."""
    rights: str = ""
    """The whole credit as a line for people, with the works that it was made from; cut to 2,000 characters."""
    note: str = ""
    """What was changed about it, and what part artificial intelligence had in it."""


def licence_xmp(record: LicenceRecord) -> bytes:
    """Return the record as an XMP packet in UTF-8. The same record always gives the same bytes.

    Texts are cut to 500 characters, the credit to 2,000 and authors to 25, because a JPEG has room for 65,502 bytes;
    characters that XML cannot hold are left out.
    """
    meta = etree.Element(f"{{{_META}}}xmpmeta", nsmap={"x": _META})
    rdf = etree.SubElement(meta, f"{{{_RDF}}}RDF", nsmap=_NAMES)
    about = etree.SubElement(rdf, f"{{{_RDF}}}Description", {f"{{{_RDF}}}about": ""})
    authors = tuple(_text(author, _LONGEST_AUTHOR) for author in record.authors[:_MOST_AUTHORS])
    _alternatives(about, f"{{{_DC}}}title", record.title)
    _sequence(about, f"{{{_DC}}}creator", authors)
    _alternatives(about, f"{{{_DC}}}rights", record.rights, _LONGEST_CREDIT)
    _simple(about, f"{{{_DC}}}source", _text(record.source))
    _alternatives(about, f"{{{_DC}}}description", record.note)
    if record.licence or record.licence_url:
        _simple(about, f"{{{_RIGHTS}}}Marked", "False" if record.free_of_rights else "True")
    if url := _text(record.licence_url):
        _simple(about, f"{{{_RIGHTS}}}WebStatement", url)
        etree.SubElement(about, f"{{{_CC}}}license", {f"{{{_RDF}}}resource": url})
    _simple(about, f"{{{_CC}}}attributionName", ", ".join(authors))
    meta.addprevious(etree.ProcessingInstruction("xpacket", f'begin="\ufeff" id="{_PACKET_ID}"'))
    meta.addnext(etree.ProcessingInstruction("xpacket", 'end="r"'))
    return etree.tostring(etree.ElementTree(meta), encoding="UTF-8", xml_declaration=False)


def _simple(about: etree._Element, name: str, text: str) -> None:
    if text:
        etree.SubElement(about, name).text = text


def _alternatives(about: etree._Element, name: str, text: str, longest: int = _LONGEST) -> None:
    """Add a text that may be told in several languages (ISO 16684-1, section 6.4.4.4), told in one."""
    if text := _text(text, longest):
        options = etree.SubElement(etree.SubElement(about, name), f"{{{_RDF}}}Alt")
        etree.SubElement(options, f"{{{_RDF}}}li", {f"{{{_XML}}}lang": "x-default"}).text = text


def _sequence(about: etree._Element, name: str, texts: tuple[str, ...]) -> None:
    if any(texts):
        items = etree.SubElement(etree.SubElement(about, name), f"{{{_RDF}}}Seq")
        for text in filter(None, texts):
            etree.SubElement(items, f"{{{_RDF}}}li").text = text


def _text(text: str, longest: int = _LONGEST) -> str:
    whole = _NO_XML.sub("", text).strip()
    return whole if len(whole) <= longest else f"{whole[: longest - 1]}…"
