"""What renders the parts of a question, and the small pieces that all kinds are made of."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Protocol

from teilbar.model.keys import short_key
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilbar.model.document import Blocks, Gap, Image, Inlines
    from teilbar.model.questions import Question
    from teilbar.texts import Language

_KEY_LENGTH = 6  # 300 questions of a page share one with a probability of 1 to 50,000


class Filling(Protocol):
    """How the text of a question becomes one to work in."""

    unlinks: bool
    """Whether links are left out, because their words are controls themselves."""

    def gap(self, gap: Gap) -> str:
        """Return the HTML of a gap."""
        ...

    def text(self, value: str) -> str | None:
        """Return the HTML of text between gaps; None where it stays as it is."""
        ...


class Parts(Protocol):
    """What renders the parts of a question: the author's blocks and lines, sanitised."""

    language: Language
    is_foreign: bool
    """Whether this is not the language of the words around it."""
    exact: bool
    """Whether what is typed into gaps has to be written exactly like the answer."""

    def blocks(self, blocks: Blocks) -> str:
        """Return the HTML of blocks."""
        ...

    def inline(self, nodes: Inlines) -> str:
        """Return the HTML of a line."""
        ...

    def filled(self, blocks: Blocks, filling: Filling) -> str:
        """Return the HTML of blocks that hold gaps."""
        ...

    def keep_solution(self, title: str, solution: str) -> None:
        """Keep the solution for the last sheet of paper."""
        ...

    def picture(self, image: Image, overlay: str) -> str:
        """Return the HTML of a picture with its caption, and something laid over it where it is there."""
        ...


def key_name(question: Question) -> str:
    """Return what an answer can be kept under: six letters and digits, the beginning of the anchor's SHA-256."""
    return short_key(question.id, _KEY_LENGTH)


def name_of(question: Question) -> str:
    """Return the name of a question's controls, unique on the page, and short."""
    return f"q-{key_name(question)}"


def plain_word(key: str, parts: Parts, **values: object) -> str:
    """Return one of the words that Teilbar adds to questions."""
    return text(f"question.{key}", parts.language, **values)


def word(key: str, parts: Parts, **values: object) -> str:
    """Return one of them as HTML."""
    return escape(plain_word(key, parts, **values))


def instruction(key: str, parts: Parts, anchor: str = "") -> str:
    """Return what is to be done, in a sentence; with an id where a control refers to it."""
    return tag("p", word(key, parts), class_="tb-instruction", id=anchor or None)


def listing(items: Iterable[str], class_: str, name: str = "ul", **attributes: str) -> str:
    """Return a list of finished items."""
    return tag(name, "".join(f"<li>{item}</li>" for item in items), class_=class_, **attributes)


def fold(name: str, content: str, parts: Parts) -> str:
    """Return what a reader can unfold; nothing where nothing is in it."""
    if not content:
        return ""
    return f'<details class="tb-{name}"><summary>{word(name, parts)}</summary>\n{content}\n</details>'
