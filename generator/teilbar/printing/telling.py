"""What is told of a text in short: its sentences, whole ones as far as there is room."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from teilbar.model.document import Callout, HtmlBlock, Image, List, Paragraph, Quote, Strong, Table
from teilbar.model.sentences import sentences
from teilbar.model.walk import plain_text, transform

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.model.document import Blocks, ListItem

_CUT_OFF = (":", ";", ",")
_LONGEST_LEAD = 40  # characters of a point that can stand in a row with others


def words_of(nodes: object) -> str:
    """Return the running text of nodes without what pictures show."""
    return plain_text(transform(nodes, lambda node: () if isinstance(node, Image) else node))


def told(blocks: Blocks) -> tuple[str, ...]:
    """Return the sentences of blocks in reading order; points of a list that a colon announces become its end."""
    return tuple(_told(blocks))


def shortened(parts: Iterable[str], most: int) -> str:
    """Return the first sentences that fit into so many characters; the first one, cut between words, if none does."""
    kept: list[str] = []
    left = most
    for part in parts:
        if kept and len(part) > left:
            break
        kept.append(part)
        left -= len(part) + 1
    return clipped(" ".join(kept), most)


def clipped(words: str, most: int) -> str:
    """Return a text that is no longer than so many characters, cut between words and marked where it is."""
    if len(words) <= most:
        return words
    short = words[: most - 1]
    whole = short.rpartition(" ")[0]
    return f"{(whole if len(whole) > most // 2 else short).rstrip(' .,:;–-')} …"


def _told(blocks: Blocks) -> Iterator[str]:
    for block, after in pairwise((*blocks, None)):
        match block:
            case Paragraph(children) | HtmlBlock(children):
                yield from _of_paragraph(words_of(children), after)
            case List(items=items):
                yield from (sentence for item in items for sentence in _told(item.blocks))
            case Quote(inner):
                yield from _told(inner)


def _of_paragraph(words: str, after: object) -> Iterator[str]:
    """Yield the sentences of a paragraph; a colon within one ends nothing here."""
    begun = ""
    for piece in sentences(words):
        begun = f"{begun} {piece.words}".strip()
        if not begun.endswith(_CUT_OFF):
            yield begun
            begun = ""
    if begun.endswith(":"):
        begun = _with_points(begun, after)
    if begun:
        yield begun


def _with_points(begun: str, after: object) -> str:
    """Return a sentence that announces a list with its points, where they are short.

    Empty where neither a list nor a table follows that says it.
    """
    match after:
        case List(items=items):
            leads = [_lead(item) for item in items]
        case Table(rows=rows):
            leads = [words_of(row[0]) for row in rows]
        case _:
            return ""
    can_be_told = all(any(map(str.isalpha, lead)) and len(lead) <= _LONGEST_LEAD for lead in leads)
    return f"{begun} {', '.join(leads)}." if leads and can_be_told else ""


def _lead(item: ListItem) -> str:
    """Return what a point begins with: its strong words, else all of it."""
    first = next((block for block in item.blocks if isinstance(block, Paragraph)), None)
    if first is None:
        return ""
    strong = first.children[0] if first.children and isinstance(first.children[0], Strong) else None
    return words_of(strong.children if strong else first.children).rstrip(" .:;,–-")


def warnings_in(blocks: Blocks) -> Iterator[tuple[str, Blocks]]:
    """Yield the call-outs that warn, each with its title and its text."""
    for block in blocks:
        if isinstance(block, Callout) and block.kind in {"warning", "caution", "important"}:
            yield words_of(block.title), block.blocks
