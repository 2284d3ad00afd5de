"""The reader of Markdown with Pandoc's divs and of The Carpentries' lessons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.importing.decoding import decoded
from teilbar.importing.divs.blocks import Blocks
from teilbar.importing.divs.header import LISTS, header_of, metadata_of
from teilbar.importing.divs.jekyll import as_divs, is_older
from teilbar.importing.divs.marks import Marks
from teilbar.importing.divs.rendering import Renderer
from teilbar.importing.divs.tree import divs_in, tree_of
from teilbar.importing.found import Imported, ImportedUnit, Section
from teilbar.importing.plain import words_of
from teilbar.importing.prose.lines import Line, numbered
from teilbar.importing.prose.media import Media
from teilbar.importing.prose.noticed import Noticed
from teilbar.texts import text

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.importing.reader import Source
    from teilbar.reading.frontmatter import Header
    from teilbar.texts import Language

_DIV = re.compile(r"^[ \t]*:{3,}[ \t]*(?:\{[^{}\n]*\}|(?P<word>[\w.-]+))[ \t]*:*[ \t]*$", re.MULTILINE)
_CARPENTRIES = frozenset({"challenge", "objectives", "questions", "keypoints", "prereq", "testimonial", "instructor"})
_FOLDERS = frozenset({"episodes", "learners", "instructors", "profiles"})
"""Folders of texts in The Workbench."""
_TITLE = re.compile(r"\s*#[ \t]+(?P<title>[^\n]+?)[ \t]*#*[ \t]*(?:\n|$)")


class Divs:
    """Reads Markdown texts with divs, one unit each."""

    name: str = "pandoc"
    suffixes: tuple[str, ...] = (".md", ".markdown", ".rmd", ".qmd")

    def label(self, language: Language) -> str:
        """Return what people call the format."""
        return text("import.reader.pandoc", language)

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell whether a file holds divs, or is a lesson of The Carpentries."""
        if not path.name.lower().endswith(self.suffixes):
            return False
        begins = head.decode("utf-8", "replace")
        lesson = re.search(r"^teaching:[ \t]*\d", begins, re.MULTILINE) and re.search(
            r"^exercises:", begins, re.MULTILINE
        )
        return bool(lesson or _DIV.search(begins) or is_older(begins) or _is_beside_lessons(path))

    def read(self, source: Source) -> Imported:
        """Return the unit that a text is. Raises UnreadableError for a file that is no text."""
        whole = decoded(source.content())
        noticed = Noticed(source.name)
        header = header_of(whole, source)
        title, metadata = metadata_of(header, source, noticed)
        body, first = header.body, header.body_line
        own = _TITLE.match(body)
        if own and not title:
            title = words_of(re.sub(r"[ \t]*\{[^{}]*\}$", "", own["title"]))
            first += body.count("\n", 0, own.end())
            body = body[own.end() :]
        lines = numbered(body, first)
        if is_older(whole) or "{%" in whole:
            lines = as_divs(lines, noticed)
        lines = [*_listed(header, LISTS[:2]), *lines, *_listed(header, LISTS[2:])]
        root = tree_of(lines, noticed)
        classes = {name for div in divs_in(root) for name in div.classes}
        lesson = bool(classes & _CARPENTRIES) or "teaching" in header.fields
        language = _language(str(metadata.get("sprache", "")), is_lesson=lesson)
        media = Media(source)
        marks = Marks(media, noticed)
        blocks = Renderer(Blocks(marks, noticed), marks, noticed, language).blocks(root)
        unit = ImportedUnit(title or source.path.stem, (Section("", blocks),), metadata, media.files())
        return Imported((unit,), noticed.remarks())


def _is_beside_lessons(path: Path) -> bool:
    """Tell whether a file is one of a lesson's other texts: its setup, its glossary."""
    config = path.parent.parent / "config.yaml"
    if path.parent.name not in _FOLDERS or not config.is_file():
        return False
    return bool(re.search(rb"^(?:carpentry|life_cycle):", config.read_bytes(), re.MULTILINE))


def _language(given: str, *, is_lesson: bool) -> Language:
    """Return the language of labels: the text's; without one, English for The Carpentries, German for others."""
    if given:
        return "de" if given.lower().startswith("de") else "en"
    return "en" if is_lesson else "de"


def _listed(header: Header, names: tuple[str, ...]) -> list[Line]:
    """Return the lists of an older lesson's header as divs."""
    lines: list[Line] = []
    for name in names:
        items = header.fields.get(name)
        if isinstance(items, list) and items:
            number = header.lines.get(name, 1)
            rows = [f"::: {name}", *(f"- {' '.join(str(item).split())}" for item in items), ":::", ""]
            lines += [Line(row, number) for row in rows]
    return lines
