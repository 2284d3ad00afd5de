"""A Moodle XML file as elements, each question with the line it begins on and its own text.

What the XML may tell a parser to do (a DTD, entities, files elsewhere) is refused by defusedxml before it is done.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from teilbar.importing.decoding import decoded
from teilbar.importing.reader import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DATA = re.compile(r"(<file\b[^>]*>)[^<]{40,}(</file>)")


@dataclass(frozen=True, slots=True)
class Written:
    """A question's element, where it begins (from 1) and how it is written."""

    element: Element
    line: int
    source: str


def questions(content: bytes) -> Iterator[Written]:
    """Yield the questions of a file.

    Raises UnreadableError for what is no XML, no question bank, or holds what has no place in one.
    """
    text = _text(content)
    declared = _DECLARATION.match(text)
    # Blanks in its place, so that lines stay where they are: what it says of the encoding holds no longer.
    blank = re.sub(r"[^\n]", " ", declared[0]) if declared else ""
    utf8 = f"{blank}{text[len(blank) :]}".encode(errors="replace")
    builder = _Builder()
    parser = DefusedXMLParser(target=builder, forbid_dtd=True, encoding="utf-8")
    builder.parser = parser.parser
    try:
        parser.feed(utf8)
        root = parser.close()
    except DefusedXmlException:
        raise UnreadableError("xml-unsafe") from None
    except ParseError as problem:
        raise UnreadableError("xml-broken", line=str(problem.position[0])) from None
    if root.tag != "quiz":
        raise UnreadableError("xml-other", tag=str(root.tag)[:40])
    for element in root.findall("question"):  # one within another is no question of Moodle's
        start, end, line = builder.places[id(element)]
        source = utf8[start : utf8.find(b">", end) + 1].decode()
        yield Written(element, line, _DATA.sub(r"\1…\2", source))


class _Builder(TreeBuilder):
    """Builds elements and notes where questions stand."""

    def __init__(self) -> None:
        super().__init__()
        self.parser: Any = None
        self.places: dict[int, tuple[int, int, int]] = {}

    def start(self, tag: str, attrs: Mapping[str, str]) -> Element:
        element = super().start(tag, dict(attrs))
        if tag == "question":
            self.places[id(element)] = (self.parser.CurrentByteIndex, 0, self.parser.CurrentLineNumber)
        return element

    def end(self, tag: str) -> Element:
        element = super().end(tag)
        if tag == "question":
            start, _, line = self.places[id(element)]
            self.places[id(element)] = (start, self.parser.CurrentByteIndex, line)
        return element


def _text(content: bytes) -> str:
    """Return a file's text: by its byte order mark, else as it declares itself, else as what it can be."""
    declared = _ENCODING.search(content[:200])
    if declared and not content.startswith(_MARKS):
        try:
            return content.decode(declared[1].decode("ascii")).replace("\r\n", "\n")
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(content)


def looks_like(head: bytes) -> bool:
    """Tell whether the beginning of a file is that of a question bank."""
    return bool(re.search(r"<quiz[\s>]", _text(head)))
