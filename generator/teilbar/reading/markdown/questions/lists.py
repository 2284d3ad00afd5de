"""Questions that are a list: pairs to match, cards to turn, items to put in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.model.document import Paragraph, Text
from teilbar.model.questions import Flashcards, Match, Order, Pair
from teilbar.model.walk import plain_text
from teilbar.reading.markdown.questions.malformed import MalformedQuestionError, mark_of, quoted, quoted_line
from teilbar.reading.markdown.questions.parts import take_list, twins

if TYPE_CHECKING:
    from teilbar.model.document import Blocks, Inlines, List, ListItem
    from teilbar.reading.markdown.questions.parts import Common

_ARROW = re.compile(r"(?:<?[-–—=]{1,9}>|[→⇒↔➔➜]|➡\N{VARIATION SELECTOR-16}?)\s*")
"""Documented are ``->``, ``=>`` and ``→``; the others come of word processors, emoji codes and haste."""
_MEANT_AS_ARROW = re.compile(r"\s+[-–—=>|:~/]+\s+|[:=>|]\s*")
_FIRST_WORD = re.compile(r"(\*+[^*]+\*+|\S+)\s*")
_SEVERAL = 2


def read_match(common: Common, blocks: Blocks) -> Match:
    """Return the pairs to match that blocks make. Raises MalformedQuestionError."""
    found, prompt = _take_pairs(blocks)
    if found is None:
        raise MalformedQuestionError("match-without-pairs")
    pairs = _pairs(found)
    if len(pairs) < _SEVERAL:
        raise MalformedQuestionError("match-with-one-pair", pair=quoted_line(found, 0))
    _refuse_equal_sides(found, pairs)
    return Match(**common, prompt=prompt, pairs=pairs)


def read_flashcards(common: Common, blocks: Blocks) -> Flashcards:
    """Return the cards that blocks make. Raises MalformedQuestionError."""
    found, prompt = _take_pairs(blocks)
    if found is None:
        raise MalformedQuestionError("flashcards-without-cards")
    return Flashcards(**common, prompt=prompt, cards=_pairs(found))


def read_order(common: Common, blocks: Blocks) -> Order:
    """Return the items to put in order that blocks make. Raises MalformedQuestionError."""
    steps, prompt = take_list(blocks, lambda one: one.ordered)
    if steps is None:
        bullets, _ = take_list(blocks, lambda _: True)
        if bullets is not None:
            raise MalformedQuestionError("question-not-numbered", item=quoted(bullets.items[0].blocks[:1]))
        raise MalformedQuestionError("order-without-list")
    items = tuple(item.blocks for item in steps.items)
    for number, item in enumerate(items):
        if not plain_text(item):
            raise MalformedQuestionError("question-item-without-words", mark=mark_of(steps, number))
    if len(items) < _SEVERAL:
        next_one = f"{steps.start + 1}. …"
        raise MalformedQuestionError("order-with-one-item", item=quoted_line(steps, 0), next=next_one)
    if same := twins(items):
        first, second = (quoted_line(steps, position) for position in same)
        raise MalformedQuestionError("order-equal-items", first=first, second=second)
    return Order(**common, prompt=prompt, items=items)


def _take_pairs(blocks: Blocks) -> tuple[List | None, Blocks]:
    """Return the list of pairs (the one with arrows, if lists without any stand beside it), and all other blocks."""
    found, others = take_list(blocks, _has_arrows)
    return (found, others) if found is not None else take_list(blocks, lambda _: True)


def _has_arrows(one: List) -> bool:
    return any(_ARROW.search(plain_text(item.blocks[:1])) for item in one.items)


def _pairs(found: List) -> tuple[Pair, ...]:
    return tuple(_pair(item, mark_of(found, position)) for position, item in enumerate(found.items))


def _pair(item: ListItem, mark: str) -> Pair:
    written = quoted(item.blocks[:1])
    match item.blocks:
        case ():
            raise MalformedQuestionError("question-item-without-words", mark=mark)
        case (Paragraph(children),) if sides := _sides(children):
            left, right = sides
            if not (plain_text(left) and plain_text(right)):
                full = f"{mark} {_to_fill(left)} -> {_to_fill(right)}"
                raise MalformedQuestionError("pair-without-side", item=written, full=full)
            return Pair(left, right)
        case (_,):
            raise MalformedQuestionError("pair-without-arrow", item=written, full=f"{mark} {_with_arrow(written)}")
        case _:
            raise MalformedQuestionError("pair-too-long", item=written, full=f"{mark} {_with_arrow(written)}")


def _sides(children: Inlines) -> tuple[Inlines, Inlines] | None:
    """Return what stands before the first arrow and what stands behind it; None without an arrow."""
    for number, node in enumerate(children):
        if isinstance(node, Text) and (arrow := _ARROW.search(node.value)):
            left = (*children[:number], *_text(node.value[: arrow.start()].rstrip()))
            return left, (*_text(node.value[arrow.end() :]), *children[number + 1 :])
    return None


def _text(value: str) -> Inlines:
    return (Text(value),) if value else ()


def _with_arrow(written: str) -> str:
    """Return a line with an arrow: where one stands, or something like one, else behind the first word."""
    if found := _ARROW.search(written) or _MEANT_AS_ARROW.search(written):
        left, right = written[: found.start()].rstrip(), written[found.end() :]
    else:
        first = _FIRST_WORD.match(written)
        left, right = (first[1], written[first.end() :]) if first else ("", "")
    return f"{left or '…'} -> {right or '…'}"


def _to_fill(side: Inlines) -> str:
    """Return a side as its author can type it again, with dots where words are missing."""
    return quoted(side) if plain_text(side) else quoted(side).replace("![](", "![…](") or "…"


def _refuse_equal_sides(found: List, pairs: tuple[Pair, ...]) -> None:
    """Raise MalformedQuestionError where a side could belong to two others."""
    if same := twins((pair.left, pair.right) for pair in pairs):
        raise MalformedQuestionError("match-pair-twice", pair=quoted_line(found, same[1]))
    if same := twins(pair.right for pair in pairs):
        first, second = (quoted(pairs[position].left) for position in same)
        raise MalformedQuestionError("match-equal-right", side=quoted(pairs[same[0]].right), first=first, second=second)
    if same := twins(pair.left for pair in pairs):
        first, second = (quoted(pairs[position].right) for position in same)
        raise MalformedQuestionError("match-equal-left", side=quoted(pairs[same[0]].left), first=first, second=second)
