"""Texts with gaps as lines, in the signs that H5P's content types read.

``*answer/alternative:hint*`` in Blanks, ``*answer:hint*`` in DragText, ``*word*`` in MarkTheWords (the semantics'
``important`` of each). Signs of the author's that would mean something there are written as entities.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.exporting.h5p.fitting import as_text, fit, plain
from teilbar.model.document import (
    Callout,
    CodeBlock,
    Example,
    Figure,
    ForeignFilm,
    Heading,
    HtmlBlock,
    Link,
    List,
    MathBlock,
    Meeting,
    Paragraph,
    Quote,
    Table,
    Text,
    ThematicBreak,
)
from teilbar.model.examples import at_rest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.exporting.h5p.markup import Markup
    from teilbar.model.document import Block, Blocks, Gap, Inlines
    from teilbar.model.questions import DragWords, Match, Order

_SIGNS = {"*": "\ufdd2", "/": "\ufdd3", ":": "\ufdd4", "\\": "\ufdd5"}
"""What stands for a sign until it is written; no author can write these (Unicode, noncharacters)."""
_STAR = _SIGNS["*"]
_ENTITIES = str.maketrans({stand_in: f"&#{ord(sign)};" for sign, stand_in in _SIGNS.items()})
_HIDDEN = str.maketrans(_SIGNS)
_SHARP = str.maketrans({"ß": "ss", "ẞ": "SS"})
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("„“”«»", '"'),
        **dict.fromkeys("’\N{LEFT SINGLE QUOTATION MARK}\N{SINGLE LOW-9 QUOTATION MARK}", "'"),
        **dict.fromkeys("–—\N{NON-BREAKING HYPHEN}", "-"),
    }
)
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
_MARKED = re.compile(r"\ufdd6(.*?)\ufdd7", re.DOTALL)
_OPEN, _CLOSE = "\ufdd6", "\ufdd7"
_CLOSED = tuple(_CLOSE + sign for sign in ".,;:!?")
_JOINER = "\N{WORD JOINER}"
_BULLET = "• "


def blanks_lines(body: Blocks, markup: Markup, tags: Iterable[str], *, exact: bool) -> list[str]:
    """Return the lines of a gap text, as HTML."""

    def gap(one: Gap) -> str:
        answers = one.answers if exact else tuple(way for answer in one.answers for way in _ways_to_type(answer))
        accepted = "/".join(answer.translate(_HIDDEN) for answer in dict.fromkeys(answers))
        hint = f":{one.hint.translate(_HIDDEN)}" if one.hint else ""
        return as_text(f"*{accepted}{hint}*")

    tags = tuple(tags)
    lines = (fit(f"<p>{mark}{markup.line(nodes, gap, _STAR)}</p>", tags) for mark, nodes in lines_of(body))
    return [line.translate(_ENTITIES) for line in lines]


def drag_lines(question: DragWords, markup: Markup) -> str:
    """Return the text of words to place, a line a line."""

    def gap(one: Gap) -> str:
        hint = f":{one.hint.translate(_HIDDEN)}" if one.hint else ""
        return as_text(f"*{one.answers[0].translate(_HIDDEN)}{hint}*")

    return _text(f"{mark}{plain(markup.line(nodes, gap, _STAR))}" for mark, nodes in lines_of(question.text))


def distractors(words: Iterable[str]) -> str:
    """Return wrong words to place."""
    return _text((" ".join(f"*{word.translate(_HIDDEN)}*" for word in words),))


def match_lines(question: Match, markup: Markup) -> str:
    """Return pairs as a text with words to place: a line a pair."""
    sides = ((_words(pair.left, markup), _words(pair.right, markup)) for pair in question.pairs)
    return _text(f"{left.replace('*', _STAR)} → *{right.translate(_HIDDEN)}*" for left, right in sides)


def order_lines(question: Order, markup: Markup) -> str:
    """Return items to put in order as numbered places: each is right in its own."""
    items = (" ".join(plain(markup.html(item, pictures=True)).split("\n")) for item in question.items)
    return _text(f"{number}. *{item.translate(_HIDDEN)}*" for number, item in enumerate(items, 1))


def mark_lines(body: Blocks, markup: Markup) -> str:
    """Return the text to mark words in, a paragraph a line.

    MarkTheWords takes what stands between spaces for a word, so each word of several that were marked as one counts.
    """
    lines = (f"{mark}{plain(markup.line(nodes, _marked))}" for mark, nodes in lines_of(body))
    return "".join(f"<p>{as_text(_with_marks(line))}</p>" for line in lines)


def lines_of(blocks: Blocks) -> Iterator[tuple[str, Inlines]]:
    """Yield the lines of blocks, each with the mark that stands before it; pictures are none."""
    for block in blocks:
        yield from _lines(block)


def _lines(block: Block) -> Iterator[tuple[str, Inlines]]:  # noqa: C901 - one case a block type
    match block:
        case Paragraph(children) | HtmlBlock(children) | Heading(children=children):
            yield "", children
        case List(items=items):
            for number, item in enumerate(items, block.start):
                mark = f"{number}. " if block.ordered else _BULLET
                for at, (_, nodes) in enumerate(lines_of(item.blocks)):
                    yield "" if at else mark, nodes
        case Quote(inner):
            yield from lines_of(inner)
        case Callout(title=title, blocks=inner) | Meeting(title=title, blocks=inner):
            yield from (("", title),) if title else ()
            yield from lines_of(inner)
        case Table(head=head, rows=rows):
            for row in (head, *rows):
                yield "", tuple(node for at, cell in enumerate(row) for node in ((Text(" | "),) if at else ()) + cell)
        case CodeBlock(code) | MathBlock(code):
            yield from (("", (Text(line),)) for line in code.splitlines() if line.strip())
        case Example():
            yield from lines_of(at_rest(block))
        case ForeignFilm():
            yield "", (Link(block.target, (Text(block.title or block.host),)),)
        case ThematicBreak() | Figure():
            return


def _ways_to_type(answer: str) -> tuple[str, ...]:
    """Return an answer in the ways in which people type it (docs/scoring.md): H5P compares it sign by sign."""
    plain_signs = answer.translate(_PLAIN)
    same = (plain_signs, plain_signs.translate(_SHARP), plain_signs.translate(_SPELLED))
    return (answer, answer.translate(_SPELLED), *same)


def _words(nodes: Inlines, markup: Markup) -> str:
    return " ".join(plain(markup.line(nodes)).split())


def _text(lines: Iterable[str]) -> str:
    return as_text("\n".join(lines)).translate(_ENTITIES)


def _marked(one: Gap) -> str:
    return as_text(f"{_OPEN}{one.answers[0]}{_CLOSE}")


def _with_marks(line: str) -> str:
    """Return a line with asterisks around each word that has something marked in it."""
    single = _MARKED.sub(lambda found: " ".join(f"{_OPEN}{word}{_CLOSE}" for word in found[1].split()), line)
    return " ".join(map(_word, single.split()))


def _word(word: str) -> str:
    if _OPEN not in word:
        return f"{_JOINER}{word}" if word.startswith("*") and len(word) > 1 else word
    whole = word.replace(_OPEN, "").replace(_CLOSE, "").replace("*", "**")
    if word.startswith(_OPEN) and word.endswith(_CLOSED):
        return f"*{whole[:-1]}*{whole[-1]}"
    return f"*{whole}*"
