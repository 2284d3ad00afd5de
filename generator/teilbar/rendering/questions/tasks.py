"""What is to be done in a question, of the browser's own controls: they work without a script, and on paper."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.model.answers import gaps_of, offered, word_bank
from teilbar.model.questions import (
    Choice,
    DragWords,
    ExploreImage,
    Faq,
    Flashcards,
    GapText,
    MarkWords,
    Match,
    Order,
    Reflect,
    TrueFalse,
)
from teilbar.model.walk import plain_text
from teilbar.rendering.questions.fillings import Marked, Placed, Typed, options
from teilbar.rendering.questions.parts import instruction, listing, name_of, plain_word, word
from teilbar.rendering.tags import tag

if TYPE_CHECKING:
    from teilbar.model.questions import Question, Spot
    from teilbar.rendering.questions.parts import Parts


def task_html(question: Question, parts: Parts) -> str:  # noqa: C901, PLR0911 - one case a kind, nothing else
    """Return the part of a question that readers work in."""
    match question:
        case Choice() | TrueFalse():
            return _options(question, parts)
        case GapText(text=body):
            filling = Typed(gaps_of(body), name_of(question), parts)
            return _text(instruction("type", parts), parts.filled(body, filling))
        case DragWords():
            return _drag_words(question, parts)
        case MarkWords(text=body):
            return _text(instruction("mark", parts), parts.filled(body, Marked()))
        case Match():
            return _match(question, parts)
        case Order():
            items = (
                f'<div class="tb-order__item">{parts.blocks(question.items[at])}</div>' for at in offered(question)
            )
            return instruction("sort", parts) + listing(items, "tb-order")
        case Flashcards():
            return "".join(
                _unfolding(parts.inline(card.left), f"<p>{parts.inline(card.right)}</p>") for card in question.cards
            )
        case Faq():
            return "".join(
                _unfolding(parts.inline(entry.question), parts.blocks(entry.answer)) for entry in question.entries
            )
        case ExploreImage():
            return parts.picture(question.image, overlay(question.spots)) + _spots(question, parts)
        case Reflect():
            return _reflect(question, parts)
    problem = f"no rendering for the question kind {question.kind}"
    raise TypeError(problem)


def _options(question: Choice | TrueFalse, parts: Parts) -> str:
    several = isinstance(question, Choice) and question.multiple
    anchor = f"{name_of(question)}-task"
    how = instruction("pick-several" if several else "pick-one", parts, anchor) if isinstance(question, Choice) else ""
    kind = "checkbox" if several else "radio"
    rows = (
        f'<div class="tb-option"><label>{_box(kind, name_of(question), position)} <span>{content}</span></label></div>'
        for position, content in enumerate(parts.inline(answer.content) for answer in question.answers)
    )
    described = anchor if how else None
    return how + tag(
        "fieldset", "".join(rows), class_="tb-options", aria_labelledby=question.id, aria_describedby=described
    )


def _box(kind: str, name: str, position: int) -> str:
    return tag("input", type=kind, name=name, value=str(position))


def _text(how: str, content: str) -> str:
    return f'{how}<div class="tb-words">{content}</div>'


def _drag_words(question: DragWords, parts: Parts) -> str:
    bank = word_bank(question)
    filling = Placed(bank, len(gaps_of(question.text)), name_of(question), parts)
    words = listing((escape(one) for one in bank), "tb-bank")
    return _text(f"{instruction('words', parts)}{words}", parts.filled(question.text, filling))


def _match(question: Match, parts: Parts) -> str:
    """Return the left sides with a list of the right ones each; these stand beside them, with letters for paper."""
    shown = [question.pairs[position].right for position in offered(question)]
    choices = options([f"{_letter(at)}) {escape(plain_text(right))}" for at, right in enumerate(shown)], parts)
    name = name_of(question)
    left = (
        f'<span class="tb-match__side" id="{name}-{number}">{parts.inline(pair.left)}</span> '
        + tag("select", choices, name=name, autocomplete="off", aria_labelledby=f"{name}-{number}")
        for number, pair in enumerate(question.pairs, 1)
    )
    right = listing((parts.inline(side) for side in shown), "tb-match__right", "ol", type="a")
    how = instruction("pair", parts)
    return f'{how}<div class="tb-match">{listing(left, "tb-match__left")}{right}</div>'


def _letter(position: int) -> str:
    """Return the letter of an item in a list of HTML's type ``a``: a to z, then aa, ab ..."""
    before, at = divmod(position, 26)
    return (_letter(before - 1) if before else "") + chr(ord("a") + at)


def _unfolding(summary: str, content: str) -> str:
    return f"<details><summary>{summary}</summary>{content}</details>"


def overlay(spots: tuple[Spot, ...]) -> str:
    """Return the numbers of the places as a drawing over the picture, whatever its size (SVG 2, per cent units)."""
    drawn = "".join(_number(number, f"{spot.x:g}%", f"{spot.y:g}%") for number, spot in enumerate(spots, 1))
    return f'<svg class="tb-explore__spots" aria-hidden="true" focusable="false">{drawn}</svg>'


def _number(number: int, x: str, y: str) -> str:
    return f'<circle cx="{x}" cy="{y}" r="12"/><text x="{x}" y="{y}" dy=".35em">{number}</text>'


def _spots(question: ExploreImage, parts: Parts) -> str:
    return listing((_spot(spot, parts) for spot in question.spots), "tb-spots", "ol")


def _spot(spot: Spot, parts: Parts) -> str:
    name = parts.inline(spot.label)
    return _unfolding(name, parts.blocks(spot.text)) if spot.text else f"<strong>{name}</strong>"


def _reflect(question: Reflect, parts: Parts) -> str:
    anchor = f"{name_of(question)}-note"
    field = tag(
        "textarea",
        class_="tb-reflect",
        rows="4",
        autocomplete="off",
        aria_label=plain_word("notes", parts),
        aria_describedby=anchor,
    )
    return f'{field}<p class="tb-instruction tb-for-screen" id="{anchor}">{word("notes-stay", parts)}</p>'
