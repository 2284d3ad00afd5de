"""Macros: calls of those that are plain text are replaced, all others are found (LiaScript/docs, "Macros")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.importing.liascript.header import Definitions

_CALL = re.compile(r"@-?@?'?(?P<name>[A-Za-z_][\w.]*)|@\[(?P<linked>[A-Za-z_][\w.]*)")
_PARAMETER = re.compile(
    r"[ \t\n]*(?:(?P<marks>`{3,}|`)(?P<quoted>.*?)(?<!\\)(?P=marks)[ \t\n]*|(?P<plain>[^),`]*))(?P<end>[,)])", re.DOTALL
)
_LINK = re.compile(r"\]\((?P<url>[^)\s]*)[^)\n]*\)")
_ACTIVE = re.compile(
    r"<(?:script|style|iframe|link|object|embed|form|input|button|canvas|svg)\b|\bon\w+[ \t]*=", re.IGNORECASE
)
_HOLDER = re.compile(r"@'?(\d+)")
_BEFORE = re.compile(r"[\w.@/+-]$")
_OWN = frozenset({"uid", "email", "section"})
"""Macros that LiaScript has itself, and that say nothing outside of it."""
_DEEPEST = 12
"""How often a macro may call a macro."""
_LONGEST = 20_000
"""Characters to which a call may grow: a few lines of macros could fill any memory."""


@dataclass(frozen=True, slots=True)
class Call:
    """A macro that is called in a text."""

    name: str
    parameters: tuple[str, ...]
    start: int
    end: int


def call_at(text: str, position: int) -> Call | None:
    """Return the call that begins at a position of a text; None where none does."""
    found = _CALL.match(text, position)
    if found is None or _BEFORE.search(text, max(0, position - 1), position):
        return None
    name = (found["name"] or found["linked"]).rstrip(".")
    end = found.end() - len(found["name"] or found["linked"]) + len(name)
    parameters, end = _parameters(text, end)
    if found["linked"]:
        link = _LINK.match(text, end)
        if link is None:
            return None
        parameters, end = (*parameters, link["url"]), link.end()
    return Call(name, parameters, position, end)


def calls(text: str) -> list[Call]:
    """Return the calls of a text in their order, those in the parameters of others left out."""
    found: list[Call] = []
    position = text.find("@")
    while position >= 0:
        call = call_at(text, position)
        if call:
            found.append(call)
        position = text.find("@", call.end if call else position + 1)
    return found


class Macros:
    """What the macros of a course make of a text."""

    def __init__(self, defined: Definitions) -> None:
        self._defined = defined

    def is_call(self, call: Call) -> bool:
        """Tell whether this is a macro's name, and no other word behind an ``@``."""
        return self._defined.imports or call.name in _OWN or call.name in self._known()

    def replaced(self, call: Call) -> str | None:
        """Return the text that a macro stands for; None for one that is unknown, or more than plain text."""
        return self._replaced(call, 0)

    def _replaced(self, call: Call, depth: int) -> str | None:
        body = self._known().get(call.name)
        if body is None or depth > _DEEPEST or _ACTIVE.search(body):
            return None
        made = _HOLDER.sub(lambda found: _at(call.parameters, int(found[1])), body)
        return self._expanded(made, depth + 1)

    def _expanded(self, text: str, depth: int) -> str | None:
        pieces: list[str] = []
        position = 0
        for call in calls(text):
            if not self.is_call(call):
                continue
            made = self._replaced(call, depth)
            if made is None:
                return None
            pieces += [text[position : call.start], made]
            position = call.end
            if sum(map(len, pieces)) > _LONGEST:
                return None
        return "".join([*pieces, text[position:]])

    def _known(self) -> Mapping[str, str]:
        told = {name: self._defined.text(name) for name in ("author", "comment", "date", "version", "title")}
        return {name: value for name, value in told.items() if value} | self._defined.macros


def _parameters(text: str, position: int) -> tuple[tuple[str, ...], int]:
    """Return the parameters in parentheses at a position, and where they end; none where there are none."""
    if not text.startswith("(", position):
        return (), position
    values: list[str] = []
    here = position + 1
    while found := _PARAMETER.match(text, here):
        values.append(found["quoted"] if found["marks"] else found["plain"].strip())
        here = found.end()
        if found["end"] == ")":
            return tuple(values), here
    return (), position


def _at(values: tuple[str, ...], place: int) -> str:
    return values[place] if place < len(values) else ""
