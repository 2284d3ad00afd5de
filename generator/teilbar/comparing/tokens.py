"""Rendered HTML as a sequence of words and tags, so that words can be marked and tags stay as they are.

What readers work with (fields, lists to choose from, players) becomes what can be read beside its older self: nothing
here is operated, and one page holds a text twice, so no id and no reference to one is left.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from teilbar.texts import Language

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "label",
        "legend",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
"""Elements at whose edges a passage begins or ends."""

_VOID = frozenset({"br", "hr", "img", "input", "wbr", "col", "source", "track"})
_WHOLE = frozenset({"math", "svg", "select", "audio", "video", "textarea", "button", "picture"})
"""Elements that count as one word, whatever is in them."""
_KEPT = frozenset(
    {"class", "lang", "dir", "title", "colspan", "rowspan", "scope", "start", "reversed", "value", "type", "alt"}
)
_WORD = re.compile(r"\s+|\w(?:[\w'’.·:-]*\w)?|[^\w\s]")
"""Spaces, words with what stands inside of them, single signs."""


@dataclass(frozen=True, slots=True)
class Token:
    """A tag, a space, or a word."""

    html: str
    key: str = ""
    """What a word says; empty for what is none."""
    shown: str = ""
    """The word in plain text."""
    block: bool = False
    """Whether a passage begins or ends here."""


class _Reader(HTMLParser):
    def __init__(self, language: Language, picture: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=True)
        self.tokens: list[Token] = []
        self._language = language
        self._picture = picture
        self._links: list[bool] = []
        self._whole: list[str] = []
        self._inner: list[str] = []
        self._about: Mapping[str, str] = {}
        self._seen_picture: Token | None = None
        self._href = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if self._whole or tag in _WHOLE:
            self._begin_whole(tag, given)
        elif tag == "img":
            self.tokens.append(self._image(given))
        elif tag == "input":
            self.tokens.append(_field(given))
        elif tag == "a":
            self._open_link(given)
        else:
            extra = " open" if tag == "details" else ""
            self._tag(f"<{tag}{_attributes(given)}{extra}>", tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._whole:
            self._end_whole(tag)
        elif tag == "a":
            self._href = ""
            self._tag("</a>" if self._links and self._links.pop() else "</span>", tag)
        elif tag not in _VOID:
            self._tag(f"</{tag}>", tag)

    def handle_data(self, data: str) -> None:
        if self._whole:
            self._inner.append(escape(data, quote=False))
            return
        for found in _WORD.findall(data):
            if found.isspace():
                self.tokens.append(Token(found))
            else:
                self.tokens.append(Token(escape(found, quote=False), found + self._href, found))

    def _tag(self, html: str, name: str) -> None:
        self.tokens.append(Token(html, block=name in BLOCKS))

    def _open_link(self, given: Mapping[str, str]) -> None:
        """Open a link: one into the web stays one; where another leads is told by its title."""
        href = given.get("href", "")
        self._href = f"\0{href}" if href else ""
        is_link = href.startswith(("https://", "http://", "mailto:"))
        self._links.append(is_link)
        if is_link:
            self.tokens.append(Token(f'<a href="{escape(href)}" rel="noopener noreferrer">'))
        else:
            self.tokens.append(Token(f'<span class="td-link" title="{escape(href)}">' if href else "<span>"))

    def _image(self, given: Mapping[str, str]) -> Token:
        alt, name = given.get("alt", ""), self._picture(given.get("src", ""))
        words = text("diff.picture-shown", self._language, alt=alt or "–")
        html = f'<img src="{escape(name)}" alt="{escape(alt)}" class="td-picture">' if name else ""
        html += f'<span class="td-alt">{escape(words)}</span>'
        return Token(html, f"\0{given.get('src', '')}\0{alt}", words)

    def _begin_whole(self, tag: str, given: Mapping[str, str]) -> None:
        if not self._whole:
            self._inner, self._about, self._seen_picture = [], given, None
        if tag == "img":
            self._seen_picture = self._image(given)
        self._inner.append(f"<{tag}{_attributes(given, all_of_them=True)}>")
        if tag not in _VOID:
            self._whole.append(tag)

    def _end_whole(self, tag: str) -> None:
        if tag in _VOID or tag not in self._whole:
            return
        while self._whole.pop() != tag:
            pass
        self._inner.append(f"</{tag}>")
        if not self._whole:
            self.tokens.append(self._as_word(tag, "".join(self._inner)))

    def _as_word(self, tag: str, html: str) -> Token:
        match tag:
            case "picture" if self._seen_picture:
                return self._seen_picture
            case "audio" | "video":
                src, label = self._about.get("src", ""), self._about.get("aria-label", "")
                said = label or src.rpartition("/")[2]
                words = text(f"diff.{tag}-shown", self._language, name=said)
                return Token(f'<span class="td-alt">{escape(words)}</span>', f"\0{src}\0{label}", words)
            case "math":
                return Token(html, html, _plain(html))
            case "svg":
                return Token(html)
            case _:
                return Token('<span class="td-blank"></span>', "\0blank", "___")


def _field(given: Mapping[str, str]) -> Token:
    if given.get("type") in {"radio", "checkbox"}:
        return Token('<span class="td-box"></span>')
    return Token('<span class="td-blank"></span>', "\0blank", "___")


def _attributes(given: Mapping[str, str], *, all_of_them: bool = False) -> str:
    apart = {"id", "href", "src", "style"}
    kept = {name: value for name, value in given.items() if name in _KEPT or (all_of_them and name not in apart)}
    return "".join(f' {name}="{escape(value)}"' for name, value in kept.items())


def _plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def tokens_of(html: str, language: Language, picture: Callable[[str], str]) -> tuple[Token, ...]:
    """Return rendered HTML as tokens.

    ``picture`` gives the address of the small picture that stands for one, by what the renderer wrote for its address;
    empty where there is none.
    """
    reader = _Reader(language, picture)
    reader.feed(html)
    reader.close()
    return tuple(reader.tokens)
