"""The cases: a folder each, with what is imported, what is written of it, and the questions that Teilbar reads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from teilbar.importing.taking import Wishes, take_in
from teilbar.model.document import Code, Gap, Image, Math, Text
from teilbar.model.questions import Choice, DragWords, GapText, Match, Order, Question, TrueFalse
from teilbar.model.walk import walk
from teilbar.reading.frontmatter import split_header
from teilbar.reading.markdown.sections import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = Path(__file__).with_name("cases")
SOURCE, WRITTEN, QUESTIONS = "source", "written", "questions.txt"
HUB = "site_name: Probe\nextra:\n  teilbar:\n    sprache: {language}\n"


def names() -> list[str]:
    """Return the names of all cases."""
    return sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())


def taken_into(hub: Path, *, language: str = "de") -> dict[str, bytes]:
    """Import the folder ``source`` of the current folder into a new hub; return what was written, by path."""
    hub.mkdir()
    hub.joinpath("mkdocs.yml").write_text(HUB.format(language=language))
    start = hub / "content" / "einheiten" / "probe" / "index.md"
    start.parent.mkdir(parents=True)
    start.write_text("# Probe\n")
    take_in(Wishes(paths=(Path(SOURCE),), source=str(hub), language="de"))
    content = hub / "content"
    return {
        path.relative_to(content).as_posix(): path.read_bytes()
        for path in sorted(content.rglob("*"))
        if path.is_file() and path != start
    }


def outline(markdown: str) -> str:
    """Return what Teilbar reads of the questions in a text: kind, words, answers, hints, what is said to them."""
    document = read_document(split_header(markdown, "index.md").body).document
    blocks = (block for section in document.sections for block in section.blocks)
    return "\n".join(line for block in blocks if isinstance(block, Question) for line in _lines(block))


def _lines(question: Question) -> Iterator[str]:
    yield f"{question.kind}: {said(question.title)}"
    yield from _task(question)
    for name, part in (("hint", question.hint), ("praise", question.praise), ("correction", question.correction)):
        if part:
            yield f"  {name}: {said(part)}"


def _task(question: Question) -> Iterator[str]:
    match question:
        case Choice(answers=answers) | TrueFalse(answers=answers):
            for answer in answers:
                yield f"  [{'x' if answer.correct else ' '}] {said(answer.content)}"
        case GapText(text=text) | DragWords(text=text):
            for gap in (node for node in walk(text) if isinstance(node, Gap)):
                yield f"  ... {' | '.join(gap.answers)}{f' (hint: {gap.hint})' if gap.hint else ''}"
            if isinstance(question, DragWords) and question.distractors:
                yield f"  wrong: {', '.join(question.distractors)}"
        case Match(pairs=pairs):
            for pair in pairs:
                yield f"  {said(pair.left)} -> {said(pair.right)}"
        case Order(items=items):
            for number, item in enumerate(items, 1):
                yield f"  {number}. {said(item)}"


def said(nodes: object) -> str:
    """Return the words of nodes, with formulas, code and descriptions of pictures, on one line."""
    words = (
        node.latex if isinstance(node, Math) else node.alt if isinstance(node, Image) else node.value
        for node in walk(nodes)
        if isinstance(node, (Text, Code, Math, Image))
    )
    return " ".join(" ".join(words).split())
