"""Divs and the lines between them as a tree (Pandoc User's Guide, "Divs and Spans")."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from teilbar.importing.prose.lines import Line, fence_of
from teilbar.reading.markdown.inline import read_attributes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teilbar.importing.prose.lines import Fence
    from teilbar.importing.prose.noticed import Noticed

_OPENS = re.compile(
    r"^(?P<before>[ \t]*):{3,}[ \t]*(?:\{(?P<set>[^{}]*)\}|(?P<word>[^\s{}:]+))"
    r"[ \t]*(?:\{(?P<more>[^{}]*)\})?[ \t]*(?P<title>[^:\s{][^:{}]*(?::[^:]+)*)?:*[ \t]*$"
)
_CLOSES = re.compile(r"^[ \t]*:{3,}[ \t]*$")
_CLASS = re.compile(r"(?<![\w=\"'])\.(?P<name>[\w-]+)")
DEEPEST = 12
"""Divs within each other that are told apart; what is nested deeper is text of the last."""


@dataclass(slots=True)
class Div:
    """A div, or (without a class) the whole text."""

    classes: tuple[str, ...] = ()
    title: str = ""
    """What its attribute ``title`` says, or the words behind its name."""
    before: str = ""
    """The indentation of its fence."""
    line: int = 0
    source: str = ""
    """Its opening fence."""
    parts: list[Part] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Code:
    """A block of code."""

    before: str
    info: str
    rows: tuple[str, ...]
    line: int


Part: TypeAlias = Line | Code | Div


def tree_of(lines: Sequence[Line], noticed: Noticed) -> Div:
    """Return the lines of a text as a tree; a div without an end ends with the text."""
    root = Div()
    opened = [root]
    in_code: Fence | None = None
    code: list[Line] = []
    for line in lines:
        if in_code is not None:
            code.append(line)
            if in_code.closes(line.text):
                opened[-1].parts.append(_code(in_code, code[:-1]))
                in_code = None
            continue
        in_code = fence_of(line.text)
        if in_code is not None:
            code = [line]
        elif _CLOSES.match(line.text):
            _close(opened, line, noticed)
        elif (div := _opened(line)) and len(opened) <= DEEPEST:
            opened[-1].parts.append(div)
            opened.append(div)
        else:
            opened[-1].parts.append(line)
    if in_code is not None:
        noticed.once("divs.code-open", code[0].number, code[0].text.strip())
        opened[-1].parts.append(_code(in_code, code))
    for div in opened[1:]:
        noticed.once("divs.open", div.line, div.source)
    return root


def divs_in(root: Div) -> Iterator[Div]:
    """Yield all divs of a tree."""
    for part in root.parts:
        if isinstance(part, Div):
            yield part
            yield from divs_in(part)


def _close(opened: list[Div], line: Line, noticed: Noticed) -> None:
    if len(opened) > 1:
        opened.pop()
    else:
        noticed.once("divs.stray", line.number, line.text.strip())


def _opened(line: Line) -> Div | None:
    found = _OPENS.match(line.text)
    if found is None:
        return None
    attributes = " ".join(filter(None, (found["set"], found["more"])))
    named = [found["word"].lstrip(".")] if found["word"] else []
    classes = (*named, *(one["name"] for one in _CLASS.finditer(attributes)))
    values = read_attributes(attributes)
    title = values.get("title") or (found["title"] or "").strip()
    return Div(tuple(name.lower() for name in classes), title, found["before"], line.number, line.text.strip())


def _code(fence: Fence, rows: Sequence[Line]) -> Code:
    return Code(fence.before, fence.info, tuple(row.text for row in rows[1:]), rows[0].number)
