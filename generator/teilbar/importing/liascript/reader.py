"""The reader of LiaScript courses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.importing.decoding import decoded
from teilbar.importing.found import Imported, ImportedUnit
from teilbar.importing.liascript.asking import Asking
from teilbar.importing.liascript.assembly import Assembler, Parts
from teilbar.importing.liascript.chunks import Chunker
from teilbar.importing.liascript.folding import Folds
from teilbar.importing.liascript.footnotes import with_own_keys
from teilbar.importing.liascript.header import Definitions, definitions, end_of_comment, is_definitions, last_end
from teilbar.importing.liascript.inline import Inline
from teilbar.importing.liascript.macros import Macros
from teilbar.importing.liascript.metadata import metadata_of
from teilbar.importing.liascript.questions import Questions
from teilbar.importing.liascript.scanning import Scanner
from teilbar.importing.liascript.slides import Slides
from teilbar.importing.prose.lines import Line, numbered
from teilbar.importing.prose.media import Media
from teilbar.importing.prose.noticed import Noticed
from teilbar.texts import text

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.importing.reader import Source
    from teilbar.texts import Language

_OWN_FIELD = re.compile(
    r"^\s*(?:@(?!style\b)[\w.]+:|(?:narrator|import|script|link|logo|mode|translation|edit|icon|email)[ \t]*:)",
    re.MULTILINE,
)
_OWN_MARK = re.compile(
    r"^[ \t]*(?:[-+*] )?(?:\[\([ xX]\)\]|\[\[[ xX?!]\]\])|^[ \t]*--\{\{\d+|^[ \t]*\{\{\d+(?:-\d+)?\}\}[ \t]*$"
    r"|[Ll]ia[Ss]cript\.github\.io/course",
    re.MULTILINE,
)


class LiaScript:
    """Reads courses: a Markdown file each."""

    name: str = "liascript"
    suffixes: tuple[str, ...] = (".md", ".markdown", ".lia")

    def label(self, language: Language) -> str:
        """Return what people call the format."""
        return text("import.reader.liascript", language)

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell whether a file begins like a course, or holds marks that only LiaScript knows."""
        if not path.name.lower().endswith(self.suffixes):
            return False
        begins = head.decode("utf-8", "replace").lstrip("\N{ZERO WIDTH NO-BREAK SPACE}").lstrip()
        comment = begins.partition("-->")[0] if begins.startswith("<!--") else ""
        return bool(_OWN_FIELD.search(comment) or _OWN_MARK.search(begins))

    def read(self, source: Source) -> Imported:
        """Return the unit that a course is. Raises UnreadableError for a file that is no text."""
        lines = numbered(decoded(source.content()))
        noticed = Noticed(source.name)
        defined = Definitions()
        body = _after_header(lines, defined)
        metadata = metadata_of(defined, noticed)
        media = Media(source)
        macros = Macros(defined)
        inline = Inline(macros, media, noticed)
        scanner = Scanner(defined, noticed)
        pieces = with_own_keys(scanner.pieces(lines[body:]))
        questions = Questions(inline, noticed, str(metadata.get("sprache", "de")).lower())
        rows = [line.text for line in lines]
        slides, folds = Slides(), Folds(noticed)
        asking = Asking(slides, folds, questions, inline, noticed)
        parts = Parts(slides, folds, asking, Chunker(inline, noticed), inline, macros, noticed)
        Assembler(parts, pieces, rows).run()
        heading, sections = slides.finished()
        title = heading or defined.text("title") or source.path.stem
        unit = ImportedUnit(title, sections, metadata, media.files())
        return Imported((unit,), noticed.remarks())


def _after_header(lines: list[Line], defined: Definitions) -> int:
    """Take in what the comments at the top define; return the position of the first line of the body."""
    body = 0
    last = last_end(lines)
    while True:
        start = next((n for n in range(body, len(lines)) if lines[n].text.strip()), len(lines))
        if start == len(lines) or not lines[start].text.lstrip().startswith("<!--"):
            return body
        end = end_of_comment(lines, start, last)
        if end is None:
            return body
        rows = _inside(lines, start, end)
        if not is_definitions("\n".join(row.text for row in rows)):
            return body
        defined.add(definitions(rows))
        body = end + 1


def _inside(lines: list[Line], start: int, end: int) -> list[Line]:
    rows = [Line(line.text, line.number) for line in lines[start : end + 1]]
    rows[0] = Line(rows[0].text.partition("<!--")[2], rows[0].number)
    rows[-1] = Line(rows[-1].text.rpartition("-->")[0], rows[-1].number)
    return rows
