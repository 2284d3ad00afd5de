"""Sound and film of which a text itself says what is to be heard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.model.document import Code, Image, Text
from teilbar.model.walk import plain_text, walk

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from teilbar.model.document import Document

WRITTEN_OUT = re.compile(
    r"transkript|transcript|abschrift|zum mitlesen|zum nachlesen|liedtext|wortlaut|lyrics|gesprochener text|hörtext"
    r"|(?:film|video|aufnahme|ton|geräusch) in worten",
    re.IGNORECASE,
)
"""What introduces the words of a recording."""


def written_out(document: Document, recordings: Collection[str]) -> frozenset[str]:
    """Return those of some recordings, by their targets, whose words the text gives.

    A heading says so of all of them; words below a recording say so of that one, until the next one is shown.
    """
    headings = (section.heading for section in document.sections if section.heading)
    if any(WRITTEN_OUT.search(plain_text(heading.children)) for heading in headings):
        return frozenset(recordings)
    return frozenset(target for target, words in _below(document, recordings) if WRITTEN_OUT.search(words))


def _below(document: Document, recordings: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each recording that is shown with the words between it and the next."""
    target, words = "", [""]
    for node in walk(document.sections):
        match node:
            case Image() if node.target in recordings:
                yield target, " ".join(words)
                target, words = node.target, []
            case Text(value) | Code(value):
                words.append(value)
    yield target, " ".join(words)
