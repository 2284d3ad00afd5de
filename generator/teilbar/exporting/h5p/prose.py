"""A text's blocks as parts of a Column: prose, tables, pictures, sound, film, questions, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from itertools import count
from typing import TYPE_CHECKING

from teilbar.exporting.h5p.fields import content_type
from teilbar.exporting.h5p.fitting import fit, plain
from teilbar.exporting.h5p.parts import Part
from teilbar.model.document import Example, Figure, Image, Paragraph, Table
from teilbar.model.examples import laid_open
from teilbar.model.questions import Question
from teilbar.model.recordings import written_out
from teilbar.model.walk import walk
from teilbar.rendering.tracks import captions_in
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from teilbar.exporting.h5p.markup import Markup
    from teilbar.exporting.h5p.media import Media
    from teilbar.model.document import Block, Blocks, Heading
    from teilbar.model.unit import Unit
    from teilbar.texts import Language

TEXT_TAGS = content_type("H5P.AdvancedText").fields["text"].tags
TABLE_TAGS = content_type("H5P.Table").fields["text"].tags


@dataclass(frozen=True, slots=True)
class Desk:
    """What the parts of one unit are made with."""

    unit: Unit
    markup: Markup
    media: Media
    language: Language
    exact_gaps: bool = False


@dataclass(slots=True)
class _Run:
    """The parts of one place so far, and the prose that is still being collected."""

    desk: Desk
    place: str
    title: str
    asked: Callable[[Question], Iterator[Part]]
    parts: list[Part] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def next_place(self) -> str:
        return f"{self.place}/{next(self.numbers)}"

    def flush(self) -> None:
        """End the prose: it becomes a part where it says anything."""
        html, self.html = "\n".join(self.html), []
        if plain(html) or "<hr>" in html:
            self.parts.append(text_part(html, self.next_place(), self.title))

    def add(self, block: Block) -> None:
        match block:
            case Question():
                self.flush()
                self.parts.extend(self.asked(block))
            case Example():
                for one in laid_open(block, self.desk.unit.withdrawn):
                    self.add(one)
            case Table():
                self.flush()
                html = fit(self.desk.markup.html((block,), pictures=True), TABLE_TAGS)
                self.parts.append(table_part(html, self.next_place(), self.title))
            case Figure(image):
                self._show(image, alone=True)
            case _:
                self.html.append(self.desk.markup.html((block,)))
                for image in _pictures(block):
                    self._show(image, alone=False)

    def _show(self, image: Image, *, alone: bool) -> None:
        """Add what shows or plays a medium; what H5P does not take, or is missing, leaves its words."""
        shown = self.desk.media.part(image, f"{self.place}/{image.target}/{next(self.numbers)}")
        if shown is None:
            if alone or image.target in self.desk.unit.media:
                self.html.append(self.desk.markup.html((Figure(image),), pictures=True))
        else:
            self.flush()
            self.parts.append(shown)
        words = (image.title if self._is_caption(image) else "", image.alt if shown and _is_played(shown) else "")
        self.html.extend(f"<p><em>{escape(said)}</em></p>" for said in words if said)
        self.html.extend(self._spoken(image) if shown and _is_played(shown) else ())

    def _spoken(self, image: Image) -> Iterator[str]:
        """Yield what is said in a recording, by its captions, where the text does not say it."""
        unit = self.desk.unit
        medium = unit.media[image.target]
        if medium.captions and not written_out(unit.document, {image.target}):
            captions = captions_in(unit.metadata.language or self.desk.language, medium)
            yield f"<p><strong>{escape(text('captions.transcript', self.desk.language))}</strong></p>"
            yield from (f"<p>{escape(passage)}</p>" for passage in captions.passages)

    def _is_caption(self, image: Image) -> bool:
        """Tell whether a title is a caption, and no credit that was understood as such."""
        medium = self.desk.unit.media.get(image.target)
        return medium is None or medium.record is None or not medium.record.is_caption


def parts_of(  # noqa: PLR0913, PLR0917 - where blocks stand, and what is made of them
    blocks: Blocks,
    place: str,
    title: str,
    desk: Desk,
    asked: Callable[[Question], Iterator[Part]],
    before: str = "",
) -> tuple[Part, ...]:
    """Return blocks as parts.

    ``place`` is where they stand, ``title`` what the parts are called in the editor; ``asked`` makes the parts of a
    question; ``before`` is HTML that stands before them.
    """
    run = _Run(desk, place, title, asked, html=[before] if before else [])
    for block in blocks:
        run.add(block)
    run.flush()
    return tuple(run.parts)


def text_part(html: str, place: str, title: str) -> Part:
    """Return prose as a part."""
    return Part("H5P.AdvancedText", place, title, {"text": fit(html, TEXT_TAGS)})


def table_part(table: str, place: str, title: str, caption: str = "") -> Part:
    """Return a table as a part, in the frame that the editor puts around each; ``caption`` is plain text."""
    begins = table.replace("<table>", '<figure class="table"><table class="h5p-table">', 1)
    below = f"<figcaption>{escape(caption, quote=False)}</figcaption>" if caption else ""
    return Part("H5P.Table", place, title, {"text": begins.replace("</table>", f"</table>{below}</figure>", 1)})


def heading_html(heading: Heading, desk: Desk, *, level: int) -> str:
    """Return a heading of a section, on the level that it has below its chapter."""
    words = plain(desk.markup.html((Paragraph(heading.children),), pictures=True)) or heading.id
    return f"<h{level}>{escape(words, quote=False)}</h{level}>"


def _pictures(block: Block) -> Iterator[Image]:
    """Yield the pictures within a block."""
    yield from (node for node in walk(block) if isinstance(node, Image))


def _is_played(part: Part) -> bool:
    return part.type in {"H5P.Audio", "H5P.Video"}
