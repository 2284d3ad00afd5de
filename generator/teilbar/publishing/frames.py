"""Frames: pages without their finished HTML, which is filled in after the engine.

An engine must hand finished HTML through untouched, yet most of its time goes into reading it. So it gets a page's
headings only, and a page whose headings, title and description stay the same needs no engine at all.

The headings are the marks: HTML stands before the heading that follows it, or behind the last one. A page that has its
title alone gets a comment in a ``<div>`` behind it. Nobody's words can pass for either: a frame holds them as headings,
title and description alone, the theme adds the hub's names, and every ``<`` in those is escaped.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from teilbar.publishing.stage_writer import kept_whitespace
from teilbar.publishing.staging import StagedHeading, StagedHtml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.publishing.staging import StagedPage

_COMMENT = StagedHtml("<!--teilbar-->")
_MARK = re.compile(r'(<h[1-6] id="[^"]*">|</h[1-6]>|<div>\n<!--teilbar-->\n</div>)')
_BETWEEN = "\n\n"
"""What the engines write between a ``<div>`` and what follows it."""


def frame_of(page: StagedPage) -> StagedPage:
    """Return a page's headings; with a comment behind the title where there is nothing but HTML."""
    headings = tuple(part for part in page.body if isinstance(part, StagedHeading))
    return replace(page, body=(*headings, _COMMENT) if _has_comment(page) else headings)


def fill(html: str, page: StagedPage) -> str:
    """Put a page's finished HTML into what an engine made of its frame.

    Takes the whole document and the page that the frame was made of. Returns what MkDocs and ProperDocs make of the
    full page, to the byte.

    Raises:
        ValueError: the document is no rendering of this page's frame: a heading or the comment is missing, stands
            there twice, or belongs to another page.
    """
    # The document is split once: what is filled in may look like anything.
    before, *rest = _MARK.split(html)
    if page.head:
        before = _with_head(before, page)
    found, expected = rest[::2], list(_marks(frame_of(page)))
    if found != expected:
        problem = f"page {page.path!r}: the engine wrote {found}, its frame asks for {expected}"
        raise ValueError(problem)
    return before + "".join(mark + after for mark, after in zip(_filled_marks(page), rest[1::2], strict=True))


def _with_head(before: str, page: StagedPage) -> str:
    """Put what a page has for its head at the end of that; no engine sees it, so it may change without one."""
    head, end, rest = before.partition("</head>")
    if not end:
        problem = f"page {page.path!r}: the engine wrote no </head>"
        raise ValueError(problem)
    return f"{head}{page.head}{end}{rest}"


def _has_comment(page: StagedPage) -> bool:
    return sum(isinstance(part, StagedHeading) for part in page.body) == 1 < len(page.body)


def _marks(frame: StagedPage) -> Iterator[str]:
    for part in frame.body:
        yield from _tags(part) if isinstance(part, StagedHeading) else (_written(part),)


def _filled_marks(page: StagedPage) -> list[str]:
    """Return the marks of a page's frame together with the HTML that belongs to them.

    What follows the title stands before the theme's list of contents, which the theme puts before the next heading.
    """
    filled: list[str] = []
    waiting: list[str] = []
    for part in page.body:
        if isinstance(part, StagedHeading):
            start, end = _tags(part)
            if waiting and len(filled) == len(_tags(part)):
                filled[-1] += "\n" + _BETWEEN.join(waiting) + "\n"
                waiting.clear()
            filled += [_BETWEEN.join((*waiting, start)), end]
            waiting.clear()
        else:
            waiting.append(_written(part))
    if _has_comment(page):
        filled.append(_BETWEEN.join(waiting))
    elif waiting:
        filled[-1] += "\n" + _BETWEEN.join(waiting)
    return filled


def _tags(heading: StagedHeading) -> tuple[str, str]:
    return f'<h{heading.level} id="{heading.id}">', f"</h{heading.level}>"


def _written(part: StagedHtml) -> str:
    """Return a part as the engines write it out of the staged file."""
    return f"<div>\n{kept_whitespace(part.html.strip())}\n</div>"
