"""Lines that know where they stood, and code that nothing looks into (CommonMark 0.31, "Fenced code blocks")."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FENCE = re.compile(r"(?P<before>(?:[ \t]|>[ \t]?)*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*)(?P<mark>`{3,}|~{3,})(?P<info>.*)$")
_WIDTH = 4
"""Columns to the next stop of a tab."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source, maybe changed on the way."""

    text: str
    number: int
    """The number of the line in the file, from 1: also of what a macro made of it."""


@dataclass(frozen=True, slots=True)
class Fence:
    """The line that opens a block of code."""

    before: str
    """Indentation and marks of quotes and lists before the fence."""
    mark: str
    info: str

    def closes(self, text: str) -> bool:
        """Tell whether a later line ends the block."""
        line = text.lstrip(" \t>").rstrip()
        return len(line) >= len(self.mark) and set(line) == {self.mark[0]}


def fence_of(text: str) -> Fence | None:
    """Return the fence that a line opens; None where it opens none."""
    found = _FENCE.match(text)
    if found is None or (found["mark"][0] == "`" and "`" in found["info"]):
        return None
    return Fence(found["before"], found["mark"], found["info"].strip())


def numbered(text: str, first: int = 1) -> list[Line]:
    """Return the lines of a text."""
    return [Line(row, number) for number, row in enumerate(text.split("\n"), first)]


def indentation(text: str) -> int:
    """Return the columns before a line's first character; a tab leads to the next multiple of four."""
    columns = 0
    for character in text:
        if character == "\t":
            columns += _WIDTH - columns % _WIDTH
        elif character == " ":
            columns += 1
        else:
            break
    return columns


def hidden(text: str) -> str:
    """Return text as an HTML comment, which GitLab and the site do not show; two hyphens would end it."""
    return f"<!-- {re.sub('-(?=-)', '- ', text.strip())} -->"
