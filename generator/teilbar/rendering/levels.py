"""Headings that lead from level to level without a gap, whatever signs an author chose for their size."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.rendering.document import RenderedSection

_HEADING = re.compile(r"<h([2-6])(?=[\s>])(.*?)</h\1>", re.DOTALL)
_TITLE = 1


def without_gaps(sections: Iterable[RenderedSection]) -> Iterator[RenderedSection]:
    """Yield sections whose headings, also those within their HTML, are at most one level below what they belong to.

    A heading belongs to the nearest one before it that is higher as it was written, else to the page's title. So what
    stood below, beside or above another heading still does (WCAG 2.2, technique G141).
    """
    levels = _Levels()
    for section in sections:
        level = levels.shown(section.level) if section.level else 0
        yield replace(section, level=level, html=_HEADING.sub(levels.lifted, section.html))


@dataclass
class _Levels:
    above: list[tuple[int, int]] = field(default_factory=lambda: [(_TITLE, _TITLE)])
    """The headings that the next one may belong to: each one's level as written and as shown."""

    def shown(self, written: int) -> int:
        while self.above[-1][0] >= written:
            self.above.pop()
        shown = self.above[-1][1] + 1
        self.above.append((written, shown))
        return shown

    def lifted(self, heading: re.Match[str]) -> str:
        shown = self.shown(int(heading[1]))
        return f"<h{shown}{heading[2]}</h{shown}>"
