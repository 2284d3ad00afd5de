"""Hint, praise and correction: quotes of their own below a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.model.document import Paragraph, Quote, Text
from teilbar.reading.markdown.inline import drop_prefix, join_lines, split_lines

if TYPE_CHECKING:
    from teilbar.model.document import Block, Blocks, Inlines

_REMARKS = {
    "hint": re.compile(r"(?:tipp|hinweis|hint|tip)\s*:\s*", re.IGNORECASE),
    "praise": re.compile(r"(?:richtig|correct|right)\s*:\s*", re.IGNORECASE),
    "correction": re.compile(r"(?:falsch|wrong|incorrect)\s*:\s*", re.IGNORECASE),
}


def take_remarks(blocks: Blocks) -> tuple[Blocks, dict[str, Blocks]]:
    """Return the blocks without the quotes that are remarks, and the remarks: hint, praise, correction."""
    kept: list[Block] = []
    remarks: dict[str, list[Block]] = {name: [] for name in _REMARKS}
    for block in blocks:
        parts = _split_remarks(block.blocks) if isinstance(block, Quote) else []
        if not parts:
            kept.append(block)
        for name, part in parts:
            remarks[name].extend(part)
    return tuple(kept), {name: tuple(part) for name, part in remarks.items()}


def _split_remarks(blocks: Blocks) -> list[tuple[str, list[Block]]]:
    """Split a quote at the lines that begin with a remark's keyword; empty where the first line has none."""
    parts: list[tuple[str, list[Block]]] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            if not parts:
                return []
            parts[-1][1].append(block)
            continue
        lines: list[Inlines] = []
        for line in split_lines(block.children):
            name, rest = _remark_of(line)
            if name:
                _flush(lines, parts)
                parts.append((name, []))
            elif not parts:
                return []
            lines.append(rest)
        _flush(lines, parts)
    return parts


def _remark_of(line: Inlines) -> tuple[str, Inlines]:
    match line:
        case (Text(value), *_):
            for name, keyword in _REMARKS.items():
                if found := keyword.match(value):
                    return name, drop_prefix(line, found.end())
    return "", line


def _flush(lines: list[Inlines], parts: list[tuple[str, list[Block]]]) -> None:
    if lines:
        parts[-1][1].append(Paragraph(join_lines(lines)))
        lines.clear()
