"""The header of a Markdown file: front matter, metadata in HTML comments, Pandoc's title block.

Front matter is what GitLab takes for it (GitLab Flavored Markdown, "Front matter"): YAML between two lines of three
hyphens at the top of the file; as in Pandoc (User's Guide, ``yaml_metadata_block``) three dots may end it. A thematic
break is none: what stands below it has to be a mapping.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from frontmatter.default_handlers import BaseHandler

from teilbar.model.unit import HeaderKind
from teilbar.reading.comments import Pairs, comment_height, read_comment, read_title_block
from teilbar.reading.names import TEXT_NAMES
from teilbar.reading.yaml import YamlProblem, load_yaml_lines
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from teilbar.model.findings import Finding

_KEY = re.compile(r"([^\s:#\-%&*{\[][^:\n]*):(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Header:
    """A Markdown file, cut in two: what is said of the text, and the text."""

    body: str
    """The text without its header, from the first line that is not header on."""
    body_line: int = 1
    """The number that the body's first line has in the file, from 1."""
    fields: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    """What the header says, with the names that the author used."""
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """The line of each of these names in the file, from 1."""
    findings: tuple[Finding, ...] = ()
    kind: HeaderKind = HeaderKind.NONE


class _Fences(BaseHandler):
    """Where front matter begins and ends, for python-frontmatter; what stands between is read by our own loader."""

    def __init__(self) -> None:
        super().__init__(fm_boundary=re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE))

    def detect(self, text: str) -> bool:
        """Tell whether another fence follows the first line."""
        return self.FM_BOUNDARY is not None and self.FM_BOUNDARY.search(text, text.find("\n") + 1) is not None


@dataclass(frozen=True, slots=True)
class _Part:
    """One piece of a header."""

    start: int
    """Index of its first line in the file, from 0."""
    end: int
    """Index of the first line behind it."""
    fields: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Lines of the file, from 1."""
    findings: tuple[Finding, ...] = ()
    is_front_matter: bool = False
    is_title_block: bool = False
    is_header: bool = True
    """False for a comment that is no metadata: it stays in the text, where nobody sees it."""


def split_header(text: str, file: str) -> Header:
    """Cut the header off a Markdown text.

    Takes the text, its lines ending in LF alone, and its path in the source (for the findings). Never raises: a header
    that cannot be read becomes a finding, and the body is returned all the same. Front matter outweighs comments.
    """
    lines = text.split("\n")
    parts = tuple(_parts(lines, file))
    body = next((part.start for part in parts if not part.is_header), parts[-1].end if parts else 0)
    front_matter = [part for part in parts if part.is_front_matter]
    others = [part for part in parts if not part.is_front_matter]
    other_kind = HeaderKind.TITLE_BLOCK if any(part.is_title_block for part in parts) else HeaderKind.NONE
    return Header(
        body="\n".join(lines[body:]),
        body_line=body + 1,
        fields=MappingProxyType(_joined(others) | _joined(front_matter)),
        lines=MappingProxyType(
            {name: part.lines[name] for part in (*others[::-1], *front_matter) for name in part.lines}
        ),
        findings=tuple(problem for part in parts for problem in part.findings),
        kind=HeaderKind.FRONT_MATTER if front_matter else other_kind,
    )


def _parts(lines: list[str], file: str) -> Iterator[_Part]:
    """Return the pieces that a header is made of: a title block, front matter and comments, blank lines between."""
    position = 0
    may_be_front_matter = True
    while (position := _skip_blank(lines, position)) < len(lines):
        rest = "\n".join(lines[position:])
        part = _comment(rest, position) or (_title_block(rest) if position == 0 else None)
        if part is None and may_be_front_matter:
            part = _front_matter(rest, position, file)
        if part is None:
            return
        yield part
        position = part.end
        may_be_front_matter = may_be_front_matter and part.is_header and not part.is_front_matter


def _joined(parts: Sequence[_Part]) -> dict[str, object]:
    """Return the fields of several parts; a name that is given several times has a list."""
    fields: dict[str, object] = {}
    for part in parts:
        for name, value in part.fields.items():
            fields[name] = [*_list(fields[name]), *_list(value)] if name in fields else value
    return fields


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _skip_blank(lines: list[str], position: int) -> int:
    while position < len(lines) and not lines[position].strip():
        position += 1
    return position


def _comment(text: str, start: int) -> _Part | None:
    height = comment_height(text)
    if not height:
        return None
    pairs = read_comment(text)
    return _of_pairs(pairs, start) if pairs else _Part(start, start + height, is_header=False)


def _title_block(text: str) -> _Part | None:
    pairs = read_title_block(text)
    return replace(_of_pairs(pairs, 0), is_title_block=True) if pairs else None


def _of_pairs(pairs: Pairs, start: int) -> _Part:
    lines = {name: start + offset + 1 for name, offset in pairs.offsets.items()}
    return _Part(start, start + pairs.height, pairs.fields, lines)


def _front_matter(text: str, start: int, file: str) -> _Part | None:
    opener, _, rest = text.partition("\n")
    if opener.rstrip() != "---":
        return None
    fences = _Fences()
    return _fenced(fences.split(text)[0], start, file) if fences.detect(text) else _unclosed(rest, start, file)


def _fenced(block: str, start: int, file: str) -> _Part | None:
    """Return what stands between two fences; None where they are thematic breaks."""
    end = start + block.count("\n") + 1
    try:
        content, lines = load_yaml_lines(block)
    except YamlProblem as problem:
        findings = (problem.as_finding(file, start + 1),)
        return _Part(start, end, findings=findings, is_front_matter=True) if _is_meant_as_header(block) else None
    if content is None:
        return _Part(start, end, is_front_matter=True)
    if not isinstance(content, dict):
        return None
    fields = {str(name): value for name, value in content.items()}
    places = {str(name): start + (lines.of(str(name)) or 1) for name in content}
    return _Part(start, end, fields, places, is_front_matter=True)


def _unclosed(text: str, start: int, file: str) -> _Part | None:
    """Return the finding for a header without an end; None where what stands there is a thematic break."""
    name = _KEY.match(text)
    if name is None or TEXT_NAMES.field(name[1]) is None:
        return None
    return _Part(start, start, findings=(finding("header-unclosed", file, start + 1),), is_header=False)


def _is_meant_as_header(block: str) -> bool:
    rows = [row for row in block.split("\n") if row.strip()]
    if rows[0].startswith("!") or _KEY.match(rows[0]):
        return True
    names = [name[1] for name in map(_KEY.match, rows) if name]
    return any(TEXT_NAMES.field(name) for name in names)
