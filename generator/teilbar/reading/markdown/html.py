"""Raw HTML of authors, reduced to the tags that may reach a page.

A page's HTML is sanitised once more as a whole (rendering/sanitise.py). This step comes first so that no half a tag and
no ``<script>`` without an end can swallow the Markdown that follows it, and so that pictures, sound and film written in
HTML are media like all others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from teilbar.model.document import HtmlTag, Image, LineBreak, Link, Text

if TYPE_CHECKING:
    from teilbar.model.document import Inline, Inlines

ALLOWED_ATTRIBUTES: dict[str, frozenset[str]] = {
    tag: frozenset()
    for tag in (  # noqa: SIM905 - as a list of strings nobody could survey them
        "abbr b bdi bdo blockquote caption cite code col colgroup dd del details dfn div dl dt em figcaption figure "
        "h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup "
        "table tbody td tfoot th thead time tr u ul var wbr"
    ).split()
} | {
    "a": frozenset({"href", "title", "id", "name"}),
    "abbr": frozenset({"title"}),
    "bdo": frozenset({"dir"}),
    "col": frozenset({"span"}),
    "details": frozenset({"open"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start", "reversed", "type"}),
    "td": frozenset({"colspan", "rowspan", "headers"}),
    "th": frozenset({"colspan", "rowspan", "scope", "abbr"}),
    "time": frozenset({"datetime"}),
}
"""Elements that authors may write, with their attributes; ``lang``, ``dir`` and ``title`` are allowed on all."""

RENAMED = {"center": "div", "tt": "code", "strike": "s", "big": "span", "font": "span"}
"""Elements that HTML no longer knows, and what takes their place."""
GLOBAL_ATTRIBUTES = frozenset({"lang", "dir", "title"})
VOID = frozenset({"br", "col", "hr", "wbr"})
MEDIA = frozenset({"audio", "video", "source"})
EMBEDS = frozenset({"iframe", "embed", "object"})
DROPPED_WITH_CONTENT = frozenset(
    {"script", "style", "template", "noscript", "title", "textarea", "select", "svg", "math", "xmp", "noembed"}
)
SWALLOWING = frozenset({"script", "style", "textarea"})
"""Elements whose block ends at their end only, not at a blank line (CommonMark 0.31, section 4.6)."""

_HALF_A_TAG = re.compile(r"</?([a-zA-Z][\w-]*)")


@dataclass(frozen=True, slots=True)
class Removed:
    """An element of an author's that no page shows."""

    tag: str
    line: int
    rule: str = "html-removed"
    """The catalogue's rule that says why, and what else is not shown."""


class HtmlReader(HTMLParser):
    """Reads the raw HTML of one paragraph or block, piece by piece: a tag may be one piece, its text Markdown.

    It is never closed: half a tag at the end is left out.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._nodes: list[Inline] = []
        self._removed: list[Removed] = []
        self._first_line = 1
        self._dropping: list[str] = []
        self._playing = ""
        self._player_is_empty = False

    def read(self, raw: str, line: int) -> Inlines:
        """Return the allowed tags, text and media of the next piece; ``line`` is that of its first character.

        Comments and disallowed tags are left out; of an embedded page a link to it stays.
        """
        self._nodes = []
        self._first_line = line - self.getpos()[0] + 1
        self.feed(raw)
        return tuple(self._nodes)

    @property
    def hides_text(self) -> bool:
        """Whether the text that follows stands in an element that is left out, or is a player's fallback."""
        return bool(self._dropping or self._playing)

    @property
    def removed(self) -> tuple[Removed, ...]:
        """The elements that were left out so far, and what has no end: a comment, an element, a tag."""
        removed = list(self._removed)
        if self._dropping and removed[-1].tag in SWALLOWING:
            removed[-1] = replace(removed[-1], rule="html-without-end")
        if self.rawdata.startswith("<!--"):
            removed.append(Removed("!--", self._line, "html-comment-open"))
        elif half := _HALF_A_TAG.match(self.rawdata):
            removed.append(Removed(half[1], self._line, "html-tag-open"))
        return tuple(removed)

    @property
    def _line(self) -> int:
        return self._first_line + self.getpos()[0] - 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an opening tag."""
        tag = RENAMED.get(tag, tag)
        values = {name: value or "" for name, value in attrs}
        if self._dropping or tag in DROPPED_WITH_CONTENT:
            if not self._dropping:
                self._removed.append(Removed(tag, self._line))
            if tag in DROPPED_WITH_CONTENT:
                self._dropping.append(tag)
        elif tag == "img":
            self._add_medium(values)
        elif tag in MEDIA:
            self._open_player(tag, values)
        elif tag in EMBEDS:
            self._link_to_embedded(tag, values)
        elif tag == "br":
            self._nodes.append(LineBreak(ends_line=False))
        elif tag in ALLOWED_ATTRIBUTES:
            allowed = ALLOWED_ATTRIBUTES[tag] | GLOBAL_ATTRIBUTES
            kept = tuple((name, value) for name, value in values.items() if name in allowed)
            self._nodes.append(HtmlTag(tag, kept, line=self._line))
        else:
            self._removed.append(Removed(tag, self._line))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take ``<tag/>``: HTML reads it as an opening tag, but nothing is to be dropped after ``<script/>``."""
        if tag not in DROPPED_WITH_CONTENT:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Take a closing tag."""
        tag = RENAMED.get(tag, tag)
        if self._dropping:
            if tag in self._dropping:
                del self._dropping[self._dropping.index(tag) :]
        elif tag == self._playing:
            self._playing = ""
        elif tag in ALLOWED_ATTRIBUTES and tag not in VOID:
            self._nodes.append(HtmlTag(tag, closing=True, line=self._line))

    def handle_data(self, data: str) -> None:
        """Take text; what stands in a player is its fallback and is left out."""
        if not self._dropping and not self._playing:
            self._nodes.append(Text(data))

    def _open_player(self, tag: str, values: dict[str, str]) -> None:
        """Take the first file of a player, from itself or its first source."""
        if tag != "source":
            self._playing, self._player_is_empty = tag, True
        if values.get("src") and self._player_is_empty:
            self._add_medium(values)
            self._player_is_empty = False

    def _add_medium(self, values: dict[str, str]) -> None:
        if target := values.get("src", "").strip():
            size = {name: values.get(name, "").removesuffix("px").strip() for name in ("width", "height")}
            self._nodes.append(
                Image(
                    target=target,
                    alt=values.get("alt") or values.get("aria-label", ""),
                    title=values.get("title", ""),
                    width=size["width"],
                    height=size["height"],
                    line=self._line,
                )
            )

    def _link_to_embedded(self, tag: str, values: dict[str, str]) -> None:
        self._removed.append(Removed(tag, self._line))
        if target := (values.get("src") or values.get("data", "")).strip():
            label = values.get("title") or target
            self._nodes.append(Link(target, (Text(label),), line=self._line))
