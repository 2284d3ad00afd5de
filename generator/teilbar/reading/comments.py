"""Headers that are not YAML: ``key: value`` in HTML comments (L3T, LiaScript), and Pandoc's title block."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.reading.names import TEXT_NAMES, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_COMMENT = re.compile(r"[ \t]{0,3}<!--(?P<inside>(?:(?!-->).)*)-->[ \t]*(?:\n|$)", re.DOTALL)
_PAIR = re.compile(r"(?P<indent>[ \t]*)(?P<name>[^\W\d_][^\n:]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>\S.*)|[ \t]*)$")
_MACRO = re.compile(r"[ \t]*@(?P<name>end\b|\S+)[ \t]*$")
_SHORT_MACRO = re.compile(r"@[\w.]+(?:\([^)]*\))?:")
_TITLE_LINE = re.compile(r"%(?:[ \t]+(?P<text>.*))?$")

_BESIDE_OURS = frozenset(
    {
        *("filename", "email", "narrator", "logo", "icon", "import", "link", "script", "style", "mode", "edit", "dark"),
        *("attribute", "base", "classroom", "debug", "font", "formula", "link", "onload", "persistent", "repository"),
        *("sharing", "translation"),
    }
)
"""What L3T and LiaScript say in such comments beyond the fields that are ours, as plain names."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """What such a header says."""

    fields: Mapping[str, object]
    """Texts, and lists of texts."""
    offsets: Mapping[str, int]
    """The line of each name, from 0 at the header's first."""
    height: int
    """How many lines the header has."""


def comment_height(text: str) -> int:
    """Return how many lines the HTML comment takes that the text begins with; 0 where it begins with none."""
    comment = _COMMENT.match(text)
    return _height(comment) if comment else 0


def read_comment(text: str) -> Pairs | None:
    """Read the HTML comment that a text begins with; None where it is no metadata.

    It is metadata if it opens with ``name: value``, maybe below macros, and the name is one of ours, or of L3T's or
    LiaScript's. Values run on over indented lines. LiaScript's macros (``@name`` ... ``@end``, ``@name: value``) are
    passed over.
    """
    comment = _COMMENT.match(text)
    if comment is None:
        return None
    rows = comment["inside"].strip("-").split("\n")
    opening = next((row for row, in_macro in _outside_macros(rows) if row.strip() and not in_macro), "")
    first = _PAIR.match(opening)
    if first is None or not _is_known(first["name"]):
        return None
    return Pairs(*_pairs(rows), height=_height(comment))


def read_title_block(text: str) -> Pairs | None:
    """Read Pandoc's title block (User's Guide, ``pandoc_title_block``); None where the text does not begin with one.

    Title, authors and date, each behind ``%`` and running on over indented lines; several authors are separated by
    semicolons or stand in lines of their own.
    """
    fields: dict[str, object] = {}
    offsets: dict[str, int] = {}
    rows = text.split("\n", 30)[:30]
    height = 0
    for name in ("title", "author", "date"):
        opening = _TITLE_LINE.match(rows[height]) if height < len(rows) else None
        if opening is None:
            break
        values = [opening["text"] or ""]
        offsets[name] = height
        height += 1
        while height < len(rows) and rows[height][:1].isspace() and rows[height].strip():
            values.append(rows[height])
            height += 1
        fields[name] = _authors(values) if name == "author" else " ".join(value.strip() for value in values)
    return Pairs(fields, offsets, height) if any(fields.values()) else None


def _authors(values: Sequence[str]) -> list[str]:
    return [author.strip() for value in values for author in value.split(";") if author.strip()]


def _height(comment: re.Match[str]) -> int:
    return comment[0].rstrip("\n").count("\n") + 1


def _is_known(name: str) -> bool:
    return TEXT_NAMES.field(name) is not None or plain(name) in _BESIDE_OURS


def _pairs(rows: Sequence[str]) -> tuple[dict[str, object], dict[str, int]]:
    """Return the pairs of a comment and their lines; a name that is given several times has a list."""
    given: dict[str, list[list[str]]] = {}
    offsets: dict[str, int] = {}
    current: list[str] = []
    indent = 0
    for offset, (row, in_macro) in enumerate(_outside_macros(rows)):
        if in_macro:
            continue
        pair = _PAIR.match(row)
        if pair and (not given or len(pair["indent"]) <= indent):
            indent = len(pair["indent"]) if offset else len(f"<!--{pair['indent']}")
            current = [pair["value"] or ""]
            given.setdefault(pair["name"], []).append(current)
            offsets.setdefault(pair["name"], offset)
        elif row.strip() and row[:1].isspace():
            current.append(row)
        else:
            current = []
    values = {name: [_value(rows) for rows in occurrences] for name, occurrences in given.items()}
    return {name: found[0] if len(found) == 1 else found for name, found in values.items()}, offsets


def _outside_macros(rows: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield each row, and whether it belongs to a macro of LiaScript's: to its body, or a macro in one line."""
    in_macro = False
    for row in rows:
        macro = _MACRO.match(row)
        yield row, in_macro or bool(macro or _SHORT_MACRO.match(row))
        if in_macro or macro:
            in_macro = not (macro and macro["name"] == "end")


def _value(rows: Sequence[str]) -> object:
    texts = [row.strip() for row in rows if row.strip()]
    if texts and all(text.startswith("- ") for text in texts):
        return [_unquoted(text[2:].strip()) for text in texts]
    return _unquoted(" ".join(texts))


def _unquoted(text: str) -> str:
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" and text[0] not in text[1:-1]
    return text[1:-1] if quoted else text
