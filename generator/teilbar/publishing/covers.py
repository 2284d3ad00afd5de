"""The picture that stands for a text where a list tells of it: the first that it shows, else a drawing of the theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.model.outline import Way
from teilbar.model.unit import LearningPath
from teilbar.publishing.subjects import drawing_of
from teilbar.renditions import MediumKind, PictureOptions, plan
from teilbar.renditions.naming import file_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teilbar.model.unit import Library, Medium, Page

DRAWINGS = "assets/teilbar/covers"
"""Where the theme's own drawings lie in a site."""

DRAWING_SIZE = (480, 320)
"""Pixels, of each of these drawings."""

WIDEST = 480
"""Pixels: a card's picture is no wider on a phone or in a grid, so the smallest rendition of this width is enough."""

_SMALLEST = 160  # pixels of the shorter side: what is smaller is a badge, a logo or an icon
_LONGEST = 3  # times as wide as high, or as high as wide: what is longer is a strip of which a card shows a bit


@dataclass(frozen=True, slots=True)
class Cover:
    """A picture that stands for a text."""

    place: str
    """Of its file in the site."""
    width: int
    """Pixels, of that file."""
    height: int
    """Pixels, of that file."""
    wider: tuple[tuple[str, int], ...] = ()
    """The other files of the same picture, for wider places, each with its width in pixels."""
    alt: str = ""
    """Alternative text, as its record has it; beside the text's title it is best left out."""
    is_drawing: bool = False
    """Whether it is a drawing of the theme, because the text shows no picture that would do."""


class Covers:
    """The pictures that stand for the texts of a library."""

    def __init__(self, library: Library, places: Mapping[str, str]) -> None:
        """Take the library that is published, and where each medium lies in the site by its path in the source."""
        self._units = {unit.id: unit for unit in library.units}
        self._places = places

    def of(self, page: Page) -> Cover:
        """Return the picture for a text: the first of its own; for a learning path without one, of its units."""
        for text in self._told_by(page):
            for medium in _shown(text):
                return _cover(medium, self._places[medium.path])
        return drawing(next((area.label for area in page.metadata.areas if area.label), ""))

    def own(self, page: Page) -> Cover | None:
        """Return the first picture that a text shows itself; None where none of them would do."""
        return next((_cover(medium, self._places[medium.path]) for medium in _shown(page)), None)

    def _told_by(self, page: Page) -> Iterator[Page]:
        yield page
        if isinstance(page, LearningPath):
            yield from (self._units[step] for step in page.units if step in self._units)


def drawing(area: str) -> Cover:
    """Return the theme's drawing for an area, by its name."""
    return Cover(f"{DRAWINGS}/{drawing_of(area)}.svg", *DRAWING_SIZE, is_drawing=True)


def _shown(page: Page) -> Iterator[Medium]:
    """Yield the pictures of a text that can stand for it, in reading order."""
    for reference in page.outline.references:
        medium = page.media.get(reference.target) if reference.way is Way.SHOWN else None
        if medium and _would_do(medium):
            yield medium


def _would_do(medium: Medium) -> bool:
    facts = medium.facts
    if facts is None or facts.kind is not MediumKind.PICTURE or facts.animated or not (facts.width and facts.height):
        return False
    short, long = sorted((facts.width, facts.height))
    return short >= _SMALLEST and long <= short * _LONGEST


def _cover(medium: Medium, place: str) -> Cover:
    if medium.facts is None:
        problem = f"{medium.path} was not inspected"
        raise ValueError(problem)
    planned = plan(medium.facts, PictureOptions())
    files = planned.sources or (planned.fallback,)
    first = next((file for file in files if (file.width or 0) >= WIDEST), files[-1])
    wider = tuple((file_name(place, file), file.width or 0) for file in files if (file.width or 0) > (first.width or 0))
    alt = medium.record.alt if medium.record else None
    return Cover(file_name(place, first), first.width or 0, first.height or 0, wider, alt or "")
