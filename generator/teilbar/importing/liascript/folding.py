"""Text to unfold (``<details>``): a question within it would be none to Teilbar, so it has to stand open."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from teilbar.importing.liascript.chunks import Chunk

if TYPE_CHECKING:
    from teilbar.importing.prose.noticed import Noticed

_TAG = re.compile(r"</?details\b", re.IGNORECASE)
_END = re.compile(r"</details[ \t]*>", re.IGNORECASE)
_SUMMARY = re.compile(r"<details\b[^>]*>\s*(?:<summary\b[^>]*>(?P<words>.*?)</summary>)?", re.IGNORECASE | re.DOTALL)


class Folds:
    """Follows what folds away on a slide."""

    def __init__(self, noticed: Noticed) -> None:
        self._noticed = noticed
        self._open: list[int] = []
        self._left_out = 0

    @property
    def is_open(self) -> bool:
        """Whether what comes next folds away."""
        return bool(self._open)

    def forget(self) -> None:
        """Begin another slide."""
        self._open.clear()
        self._left_out = 0

    def track(self, chunk: Chunk, place: int) -> Chunk:
        """Take note of a block; return it without the end of what was opened, maybe without pieces.

        ``place`` is where it will stand among the blocks that wait.
        """
        for tag in _TAG.findall(chunk.markdown):
            if "/" not in tag:
                self._open.append(place)
            elif self._open:
                self._open.pop()
            elif self._left_out:
                self._left_out -= 1
                bare = _END.sub("", chunk.markdown, count=1).strip()
                chunk = replace(chunk, pieces=(bare,) if bare else ())
        return chunk

    def open_all(self, waiting: list[Chunk]) -> None:
        """Take the tags off that fold away what waits; their summaries become bold lines."""
        for place in self._open:
            if place < len(waiting):
                chunk = waiting[place]
                bold = _SUMMARY.sub(_bold, chunk.markdown).strip()
                self._noticed.once("liascript.folded", chunk.line, chunk.markdown)
                waiting[place] = Chunk("paragraph", (bold,), chunk.line)
        self._left_out += len(self._open)
        self._open.clear()


def _bold(found: re.Match[str]) -> str:
    return f"**{found['words'].strip()}**" if found["words"] else ""
