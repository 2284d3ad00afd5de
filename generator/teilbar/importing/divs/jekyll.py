"""The older form of The Carpentries' lessons: quotes with a class below them (kramdown), and Liquid."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.importing.prose.lines import Line, fence_of, hidden

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilbar.importing.prose.noticed import Noticed

_QUOTED = re.compile(r"^ {0,3}>[ \t]?")
_CLASS = re.compile(r"^[ \t]*\{:[ \t]*\.(?P<name>[\w-]+)[^{}]*\}[ \t]*$")
_ANY = re.compile(r"^[ \t]*\{:[^{}]*\}[ \t]*$")
_BEHIND = re.compile(r"(?<=\S)[ \t]*\{:[^{}]*\}")
_RAW = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_LINK = re.compile(
    r"(?:\{\{\s*(?:page\.root|site\.baseurl|relative_root_path)\s*\}\}/?)?\{%-?\s*link\s+(?P<path>\S+)\s*-?%\}"
)
_ROOT = re.compile(r"\{\{\s*(?:page\.root|site\.baseurl|relative_root_path)\s*\}\}/?")
_LIQUID = re.compile(r"\{%.*?%\}|\{\{[^{}]*\}\}")
_DEEPEST = 12


def is_older(text: str) -> bool:
    """Tell whether a text has classes below its quotes."""
    return bool(
        re.search(r"^[ \t>]*\{:[ \t]*\.(?:challenge|solution|callout|objectives|keypoints|prereq)", text, re.MULTILINE)
    )


def as_divs(lines: Sequence[Line], noticed: Noticed) -> list[Line]:
    """Return the lines with divs in place of quotes that have a class, and without attribute lists and Liquid."""
    return _without_liquid(_converted(lines, noticed, 0), noticed)


def _converted(lines: Sequence[Line], noticed: Noticed, depth: int) -> list[Line]:
    made: list[Line] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        if fence := fence_of(line.text) if not _QUOTED.match(line.text) else None:
            end = next((n for n in range(position + 1, len(lines)) if fence.closes(lines[n].text)), len(lines) - 1)
            made += _with_language(lines, position, end)
            position = end + 1
            if position < len(lines) and _ANY.match(lines[position].text):
                position += 1
            continue
        if not _QUOTED.match(line.text):
            made += _without_list(line, noticed)
            position += 1
            continue
        end = position
        while end < len(lines) and _QUOTED.match(lines[end].text):
            end += 1
        inside = [Line(_QUOTED.sub("", row.text, count=1), row.number) for row in lines[position:end]]
        named = _CLASS.match(lines[end].text) if end < len(lines) else None
        if named and depth < _DEEPEST:
            last = lines[end].number
            body = _converted(inside, noticed, depth + 1)
            made += [Line(f"::: {named['name']}", line.number), *body, Line(":::", last)]
        elif depth < _DEEPEST:
            made += [Line(f"> {row.text}".rstrip(), row.number) for row in _converted(inside, noticed, depth + 1)]
        else:
            made += lines[position:end]
        position = end + (named is not None)
    return made


def _with_language(lines: Sequence[Line], start: int, end: int) -> list[Line]:
    """Return a block of code with the language that the list below it names."""
    behind = _CLASS.match(lines[end + 1].text) if end + 1 < len(lines) else None
    rows = list(lines[start : end + 1])
    fence = fence_of(rows[0].text)
    if behind and fence and not fence.info:
        language = behind["name"].removeprefix("language-")
        rows[0] = Line(f"{rows[0].text.rstrip()}{language}", rows[0].number)
    return rows


def _without_list(line: Line, noticed: Noticed) -> list[Line]:
    if "{:" not in line.text:
        return [line]
    if _ANY.match(line.text):
        noticed.gather("divs.layout", line.number, line.text.strip())
        return []
    bare = _BEHIND.sub("", line.text)
    if bare != line.text:
        noticed.gather("divs.layout", line.number, line.text.strip())
    return [Line(bare, line.number)]


def _without_liquid(lines: Sequence[Line], noticed: Noticed) -> list[Line]:
    made: list[Line] = []
    in_code = None
    for line in lines:
        bare = line.text
        if in_code is not None:
            in_code = None if in_code.closes(line.text) else in_code
        elif (in_code := fence_of(line.text)) is None and "{" in bare:
            bare = _LINK.sub(lambda found: found["path"].rpartition("/")[2], _RAW.sub("", bare))
            bare = _ROOT.sub("", bare)
            for one in _LIQUID.findall(bare):
                noticed.gather("divs.liquid", line.number, one)
            bare = _LIQUID.sub(lambda found: hidden(f"Liquid: {found[0]}"), bare)
        made.append(Line(bare, line.number))
    return made
