r"""Blocks of the document model as plain HTML, before it is fitted to what a field of H5P may hold (fitting.py).

Formulas are LaTeX in ``\( \)``, which H5P's own display of formulas reads. Pictures stand elsewhere, as content of
their own; where they cannot, their alternative text stands for them.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.linking import Elsewhere
from teilbar.model.addresses import host_of
from teilbar.model.document import (
    Callout,
    Code,
    CodeBlock,
    Emphasis,
    Example,
    Figure,
    FootnoteReference,
    ForeignFilm,
    Gap,
    Heading,
    HtmlBlock,
    HtmlTag,
    Image,
    LineBreak,
    Link,
    List,
    Math,
    MathBlock,
    Meeting,
    Paragraph,
    Quote,
    SoftBreak,
    Strikethrough,
    Strong,
    Table,
    Text,
    ThematicBreak,
)
from teilbar.model.examples import laid_open
from teilbar.model.walk import plain_text
from teilbar.rendering.films import film_opening
from teilbar.rendering.sanitise import sanitise
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from teilbar.linking import Links
    from teilbar.model.document import Block, Blocks, Inlines, ListItem
    from teilbar.model.unit import Page
    from teilbar.texts import Language

_CALLOUTS = frozenset({"note", "tip", "important", "warning", "caution"})
_DONE, _OPEN = "☑", "☐"


class Markup:
    """Writes the blocks and lines of one text."""

    def __init__(self, page: Page, links: Links, language: Language) -> None:
        """Take the text, where its links lead, and the language of the words that are added."""
        self._page = page
        self._links = links
        self._language = language

    def html(self, blocks: Blocks, *, pictures: bool = False) -> str:
        """Return blocks; with ``pictures`` each picture's alternative text stands where it is in the text."""
        return sanitise(_Writing(self._page, self._links, self._language, pictures=pictures).blocks(blocks))

    def line(self, nodes: Inlines, gap: Callable[[Gap], str] | None = None, sign: str = "*") -> str:
        """Return a line; ``gap`` writes the gaps in it, ``sign`` stands for each asterisk of the author's."""
        writing = _Writing(self._page, self._links, self._language, pictures=True, gap=gap, sign=sign)
        return sanitise(writing.inline(nodes))


