"""Sound and film for people who do not hear them: captions, a transcript."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from teilbar.checking.passages import nodes
from teilbar.model.addresses import path_of, typed
from teilbar.model.addresses import shown as shown_as
from teilbar.model.document import Image
from teilbar.model.recordings import WRITTEN_OUT
from teilbar.model.walk import plain_text
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.checking.texts import TextContext
    from teilbar.model.document import Document
    from teilbar.model.findings import Finding

_CAPTIONED = re.compile(r"untertitel|captions?\b|subtitle|ohne ton\b|stummfilm|silent film|no sound", re.IGNORECASE)
_NO_WORDS = re.compile(
    r"\bnur\s+(?:\w+\s+(?:und\s+)?)?(?:geräusche|musik|klänge|töne)|ohne\s+(?:sprache|worte)"
    r"|\bonly\s+(?:\w+\s+(?:and\s+)?)?(?:noises?|music|sounds?)\b",
    re.IGNORECASE,
)


def without_words(document: Document, context: TextContext) -> Iterator[Finding]:
    """What is said in a film stands in captions, what is said in a recording in a transcript."""
    told: set[str] = set()
    lacking = context.films | context.sounds
    shown = [node for node in nodes(document) if isinstance(node, Image) and node.target in lacking]
    if not shown:
        return
    words = _all_words(document)
    for node in shown:
        is_film = node.target in context.films
        enough = (_CAPTIONED,) if is_film else (WRITTEN_OUT, _NO_WORDS)
        if node.target not in told and not any(sign.search(words) for sign in enough):
            told.add(node.target)
            rule = "film-without-captions" if is_film else "sound-without-transcript"
            beside = f"{posixpath.splitext(path_of(node.target))[0]}.vtt"
            values = {"target": shown_as(node.target), "captions": typed(beside)}
            yield finding(rule, context.file, node.line or None, **values)


def _all_words(document: Document) -> str:
    headings = " ".join(plain_text(section.heading.children) for section in document.sections if section.heading)
    return f"{headings} {plain_text(document.sections)}"


TEXT_CHECKS = (without_words,)
