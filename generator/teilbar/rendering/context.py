"""One page being rendered: its target, and the finished pieces that sanitising must not touch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.rendering.sanitise import sanitise

if TYPE_CHECKING:
    from teilbar.model.unit import Page
    from teilbar.rendering.questions.parts import Filling
    from teilbar.rendering.target import Target
    from teilbar.texts import Language

# Noncharacters: the reader takes them out of every text, so no author can forge a slot.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_SLOT = re.compile(f"<div>{_OPEN}(\\d+){_CLOSE}</div>|{_OPEN}(\\d+){_CLOSE}")


class Context:
    """Collects slots while a page is rendered.

    Pictures, formulas, code and questions are made by us from escaped values and need elements and attributes that
    authors may not write. They wait in slots while the author's HTML around them is sanitised as a whole.
    """

    def __init__(
        self, page: Page, target: Target, written_out: frozenset[str] = frozenset(), *, at_once: bool = False
    ) -> None:
        """Take the page, its target, and the targets of recordings whose words stand in the text itself.

        ``at_once`` says that all pictures are to be there from the beginning, as what is printed needs them.
        """
        self.page = page
        self.written_out = written_out
        self.target = target
        self._slots: list[str] = []
        self._references: dict[int, int] = {}
        self._has_picture, self._at_once = False, at_once
        self.filling: Filling | None = None
        """How the text of a question is being made one to work in; None outside of such a text."""
        self.solutions: list[tuple[str, str]] = []
        """The questions' titles and solutions so far."""

    @property
    def language(self) -> Language:
        """Language of the words that the renderer adds."""
        return self.target.language

    def slot(self, html: str) -> str:
        """Put finished HTML aside and return the mark that stands for it."""
        self._slots.append(html)
        return f"{_OPEN}{len(self._slots) - 1}{_CLOSE}"

    def block_slot(self, html: str) -> str:
        """Do the same for a block: its mark is a block too, so that it closes a paragraph which an author left open."""
        return f"<div>{self.slot(html)}</div>"

    def loading(self) -> str:
        """Return how the next picture of the page is to be loaded: the first at once, others when they are near."""
        first, self._has_picture = not self._has_picture, True
        return "eager" if first or self._at_once else "lazy"

    def count_reference(self, number: int) -> int:
        """Count a reference to a footnote and return how many there were before it on this page."""
        before = self._references.get(number, 0)
        self._references[number] = before + 1
        return before

    def references(self, number: int) -> int:
        """Return how often a footnote has been referred to so far."""
        return self._references.get(number, 0)

    def finish(self, html: str) -> str:
        """Sanitise assembled HTML and put the slots into it, and theirs into them."""
        return self._fill(sanitise(html))

    def _fill(self, html: str) -> str:
        return _SLOT.sub(lambda found: self._fill(self._slots[int(found[1] or found[2])]), html)
