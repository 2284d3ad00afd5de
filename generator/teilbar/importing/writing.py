"""A unit that a reader found, as a folder in Teilbar's own Markdown.

Each question is read back before it is kept (``proving.py``). What does not come back the same is written more plainly:
what is asked in a quote, then everything as text to think about, last as the source's own words in a block of code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teilbar.importing.fitting import as_text, fit
from teilbar.importing.found import Reflect, Remark, Text
from teilbar.importing.lines import headings, paragraphs
from teilbar.importing.notation import written
from teilbar.importing.plain import as_address, escaped, words_of
from teilbar.importing.proving import comes_back
from teilbar.model.questions import Question as ReadQuestion
from teilbar.model.walk import plain_text
from teilbar.reading.markdown.anchors import anchor
from teilbar.reading.markdown.sections import read_document
from teilbar.suggesting.entries import yaml_lines
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teilbar.importing.found import ImportedUnit, MediaFile, Question, Section
    from teilbar.texts import Language

INDEX = "index.md"
RECORDS = "medien.yml"
HIGHEST, LOWEST = 2, 6
"""Levels of headings below a unit's title."""


@dataclass(frozen=True, slots=True)
class WrittenUnit:
    """A unit's folder: its files by name, and what people have to look at."""

    files: Mapping[str, bytes]
    remarks: tuple[Remark, ...]
    counts: Mapping[str, int]
    """How many questions of each kind it holds, by the names of :mod:`teilbar.importing.found`."""


def write_unit(unit: ImportedUnit, language: Language, file: str, *, media_below: str = "") -> WrittenUnit:
    """Return a unit as Teilbar's files.

    ``language`` is that of its text, ``file`` what remarks call the source, ``media_below`` a folder for its media
    where the text has no folder of its own.
    """
    writer = _Writer(language, file)
    body = paragraphs(*writer.sections(unit.sections))
    header = "\n".join(yaml_lines({"titel": " ".join(unit.title.split()), **unit.metadata}))
    prefix = f"{media_below}/" if media_below else ""
    if prefix:
        for medium in unit.media:
            body = body.replace(f"]({as_address(medium.name)}", f"]({as_address(prefix + medium.name)}")
    files = {INDEX: f"---\n{header}\n---\n\n{body}\n".encode()}
    files |= {prefix + medium.name: medium.content for medium in unit.media}
    if unit.media:
        files[prefix + RECORDS] = _records(unit.media, language).encode()
    return WrittenUnit(files, tuple(writer.remarks), writer.counts)


@dataclass(slots=True)
class _Writer:
    language: Language
    file: str
    remarks: list[Remark] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    _headings: set[str] = field(default_factory=set)
    _level: int = HIGHEST - 1
    """That of the last heading which is no question's."""
    _asked: int = 0
    """The level of the question that is still open; 0 where none is."""

    def sections(self, sections: tuple[Section, ...]) -> Iterator[str]:
        for section in sections:
            if section.title:
                level = min(max(section.level, HIGHEST), LOWEST)
                yield f"{'#' * level} {_harmless(escaped(section.title))}"
                self._level, self._asked = level, 0
            else:
                self._level = min(self._level, section.level - 1)
            for block in section.blocks:
                yield self._text(block) if isinstance(block, Text) else self._question(block)

    def _text(self, block: Text) -> str:
        """Return text; behind a question it begins with a heading, for it would belong to the question else."""
        lines = block.markdown.strip("\n").split("\n")
        found = list(headings(block.markdown.strip("\n")))
        before = ""
        if self._asked and words_of(block.markdown) and not (found and found[0][0] == 0 and found[0][1] <= self._asked):
            before = f"{'#' * self._asked} {text('import.word.more', self.language)}"
        for line, level, words in found:
            if not _is_harmless(words):
                lines[line] = f"{'#' * level} {_harmless(words)}"
        if found:
            self._level = found[-1][1]
        if before or found:
            self._asked = 0
        return paragraphs(before, "\n".join(lines))

    def _question(self, question: Question) -> str:
        fitted = fit(question, self.language)
        for why, values in fitted.changes:
            self._remark(why, question, values)
        level = min(max(self._level, HIGHEST - 1) + 1, LOWEST)
        for attempt, quoted in ((fitted.question, False), (fitted.question, True), (self._plainly(question), False)):
            made = written(attempt, self.language, quoted=quoted)
            heading = self._unique(made.heading, made.keyword)
            whole = paragraphs(f"{'#' * level} {made.keyword} {heading}", made.body)
            back = _read_back(whole)
            if back and comes_back(attempt, back, heading, made.prompt, self.language):
                break
        else:
            attempt = Reflect(title=question.title)
            heading = self._unique(escaped(question.title) or text("import.word.question", self.language), made.keyword)
            whole = paragraphs(f"{'#' * level} {made.keyword} {heading}", fenced(question.source))
        if attempt is not fitted.question:
            self._remark("written-as-text", question, {})
        self._asked = level
        self._headings.add(_heading_key(made.keyword, heading))
        kind = type(attempt).__name__
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return whole

    def _plainly(self, question: Question) -> Question:
        return fit(as_text(question, self.language), self.language).question

    def _unique(self, heading: str, keyword: str) -> str:
        number, wanted = 1, heading
        while _heading_key(keyword, wanted) in self._headings:
            number += 1
            wanted = f"{heading} ({number})"
        return wanted

    def _remark(self, why: str, question: Question, values: Mapping[str, str]) -> None:
        title = question.title or " ".join(words_of(question.prompt).split())[:80]
        self.remarks.append(Remark(why, self.file, question.line, question.source, values, title))


def fenced(source: str) -> str:
    """Return a source's own text as a block of code, whatever stands in it."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", source)), default=0))
    return f"{fence}text\n{source.strip(chr(10))}\n{fence}"


def _read_back(markdown: str) -> ReadQuestion | None:
    """Return the question that Markdown is; None where it is none, or more than one."""
    match read_document(markdown).document.sections:
        case [section] if section.heading is None and len(section.blocks) == 1:
            [block] = section.blocks
            return block if isinstance(block, ReadQuestion) else None
        case _:
            return None


def _heading_key(keyword: str, heading: str) -> str:
    """Return the anchor of a heading: what learners answer is kept under it, so no two may have the same."""
    return anchor(plain_text(read_document(f"{keyword} {heading}").document.sections))


def _is_harmless(heading: str) -> bool:
    """Tell whether a heading is read as a heading, not as one that opens a question."""
    read = read_document(f"## {heading}")
    opens = any(isinstance(block, ReadQuestion) for section in read.document.sections for block in section.blocks)
    return not opens and not read.findings


def _harmless(heading: str) -> str:
    return heading if _is_harmless(heading) else f"<span></span>{heading}"


def _records(media: tuple[MediaFile, ...], language: Language) -> str:
    """Return ``medien.yml``: what the source states, and places for what nobody knows."""
    lines = [f"# {line}" for line in text("import.records", language).splitlines()]
    for medium in media:
        lines += yaml_lines({"datei": medium.name, **medium.record}, as_item=True)
        lines += [f"  # {name}:" for name in ("urheber", "lizenz") if name not in medium.record]
    return "\n".join(lines) + "\n"
