"""What stands below a question's heading and is none: the problem, and the author's own words to say it with."""

from __future__ import annotations

from teilbar.model.document import (
    Emphasis,
    Figure,
    Image,
    LineBreak,
    Link,
    List,
    Paragraph,
    SoftBreak,
    Strong,
    Text,
)
from teilbar.model.walk import plain_text

_LONGEST = 120
_BOXES = {None: "", True: "[x] ", False: "[ ] "}


class MalformedQuestionError(Exception):
    """A heading announces a question, but what stands below it is none.

    ``rule`` is the catalogue's rule that says what is missing, ``values`` what its sentences name.
    """

    def __init__(self, rule: str, **values: object) -> None:
        super().__init__(rule)
        self.rule = rule
        self.values = {name: str(value) for name, value in values.items()}


def quoted(content: object) -> str:
    """Return a node, or a tuple of nodes, as its author can type it again: in Markdown, on one line, not too long."""
    words = " ".join(_markdown(content).split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"


def quoted_line(one: List, position: int) -> str:
    """Return an item of a list as its author can type it again: its first line, with its number, bullet and box."""
    item = one.items[position]
    return f"{mark_of(one, position)} {_BOXES[item.checked]}{quoted(item.blocks[:1])}".rstrip()


def mark_of(one: List, position: int) -> str:
    """Return what an item of a list begins with: ``2.`` or ``-``."""
    return f"{one.start + position}." if one.ordered else "-"


def _markdown(node: object) -> str:  # noqa: PLR0911 - one case a node, nothing else
    match node:
        case tuple():
            return "".join(map(_markdown, node))
        case Text(value):
            return value
        case Emphasis(children):
            return f"*{_markdown(children)}*"
        case Strong(children):
            return f"**{_markdown(children)}**"
        case Link(target, children):
            return f"[{_markdown(children)}]({target})"
        case Image(target, alt) | Figure(Image(target, alt)):
            return f"![{alt}]({target})"
        case SoftBreak() | LineBreak():
            return " "
        case Paragraph(children):
            return _markdown(children)
        case _:
            return plain_text(node)
