"""Remarks that switch a rule off: comments in Markdown (CommonMark 0.31, section 4.6) and YAML (1.2.2, section 6.6).

- ``<!-- teilbar: aus alt-missing: Ziermuster -->`` speaks of its own lines and, where it begins a line, of the
  paragraph, the list or the table below.
- ``# teilbar: aus alt-missing: Ziermuster`` in a text's header speaks of the whole text; in any other file of fields,
  of the entry beside or below it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.model.findings import Finding
from teilbar.model.silences import Silence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teilbar.reading.source import Source

_TEXTS = (".md", ".markdown")
_FIELDS = (".yml", ".yaml")
_MAY_HOLD = re.compile(r"<!--|#\s*teilbar")
"""Every remark begins with one of these; most texts have neither, and are not looked at line by line."""

_REMARK = re.compile(r"\s*(?:aus|off)\s+(?P<rules>[\w-]+(?:\s*,\s*[\w-]+)*)\s*(?::(?P<reason>.*))?", re.DOTALL)
_COMMENT = re.compile(r"(?<!`)<!--\s*teilbar(?::|(?=\s+(?:aus|off)\s+[\w, -]+:))((?:(?!<!--|-->).)*+)-->", re.DOTALL)
_COMMENT_ALONE = re.compile(r"\s*<!--.*-->\s*")
_YAML_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*teilbar(?::|(?=\s+(?:aus|off)\s+[\w, -]+:))(.*)")
"""The colon after the name is easily forgotten, and its author would believe that the remark works."""
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def read_silences(source: Source) -> tuple[Silence, ...]:
    """Return the remarks of all files that were read of a source, in the order of the files and of their lines."""
    found: list[Silence] = []
    for path in sorted(source.read):
        reader = _in_text if path.lower().endswith(_TEXTS) else _in_fields if path.lower().endswith(_FIELDS) else None
        text = source.read_text(path) if reader else ""
        if reader and not isinstance(text, Finding) and _MAY_HOLD.search(text):
            found.extend(reader(text.split("\n"), path))
    return tuple(found)


def _in_text(lines: Sequence[str], file: str) -> Iterator[Silence]:
    body = _end_of_header(lines)
    for number, line in enumerate(lines[:body]):
        if comment := _YAML_COMMENT.search(line):
            yield from _silences(comment[1], file, number + 1, None)
    text = "\n".join(_without_code(lines, body))
    for comment in _COMMENT.finditer(text):
        first = text.count("\n", 0, comment.start())
        last = text.count("\n", 0, comment.end())
        begins_line = not text[text.rfind("\n", 0, comment.start()) + 1 : comment.start()].strip()
        end = _end_of_paragraph(lines, last + 1) if begins_line else last + 1
        yield from _silences(comment[1], file, first + 1, range(first + 1, end + 1))


def _in_fields(lines: Sequence[str], file: str) -> Iterator[Silence]:
    for number, line in enumerate(lines):
        if comment := _YAML_COMMENT.search(line):
            entry = number
            while entry < len(lines) - 1 and _says_nothing(lines[entry]):
                entry += 1
            yield from _silences(comment[1], file, number + 1, range(number + 1, _end_of_entry(lines, entry) + 1))


def _silences(remark: str, file: str, line: int, covers: range | None) -> Iterator[Silence]:
    said = _REMARK.fullmatch(remark)
    if said is None:
        yield Silence("", "", file, line, covers)
        return
    reason = " ".join((said["reason"] or "").split())
    if not any(map(str.isalpha, reason)):  # a pasted "…" says nothing to anybody
        reason = ""
    for rule in said["rules"].split(","):
        yield Silence(rule.strip(), reason, file, line, covers)


def _end_of_header(lines: Sequence[str]) -> int:
    """Return how many lines the header has; none where there is no header, or it has no end."""
    if lines[0].rstrip() != "---":
        return 0
    return next((number + 1 for number, line in enumerate(lines) if number and line.rstrip() in {"---", "..."}), 0)


def _without_code(lines: Sequence[str], body: int) -> Iterator[str]:
    """Yield the lines, with nothing in those of the header and of fenced code: what stands there is shown as it is."""
    fence = ""
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if number < body:
            yield ""
        elif fence:
            yield ""
            if mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
                fence = ""
        elif mark:
            fence = mark[1]
            yield ""
        else:
            yield line


def _end_of_paragraph(lines: Sequence[str], number: int) -> int:
    """Return the number of lines up to the end of what stands at or below a line, other remarks left aside."""
    while number < len(lines) and (not lines[number].strip() or _COMMENT_ALONE.fullmatch(lines[number])):
        number += 1
    while number < len(lines) and lines[number].strip():
        number += 1
    return number


def _says_nothing(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _end_of_entry(lines: Sequence[str], first: int) -> int:
    """Return the number of lines up to the end of an entry: all that is indented below its first line belongs to it."""
    depth = _depth(lines[first])
    number = first + 1
    while number < len(lines) and (_says_nothing(lines[number]) or _depth(lines[number]) > depth):
        number += 1
    return number


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
