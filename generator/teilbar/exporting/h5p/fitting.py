"""HTML within what a field of H5P may hold, so that the content filter of H5P's core changes nothing in it.

The filter (h5p-php-library, ``H5PContentValidator::validateText``) lets a field's own tags pass, and ``div``, ``span``,
``p``, ``br`` in each field that has any; with lists their items, with tables their parts. Of attributes it drops
``style``. What it would drop becomes something that it lets pass here: words are never lost.
"""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from teilbar.model.addresses import SCHEMES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_ALWAYS = frozenset({"div", "span", "p", "br"})
_IMPLIED = (
    ("ul", ("li",)),
    ("ol", ("li",)),
    ("del", ("s",)),
    ("table", ("tr", "td", "th", "colgroup", "thead", "tbody", "tfoot", "figure", "figcaption")),
)
_SAME = {"b": "strong", "i": "em", "s": "del", "ins": "u", "kbd": "code", "samp": "code", "tt": "code", "var": "em"}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | frozenset(
    {
        *("blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "li", "ol", "p", "pre"),
        *("section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    }
)
_VOID = frozenset({"br", "hr"})
_CELLS = frozenset({"td", "th"})
_STRONG = _HEADINGS | {"dt", "summary", "caption"}
_KEPT = ("lang", "dir")


def fit(html: str, tags: Iterable[str]) -> str:
    """Return well-formed HTML with nothing in it but what a field of these tags lets pass."""
    fitting = _Fitting(allowed(tags))
    fitting.feed(html)
    fitting.close()
    return "".join(fitting.written).strip()


def allowed(tags: Iterable[str]) -> frozenset[str]:
    """Return all elements that a field of these tags lets pass."""
    own = set(tags) | _ALWAYS
    for name, more in _IMPLIED:
        if name in own:
            own.update(more)
    return frozenset(own)


def plain(html: str) -> str:
    """Return the words of HTML, a line a block."""
    words = _Words()
    words.feed(html)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.said).split("\n"))
    return "\n".join(filter(None, lines))


def as_text(words: str) -> str:
    """Return words for a field without tags: H5P keeps them with their signs escaped (``htmlspecialchars``)."""
    return escape(words).replace("&#x27;", "&#039;")


class _Fitting(HTMLParser):
    """Writes HTML anew, element by element; an open element is kept with what ends it."""

    def __init__(self, elements: Collection[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self._allowed = elements
        self._open: list[tuple[str, str]] = []
        self._numbers: list[int | None] = []
        self._cells: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag in _VOID:
            self.written.append(f"<{tag}>" if tag in self._allowed else "")
            return
        begins, ends = self._element(tag, attributes)
        self.written.append(begins)
        self._open.append((tag, ends))

    def handle_endtag(self, tag: str) -> None:
        if not any(name == tag for name, _ in self._open):
            return
        while self._open:
            name, ends = self._open.pop()
            self.written.append(ends)
            if name in {"ul", "ol"}:
                self._numbers.pop()
            if name == "tr":
                self._cells.pop()
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if "pre" not in self._allowed and any(name == "pre" for name, _ in self._open):
            self.written.append("<br>".join(escape(line, quote=False) for line in data.split("\n")))
        else:
            self.written.append(escape(data, quote=False))

    def close(self) -> None:
        super().close()
        if self._open:
            self.handle_endtag(self._open[0][0])

    def _element(self, tag: str, attributes: dict[str, str]) -> tuple[str, str]:
        """Return how an element begins and ends."""
        if tag in {"ul", "ol"}:
            start = attributes.get("start", "")
            self._numbers.append((int(start) if start.isdigit() else 1) if tag == "ol" else None)
        if tag == "tr":
            self._cells.append(0)
        name = self._name(tag)
        if name == "a":
            return self._link(attributes)
        if name:
            more = {key: value for key, value in attributes.items() if key in _KEPT and value}
            if name == "ol" and attributes.get("start", "").isdigit():
                more["start"] = attributes["start"]
            return f"<{name}{_written(more)}>", f"</{name}>"
        return self._instead(tag)

    def _name(self, tag: str) -> str:
        """Return the element that is written for another; empty where none says the same."""
        if tag in self._allowed:
            return tag
        if tag in _SAME and _SAME[tag] in self._allowed:
            return _SAME[tag]
        if tag in _HEADINGS and {"h2", "h3"} <= set(self._allowed):
            return "h2" if tag == "h1" else "h3"
        return ""

    def _link(self, attributes: dict[str, str]) -> tuple[str, str]:
        href = attributes.get("href", "")
        if href.partition(":")[0].lower() not in SCHEMES:
            return "", ""
        return f"<a{_written({'href': href, 'target': '_blank', 'rel': 'noopener noreferrer'})}>", "</a>"

    def _instead(self, tag: str) -> tuple[str, str]:
        """Return what stands for an element that may not be there: its mark, and a block where it was one."""
        if tag in _CELLS:
            mark = " | " if self._cells and self._cells[-1] else ""
            if self._cells:
                self._cells[-1] += 1
            return mark, ""
        if tag == "q":
            return "„", "“"
        if tag == "blockquote" and "em" in self._allowed:
            return "<div>", "</div>"
        if tag in _STRONG and "strong" in self._allowed:
            return "<div><strong>", "</strong></div>"
        if tag in _BLOCKS:
            return f"<div>{self._mark() if tag == 'li' else ''}", "</div>"
        return "", ""

    def _mark(self) -> str:
        """Return the mark of an item in a list that may not be there: its number, or a bullet."""
        if not self._numbers or self._numbers[-1] is None:
            return "• "
        number = self._numbers[-1]
        self._numbers[-1] = number + 1
        return f"{number}. "


class _Words(HTMLParser):
    """Collects words; a block stands on a line of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's
        self.said.append("\n" if tag in _BLOCKS or tag == "br" else "")

    def handle_endtag(self, tag: str) -> None:
        self.said.append("\n" if tag in _BLOCKS else "")

    def handle_data(self, data: str) -> None:
        self.said.append(data.replace("\n", " "))


def _written(attributes: dict[str, str]) -> str:
    return "".join(f' {name}="{as_text(value)}"' for name, value in attributes.items())
