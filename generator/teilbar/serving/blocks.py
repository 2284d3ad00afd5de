"""Which block of a page a line of its text became: by what browsers can find again, for pages say nothing of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilbar.model.document import Heading, Image, Paragraph
from teilbar.model.questions import Question
from teilbar.model.walk import plain_text, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.model.document import Document

LETTERS = 80
"""Of a block's words: enough to find it."""


class Spot(NamedTuple):
    """Where on a page something stands."""

    anchor: str = ""
    """Id of the heading that it is, or stands below; empty above the first one."""
    words: str = ""
    """How what a reader sees there begins; empty for the heading itself."""
    alt: str = ""
    """The alternative text, if it is a picture."""
    target: str = ""
    """What the author wrote for that."""


def spot_of(document: Document, line: int) -> Spot | None:
    """Return where on the page the line of an author's file is to be seen; None where that is above its text."""
    latest, found = 0, None
    for at, spot in _spots(document):  # not each line lies below the one before: an answer's hint stands beside it
        if latest <= at <= line:
            latest, found = at, spot
    return found


def _spots(document: Document) -> Iterator[tuple[int, Spot]]:
    """Yield the lines at which something begins, with what that is, in reading order."""
    anchor = ""
    for node in walk(document):
        line = getattr(node, "line", 0)
        if not line:
            continue
        match node:
            case Heading():
                anchor = node.id
                yield line, Spot(anchor, "")
            case Question():
                anchor = node.id
                yield line, Spot(anchor, "")
            case Image():
                yield line, Spot(anchor, "", node.alt, node.target)
            case Paragraph():
                yield line, Spot(anchor, plain_text(node.children)[:LETTERS])
            case other if words := plain_text(other)[:LETTERS]:
                yield line, Spot(anchor, words)
