"""HTML of other systems as Markdown.

markdownify goes through the elements; what it would lose or spell in a way that GitLab does not read is said here. What
comes out is read back, and where its words are not the HTML's, it is spelled more strictly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape as escape_html
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, Tag
from markdownify import ATX, BACKSLASH, MarkdownConverter

from teilbar.importing.plain import (
    as_address,
    escaped,
    escaped_piece,
    picture,
    wholly_escaped,
    without_spaces,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_FORMULA = re.compile(r"\\\((?P<line>.+?)\\\)|\\\[(?P<block>.+?)\\\]|\$\$(?P<dollars>.+?)\$\$", re.DOTALL)
"""How Moodle's filters mark a formula (MathJax, TeX notation)."""
_LONGEST_QUOTE = 80
_WIDEST = 100
"""Columns that a cell may span."""
_FORMULA_TAG = "formula"
_BLOCKS = frozenset(
    {"p", "div", "ul", "ol", "table", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "dl"}
)
_INLINE = frozenset({"span", "b", "strong", "i", "em", "u", "a", "font", "small", "sub", "sup"})
_PLAYED = ("video", "audio")
_EMBEDDED = ("iframe", "embed", "object")
_GONE = ("script", "style", "noscript", "template", "meta", "link", "title")
_FORM = ("form", "input", "select", "option", "textarea", "button")
_SIGNS, _TAGS, _ESCAPED = range(3)
"""How strictly HTML is spelled: by Markdown's signs, by tags where they would be misread, with all text escaped."""
_OTHER_BLOCK = re.compile(r"^\s*(?:[-*+>|]|\d+[.)]\s|```)", re.MULTILINE)
_EMPTY_BREAK = re.compile(r"(?<=[^\s\\])[ \t]*\n[ \t]*\\\n(?=\S)")
_LAST_BREAK = re.compile(r"(?<!\\)\\(?:\n[ \t]*\\)*(?=\n[ \t>]*(?:\n|$)|$)")
_LINE_BREAKS = re.compile(r"(?:\\\n[ \t]*){2,}")
_TAG = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?|/[a-zA-Z][a-zA-Z0-9]*\s*|!--.*?--)>", re.DOTALL)
_MEANS_SOMETHING = re.compile(r"[<&$\\]")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")


@dataclass(frozen=True, slots=True)
class Converted:
    """Markdown, and what of the HTML it does not hold: the elements' own text, each."""

    markdown: str
    lost: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """What it does not hold, as a report names it: the beginning of each."""
        return " … ".join(" ".join(one.split())[:_LONGEST_QUOTE] for one in self.lost)


def has_markup(text: str) -> bool:
    """Tell whether a text holds HTML's tags or entities."""
    return bool(_TAG.search(text) or _ENTITY.search(text))


def to_markdown(html: str, medium: Callable[[str], str] = str) -> Converted:
    """Return HTML as Markdown.

    ``medium`` gives the name of a medium, or the address of a link, by what stands in the HTML.
    """
    if not _MEANS_SOMETHING.search(html):
        return Converted(escaped(html))
    soup = BeautifulSoup(html if "<" in html else f"<span>{html}</span>", "html.parser")
    lost = tuple(_take_out(soup))
    _mend_code(soup)
    _tidy(soup)
    _mark_formulas(soup)
    for tag in soup.find_all(["img", "a"]):
        attribute = "src" if tag.name == "img" else "href"
        if tag.get(attribute):
            tag[attribute] = medium(str(tag[attribute]).strip())
    words = _words_of(soup)
    for strictness in (_SIGNS, _TAGS, _ESCAPED):
        try:
            markdown = _with_paragraphs(_Converter(strictness).convert_soup(soup).strip())
        except RecursionError:  # hundreds of elements within each other, as nobody writes them
            break
        if without_spaces(words_of(markdown)) == words:
            return Converted(markdown, lost)
    return Converted(escaped(soup.get_text(" ")), (*lost, html))


