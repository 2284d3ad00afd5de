"""The schemas of the files that authors write: front matter, ``medien.yml``, ``_ordner.yml`` (JSON Schema, draft 7).

Draft 7 and no later one, because that is what editors have understood for longest. A field stands in ``properties`` by
the name that its language recommends, so that editors offer it once, and in ``patternProperties`` by all its names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from teilbar.licensing.registry import Registry
from teilbar.model.metadata import MEDIUM_SYNONYMS, SYNONYMS
from teilbar.model.unfilled import MARKS
from teilbar.reading.fields import MEDIUM_READERS, TEXT_READERS
from teilbar.schemas import MADE
from teilbar.schemas.ecma import any_case
from teilbar.schemas.shapes import SHAPES, Shape
from teilbar.texts import rules, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from teilbar.texts import Language

DIALECT = "http://json-schema.org/draft-07/schema#"

Name: TypeAlias = Literal["einheit", "lernpfad", "seite", "ordner", "medien"]
NAMES: tuple[Name, ...] = ("einheit", "lernpfad", "seite", "ordner", "medien")

_OFTEN: Mapping[Name, tuple[str, ...]] = {
    "einheit": ("title", "summary"),
    "lernpfad": ("title",),
    "seite": ("title",),
    "ordner": (),
}
"""Fields that a text should have, and that no folder above it can say for it."""
_ORDER = ("id", "kind", "title", "summary", "areas", "ages", "duration", "authors", "licence", "units")

_CHOICES: Mapping[str, str] = {
    "kind": "schema.kinds",
    "ages": "schema.ages",
    "duration": "schema.durations",
    **dict.fromkeys(("ai", "consent", "draft", "persons", "sample", "withdrawn"), "schema.yes-no"),
}
"""The texts with what is often written in a field."""

_SEPARATOR = "[ _-]?"


def schema(name: Name, language: Language) -> dict[str, Any]:
    """Return one of the schemas, with descriptions and recommended names in a language."""
    made = {
        "$schema": DIALECT,
        "$comment": MADE,
        "title": text(f"schema.{name}.title", language),
        "description": text(f"schema.{name}.description", language),
    }
    if name == "medien":
        return made | _media(language)
    fields = _fields("text", SYNONYMS, TEXT_READERS, language)
    body = _object(_in_order(fields), SYNONYMS, language)
    for field in _OFTEN[name]:
        body = _with_required(body, field, SYNONYMS[field], language)
    return made | {"type": ["object", "null"], **body, "definitions": fields}


def _media(language: Language) -> dict[str, Any]:
    fields = _fields("medium", MEDIUM_SYNONYMS, MEDIUM_READERS, language)
    record = {"type": "object", **_object(fields, MEDIUM_SYNONYMS, language, "medium")}
    entry = _with_required(record, "file", MEDIUM_SYNONYMS["file"], language, "medium")
    wrapped = {"$ref": "#"}
    is_record = {"propertyNames": {"not": {"pattern": _named(MEDIUM_SYNONYMS["file"])}}}
    of_names = {
        "properties": {"medien": wrapped, "media": wrapped},
        "additionalProperties": {"anyOf": [{"type": "null"}, {"$ref": "#/definitions/record"}]},
    }
    return {
        "type": ["array", "object", "null"],
        "items": {"$ref": "#/definitions/entry"},
        "if": {"type": "object", **is_record},
        "then": of_names,
        "else": {"if": {"type": "object"}, "then": {"$ref": "#/definitions/entry"}},
        "definitions": fields | {"record": record, "entry": entry},
    }


def _fields(
    of: str,
    synonyms: Mapping[str, Sequence[str]],
    readers: Mapping[str, tuple[Callable[[object], object], str]],
    language: Language,
) -> dict[str, Shape]:
    """Return the definition of each field: what it may hold, and what an editor says of it."""
    return {
        name: {
            "description": _description(of, name, synonyms[name], language),
            "errorMessage": _remedy(readers[name][1], recommended(of, name, language), language),
            **SHAPES[readers[name][0]],
            **_choice(name, language),
            "allOf": [_filled_in(SHAPES[readers[name][0]], language)],
        }
        for name in synonyms
    }


def _remedy(rule: str, name: str, language: Language) -> str:
    """Return what to type instead, in the words of the rule that the reader's finding names."""
    return rules()[rule].remedy[language].format(field=name)


def _filled_in(shape: Shape, language: Language) -> Shape:
    """Return what says that a template's words are no answer, neither alone nor in a list."""
    said = {
        "pattern": rf"^(?![\s\S]*(?:{'|'.join(MARKS.values())}))",
        "errorMessage": text("schema.unfilled", language),
    }
    refused = "pattern" in shape and not any(re.search(shape["pattern"], mark) for mark in MARKS.values())
    return {"items": said} if refused else {**said, "items": said}


def _description(of: str, name: str, synonyms: Sequence[str], language: Language) -> str:
    known = recommended(of, name, language)
    others = ", ".join(f"`{one}`" for one in synonyms if one != known)
    said = text(f"field.{of}.{name}", language)
    return f"{said} {text('schema.also', language, others=others)}" if others else said


def recommended(of: str, name: str, language: Language) -> str:
    """Return the name of a field that a language recommends; ``of`` is ``text`` or ``medium``."""
    return text(f"field-name.{of}.{name}", language)


def _choice(name: str, language: Language) -> Shape:
    """Return what an editor offers to choose from, and something else may be written all the same."""
    if name == "licence":
        known = [one for one in Registry.load().licences.values() if one.open]
        spellings = list(dict.fromkeys((*(one.id for one in known), *(one.name for one in known))))
        return {"examples": ["CC-BY-4.0", "CC0-1.0"], "anyOf": [{"enum": spellings}, {}]}
    key = _CHOICES.get(name)
    return {"examples": text(key, language).split("|")} if key else {}


def _in_order(fields: Iterable[str]) -> list[str]:
    return sorted(fields, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))


def _object(
    fields: Iterable[str], synonyms: Mapping[str, Sequence[str]], language: Language, of: str = "text"
) -> dict[str, Any]:
    references = {name: {"$ref": f"#/definitions/{name}"} for name in fields}
    return {
        "properties": {recommended(of, name, language): reference for name, reference in references.items()},
        "patternProperties": {
            _named(synonyms[name], but=recommended(of, name, language)): reference
            for name, reference in references.items()
        },
    }


def _with_required(
    body: dict[str, Any], field: str, names: Sequence[str], language: Language, of: str = "text"
) -> dict[str, Any]:
    """Return a body in which a field has to be there, whatever it is called; an editor asks for the usual name."""
    missing = {"propertyNames": {"not": {"pattern": _named(names)}}}
    name = recommended(of, field, language)
    asked = {"if": missing, "then": {"required": [name], "errorMessage": text("schema.missing", language, name=name)}}
    return body | {"allOf": [*body.get("allOf", []), asked]}


def _named(names: Iterable[str], but: str = "") -> str:
    """Return the pattern of all names of a field: capitals, umlauts and what stands between words do not matter.

    One of them, as it stands, may be left out: what is said of it would be said twice.
    """
    rest = f"(?!{but}$)" if but else ""
    return f"^{rest}(?:{'|'.join(_spelled(name) for name in names)})$"


def _spelled(name: str) -> str:
    spelled = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name)
    parts = (any_case(part) for part in spelled.split())
    pattern = _SEPARATOR.join(parts)
    for umlaut, written in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        pattern = pattern.replace(any_case(umlaut), f"(?:{any_case(umlaut)}|{any_case(written)})")
    return pattern.replace("ß", "(?:ß|[sS][sS])")
