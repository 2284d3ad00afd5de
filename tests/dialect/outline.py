"""The lists of an HTML page as data: what must not differ between two renderings of one text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from typing_extensions import override


@dataclass
class ListOutline:
    """A list: its kind, where it starts to count, and its items' own lists."""

    kind: str
    start: str
    items: list[list[ListOutline]] = field(default_factory=list)


class _Lists(HTMLParser):
    """Collects lists, passing over everything inside elements that a page adds to the author's text."""

    def __init__(self, added: frozenset[str]) -> None:
        super().__init__()
        self.found: list[ListOutline] = []
        self._added = added
        self._open: list[ListOutline] = []
        self._skipping = ""
        self._depth = 0

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if self._skipping:
            self._depth += tag == self._skipping
        elif self._added & set((values.get("class") or "").split()):
            self._skipping, self._depth = tag, 1
        elif tag in {"ul", "ol"}:
            outline = ListOutline(tag, values.get("start") or "1")
            (self._open[-1].items[-1] if self._open else self.found).append(outline)
            self._open.append(outline)
        elif tag == "li" and self._open:
            self._open[-1].items.append([])

    @override
    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            self._depth -= tag == self._skipping
            if not self._depth:
                self._skipping = ""
        elif tag in {"ul", "ol"} and self._open:
            self._open.pop()


def lists_of(html: str, *, without: frozenset[str] = frozenset()) -> list[ListOutline]:
    """Return the outlines of all lists in HTML, but for those inside elements with one of the classes ``without``."""
    parser = _Lists(without)
    parser.feed(html)
    parser.close()
    return parser.found
