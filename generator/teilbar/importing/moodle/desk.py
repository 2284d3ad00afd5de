"""One question of Moodle XML on the desk: its texts as Markdown, its files, and what is not understood of it."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from teilbar.importing.found import Remark
from teilbar.importing.moodle.answers import Common, Marked
from teilbar.importing.moodle.texts import AUTO, FORMATS, HTML, as_markdown
from teilbar.importing.plain import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from teilbar.importing.found import Markdown, Plain
    from teilbar.importing.moodle.document import Written
    from teilbar.importing.shelf import Shelf

_PLACE_OF_FILES = "@@PLUGINFILE@@/"
_OWN_PARTLY_RIGHT = frozenset({"Your answer is partially correct.", "Die Antwort ist teilweise richtig."})
"""What Moodle itself says where nobody wrote anything."""


@dataclass(slots=True)
class Desk:
    """A question, and what all questions of the file share."""

    written: Written
    file: str
    shelf: Shelf
    remarks: list[Remark] = field(default_factory=list)

    @property
    def element(self) -> Element:
        """The question's element."""
        return self.written.element

    @property
    def name(self) -> Plain:
        """The question's name."""
        return " ".join(plain_of(self.element.find("name")).split())

    def common(self, prompt: Markdown | None = None) -> Common:
        """Return what all kinds of questions share; ``prompt`` in place of the question's text."""
        asked = self.text(self.element.find("questiontext")) if prompt is None else prompt
        name = self.name
        return Common(
            title="" if name == words_of(asked) else name,
            prompt=asked,
            hints=tuple(filter(None, map(self.text, self.element.findall("hint")))),
            praise=self.text(self.element.find("correctfeedback")),
            correction=self.text(self.element.find("incorrectfeedback")),
            solution=self.text(self.element.find("generalfeedback")),
            notes=tuple(self._notes()),
            line=self.written.line,
            source=self.written.source,
        )

    def text(self, element: Element | None) -> Markdown:
        """Return a text element as Markdown; what it shows goes onto the shelf."""
        return self.markdown(element, plain_of(element))

    def markdown(self, element: Element | None, words: str) -> Markdown:
        """Return words in an element's format as Markdown, with that element's files."""
        if element is None or not words.strip():
            return ""
        files = {self._path_of(file): file for file in element.findall("file")}
        form = FORMATS.get(element.get("format", ""), HTML if element.get("format") else AUTO)
        converted = as_markdown(words, form, lambda address: self._medium(address, files))
        if converted.lost:
            self.remark("html-changed", what=converted.told)
        return converted.markdown

    def answers(self) -> list[Marked]:
        """Return the answers with what they earn."""
        found = []
        for answer in self.element.findall("answer"):
            content = self.text(answer)
            words = plain_of(answer).strip()
            feedback = self.text(answer.find("feedback"))
            found.append(Marked(content, words, percent_of(answer), feedback))
        return found

    def loose_files(self) -> list[str]:
        """Take in the files that belong to the question itself, and return their names."""
        return [name for file in self.element.findall("file") if (name := self._taken(file))]

    def remark(self, why: str, **values: str) -> None:
        """Note something that is not as it was; the same thing once."""
        remark = Remark(why, self.file, self.written.line, self.written.source, values, self.name)
        if remark not in self.remarks:
            self.remarks.append(remark)

    def changed(self, changes: Iterable[tuple[str, dict[str, str]]]) -> None:
        """Note several such things."""
        for why, values in changes:
            self.remark(why, **values)

    def tags(self) -> list[Plain]:
        """Return the question's keywords."""
        return [tag for one in self.element.findall("tags/tag") if (tag := plain_of(one).strip())]

    def _notes(self) -> Iterable[Plain]:
        if identifier := value_of(self.element, "idnumber"):
            yield f"ID: {identifier}"
        if tags := self.tags():
            yield f"Tags: {', '.join(tags)}"
        partly = self.text(self.element.find("partiallycorrectfeedback"))
        if partly and words_of(partly) not in _OWN_PARTLY_RIGHT:
            self.remark("partly-right-feedback")
            yield f"Teilweise richtig / partially correct: {words_of(partly)}"

    def _medium(self, address: str, files: dict[str, Element]) -> str:
        if address.startswith("data:"):
            if name := self.shelf.put_data(address):
                return name
            self.remark("medium-broken", name=f"{address[:30]}…")
            return ""
        if not address.startswith(_PLACE_OF_FILES):
            return address
        wanted = unquote(address.removeprefix(_PLACE_OF_FILES).partition("?")[0])
        file = files.get(wanted)
        if file is None:
            self.remark("medium-missing", name=wanted)
            return wanted
        return self._taken(file) or wanted

    def _taken(self, file: Element) -> str:
        name = file.get("name") or "datei"
        try:
            return self.shelf.put(name, base64.b64decode("".join((file.text or "").split()), validate=True))
        except (binascii.Error, ValueError):
            self.remark("medium-broken", name=name)
            return ""

    @staticmethod
    def _path_of(file: Element) -> str:
        return f"{(file.get('path') or '/').lstrip('/')}{file.get('name') or ''}"


def plain_of(element: Element | None) -> str:
    """Return what stands in an element's ``<text>``, else in itself; empty without one."""
    if element is None:
        return ""
    inner = element.find("text")
    return (element.text if inner is None else inner.text) or ""


def value_of(element: Element, name: str) -> str:
    """Return the value of a setting of a question; empty without one."""
    return plain_of(element.find(name)).strip()


def percent_of(answer: Element) -> float:
    """Return the per cent of the points that an answer earns; none where it does not say."""
    try:
        return float((answer.get("fraction") or "0").replace(",", "."))
    except ValueError:
        return 0.0