def _with_paragraphs(markdown: str) -> str:
    """Return Markdown with a paragraph where several line breaks follow each other, and none before nothing."""
    if "```" in markdown:
        return markdown
    markdown = _EMPTY_BREAK.sub(r"\\\n", markdown)
    lines_alone = markdown if _OTHER_BLOCK.search(markdown) else _LINE_BREAKS.sub("\n\n", markdown)
    return _LAST_BREAK.sub("", lines_alone).strip("\n")


def _take_out(soup: BeautifulSoup) -> Iterator[str]:
    """Take out what is no text of a page, and yield what of it somebody might miss."""
    for comment in soup.find_all(string=lambda found: isinstance(found, Comment)):
        comment.extract()
    for tag in soup.find_all(_GONE):
        if tag.name == "script":
            yield str(tag)
        tag.extract()
    for tag in soup.find_all(_PLAYED):
        _show(soup, tag)
    for tag in soup.find_all(_EMBEDDED):
        yield str(tag)
        _link(soup, tag)
    for tag in soup.find_all(_FORM):
        yield str(tag)
        tag.unwrap()


def _tidy(soup: BeautifulSoup) -> None:
    """Take out line breaks that break nothing, and paragraphs of nothing."""
    for tag in soup.find_all("br"):
        while tag.parent is not None and tag.parent.name in _INLINE and not _holds_something(tag.next_siblings):
            tag.parent.insert_after(tag.extract())
        if _is_edge(tag, "next_siblings") or _is_edge(tag, "previous_siblings"):
            tag.replace_with(" ")
    for tag in soup.find_all(["p", "div"]):
        if not tag.get_text().strip() and not tag.find("img"):
            tag.replace_with(" ")


def _mend_code(soup: BeautifulSoup) -> None:
    """Let code be either a block or within a line: editors put one into the other."""
    for tag in soup.find_all(["code", "kbd", "samp", "tt"]):
        if tag.find("pre"):
            tag.unwrap()
        elif tag.find("br") and not tag.find_parent("pre"):
            tag.name = "pre"
    for tag in soup.find_all("pre"):
        if tag.find_parent("pre"):
            tag.unwrap()


def _holds_something(nodes: Iterable[object]) -> bool:
    return any(isinstance(node, Tag) or str(node).strip() for node in nodes)


def _is_edge(line_break: Tag, siblings: str) -> bool:
    """Tell whether a line break begins or ends its block: then it breaks nothing."""
    for sibling in getattr(line_break, siblings):
        if isinstance(sibling, Tag):
            return sibling.name in _BLOCKS
        if str(sibling).strip():
            return False
    return line_break.parent is None or line_break.parent.name not in _INLINE


def _show(soup: BeautifulSoup, player: Tag) -> None:
    """Put a picture in place of a player: so are sound and film written."""
    source = player.find("source")
    address = player.get("src") or (source.get("src") if isinstance(source, Tag) else "") or ""
    words = player.get("title") or player.get("aria-label") or " ".join(player.get_text().split())
    player.replace_with(soup.new_tag("img", src=str(address), alt=str(words)))


def _link(soup: BeautifulSoup, frame: Tag) -> None:
    """Put a link in place of what another page shows."""
    address = str(frame.get("src") or frame.get("data") or "")
    link = soup.new_tag("a", href=address)
    link.string = str(frame.get("title") or address)
    paragraph = soup.new_tag("p")
    paragraph.append(link)
    frame.replace_with(paragraph)


def _mark_formulas(soup: BeautifulSoup) -> None:
    """Put each formula into an element of its own, so that nobody escapes what stands in it."""
    for node in list(soup.find_all(string=_FORMULA)):
        if node.find_parent(["pre", "code"]):
            continue
        value, at = str(node), 0
        for found in _FORMULA.finditer(value):
            formula = soup.new_tag(_FORMULA_TAG)
            formula.string = " ".join((found["line"] or found["block"] or found["dollars"]).split())
            if not found["line"]:
                formula["display"] = "block"
            node.insert_before(NavigableString(value[at : found.start()]), formula)
            at = found.end()
        node.replace_with(NavigableString(value[at:]))


