"""How much of a unit a single sheet of A4 holds: the more there is, the smaller, the shorter, at last without pictures.

``themes/paper/20-card.css`` sets what is reckoned here: sizes in both are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.printing.measuring import POINT, balanced, height
from teilbar.printing.telling import clipped, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teilbar.printing.procedure import Stage

WIDTH, HEIGHT = 186.0, 273.0
"""Millimetres of a sheet within its margins; the height less some for rounding."""

_GAP = 4.0  # millimetres between steps, also between columns
_NUMBER = 10.0  # millimetres that a step's number takes
_SHAPE = 4 / 3  # of the place that a picture gets
_HEADING = 11 * POINT * 1.3 + 1  # millimetres of a heading of a part
_COLUMNS_OF_THINGS = 3
_SMALL = 10  # points at most of materials and hints

_UNTITLED = 70  # characters at least that are told of a step without a title
_LONGEST_TITLE, _LONGEST_TIME = 90, 30
_LONGEST_THING, _SHORTEST_THING = 60, 15


@dataclass(frozen=True, slots=True)
class Level:
    """One way to set a card."""

    columns: int
    picture: int
    """Millimetres that pictures are high; 0 for none."""
    size: float
    """Points of the text."""
    most: int
    """Characters that are told of a step."""
    things: int
    """How many things the list of materials names."""

    @property
    def classes(self) -> str:
        """The style sheet's names of it."""
        return f"tb-card--{self.columns} tb-card--p{self.picture} tb-card--t{self.size:g}".replace(".", "-")


LEVELS = (
    *(Level(1, high, 12, 420, 18) for high in (48, 45, 42, 39)),
    *(Level(1, high, 11, 330, 18) for high in (36, 33, 30)),
    *(Level(1, high, 11, 240, 18) for high in (27, 24)),
    *(Level(1, high, 10, 180, 15) for high in (27, 24, 21)),
    *(Level(2, high, 10, 150, 15) for high in (27, 24, 21)),
    *(Level(2, high, 9, 110, 12) for high in (18, 15)),
    *(Level(2, high, 9, 85, 12) for high in (18, 15)),
    *(Level(2, high, 9, 60, 9) for high in (18, 15, 12)),
    Level(2, 0, 9, 110, 9),
    Level(2, 0, 8.5, 60, 6),
    Level(2, 0, 8, 0, 6),
)
"""The ways to set a card, from generous to dense."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a card tells of a step."""

    number: int
    title: str
    time: str
    words: str
    has_picture: bool


@dataclass(frozen=True, slots=True)
class Around:
    """What stands on a card around steps and materials, as texts."""

    title: str
    facts: tuple[str, ...]
    opening: str
    """What stands in the place of steps where there are none."""
    hints: tuple[str, ...]
    foot: tuple[str, ...]
    code: float
    """Millimetres of a side of the code; 0 without one."""


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


def fit(stages: Sequence[Stage], things: Sequence[str], around: Around, shown: Sequence[bool]) -> Fit:
    """Return the most generous way to set a card that fits on its sheet; where none does, steps are left out.

    ``shown`` says of each step whether there is a picture of it.
    """
    short = tuple(map(_thing, things))
    for level in LEVELS:
        made = _set(stages, short, around, shown, level)
        if made.room >= 0:
            return made
    kept = len(stages)
    while made.room < 0 and kept:
        kept = max(0, kept - level.columns)
        made = _set(stages[:kept], short, around, shown[:kept], level, more=len(stages) - kept)
    return made


def _set(  # noqa: PLR0913 - all that stands on a card
    stages: Sequence[Stage],
    things: Sequence[str],
    around: Around,
    shown: Sequence[bool],
    level: Level,
    *,
    more: int = 0,
) -> Fit:
    """Return what a card holds if it is set in one way; there may be less than no room left."""
    told = tuple(_told(stage, has_picture, level) for stage, has_picture in zip(stages, shown, strict=True))
    named, more_things = tuple(things[: level.things]), max(0, len(things) - level.things)
    used = _head(around) + sum(_steps(told, around, level)) + _foot(around)
    used += _materials(named, level) + (5 if more_things else 0) + (5 if more else 0)
    used += sum(height(hint, WIDTH - 5, min(level.size, _SMALL)) + 5 for hint in around.hints)
    return Fit(level, told, named, more, more_things, HEIGHT - used)


def _thing(words: str) -> str:
    """Return a thing in short: what stands before a comma, where all of it is long."""
    if len(words) <= _LONGEST_THING:
        return words
    for mark in (" (", ", ", ": "):
        before, _, after = words.partition(mark)
        if after and _SHORTEST_THING <= len(before) <= _LONGEST_THING:
            return before
    return clipped(words, _LONGEST_THING)


def _told(stage: Stage, has_picture: bool, level: Level) -> Told:
    most = level.most if stage.title else max(level.most, _UNTITLED)
    words = shortened(stage.sentences, most) if most else ""
    title, time = clipped(stage.title, _LONGEST_TITLE), clipped(stage.time, _LONGEST_TIME)
    return Told(stage.number, title, time, words, has_picture and bool(level.picture))


def _head(around: Around) -> float:
    width = WIDTH - (around.code + 1 if around.code else 0)
    title = 9 * POINT * 1.3 + 3 + height(around.title, width, 20, bold=True, leading=1.15)
    facts = "   ".join(fact.replace(" ", "\N{NO-BREAK SPACE}") for fact in around.facts)
    return max(title + height(facts, width, 10.5, bold=True), around.code - 3)


def _materials(things: Sequence[str], level: Level) -> float:
    if not things:
        return 0
    size = min(level.size, _SMALL)
    column = (WIDTH - 6.6 - 2 * _GAP) / _COLUMNS_OF_THINGS - 2 - 1.05 * size * POINT
    return balanced([height(one, column, size) + 0.8 for one in things], _COLUMNS_OF_THINGS) + _HEADING + 8


def _steps(told: Sequence[Told], around: Around, level: Level) -> Iterator[float]:
    """Yield what the steps take: their heading, then rows, each as high as its highest."""
    if not told:
        yield height(around.opening, WIDTH, level.size) + 3
        return
    yield _HEADING + 3 - _GAP
    heights = [_step(one, level) for one in told]
    for start in range(0, len(heights), level.columns):
        yield max(heights[start : start + level.columns]) + _GAP


def _step(one: Told, level: Level) -> float:
    width = (WIDTH - _GAP * (level.columns - 1)) / level.columns - _NUMBER
    if one.has_picture:
        width -= level.picture * _SHAPE + _GAP
    title = f"{one.title} {one.time.replace(' ', chr(160))}"
    words = height(title, width, level.size + 1, bold=True) + height(one.words, width, level.size)
    return max(words, level.picture if one.has_picture else 0, 7)


def _foot(around: Around) -> float:
    return sum(height(line, WIDTH, 8) for line in around.foot) + 5
