"""What a learning platform gets of a unit, read from the package itself as the player reads it (``themes/player``).

The verdict on learners' progress hangs on what stands in both packages, not on what a renderer might put there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lxml import etree, html

from teilbar.exporting.scorm.sco import LAUNCHED, MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

_THINGS = {
    "choice": ".//*[contains(@class,'tb-options')]//label",
    "true-false": ".//*[contains(@class,'tb-options')]//label",
    "mark-words": ".//*[@class='tb-word']",
    "drag-words": ".//*[@class='tb-bank']/li",
    "match": ".//*[@class='tb-match__right']/li",
    "order": ".//*[@class='tb-order__item']",
}
"""Where the things stand that positions in an answer count, by kind of question."""
_CREDITS = "tb-step--credits"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is scored."""

    key: str
    """What its answers are kept under."""
    kind: str
    title: str
    right: tuple[Any, ...]
    """What is right, as the page says it: ``model/answers.py``, ``Key``."""
    things: tuple[str, ...] = ()
    """What positions count: answers, words, sides, items."""
    places: tuple[str, ...] = ()
    """What things or words go into: gaps, left sides, by what is right there or what they say."""
    single: bool = False
    """Whether only one thing can be picked."""
    exact: bool = False

    @property
    def maximum(self) -> int:
        """Points that can be had."""
        return len(self.right)


@dataclass(frozen=True, slots=True)
class Sco:
    """A unit in a package."""

    identifiers: tuple[str, ...]
    """Those of the manifest, its organisation, its item and what it launches."""
    pass_mark: int
    steps: Mapping[str, str]
    """The titles of the steps by their keys, in order, without that of the credits."""
    questions: tuple[Asked, ...]

    @property
    def maximum(self) -> int:
        """Points that can be had in all."""
        return sum(one.maximum for one in self.questions)


def read_sco(manifest: bytes, page: bytes) -> Sco:
    """Return the SCO of a package, given its manifest and its page."""
    main = html.fromstring(page.decode()).find(".//main")
    if main is None:
        problem = "a SCO's page has no <main>"
        raise ValueError(problem)
    steps = {
        one.get("data-step", ""): _title(one)
        for one in main.iterfind(".//section[@data-step]")
        if _CREDITS not in one.get("class", "")
    }
    questions = tuple(_asked(one) for one in main.iterfind(".//section[@data-right]"))
    return Sco(tuple(_identifiers(manifest)), int(main.get("data-pass") or 0), steps, questions)


SCO_FILES = (MANIFEST, LAUNCHED)
"""The files of a package that :func:`read_sco` takes."""


def _identifiers(manifest: bytes) -> Iterator[str]:
    root = etree.fromstring(manifest, etree.XMLParser(resolve_entities=False, no_network=True))
    yield root.get("identifier", "")
    for name in ("organization", "item"):
        yield from (one.get("identifier", "") for one in root.iter(f"{{*}}{name}"))
    yield from (one.get("identifierref", "") for one in root.iter("{*}item") if one.get("identifierref"))


def _title(section: HtmlElement) -> str:
    heading = next((one for one in section.iter("h2", "h3", "h4", "h5", "h6")), None)
    return _words(heading) if heading is not None else ""


def _asked(section: HtmlElement) -> Asked:
    kind, right = section.get("data-kind", ""), tuple(json.loads(section.get("data-right", "[]")))
    found = section.xpath(_THINGS[kind]) if kind in _THINGS else []
    things = tuple(_words(one) for one in found)
    heading = section.find(f".//*[@id='{section.get('aria-labelledby', '')}']")
    return Asked(
        key=section.get("data-key", ""),
        kind=kind,
        title=_heading(heading) if heading is not None else "",
        right=right,
        things=things,
        places=tuple(_places(section, kind, right, things)),
        single=bool(section.xpath(".//input[@type='radio']")),
        exact=section.get("data-exact") is not None,
    )


def _places(section: HtmlElement, kind: str, right: tuple[Any, ...], things: tuple[str, ...]) -> Iterator[str]:
    match kind:
        case "gap-text":
            yield from (texts[0] for texts in right)
        case "drag-words":
            yield from ("/".join(things[at] for at in fitting) for fitting in right)
        case "match":
            yield from (_words(one) for one in section.xpath(".//*[@class='tb-match__side']"))


def _heading(heading: HtmlElement) -> str:
    """Return a question's heading without the name of its kind, unless that is all there is."""
    whole = _words(heading)
    kind = next((_words(one) for one in heading.iterfind("span[@class='tb-question__kind']")), "")
    return whole.removeprefix(kind).strip() or whole


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


@dataclass(frozen=True, slots=True)
class Shape:
    """How an H5P is put together: platforms keep what somebody began under the place of a part."""

    kinds: tuple[str, ...] = ()
    """The content types of all parts in their order, with how deep each lies."""
    content: Any = field(default=None, repr=False)


def read_shape(content: bytes) -> Shape:
    """Return the shape of an H5P, given its ``content/content.json``."""
    said = json.loads(content)
    return Shape(tuple(_kinds(said, 0)), said)


def _kinds(value: Any, depth: int) -> Iterator[str]:  # noqa: ANN401 - what JSON holds
    match value:
        case {"library": str(library), **_rest}:
            yield f"{depth} {library}"
            yield from _kinds(value.get("params"), depth + 1)
        case dict():
            for one in value.values():
                yield from _kinds(one, depth)
        case list():
            for one in value:
                yield from _kinds(one, depth)
