"""Colours as the only hint: who does not see them cannot follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.checking.passages import passages
from teilbar.model.sentences import sentences
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.checking.texts import TextContext
    from teilbar.model.document import Document
    from teilbar.model.findings import Finding

_GERMAN_VERB = re.compile(
    r"\b(?:(?:an|aus)?(?:klick|tipp|drück|wähl|berühr)(?:e|t|en|st)?|gedrückt|angeklickt|angetippt)\b", re.IGNORECASE
)
_GERMAN = re.compile(
    r"\b(?:den|die|das|der|dem|auf|einen|eine)\s+"
    r"(?P<colour>(?:hell|dunkel)?(?:rot|grün|blau|gelb|orange|lila|violett|rosa|schwarz|weiß|grau|braun|pink|türkis)"
    r"(?:e|en|em|er|es|farbenen?)?)\s+"
    r"(?P<thing>Knopf|Button|Schaltfläche|Feld|Kreis|Punkt|Pfeil|Symbol|Markierung|Kästchen|Quadrat|Icon|Taste|Haken|Häkchen|Link)\b"
)
_ENGLISH_VERB = re.compile(r"\b(?:click|tap|press|push|select|choose|hit)\b", re.IGNORECASE)
_ENGLISH = re.compile(
    r"\b(?:the|on|a)\s+(?P<colour>(?:light |dark )?"
    r"(?:red|green|blue|yellow|orange|purple|pink|black|white|gr[ae]y|brown))\s+(?P<thing>button|field|circle|dot|arrow|icon|box|square|marking)\b",
    re.IGNORECASE,
)
_THINGS = {
    "de": (
        *("Knopf", "Button", "Schaltfläche", "Feld", "Kreis", "Punkt", "Pfeil", "Symbol", "Markierung"),
        *("Kästchen", "Quadrat", "Icon", "Taste", "Haken", "Häkchen", "Link"),
    ),
    "en": ("button", "field", "circle", "dot", "arrow", "icon", "box", "square", "marking"),
}
"""Looked for first: the patterns below take longer."""
_PATTERNS = {"de": (_GERMAN_VERB, _GERMAN), "en": (_ENGLISH_VERB, _ENGLISH)}
_NAMED_GERMAN = re.compile(
    r"\s*(?:[„“\"'»«‚‘(\[:–-]|[A-ZÄÖÜ+\d]|mit\b|namens\b|,\s*(?:der|die|das|auf|in|um|mit|wo)\b)"
)
_NAMED_ENGLISH = re.compile(
    r"\s*(?:[“”\"'‘’(\[:–-]|[A-Z+\d]|with\b|that\b|which\b|labell?ed\b|called\b|named\b|saying\b|to\b)"
)
_PLACED = re.compile(
    r"\s*(?:\w+\s+){0,2}(?:oben|unten|links|rechts|am|an(?!\s*[.,!?])|im|in der|neben|unter|über"
    r"|top|bottom|left|right|at|below|above|next)\b"
)
"""Where the thing is: that is another hint, by which it can be found."""


def alone(document: Document, context: TextContext) -> Iterator[Finding]:
    """What is to be clicked on has a name besides its colour."""
    language = context.language.partition("-")[0].lower()
    if language not in _PATTERNS:
        return
    things, (verb, thing) = _THINGS[language], _PATTERNS[language]
    named = _NAMED_GERMAN if language == "de" else _NAMED_ENGLISH
    for passage in passages(document):
        if not any(name in passage.words for name in things):
            continue
        for one in sentences(passage.words):
            if not verb.search(one.words):
                continue
            for match in thing.finditer(passage.words, one.start, one.end):
                if named.match(passage.words, match.end()) or _PLACED.match(passage.words, match.end()):
                    continue
                line = passage.line_at(match.start())
                values = {"thing": match["thing"], "words": f"{match['colour']} {match['thing']}"}
                yield finding("colour-alone", context.file, line, **values)


TEXT_CHECKS = (alone,)
