"""What is asked without points: cards, frequent questions, pictures to explore, something to think about."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from teilbar.exporting.h5p.asking import hints, media_of, tags_of, title_of, words_of
from teilbar.exporting.h5p.fields import content_type
from teilbar.exporting.h5p.fitting import as_text, fit, plain
from teilbar.exporting.h5p.media import alternative_of
from teilbar.exporting.h5p.parts import Part
from teilbar.exporting.h5p.prose import parts_of, text_part
from teilbar.model.document import Figure, Image, Paragraph
from teilbar.model.questions import ExploreImage, Faq, Flashcards, Reflect
from teilbar.model.walk import walk
from teilbar.rendering.media import kind_of
from teilbar.renditions import MediumKind
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.exporting.h5p.prose import Desk
    from teilbar.model.document import Blocks, Inlines
    from teilbar.model.questions import FaqEntry, Question, Spot

_MOST_PANELS = content_type("H5P.Accordion").most["panels"]


def unscored_parts(question: Question, desk: Desk) -> Iterator[Part]:
    """Yield a question without points as parts of a Column."""
    match question:
        case Flashcards():
            yield _cards(question, desk)
        case Faq():
            yield from _frequent(question, desk)
        case ExploreImage():
            yield from _explored(question, desk)
        case Reflect():
            yield from _above(question, desk)
        case _:
            problem = f"no content type for the question kind {question.kind}"
            raise TypeError(problem)
    yield from hints(question, desk)


def _above(question: Question, desk: Desk, more: Blocks = ()) -> tuple[Part, ...]:
    """Return the heading of a question and the text below it."""
    label = escape(text(f"question.{question.kind}", desk.language), quote=False)
    title = plain(desk.markup.html((Paragraph(question.title),), pictures=True)).replace("\n", " ")
    heading = f"<h3>{label}{': ' if title else ''}{escape(title, quote=False)}</h3>"
    blocks = (*question.prompt, *more)
    return parts_of(blocks, f"{question.id}/above", title_of(question, desk), desk, _none, before=heading)


def _cards(question: Flashcards, desk: Desk) -> Part:
    name = "H5P.Dialogcards"
    title = desk.markup.html((Paragraph(question.title),), pictures=True) if question.title else ""
    above = desk.markup.html(question.prompt, pictures=True)
    words = {"title": fit(title, tags_of(name, "title")), "description": fit(above, tags_of(name, "description"))}
    params: dict[str, Any] = {
        **{key: said for key, said in words.items() if said},
        "dialogs": [
            {
                "text": _side(card.left, "text", desk),
                "answer": _side(card.right, "answer", desk),
                **_picture((*card.left, *card.right), desk),
            }
            for card in question.cards
        ],
    }
    return Part(name, question.id, title_of(question, desk), params)


def _side(nodes: Inlines, name: str, desk: Desk) -> str:
    return fit(f"<p>{desk.markup.line(nodes)}</p>", tags_of("H5P.Dialogcards", f"dialogs[].{name}"))


def _picture(nodes: Inlines, desk: Desk) -> dict[str, Any]:
    """Return the picture of a card: it has room for one."""
    for node in walk(nodes):
        medium = desk.unit.media.get(node.target) if isinstance(node, Image) else None
        if isinstance(node, Image) and medium and kind_of(medium) is MediumKind.PICTURE:
            alt = alternative_of(node, medium)
            if image := desk.media.picture(medium):
                return {"image": image} | ({"imageAltText": as_text(alt)} if alt else {})
    return {}


def _frequent(question: Faq, desk: Desk) -> Iterator[Part]:
    yield from _above(question, desk)
    title = title_of(question, desk)
    for first in range(0, len(question.entries), _MOST_PANELS):
        entries = question.entries[first : first + _MOST_PANELS]
        place = f"{question.id}/from/{first}" if first else question.id
        panels = [_panel(entry, f"{question.id}/entry/{at}", desk) for at, entry in enumerate(entries, first)]
        yield Part("H5P.Accordion", place, title, {"panels": panels})
    answers = tuple(block for entry in question.entries for block in entry.answer)
    yield from media_of(answers, question.id, title, desk)


def _panel(entry: FaqEntry, place: str, desk: Desk) -> dict[str, Any]:
    asked = words_of((Paragraph(entry.question),), desk)
    return {"title": asked, "content": text_part(desk.markup.html(entry.answer, pictures=True), place, asked)}


def _explored(question: ExploreImage, desk: Desk) -> Iterator[Part]:
    """Yield a picture and the list of what there is to see; H5P's own type for that has other versions everywhere."""
    title = title_of(question, desk)
    yield from _above(question, desk, (Figure(question.image),))
    places = "".join(_spot(spot, desk) for spot in question.spots)
    yield text_part(f"<ol>{places}</ol>", f"{question.id}/places", title)
    yield from media_of(tuple(block for spot in question.spots for block in spot.text), question.id, title, desk)


def _spot(spot: Spot, desk: Desk) -> str:
    said = desk.markup.html(spot.text, pictures=True)
    return f"<li><strong>{desk.markup.line(spot.label)}</strong>{said}</li>"


def _none(question: Question) -> Iterator[Part]:
    problem = f"a question within a question: {question.id}"
    raise TypeError(problem)
