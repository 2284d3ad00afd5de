"""Texts to work in: gaps to type into, gaps to put words into, words to mark. Each counts what it makes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.model.answers import WORD
from teilbar.rendering.questions.parts import plain_word, word
from teilbar.rendering.tags import tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilbar.model.document import Gap
    from teilbar.rendering.questions.parts import Parts

_NARROWEST, _WIDEST = 8, 24  # characters that a field for typing shows


class Typed:
    """Gaps as fields. All of a question are equally wide, so that their width gives nothing away."""

    unlinks = False

    def __init__(self, gaps: Sequence[Gap], name: str, parts: Parts) -> None:
        self._name = name
        self._parts = parts
        self._total = len(gaps)
        longest = max(len(answer) for gap in gaps for answer in gap.answers)
        self._size = min(max(longest + 1, _NARROWEST), _WIDEST)
        self._made = 0

    def gap(self, gap: Gap) -> str:
        """Return a field, and its hint beside it."""
        self._made += 1
        anchor = f"{self._name}-hint-{self._made}" if gap.hint else None
        field = tag(
            "input",
            class_="tb-gap",
            type="text",
            name=self._name,
            size=str(self._size),
            autocomplete="off",
            autocapitalize="off",
            spellcheck="false",
            aria_label=_label(self._made, self._total, self._parts),
            aria_describedby=anchor,
        )
        hint = f' <span class="tb-gap-hint" id="{escape(anchor)}">({escape(gap.hint)})</span>' if anchor else ""
        return f"{field}{hint}"

    def text(self, value: str) -> None:
        """Leave the text as it is."""


class Placed:
    """Gaps as lists of the words that may go into them."""

    unlinks = False

    def __init__(self, bank: Sequence[str], total: int, name: str, parts: Parts) -> None:
        self._name = name
        self._parts = parts
        self._total = total
        self._options = options([*map(escape, bank)], parts)
        self._made = 0

    def gap(self, gap: Gap) -> str:  # noqa: ARG002 - which word is right stands elsewhere
        """Return a list of the words."""
        self._made += 1
        label = _label(self._made, self._total, self._parts)
        return tag("select", self._options, class_="tb-gap", name=self._name, autocomplete="off", aria_label=label)

    def text(self, value: str) -> None:
        """Leave the text as it is."""


class Marked:
    """Every word as a thing to mark; which ones are to be found does not show."""

    unlinks = True

    def gap(self, gap: Gap) -> str:
        """Return the word that is to be found."""
        return _markable(gap.answers[0])

    def text(self, value: str) -> str:
        """Return the words between them."""
        made, end = [], 0
        for found in WORD.finditer(value):
            made += [escape(value[end : found.start()], quote=False), _markable(found[0])]
            end = found.end()
        return "".join((*made, escape(value[end:], quote=False)))


def options(words: Sequence[str], parts: Parts) -> str:
    """Return the options of a list to choose from, an empty one before them."""
    nothing = f'<option value="">{word("choose", parts)}</option>'
    return nothing + "".join(f'<option value="{position}">{one}</option>' for position, one in enumerate(words))


def _markable(words: str) -> str:
    return f'<span class="tb-word">{escape(words, quote=False)}</span>'


def _label(number: int, total: int, parts: Parts) -> str:
    return plain_word("gap", parts, number=number, total=total)
