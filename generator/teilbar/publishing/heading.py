"""Headings as the one piece of Markdown in a staged page, written so that no engine can read them otherwise."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teilbar.publishing.staging import StagedHeading

MARKS = frozenset({"code", "em", "strong", "sub", "sup"})
"""Inline elements that come through all engines as raw HTML; docs/engines.md says how that was tried."""

# In an id too: it stands in the heading's line when Markdown reads that.
_MARKUP = re.compile(r"[\\`*_\[\]]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def heading_markdown(heading: StagedHeading) -> str:
    """Return a heading as one line of Markdown.

    Raises:
        ValueError: its HTML holds more than the marks of :data:`MARKS`.
    """
    anchor = _MARKUP.sub(r"\\\g<0>", heading.id)
    return f"{'#' * heading.level} {heading_markup(heading)} {{#{anchor}}}"


def heading_markup(heading: StagedHeading) -> str:
    """Return what stands between the hashes and the id: marks as raw tags, text as :func:`entities`.

    Raises:
        ValueError: the heading's HTML holds more than the marks of :data:`MARKS`.
    """
    if not heading.html:
        return entities(heading.text).strip()
    reader = _Marks()
    reader.feed(heading.html)
    reader.close()
    if reader.open:
        problem = f"the heading {heading.id!r} does not close {reader.open}"
        raise ValueError(problem)
    return "".join(reader.parts).strip()


def entities(text: str) -> str:
    """Return text with everything but letters, digits and spaces as numeric entities.

    So nothing is left that Markdown, ``attr_list`` or a template could read. Letters stay because Python-Markdown
    takes its time for each entity; control characters go because HTML forbids them.
    """
    line = re.sub(r"\s+", " ", _CONTROL.sub("", text))
    return "".join(
        character if character.isalnum() or character == " " else f"&#{ord(character)};" for character in line
    )


class _Marks(HTMLParser):
    """Writes a heading's HTML anew."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in MARKS or attrs:
            problem = f"a heading holds {self.get_starttag_text()}"
            raise ValueError(problem)
        self.open.append(tag)
        self.parts.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            problem = f"a heading holds </{tag}> in the wrong place"
            raise ValueError(problem)
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(entities(data))

    def handle_comment(self, data: str) -> None:
        problem = f"a heading holds the comment {data!r}"
        raise ValueError(problem)
