"""What a site says: every word that somebody can see or hear there, or in what can be downloaded."""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from lxml import etree, html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SPOKEN_ATTRIBUTES = frozenset(
    {"alt", "aria-description", "aria-label", "aria-roledescription", "aria-valuetext", "label", "placeholder", "title"}
)
"""Attributes that are shown or read out; of a ``meta`` element its ``content``, of a button its ``value`` too."""

FOR_PROGRAMS = frozenset({"schema", "schemaversion", "metadataschema", "metadatascheme", "catalog", "source", "value"})
"""Elements of XML that hold a standard's own terms (IEEE 1484.12.1, LOM; SCORM's manifest)."""

_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_UNSPOKEN = frozenset({"script", "style", "code", "svg:style"})
_ADDRESS = re.compile(r"\]\([^)\s]*\)|https?:\S+|mailto:\S+|urn:\S+|www\.\S+|\S+@\S+")
_NAME_OF_A_FILE = re.compile(r"\S*[/\\]\S*|\S+\.(?:\w{2,7})(?!\w|\.\w)|\S*[_=]\S*|\S*\d\S*|#\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LANGUAGES = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2,4})?|x-default|none")
_LONG_ENOUGH = 2


def words(said: str) -> set[str]:
    """Return the words of a sentence in small letters; addresses and names of files are none."""
    spoken = _NAME_OF_A_FILE.sub(" ", _ADDRESS.sub(" ", said.replace("\N{SOFT HYPHEN}", "").replace("\\\n", "\n")))
    return {word.lower().replace("’", "'") for word in _WORD.findall(spoken) if len(word) >= _LONG_ENOUGH}


def said_in(site: Path, language: str) -> Iterator[tuple[str, str]]:
    """Yield what the files of a folder say in a language: the file's name, and a text."""
    for path in sorted(site.rglob("*")):
        if path.is_file():
            yield from said_by(path.relative_to(site).as_posix(), path.read_bytes(), language)


def said_by(name: str, data: bytes, language: str) -> Iterator[tuple[str, str]]:
    """Yield what a file says, and what is packed in it: the file's name, and a text."""
    match name.rpartition(".")[2]:
        case "html":
            yield from ((name, said) for said in said_by_page(data.decode(), language))
        case "zip" | "h5p":
            with ZipFile(BytesIO(data)) as archive:
                for inner in archive.namelist():
                    yield from said_by(f"{name}!{inner}", archive.read(inner), language)
        case "xml" | "xsd" if not name.endswith(".xsd"):
            yield from ((name, said) for said in _said_by_xml(etree.fromstring(data), language))
        case "json":
            yield from ((name, said) for said in _said_by_json(json.loads(data), language))
        case "txt" | "vtt" | "md":
            yield name, data.decode()


def said_by_page(page: str, language: str) -> Iterator[str]:
    """Yield what a page says: its text and the attributes that are shown or read out."""
    for element in html.document_fromstring(page).iter():
        if not isinstance(element.tag, str) or element.tag in _UNSPOKEN or _is_of_another(element, language):
            continue
        texts = (element.text or "", *(child.tail or "" for child in element))
        yield " ".join(filter(None, (" ".join(said.split()) for said in texts)))
        spoken = (
            SPOKEN_ATTRIBUTES
            | ({"content"} if _is_told(element) else set())
            | (
                {"value"}
                if element.tag in {"button", "input"} and element.get("type") in {"button", "submit"}
                else set()
            )
        )
        yield from (str(element.get(name)) for name in spoken if element.get(name))


def _is_told(element: Any) -> bool:  # noqa: ANN401 - lxml's
    """Whether an element of a page's head says something to people, not to programs."""
    named = element.get("name") or element.get("property") or ""
    return element.tag == "meta" and bool(
        re.fullmatch(r"description|author|(?:og|twitter):(?:title|description|site_name|image:alt)", named)
    )


def _is_of_another(element: Any, language: str) -> bool:  # noqa: ANN401 - lxml's
    """Whether an element says that it stands in another language (WCAG 2.2, 3.1.2), as an author's quotation does."""
    said = next((one.get("lang") for one in (element, *element.iterancestors()) if one.get("lang")), language)
    return not said.startswith(language)


def _said_by_xml(root: Any, language: str) -> Iterator[str]:  # noqa: ANN401 - lxml's
    for element in root.iter(etree.Element):
        named = element.get(_XML_LANGUAGE) or element.get("language") or language
        for_people = etree.QName(element).localname not in FOR_PROGRAMS
        if named.startswith(language) and for_people and not (element.text or "").startswith("BEGIN:VCARD"):
            yield from filter(None, (element.text, element.get("title"), element.get("label")))


def _said_by_json(value: Any, language: str) -> Iterator[str]:  # noqa: ANN401 - it is JSON
    match value:
        case dict() if value and all(_LANGUAGES.fullmatch(key) for key in value):
            yield from _said_by_json(value.get(language), language)
        case dict():
            for inner in value.values():
                yield from _said_by_json(inner, language)
        case list():
            for inner in value:
                yield from _said_by_json(inner, language)
        case str() if "<" in value:
            yield from said_by_page(f"<div>{value}</div>", language)
        case str() if " " in value.strip():
            yield value
