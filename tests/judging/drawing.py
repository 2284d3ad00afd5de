"""Findings drawn by lot, as a table in which a person writes what is right and what is wrong.

The same sources and the same seed draw the same findings on every machine; with a commit's hash as the seed, nobody can
choose them.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST_LINE = 160
"""Characters of a source's line that the table shows."""

COLUMNS = ("", "rule", "place", "the line", "what is said", "right?")

_EMAIL = re.compile(r"[\w.+-]+@(?=[\w-]+\.)")
_LONG_NUMBER = re.compile(r"(?<!\w)\+?\d[\d /()-]{5,}\d(?!\w)")
_MARKUP = re.compile(r"[\\`*_\[\]<>|]")


@dataclass(frozen=True, order=True)
class Found:
    """A finding, as a report tells of it."""

    source: str
    """What the source is called in the table."""
    file: str
    line: int
    """0 where the finding is about the whole file."""
    rule: str
    message: str
    written: str = ""
    """The line's text."""


def draw(found: Iterable[Found], number: int, seed: str) -> list[Found]:
    """Return so many findings, or all where there are no more: each equally likely, in the order of their places.

    What many texts inherit from one place is one finding, as in the report for people.
    """
    pool = sorted(set(found))
    if number >= len(pool):
        return pool
    return sorted(random.Random(seed).sample(pool, number))  # noqa: S311 - to be drawn again by anybody, not secret


def table(drawn: Sequence[Found]) -> str:
    """Return the findings as a table in Markdown, with an empty column for the verdict.

    It is meant to be published with the verdicts: people's e-mail addresses and telephone numbers in it are cut.
    """
    lines = [_row(COLUMNS), _row(("--:", *["---"] * (len(COLUMNS) - 1)))]
    for number, one in enumerate(drawn, 1):
        place = f"{one.source}: {one.file}:{one.line}" if one.line else f"{one.source}: {one.file}"
        cells = (str(number), one.rule, _cell(place), _cell(one.written), _cell(one.message, whole=True), "")
        lines.append(_row(cells))
    return "\n".join(lines) + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(written: str, *, whole: bool = False) -> str:
    """Return a text that means nothing but itself in a cell."""
    line = " ".join(written.split())
    if len(line) > LONGEST_LINE and not whole:
        line = f"{line[:LONGEST_LINE]}…"
    discreet = _LONG_NUMBER.sub(lambda found: f"{found[0][:3]}…", _EMAIL.sub("…@", line))
    return _MARKUP.sub(r"\\\g<0>", discreet)