class _Writing:
    def __init__(  # noqa: PLR0913 - one way of writing
        self,
        page: Page,
        links: Links,
        language: Language,
        *,
        pictures: bool,
        gap: Callable[[Gap], str] | None = None,
        sign: str = "*",
    ) -> None:
        self._page, self._links, self._language = page, links, language
        self._pictures, self._gap, self._sign = pictures, gap, sign

    def blocks(self, blocks: Blocks) -> str:
        return "\n".join(map(self._block, blocks))

    def _block(self, block: Block) -> str:  # noqa: C901, PLR0911, PLR0912 - one case a block type
        match block:
            case Paragraph(children):
                return f"<p>{self.inline(children)}</p>"
            case Heading(level, _, children):
                return tag(f"h{min(max(level, 2), 6)}", self.inline(children))
            case List():
                return self._list(block)
            case Quote(inner):
                return f"<blockquote>{self.blocks(inner)}</blockquote>"
            case Callout():
                return self._callout(block)
            case Meeting():
                return self._meeting(block)
            case CodeBlock(code):
                return f"<pre><code>{self._escaped(code.rstrip())}</code></pre>"
            case MathBlock(latex):
                return f"<p>{self._math(latex)}</p>"
            case Table():
                return self._table(block)
            case ThematicBreak():
                return "<hr>"
            case Figure(image):
                return f"<p>{self._image(image)}</p>" if self._shows(image) else ""
            case ForeignFilm():
                return self._film(block)
            case Example():
                return self.blocks(laid_open(block, self._page.withdrawn))
            case HtmlBlock(children):
                return self.inline(children)
        problem = f"no markup for {type(block).__name__}"
        raise TypeError(problem)

    def inline(self, nodes: Inlines) -> str:
        return "".join(map(self._node, nodes))

    def _node(self, node: object) -> str:  # noqa: C901, PLR0911, PLR0912 - one case a node type, nothing else
        match node:
            case Text(value):
                return self._escaped(value)
            case Code(value):
                return f"<code>{self._escaped(value)}</code>"
            case Emphasis(children):
                return f"<em>{self.inline(children)}</em>"
            case Strong(children):
                return f"<strong>{self.inline(children)}</strong>"
            case Strikethrough(children):
                return f"<del>{self.inline(children)}</del>"
            case LineBreak():
                return "<br>"
            case SoftBreak():
                return "\n"
            case Link():
                return self._link(node)
            case Image():
                return self._image(node) if self._shows(node) else ""
            case Math(latex):
                return self._math(latex)
            case FootnoteReference(number):
                return f"<sup>[{number}]</sup>"
            case Gap():
                return self._gap(node) if self._gap else self._escaped(node.answers[0])
            case HtmlTag():
                return self._raw(node)
        problem = f"no markup for {type(node).__name__}"
        raise TypeError(problem)

    def _escaped(self, words: str) -> str:
        return escape(words.replace("*", self._sign), quote=False)

    def _math(self, latex: str) -> str:
        return self._escaped(rf"\({latex.strip()}\)")

    def _list(self, block: List) -> str:
        name = "ol" if block.ordered else "ul"
        start = str(block.start) if block.ordered and block.start != 1 else None
        box = block.role == "checklist"
        return tag(name, "".join(self._item(item, box=box) for item in block.items), start=start)

    def _item(self, item: ListItem, *, box: bool) -> str:
        mark = f"{_DONE if item.checked else _OPEN} " if box or item.checked is not None else ""
        match item.blocks:
            case (Paragraph(children), *rest):
                return f"<li>{mark}{self.inline(children)}{self.blocks(tuple(rest))}</li>"
            case _:
                return f"<li>{mark}{self.blocks(item.blocks)}</li>"

    def _callout(self, block: Callout) -> str:
        kind = block.kind if block.kind in _CALLOUTS else "note"
        words = text(f"callout.{kind}", self._language) if block.kind in _CALLOUTS else block.kind.capitalize()
        title = self.inline(block.title) if block.title else escape(words)
        return f"<div><p><strong>{title}</strong></p>{self.blocks(block.blocks)}</div>"

    def _meeting(self, meeting: Meeting) -> str:
        title = self.inline(meeting.title) or escape(text("foreign.a-meeting", self._language))
        said = f"<div><p><strong>{title}</strong></p>{self.blocks(meeting.blocks)}"
        match self._links.resolve(self._page, meeting.target):
            case Elsewhere(url):
                notice = escape(text("foreign.meeting", self._language, host=host_of(url)), quote=False)
                way = text("foreign.open-meeting", self._language, room=plain_text(meeting.title) or host_of(url))
                return f"{said}<p>{notice}</p><p>{tag('a', escape(way), href=url)}</p></div>"
            case _:
                return f"{said}</div>"

    def _film(self, film: ForeignFilm) -> str:
        """Return what stands for a film elsewhere; the author's own picture stands before it, as content of its own."""
        title = f"<strong>{escape(film.title, quote=False)}</strong><br>" if film.title else ""
        notice = escape(text("foreign.film", self._language, host=film.host), quote=False)
        link = self._link(Link(film.target, (Text(film_opening(film, self._language)),)))
        return f"<p>{title}{notice}</p><p>{link}</p>"

    def _table(self, table: Table) -> str:
        head = "".join(f"<th>{self.inline(cell)}</th>" for cell in table.head)
        rows = "".join(f"<tr>{''.join(f'<td>{self.inline(cell)}</td>' for cell in row)}</tr>" for row in table.rows)
        body = f"<tbody>{rows}</tbody>" if rows else ""
        return f"<table><thead><tr>{head}</tr></thead>{body}</table>"

    def _link(self, link: Link) -> str:
        content = self.inline(link.children) or escape(_alternative(link.children))
        match self._links.resolve(self._page, link.target):
            case Elsewhere(url):
                return tag("a", content, href=url)
            case _:
                return content  # what a package does not hold cannot be linked to, only its words stay

    def _raw(self, raw: HtmlTag) -> str:
        if raw.closing:
            return f"</{raw.name}>"
        attributes = dict(raw.attributes)
        if "href" in attributes:
            match self._links.resolve(self._page, attributes["href"]):
                case Elsewhere(url):
                    attributes["href"] = url
                case _:
                    del attributes["href"]
        written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
        return f"<{raw.name}{written}>"

    def _shows(self, image: Image) -> bool:
        """Tell whether words stand for a picture: where it cannot be shown, or it is missing."""
        return self._pictures or image.target not in self._page.media

    def _image(self, image: Image) -> str:
        words = image.alt or image.title
        if image.target in self._page.media:
            record = self._page.media[image.target].record
            return self._escaped(words or (record.alt if record and record.alt else ""))
        match self._links.resolve(self._page, image.target):
            case Elsewhere(url):
                label = text("picture-elsewhere", self._language, host=host_of(url))
                return tag("a", escape(f"{words} ({label})" if words else label), href=url)
            case _:
                return self._escaped(words or text("picture-missing", self._language))


def _alternative(nodes: Inlines) -> str:
    return " ".join(node.alt for node in nodes if isinstance(node, Image))
