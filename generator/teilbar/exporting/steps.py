"""A unit in steps: what packages that are leafed through call a page, a chapter, a section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.model.keys import short_key
from teilbar.reading.identity import slug
from teilbar.rendering.document import SOLUTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teilbar.rendering.document import RenderedSection

_KEY_LENGTH = 4  # two of 20 steps share one with a probability of 1 to 9,000; then they are seen together


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a section of the highest level, with all below it."""

    anchor: str
    """The id of its heading; empty for what stands before the first one."""
    title: str
    sections: tuple[RenderedSection, ...]
    text: str = ""
    """The id of the text that it belongs to, where a package holds several."""

    @property
    def says_something(self) -> bool:
        """Whether there is anything in it."""
        return any(section.html.strip() or section.level for section in self.sections)

    @property
    def key(self) -> str:
        """A short name that stays the same as long as the heading does: four letters and digits."""
        return short_key(f"{self.text}/{self.anchor}" if self.text else self.anchor, _KEY_LENGTH)

    @property
    def identifier(self) -> str:
        """A name that people can read, too: ASCII letters, digits and hyphens."""
        return f"{slug(self.anchor)}-{self.key}" if self.anchor else self.key


def steps_of(title: str, sections: Sequence[RenderedSection], text: str = "") -> tuple[Step, ...]:
    """Return rendered sections as steps; what stands before the first heading is one, which may say nothing.

    ``title`` is the text's, ``text`` its id where a package holds several. Footnotes follow in the last step. Solutions
    for paper belong to none (:func:`solutions_of`).
    """
    told = [section for section in sections if section.role != SOLUTIONS]
    level = _level([section.level for section in told if section.level])
    steps: list[tuple[str, str, list[RenderedSection]]] = [("", title, [])]
    for section in told:
        if section.level and section.level <= level:
            steps.append((section.id, section.text, []))
        steps[-1][2].append(section)
    return tuple(Step(anchor, name, tuple(parts), text) for anchor, name, parts in steps)


def _level(levels: Sequence[int]) -> int:
    """Return the level down to which headings begin a step: the highest on which there are several.

    One heading above all others is a title, and would make one step of everything.
    """
    for level in sorted(set(levels)):
        if sum(one <= level for one in levels) > 1:
            return level
    return max(levels, default=0)


def solutions_of(sections: Iterable[RenderedSection]) -> str:
    """Return the solutions for the last sheet of paper as HTML; maybe empty."""
    return "".join(section.html for section in sections if section.role == SOLUTIONS)
