"""What a LiaScript comment defines: fields of the course, and macros (LiaScript/docs, "Macros")."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilbar.importing.prose.lines import Line

_SHORT = re.compile(r"\s*@?(?P<name>[A-Za-z_][\w.\-]*)(?:\([^)]*\))?[ \t]*:(?P<value>(?:[ \t].*|))$")
_LONG = re.compile(r"\s*@?(?P<name>[A-Za-z_][\w.\-]*)(?:\([^)]*\))?[ \t]*$")
_OFF_LONG = re.compile(r"\s*@@@")
_OFF_SHORT = re.compile(r"\s*@@")
_END = re.compile(r"\s*@end\b")
_ATTRIBUTE = re.compile(r"[\w-]+\s*=\s*[\"']|data-[\w-]+")

FIELDS = frozenset(
    {
        *("author", "email", "title", "comment", "language", "version", "date", "tags", "attribute", "repository"),
        *("narrator", "mode", "dark", "font", "logo", "icon", "edit", "sharing", "classroom", "persistent"),
        *("import", "script", "link", "base", "onload", "debug", "formula", "translation"),
    }
)
"""Names with a meaning of their own; every other one is a macro."""


@dataclass(frozen=True, slots=True)
class Definition:
    """One name that a comment defines."""

    name: str
    value: str
    line: int
    is_block: bool
    """Whether it ran from its name to ``@end``, its lines as they are."""


@dataclass(slots=True)
class Definitions:
    """What a course defines so far."""

    fields: dict[str, list[Definition]] = field(default_factory=dict)
    macros: dict[str, str] = field(default_factory=dict)

    def add(self, definitions: Sequence[Definition]) -> None:
        """Take definitions in; a macro replaces an earlier one of its name."""
        for one in definitions:
            if one.name.lower() in FIELDS:
                self.fields.setdefault(one.name.lower(), []).append(one)
            else:
                self.macros[one.name] = one.value

    def text(self, name: str) -> str:
        """Return what a field says, the last time that it is given; empty where it is not."""
        found = self.fields.get(name)
        return found[-1].value if found else ""

    @property
    def imports(self) -> bool:
        """Whether the course takes macros from elsewhere, so that an unknown name may be one."""
        return "import" in self.fields or "script" in self.fields


def end_of_comment(lines: Sequence[Line], start: int, last: int) -> int | None:
    """Return the position of the line in which the comment that a line begins ends; None where it has no end.

    A macro's own lines may hold the end of a comment: it does not count before ``@end``. ``last`` is what
    :func:`last_end` says of the lines.
    """
    inside_macro = False
    for position in range(start, len(lines)):
        text = lines[position].text
        text = text.partition("<!--")[2] if position == start else text
        if inside_macro:
            inside_macro = not _END.match(text)
            continue
        if "-->" in text:
            return position
        if position > start and position < last and _opens_macro(text):
            inside_macro = True
    return None


def is_definitions(inside: str) -> bool:
    """Tell whether the inside of a comment defines something, and is no remark and no attributes."""
    first = next((row for row in inside.split("\n") if row.strip()), "")
    if _ATTRIBUTE.match(first.strip()):
        return False
    short = _SHORT.match(first)
    if short:
        return short["name"].lower() in FIELDS or first.strip().startswith("@")
    return bool(_opens_macro(first) or _OFF_SHORT.match(first)) and "\n" in inside.strip()


def definitions(rows: Sequence[Line]) -> list[Definition]:
    """Return what the lines of a comment define, without the marks of the comment itself."""
    found: list[Definition] = []
    last = last_end(rows)
    position = 0
    while position < len(rows):
        text = rows[position].text
        number = rows[position].number
        position += 1
        if _OFF_LONG.match(text):
            position = _after_end(rows, position)
        elif _OFF_SHORT.match(text):
            continue
        elif short := _SHORT.match(text):
            end = _end_of_value(rows, position)
            words = " ".join([short["value"], *(row.text for row in rows[position:end])]).split()
            found.append(Definition(short["name"], " ".join(words), number, is_block=False))
            position = end
        elif (long := _LONG.match(text)) and (_opens_macro(text) or position <= last):
            end = _after_end(rows, position)
            body = "\n".join(row.text for row in rows[position : end - 1 if end <= len(rows) else end])
            found.append(Definition(long["name"], body.strip("\n"), number, is_block=True))
            position = end
    return found


def _opens_macro(text: str) -> bool:
    return text.strip().startswith("@") and bool(_LONG.match(text)) and not _END.match(text)


def last_end(rows: Sequence[Line]) -> int:
    """Return the position of the last line that ends a macro; -1 without any."""
    return next((place for place in range(len(rows) - 1, -1, -1) if _END.match(rows[place].text)), -1)


def _after_end(rows: Sequence[Line], start: int) -> int:
    return next((place + 1 for place in range(start, len(rows)) if _END.match(rows[place].text)), len(rows))


def _end_of_value(rows: Sequence[Line], start: int) -> int:
    """Return where a value ends that runs on over indented and empty lines."""
    position = start
    while position < len(rows) and (not rows[position].text.strip() or rows[position].text[0] in " \t"):
        if _SHORT.match(rows[position].text) and rows[position].text.lstrip().partition(":")[0].lower() in FIELDS:
            break
        position += 1
    return position
