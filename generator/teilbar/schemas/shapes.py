"""What a field may hold, as JSON Schema: a shape for each reader of :mod:`teilbar.reading`.

Keywords of JSON Schema speak of one type each (draft 7, section 6), so a shape is one table without alternatives:
what an editor says of it stays short.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from teilbar.reading import consent, people, spans, values
from teilbar.schemas.ecma import names, whole, words
from teilbar.schemas.spans import AGES, DAY, DURATION, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Shape: TypeAlias = dict[str, Any]

_SAYS_SOMETHING = r"[^\s!-/:-@\[-`{-~]"
"""A letter or a digit of whatever script."""
_BLANK = r"^\s*$"
_TEXT: Shape = {"type": ["string", "number"]}
_IN_LANGUAGES: Shape = {
    "minProperties": 1,
    "propertyNames": {"pattern": rf"^(?:@[a-z]+|(?:{words(values.TAGS)})(?:-.*)?)$"},
}
"""A text in several languages (JSON-LD 1.1, section 4.6.3)."""
_NO_ADDRESS = r"^(?!\s*https?://\S+\s*$)"


def _object_with(*names: str) -> Shape:
    """Return what an object has to have: one of these fields, with something in it."""
    some = [{"required": [name], "properties": {name: {"not": {"enum": [None, "", [], {}]}}}} for name in names]
    return {"if": {"type": "object"}, "then": {"anyOf": some}}


_OBJECT_OF_SOMEBODY: Shape = {
    "if": {"type": "object"},
    "then": {
        "anyOf": [
            {"not": {"propertyNames": {"not": {"pattern": f"^(?:{names(people.NAMING)})$"}}}},
            {"minProperties": 1, "maxProperties": 1, "additionalProperties": {"type": "object", "minProperties": 1}},
        ]
    },
}
"""Somebody has a name, under whatever name, or is listed by it."""
_OBJECT_OF_TERM = _object_with("prefLabel", "name", "label", "id", "@id")
_OBJECT_OF_WORK = _object_with(
    *("name", "title", "titel", "creator", "author", "autor", "urheber", "license", "lizenz", "id", "url", "adresse")
)
_OBJECT_OF_LICENCE = _object_with(*values.LICENCE_FIELDS, "text")
_SOMEBODY: Shape = {"type": ["string", "number", "object"], "pattern": _NO_ADDRESS, **_OBJECT_OF_SOMEBODY}
_AGE: Shape = {"type": ["integer", "string"], "minimum": 0, "maximum": spans.OLDEST, "pattern": r"^\s*\d{1,3}\s*$"}
_END: Shape = _AGE | {"type": ["integer", "string", "null"]}

ANYTHING: Shape = {}
TEXT: Shape = {
    "type": ["string", "number", "array", "object", "null"],
    "minItems": 1,
    "maxItems": 1,
    "items": {"type": ["string", "number", "object"], **_IN_LANGUAGES},
    **_IN_LANGUAGES,
}
PARAGRAPHS: Shape = {
    "type": ["string", "number", "array", "object", "null"],
    "items": {"type": ["string", "number", "array", "object"], "minItems": 1, "maxItems": 1, **_IN_LANGUAGES},
    **_IN_LANGUAGES,
}
TEXTS: Shape = {
    "type": ["string", "number", "array", "object", "null"],
    "items": {"type": ["string", "number", "object"], "minProperties": 1},
    **_IN_LANGUAGES,
}
PEOPLE: Shape = {
    "type": ["string", "number", "array", "object", "null"],
    "pattern": _NO_ADDRESS,
    "items": _SOMEBODY,
    **_OBJECT_OF_SOMEBODY,
}
TERMS: Shape = {
    "type": ["string", "number", "array", "object", "null"],
    "items": {"type": ["string", "number", "object"], **_OBJECT_OF_TERM},
    **_OBJECT_OF_TERM,
}
WORKS: Shape = {
    "type": ["string", "number", "array", "object", "null"],
    "items": {"type": ["string", "number", "object"], **_OBJECT_OF_WORK},
    **_OBJECT_OF_WORK,
}
WORK: Shape = WORKS | {"minItems": 1, "maxItems": 1}
AGES_SHAPE: Shape = {
    "type": ["string", "integer", "array", "object", "null"],
    "pattern": f"{_BLANK}|{whole(AGES)}",
    "minimum": 0,
    "maximum": spans.OLDEST,
    "minItems": 1,
    "items": _AGE | {"pattern": whole(AGES)},
    "minProperties": 1,
    "maxProperties": 2,
    "propertyNames": {"pattern": f"^(?:{words(('von', 'bis', 'from', 'to', 'min', 'max'))})$"},
    "additionalProperties": _END,
}
DURATION_SHAPE: Shape = {
    "type": ["string", "integer", "array", "null"],
    "pattern": f"{_BLANK}|{whole(DURATION)}",
    "minimum": 1,
    "minItems": 1,
    "maxItems": 1,
    "items": {"type": ["string", "integer"], "pattern": whole(DURATION), "minimum": 1},
}
LICENCE: Shape = {
    "type": ["string", "array", "object", "null"],
    "minItems": 1,
    "maxItems": 1,
    "items": {"type": ["string", "object"], **_OBJECT_OF_LICENCE},
    **_OBJECT_OF_LICENCE,
}
ID: Shape = {
    "type": ["string", "number", "null"],
    "pattern": f"{_BLANK}|{_SAYS_SOMETHING}",
}
KIND: Shape = {"type": ["string", "null"], "pattern": f"{_BLANK}|{whole(words(values.KINDS))}"}
LANGUAGES_SHAPE: Shape = {
    "type": ["string", "array", "object", "null"],
    "pattern": f"{_BLANK}|{whole(LANGUAGES)}",
    "items": {"type": ["string", "object"], "pattern": whole(LANGUAGES), "minProperties": 1},
    **_IN_LANGUAGES,
}
DATE: Shape = {
    "type": ["string", "array", "null"],
    "pattern": f"{_BLANK}|{whole(DAY)}",
    "minItems": 1,
    "maxItems": 1,
    "items": {"type": "string", "pattern": whole(DAY)},
}
FLAG: Shape = {
    "type": ["boolean", "string", "number", "array", "object", "null"],
    "items": {"type": ["string", "number", "object"], "minProperties": 1},
    **_IN_LANGUAGES,
}
DRAFT: Shape = {
    "type": ["boolean", "string", "null"],
    "pattern": f"{_BLANK}|{whole(words(values.DRAFT | values.NO_DRAFT))}",
}

SHAPES: Mapping[Callable[[object], object], Shape] = {
    values.read_text: TEXT,
    values.read_paragraphs: PARAGRAPHS,
    values.read_words: ANYTHING,
    values.read_texts: TEXTS,
    values.read_keywords: TEXTS,
    values.read_flag: FLAG,
    values.read_truth: FLAG,
    values.read_withdrawal: ANYTHING,
    values.read_draft: DRAFT,
    values.read_kind: KIND,
    values.read_id: ID,
    values.read_languages: LANGUAGES_SHAPE,
    values.read_licence: LICENCE,
    values.read_date: DATE,
    people.read_people: PEOPLE,
    people.read_organisations: PEOPLE,
    people.read_concepts: TERMS,
    people.read_reference: WORK,
    people.read_references: WORKS,
    spans.read_ages: AGES_SHAPE,
    spans.read_duration: DURATION_SHAPE,
    spans.read_preparation: TEXT,
    consent.read_persons: FLAG,
    consent.read_consent: FLAG,
}
"""The shape of each reader of a field: a field of a new kind needs its own here."""