def _words_of(soup: BeautifulSoup) -> str:
    """Return what a reader sees or hears of HTML, without spaces: where lines break makes no difference."""
    parts = []
    for node in soup.descendants:
        if isinstance(node, NavigableString):
            parts.append(str(node))
        elif isinstance(node, Tag) and node.name == "img":
            parts.append(str(node.get("alt") or ""))
    return without_spaces("".join(parts))


def _parted(text: str) -> tuple[str, str, str]:
    """Return the space before a text, the text, and the space behind it: signs of emphasis touch the words."""
    inner = text.strip()
    if not inner:
        return text[:1], "", ""
    return " " if text[0].isspace() else "", inner, " " if text[-1].isspace() else ""


class _Converter(MarkdownConverter):
    """markdownify's methods are named after the elements; ``strictness`` is what is done against misunderstandings."""

    def __init__(self, strictness: int) -> None:
        super().__init__(
            heading_style=ATX,
            newline_style=BACKSLASH,
            bullets="-",
            sub_symbol="<sub>",
            sup_symbol="<sup>",
            table_infer_header=False,
        )
        self._strictness = strictness

    def escape(self, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - markdownify's signature
        return wholly_escaped(text) if self._strictness >= _ESCAPED else escaped_piece(text)

    def _mark(self, text: str, sign: str, tag: str) -> str:
        before, inner, behind = _parted(text)
        if not inner:
            return before or behind
        opening, closing = (f"<{tag}>", f"</{tag}>") if self._strictness >= _TAGS or not sign else (sign, sign)
        return f"{before}{opening}{inner}{closing}{behind}"

    def convert_b(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - as above
        return text if {"_noformat", "b", "strong"} & parent_tags else self._mark(text, "**", "strong")

    convert_strong = convert_b

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - as above
        return text if {"_noformat", "em", "i"} & parent_tags else self._mark(text, "*", "em")

    convert_i = convert_em

    def convert_u(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text if "_noformat" in parent_tags else self._mark(text, "", el.name)

    convert_ins = convert_mark = convert_small = convert_u

    def convert_del(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - as above
        return text if "_noformat" in parent_tags else self._mark(text, "~~", "del")

    convert_s = convert_strike = convert_del

    def convert_formula(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - as above
        latex = el.get_text()
        alone = el.parent is not None and el.parent.get_text().strip() == latex and el.find_next_sibling("br") is None
        return f"$${latex}$$" if el.get("display") and alone else f"$`{latex}`$"

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - as above
        if "pre" in parent_tags:
            return f"\n{text}"
        if {"td", "th"} & parent_tags:
            return f"<br>{text}"
        return f" {text}" if "_inline" in parent_tags else f"\\\n{text}"

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        address = str(el.get("href") or "")
        before, inner, behind = _parted(text)
        if not address or not inner or "_noformat" in parent_tags:
            return text
        if self._strictness >= _TAGS:
            return f'{before}<a href="{escape_html(address)}">{inner}</a>{behind}'
        if not el.find("img"):
            inner = re.sub(r"(?<!\\)\]", r"\\]", inner)
        return f"{before}[{inner}]({as_address(address)}){behind}"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - as above
        return picture(str(el.get("src") or ""), str(el.get("alt") or ""))

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - as above
        code = text.strip("\r\n")
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", code)), default=0))
        return f"\n\n{fence}\n{code}\n{fence}\n\n" if code.strip() else ""

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - as above
        width = str(el.get("colspan") or "1")
        cell = " ".join(re.sub(r"(?<!\\)\|", r"\\|", text).split())
        return f" {cell} |" * (min(int(width), _WIDEST) if width.isdigit() else 1)

    convert_th = convert_td

    def convert_dt(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{self.convert_b(el, text.strip(), parent_tags)}\n\n"

    def convert_dd(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - as above
        return f"\n\n{text.strip()}\n\n"

    def convert_q(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - as above
        return text if "_noformat" in parent_tags else self._mark(text, "", "q")
