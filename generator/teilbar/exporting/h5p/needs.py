"""Which content types a platform needs for a unit, known from its outline, before any package is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.exporting.h5p.fields import content_type
from teilbar.exporting.steps import steps_of
from teilbar.rendering.document import RenderedSection
from teilbar.rendering.media import kind_of
from teilbar.renditions import MediumKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.model.unit import Unit

_KINDS = {
    "choice": "H5P.MultiChoice",
    "true-false": "H5P.TrueFalse",
    "gap-text": "H5P.Blanks",
    "drag-words": "H5P.DragText",
    "match": "H5P.DragText",
    "order": "H5P.DragText",
    "mark-words": "H5P.MarkTheWords",
}
_UNSCORED = {"flashcards": "H5P.Dialogcards", "faq": "H5P.Accordion"}
_MEDIA = {MediumKind.PICTURE: "H5P.Image", MediumKind.SOUND: "H5P.Audio", MediumKind.FILM: "H5P.Video"}
_CALLED = {"H5P.Column": "Page (Column)"}


def needs(unit: Unit, *, quiz: bool) -> tuple[tuple[str, str], ...]:
    """Return the content types as pairs of what people call them and their machine names, the main one first.

    Never too few; one too many where a medium is only inside of something else.
    """
    main = "H5P.QuestionSet" if quiz else _main(unit)
    more = sorted({*_types(unit, quiz=quiz)} - {main})
    return tuple((_CALLED.get(name, content_type(name).title), name) for name in (main, *more))


def _types(unit: Unit, *, quiz: bool) -> Iterator[str]:
    outline = unit.outline
    yield from (_KINDS[kind] for kind in outline.kinds if kind in _KINDS)
    shown = {reference.target for reference in outline.references if reference.way == "shown"}
    yield from (_MEDIA[kind] for target in shown & unit.media.keys() if (kind := kind_of(unit.media[target])) in _MEDIA)
    if quiz:
        return
    yield from ("H5P.AdvancedText", "H5P.Column")
    yield from (_UNSCORED[kind] for kind in outline.kinds if kind in _UNSCORED)
    if outline.has_hints:
        yield "H5P.Accordion"
    if outline.has_tables or unit.media:
        yield "H5P.Table"


def _main(unit: Unit) -> str:
    """Return the main content type: a book where the unit has several steps."""
    sections = (
        RenderedSection("…" if says_something else "", level=level, id=str(number) if level else "")
        for number, (level, says_something) in enumerate(unit.outline.levels)
    )
    first, *others = steps_of("", list(sections))
    several = len(others) + first.says_something > 1
    return "H5P.InteractiveBook" if several else "H5P.Column"
