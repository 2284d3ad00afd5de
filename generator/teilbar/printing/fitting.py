"""How much of a unit a single sheet of A4 holds, reckoned before anybody prints it.

What a text needs depends on fonts that only the reader's machine knows. So letters are counted as wide as those of wide
fonts are (DejaVu Sans, Verdana), and what is reckoned to fit does fit everywhere.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from teilbar.printing.telling import clipped, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilbar.printing.procedure import Stage

WIDTH, HEIGHT = 186.0, 274.0
"""Millimetres of a sheet within its margins; the height less some for rounding."""

_POINT = 25.4 / 72  # millimetres
_LEADING = 1.3
_LETTER, _CAPITAL, _WIDE = 0.58, 0.74, 1.05  # widths in ems
_RAGGED = 4  # letters that a line loses at its end, because words stay whole
_GAP = 4.0  # millimetres between steps, also between columns
_NUMBER = 10.0  # millimetres that a step's number takes
_SHAPE = 4 / 3  # of the place that a picture gets


@dataclass(frozen=True, slots=True)
class Level:
    """One way to set a card, from generous to dense."""

    name: int
    """Its number, for the style sheet."""
    columns: int
    picture: float
    """Millimetres that pictures are high; 0 for none."""
    size: float
    """Points of the text."""
    most: int
    """Characters that are told of a step."""
    things: int
    """How many things the list of materials names."""


LEVELS = (
    Level(1, 1, 45, 12, 400, 16),
    Level(2, 1, 38, 11.5, 330, 16),
    Level(3, 1, 32, 11, 280, 14),
    Level(4, 1, 27, 10.5, 220, 14),
    Level(5, 1, 22, 10, 170, 12),
    Level(6, 2, 24, 10, 150, 12),
    Level(7, 2, 19, 9.5, 110, 12),
    Level(8, 2, 15, 9, 80, 9),
    Level(9, 2, 0, 9, 110, 9),
    Level(10, 2, 0, 8.5, 60, 6),
    Level(11, 2, 0, 8, 0, 6),
)
"""The ways to set a card; the style sheet has the same sizes (``tb-card--1`` and so on)."""

_UNTITLED = 70  # characters at least that are told of a step without a title
_LONGEST_TITLE = 90
_LONGEST_THING = 60


@dataclass(frozen=True, slots=True)
class Told:
    """What a card tells of a step."""

    number: int
    title: str
    time: str
    words: str
    picture: int
    """Which of the step's pictures is shown; -1 for none."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What a card holds."""

    level: Level
    stages: tuple[Told, ...]
    things: tuple[str, ...]
    more_stages: int
    """How many steps there was no room for."""
    more_things: int
    room: float
    """Millimetres that are left."""

    @property
    def has_lost_pictures(self) -> bool:
        """Whether there was no room for any picture."""
        return not self.level.picture


@dataclass(frozen=True, slots=True)
class Around:
    """What stands on a card around steps and materials, as texts."""

    title: str
    facts: str
    hints: tuple[str, ...]
    foot: str
    code: float
    """Millimetres of a side of the code; 0 without one."""


def fit(stages: Sequence[Stage], things: Sequence[str], around: Around, shown: Sequence[bool]) -> Fit:
    """Return the most generous way to set a card that fits on its sheet; where none does, steps are left out.

    ``shown`` says of each step whether there is a picture of it.
    """
    level, short = LEVELS[-1], tuple(map(_thing, things))
    for level in LEVELS:
        room = HEIGHT - _around(around, level) - _materials(short, level)
        room -= _steps(told := _told(stages, shown, level), level)
        if room >= 0:
            return Fit(level, told, short[: level.things], 0, max(0, len(short) - level.things), room)
    left = HEIGHT - _around(around, level) - _materials(short, level)
    told = _told(stages, shown, level)
    while told and _steps(told, level) > left:
        told = told[: -level.columns]
    return Fit(
        level,
        told,
        short[: level.things],
        len(stages) - len(told),
        max(0, len(short) - level.things),
        left - _steps(told, level),
    )


def lines(words: str, width: float, size: float) -> int:
    """Return how many lines a text takes at most, so many millimetres wide, of letters of so many points."""
    if not words:
        return 0
    ems = sum(map(_ems, words))
    usable = width / (size * _POINT) - _RAGGED * _LETTER
    return ceil(ems / max(usable, 3.0))


def height(words: str, width: float, size: float) -> float:
    """Return how many millimetres a text takes at most."""
    return lines(words, width, size) * size * _POINT * _LEADING


def _ems(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return _WIDE
    return _CAPITAL if letter.isupper() or letter in "MWmw—…@%" else _LETTER


def _thing(words: str) -> str:
    """Return a thing in short: what stands before the first comma where all of it is long."""
    if len(words) <= _LONGEST_THING:
        return words
    before = words.partition(", ")[0].partition(" (")[0].partition(": ")[0]
    return clipped(before, _LONGEST_THING)


def _told(stages: Sequence[Stage], shown: Sequence[bool], level: Level) -> tuple[Told, ...]:
    made = []
    for stage, has_picture in zip(stages, shown, strict=True):
        most = level.most if stage.title else max(level.most, _UNTITLED)
        words = shortened(stage.sentences, most) if most else ""
        picture = 0 if has_picture and level.picture else -1
        made.append(Told(stage.number, clipped(stage.title, _LONGEST_TITLE), clipped(stage.time, 30), words, picture))
    return tuple(made)


def _around(around: Around, level: Level) -> float:
    width = WIDTH - (around.code + _GAP if around.code else 0)
    head = 7 + height(around.title, width, 20) + height(around.facts, width, 10.5) + 4
    hints = sum(height(hint, WIDTH - 8, level.size) + 6 for hint in around.hints)
    return max(head, around.code) + hints + height(around.foot, WIDTH, 8) + 8


def _materials(things: Sequence[str], level: Level) -> float:
    if not things:
        return 0
    shown = things[: level.things]
    column = (WIDTH - 8) / 3 - 10
    rows = sum(height(thing, column, level.size) + 0.8 for thing in shown)
    highest = max(height(thing, column, level.size) for thing in shown)
    return rows / 3 + highest + 14 + (5 if len(things) > len(shown) else 0)


def _steps(told: Sequence[Told], level: Level) -> float:
    """Return how high the steps are: in rows, each as high as its highest."""
    heights = [_step(one, level) for one in told]
    rows = [heights[start : start + level.columns] for start in range(0, len(heights), level.columns)]
    return sum(max(row) + _GAP for row in rows)


def _step(one: Told, level: Level) -> float:
    width = (WIDTH - _GAP * (level.columns - 1)) / level.columns - _NUMBER
    if one.picture >= 0:
        width -= level.picture * _SHAPE + _GAP
    title = f"{one.title} {one.time}".strip()
    text = height(title, width, level.size + 1) + height(one.words, width, level.size) + 1
    return max(text, level.picture if one.picture >= 0 else 0, 9)
