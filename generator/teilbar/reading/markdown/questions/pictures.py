"""A picture whose places explain themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.model.document import Figure, Image, Paragraph, Strong, Text
from teilbar.model.questions import ExploreImage, Spot
from teilbar.model.walk import walk
from teilbar.reading.markdown.inline import drop_prefix
from teilbar.reading.markdown.questions.malformed import MalformedQuestionError, mark_of, quoted
from teilbar.reading.markdown.questions.parts import take_list

if TYPE_CHECKING:
    from teilbar.model.document import Blocks, Inlines, List, ListItem
    from teilbar.reading.markdown.questions.parts import Common

_NUMBER = r"([-−–+]?\d+(?:[.,]\d+)?)"  # noqa: RUF001 - minus and dash, as word processors write them
_PLACE = re.compile(rf"\(\s*{_NUMBER}\s*%\s*[,;]\s*{_NUMBER}\s*%\s*\)\s*")
_MEANT_AS_PLACE = re.compile(
    rf"(?=[(\[]|\S+\s*%)[(\[]?\s*{_NUMBER}\s*%?(?:\s*[,;/|xX×]\s*|\s+){_NUMBER}\s*%?\s*[)\]]?[\s:]*|\([^()]*\)\s*"
)
_DASH = re.compile(r"\s*[–—:-]?\s*")
_ALL = 100
_SOMEWHERE = ("30", "45")
"""An example for where no place can be read."""


def read_explore_image(common: Common, blocks: Blocks) -> ExploreImage:
    """Return the picture with places that blocks make. Raises MalformedQuestionError."""
    figure = _figure(blocks)
    spots, rest = take_list(blocks, lambda one: one.ordered)
    if spots is None:
        bullets, _ = take_list(blocks, _has_places)
        if bullets is not None:
            raise MalformedQuestionError("question-not-numbered", item=quoted(bullets.items[0].blocks[:1]))
        raise MalformedQuestionError("image-without-spots", picture=quoted(figure))
    return ExploreImage(
        **common,
        prompt=tuple(block for block in rest if block is not figure),
        image=figure.image,
        spots=tuple(_spot(item, mark_of(spots, position)) for position, item in enumerate(spots.items)),
    )


def _figure(blocks: Blocks) -> Figure:
    figures = [block for block in blocks if isinstance(block, Figure)]
    match figures:
        case [one]:
            return one
        case [first, second, *_]:
            raise MalformedQuestionError("explore-several-pictures", first=quoted(first), second=quoted(second))
        case _:
            for node in walk(tuple(block for block in blocks if isinstance(block, Paragraph))):
                if isinstance(node, Image):
                    raise MalformedQuestionError("explore-picture-in-text", picture=quoted(node))
            raise MalformedQuestionError("explore-without-picture")


def _has_places(one: List) -> bool:
    return any(_PLACE.match(quoted(item.blocks[:1])) for item in one.items)


def _spot(item: ListItem, mark: str) -> Spot:
    match item.blocks:
        case (Paragraph((Text(value), *_) as children), *more) if found := _PLACE.match(value):
            x, y = map(_number, found.groups())
            content = drop_prefix(children, found.end())
            written = found[0].strip()
            if not content:
                raise MalformedQuestionError("spot-without-label", place=written, full=f"{mark} {written} **…**")
            if not all(map(_is_inside, found.groups())):
                inside = f"{mark} {_place(*found.groups())} {quoted(content)}"
                raise MalformedQuestionError("spot-outside", spot=quoted(content), place=written, inside=inside)
            label, text = _label_and_text(content)
            return Spot(x, y, label, (*((Paragraph(text),) if text else ()), *more))
        case ():
            raise MalformedQuestionError("question-item-without-words", mark=mark)
        case _:
            written = quoted(item.blocks[:1])
            raise MalformedQuestionError("spot-unreadable", spot=written, full=f"{mark} {_with_place(written)}")


def _number(written: str) -> float:
    return float(re.sub("[−–]", "-", written).replace(",", "."))  # noqa: RUF001 - see _NUMBER


def _is_inside(written: str) -> bool:
    return 0 <= _number(written) <= _ALL


def _place(x: str, y: str) -> str:
    """Return a place as it is written, moved to the picture's edge where it lies outside."""
    x, y = (one if _is_inside(one) else "0" if _number(one) < 0 else "100" for one in (x, y))
    return f"({x} %, {y} %)"


def _with_place(written: str) -> str:
    """Return a line with a place that can be read: of its own numbers where they are clear, else an example."""
    found = _MEANT_AS_PLACE.match(written)
    numbers = found.groups() if found and found[1] else _SOMEWHERE
    clear = all(map(_is_inside, numbers))
    words = written[found.end() :] if found else written
    return f"{_place(*(numbers if clear else _SOMEWHERE))} {words or '**…**'}"


def _label_and_text(content: Inlines) -> tuple[Inlines, Inlines]:
    match content:
        case (Strong(label), Text(value), *rest):
            found = _DASH.match(value)
            text = value[found.end() :] if found else value
            return label, (*((Text(text),) if text else ()), *rest)
        case (Strong(label), *rest):
            return label, tuple(rest)
        case _:
            return content, ()
