"""Two questions with one heading: what a learner answers is kept under the heading's anchor, and by nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.model.walk import plain_text
from teilbar.reading.markdown.anchors import anchor
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.model.document import Heading
    from teilbar.model.findings import Finding


def same_headings(headings: Iterable[Heading], file: str) -> Iterator[Finding]:
    """Yield a finding for each heading of a question that another one of the page has already.

    ``headings`` are those of the questions of a page in reading order. Their anchors differ by a number that counts
    them: a question between them, or one less, and learners see their results at the wrong one.
    """
    earlier: dict[str, list[Heading]] = {}
    for heading in headings:
        title = plain_text(heading.children)
        base = anchor(title)
        if not re.fullmatch(rf"{re.escape(base)}(?:-\d+)?", heading.id):
            continue  # its author gave it an anchor of its own
        same = earlier.setdefault(base, [])
        if same:
            other = f"{title} ({len(same) + 1})"
            yield finding(
                "question-heading-twice",
                file,
                heading.line,
                title=title,
                first=same[0].line,
                second=heading.line,
                other=other,
            )
        same.append(heading)
