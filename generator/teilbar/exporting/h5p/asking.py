"""What all questions share in H5P: what is asked, the medium beside it, hints, and what is said afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from teilbar.exporting.h5p.fields import content_type
from teilbar.exporting.h5p.fitting import as_text, fit, plain
from teilbar.exporting.h5p.parts import Part
from teilbar.exporting.h5p.prose import parts_of, text_part
from teilbar.model.document import Figure, Image, Paragraph
from teilbar.model.walk import plain_text, walk
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teilbar.exporting.h5p.prose import Desk
    from teilbar.model.document import Block, Blocks
    from teilbar.model.questions import Question


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as parts."""

    before: tuple[Part, ...]
    """What the question's own type cannot hold of the text above it."""
    part: Part
    after: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """What is asked."""

    blocks: Blocks
    """What stands in the question itself."""
    image: Image | None
    """The medium beside it."""
    before: tuple[Part, ...]


def title_of(question: Question, desk: Desk) -> str:
    """Return what a question is called in the editor."""
    return plain_text(question.title) or text(f"question.{question.kind}", desk.language)


def stated(question: Question, desk: Desk, body: Blocks = (), shown: Sequence[Image] = (), *, alone: bool) -> Stated:
    """Return what is asked.

    ``body`` is the text that is worked in, ``shown`` are pictures that the question's type has no place for. Of the
    media one stands beside the question. Where there are more, or the text above is more than paragraphs, it stands
    before the question; ``alone`` says that there is no before: then all words are in the question.
    """
    figures = [block.image for block in (*question.prompt, *body) if isinstance(block, Figure)]
    usable = [image for image in figures if image.target in desk.unit.media]
    if alone:
        return Stated(question.prompt, usable[0] if usable else None, ())
    if all(map(_is_simple, question.prompt)) and len(figures) <= 1 and not shown:
        return Stated(question.prompt, usable[0] if usable else None, ())
    loose = (*question.prompt, *(Figure(image) for image in figures if _is_in(image, body)), *map(Figure, shown))
    return Stated((), None, parts_of(loose, f"{question.id}/before", title_of(question, desk), desk, _none))


def task_html(question: Question, said: Stated, desk: Desk, tags: Sequence[str], more: str = "") -> str:
    """Return what is asked as HTML of a field: the title, the text above the options, and more."""
    title = desk.markup.html((Paragraph(question.title),), pictures=True) if question.title else ""
    blocks = tuple(block for block in said.blocks if not (isinstance(block, Figure) and block.image is said.image))
    return fit("\n".join(filter(None, (title, desk.markup.html(blocks, pictures=True), more))), tags)


def medium_params(question: Question, said: Stated, desk: Desk) -> dict[str, Any]:
    """Return the field ``media`` of a question."""
    part = desk.media.part(said.image, f"{question.id}/medium") if said.image else None
    return {"type": part} if part else {}


def overall_feedback(question: Question, desk: Desk) -> list[dict[str, Any]]:
    """Return what is said after a right answer, and after one that is not all right (H5P semantics, ranges)."""
    praise, correction = (words_of(blocks, desk) for blocks in (question.praise, question.correction))
    if not praise and not correction:
        return [{"from": 0, "to": 100}]
    lower = {"from": 0, "to": 99} | ({"feedback": correction} if correction else {})
    return [lower, {"from": 100, "to": 100} | ({"feedback": praise} if praise else {})]


def hint_html(question: Question, desk: Desk) -> str:
    """Return the hint for the question itself, where nothing can stand behind it."""
    if not question.hint:
        return ""
    label = escape(text("question.hint", desk.language))
    return f"<p><strong>{label}</strong></p>{desk.markup.html(question.hint, pictures=True)}"


def hints(question: Question, desk: Desk) -> tuple[Part, ...]:
    """Return the hint as something to unfold."""
    return folded("hint", question.hint, question, desk)


def folded(kind: str, blocks: Blocks, question: Question, desk: Desk) -> tuple[Part, ...]:
    """Return something to unfold, and the media that belong to it; nothing where nothing is in it."""
    if not blocks:
        return ()
    label = text(f"question.{kind}", desk.language)
    place = f"{question.id}/{kind}"
    content = text_part(desk.markup.html(blocks), f"{place}/text", label)
    panels = [{"title": as_text(label), "content": content}]
    return (Part("H5P.Accordion", place, label, {"panels": panels}), *media_of(blocks, place, label, desk))


def words_of(blocks: Blocks, desk: Desk) -> str:
    """Return blocks as the text of a field without tags."""
    return as_text(" ".join(plain(desk.markup.html(blocks, pictures=True)).split()))


def tags_of(type_name: str, place: str) -> tuple[str, ...]:
    """Return the tags that a field may hold."""
    return content_type(type_name).fields[place].tags


def media_of(blocks: Blocks, place: str, title: str, desk: Desk) -> tuple[Part, ...]:
    """Return the media that stand anywhere in blocks, as parts of a Column."""
    shown = tuple(Figure(node) for node in walk(blocks) if isinstance(node, Image) and node.target in desk.unit.media)
    return parts_of(shown, f"{place}/media", title, desk, _none)


def _is_simple(block: Block) -> bool:
    """Tell whether a block may stand in a question: a picture of its own, or a paragraph without any."""
    if isinstance(block, Figure):
        return True
    return isinstance(block, Paragraph) and not any(isinstance(node, Image) for node in walk(block))


def _is_in(image: Image, body: Blocks) -> bool:
    return any(isinstance(block, Figure) and block.image is image for block in body)


def _none(question: Question) -> Iterator[Part]:
    problem = f"a question within a question: {question.id}"
    raise TypeError(problem)
