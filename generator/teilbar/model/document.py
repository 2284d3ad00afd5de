"""The document model: what an author's Markdown means, independent of the page or package it becomes.

The node types follow CommonMark 0.31 and the GFM specification; what Teilbar adds (call-outs, steps, check-lists,
questions) is named beside it. All nodes are frozen; children are tuples. ``line`` is the line in the author's file,
from 1, and takes no part in comparisons: the same text elsewhere in a file is the same content.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from teilbar.model.questions import Question

# --- inline -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text; emoji codes are already characters."""

    value: str


@dataclass(frozen=True, slots=True)
class EscapedText(Text):
    """An escaped character in emphasis: a text like any other, but in a gap it parts no answers."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code span."""

    value: str


@dataclass(frozen=True, slots=True)
class Math:
    """A formula in LaTeX; ``display`` sets it on a line of its own."""

    latex: str
    display: bool = False


@dataclass(frozen=True, slots=True)
class Emphasis:
    """``*...*``."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Strong:
    """``**...**``."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Strikethrough:
    """``~~...~~`` (GFM)."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Link:
    """A link; ``target`` is what the author wrote and is resolved when a page is rendered."""

    target: str
    children: Inlines
    title: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in the text; ``target`` is what the author wrote, a key of :attr:`Unit.media` where it was found.

    GitLab plays sound and film that are written as pictures; so ``target`` may name those too.
    """

    target: str
    alt: str
    title: str = ""
    width: str = ""
    """``80%`` or pixels as digits; empty where the author gave none."""
    height: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A hard line break."""

    ends_line: bool = field(default=True, compare=False)
    """Whether the line of the author's file ends here too; the tag ``<br>`` may stand within one."""


@dataclass(frozen=True, slots=True)
class SoftBreak:
    """A line ending inside a paragraph."""


@dataclass(frozen=True, slots=True)
class FootnoteReference:
    """A reference to a footnote of the page."""

    number: int
    """The footnote's number on the page, from 1."""
    occurrence: int = 0
    """Which reference to this footnote it is, from 0."""


@dataclass(frozen=True, slots=True)
class HtmlTag:
    """One raw HTML tag of the author's, already reduced to allowed elements and attributes."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    closing: bool = False
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Gap:
    """A word to fill in, drag or mark, in the text of such a question."""

    answers: tuple[str, ...]
    """The accepted answers, the first being the one that is shown as solution."""
    hint: str = ""


Inline: TypeAlias = (
    Text
    | Code
    | Math
    | Emphasis
    | Strong
    | Strikethrough
    | Link
    | Image
    | LineBreak
    | SoftBreak
    | FootnoteReference
    | HtmlTag
    | Gap
)
Inlines: TypeAlias = tuple[Inline, ...]

# --- blocks -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; in a tight list it is rendered without ``<p>``."""

    children: Inlines
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: of a section (:class:`Section`), or inside a quote, a list or raw HTML."""

    level: int
    id: str
    """The anchor, unique on the page, as GitLab forms it."""
    children: Inlines
    line: int = field(default=0, compare=False)
    written: int = field(default=0, compare=False)
    """The level that the author wrote: a text with several headings of level 1 has all of them moved down."""


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item; ``checked`` is None outside task lists."""

    blocks: Blocks
    checked: bool | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A list. ``role`` says what the heading above it made of it: things to bring, or steps to take."""

    ordered: bool
    items: tuple[ListItem, ...]
    start: int = 1
    tight: bool = True
    role: Literal["plain", "checklist", "steps"] = "plain"


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quote, also GitLab's ``>>>`` form."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Callout:
    """An alert: ``> [!note] Title``."""

    kind: str
    """``note``, ``tip``, ``important``, ``warning`` or ``caution``."""
    title: Inlines
    """Empty where the author gave none: the kind's own name is shown."""
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Meeting:
    """A call to a meeting on the institute's own server: ``> [!treffen] Room``."""

    target: str
    """``treffen:`` and the room, as the author wrote it: its name, or its address."""
    title: Inlines
    """Empty where the author named no room."""
    blocks: Blocks
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Fenced or indented code; ``language`` is the first word after the fence, maybe empty."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class MathBlock:
    """A formula on its own."""

    latex: str


@dataclass(frozen=True, slots=True)
class Table:
    """A GFM table; ``align`` holds ``left``, ``center``, ``right`` or an empty string a column."""

    align: tuple[str, ...]
    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    line: int = field(default=0, compare=False)
    """That of the head; the rows begin two lines below it."""


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    """A horizontal rule."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A medium that stands alone in its paragraph: picture, sound or film."""

    image: Image


@dataclass(frozen=True, slots=True)
class ForeignFilm:
    """A film that somebody else hosts: it is linked to, and nothing of it is in the page."""

    target: str
    """Address of the page that shows it."""
    host: str
    """Who hosts it, as people know it."""
    title: str = ""
    still: Image | None = None
    """The author's own picture that stands for it."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Example:
    """Markdown that is shown twice: as its author types it, and as what it becomes.

    What it becomes is part of the page, with ids and numbers of footnotes that no other part of it has, but it asks
    nothing: its questions are there to be tried.
    """

    source: str
    """The Markdown, without a line end at its end."""
    sections: tuple[Section, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    line: int = field(default=0, compare=False)
    """That of the fence; the Markdown begins a line below it."""


@dataclass(frozen=True, slots=True)
class HtmlBlock:
    """Raw HTML of the author's, between or around other blocks."""

    children: Inlines


Block: TypeAlias = """(
    Paragraph | Heading | List | Quote | Callout | Meeting | CodeBlock | MathBlock | Table | ThematicBreak | Figure
    | HtmlBlock | ForeignFilm | Example | Question
)"""
Blocks: TypeAlias = tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote of a page, in the order of first reference."""

    number: int
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what follows it up to the next one; the first of a page may have none."""

    heading: Heading | None
    blocks: Blocks
    role: str = ""
    """What the heading says it is, in Teilbar's vocabulary (``materials``, ``steps`` ...), or empty."""


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown file, read."""

    title: Inlines
    """The level-1 heading that opens the file, or empty; it is not among the sections."""
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...] = ()
