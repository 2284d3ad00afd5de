"""Moodle XML as Teilbar's questions (https://docs.moodle.org/en/Moodle_XML_format)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.importing.found import Imported, Remark, Text
from teilbar.importing.moodle import kinds
from teilbar.importing.moodle.answers import number, shown
from teilbar.importing.moodle.desk import Desk, plain_of, value_of
from teilbar.importing.moodle.document import looks_like, questions
from teilbar.importing.moodle.shape import Placed, as_unit, category_path
from teilbar.importing.reader import UnreadableError
from teilbar.importing.shelf import Shelf
from teilbar.texts import text

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.importing.reader import Source
    from teilbar.texts import Language


class MoodleXml:
    """Reads Moodle XML."""

    name = "moodle-xml"
    suffixes = (".xml",)

    def label(self, language: Language) -> str:
        """Return what people call the format."""
        return text("import.reader.moodle-xml", language)

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell whether a file is a question bank, by its name and its first element."""
        return path.suffix.lower() in self.suffixes and looks_like(head)

    def read(self, source: Source) -> Imported:
        """Return what the file holds, as one unit. Raises UnreadableError."""
        shelf = Shelf()
        remarks: list[Remark] = []
        placed: list[Placed] = []
        keywords: list[str] = []
        points: set[str] = set()
        category: tuple[str, ...] = ()
        for written in questions(source.content()):
            desk = Desk(written, source.name, shelf, remarks)
            if desk.element.get("type") == "category":
                category = category_path(plain_of(desk.element.find("category")))
                if told := desk.text(desk.element.find("info")):
                    placed.append(Placed(category, Text(told)))
                continue
            try:
                placed.append(Placed(category, kinds.read(desk)))
            except kinds.BrokenError as problem:
                desk.remark(f"broken.{problem}")
                continue
            keywords += desk.tags()
            if desk.element.get("type") != "description":
                points.add(_points(value_of(desk.element, "defaultgrade")))
        if not placed:
            raise UnreadableError("no-questions")
        if len(points) > 1:
            told = "; ".join(sorted(points, key=lambda one: (len(one), one)))
            remarks.append(Remark("points", source.name, 0, "", {"points": told}))
        unit = as_unit(placed, source.path.name, shelf.files, keywords)
        return Imported((unit,), tuple(remarks))


def _points(written: str) -> str:
    try:
        return shown(number(written)) if written else "1"
    except ValueError:
        return written
