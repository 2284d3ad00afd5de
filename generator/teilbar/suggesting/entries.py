"""A record as its author would type it into ``medien.yml``: what is read of it is the same record again."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import yaml

from teilbar.model.metadata import MEDIUM_SYNONYMS
from teilbar.reading.people import read_people, read_reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teilbar.model.metadata import MediumRecord, Person, Reference


def fields_of(record: MediumRecord) -> Mapping[str, object]:
    """Return what a record says, by the names that messages recommend, in their order; without its file."""
    return {MEDIUM_SYNONYMS[field][0]: value for field, value in _said(record) if value not in ("", None)}


def yaml_lines(fields: Mapping[str, object], *, indent: str = "", as_item: bool = False) -> list[str]:
    """Return fields as lines of YAML 1.2 (quoted wherever any reader might take a text for something else).

    With ``as_item`` they are an item of a list. No text can break out: what cannot be printed is escaped.
    """
    content = [dict(fields)] if as_item else dict(fields)
    dumped = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=2**31)
    return [f"{indent}{line}" for line in dumped.splitlines()]


def in_a_comment(words: str, longest: int) -> str:
    """Return words of a stranger's as they can stand in a line of comment: one line, nothing that is not printed."""
    shown = "".join(letter if unicodedata.category(letter)[0] != "C" else " " for letter in " ".join(words.split()))
    return shown if len(shown) <= longest else f"{shown[: longest - 1].rstrip()}…"


def _said(record: MediumRecord) -> Iterator[tuple[str, object]]:
    if record.authors:
        yield "authors", _people(record.authors)
    yield "licence", record.licence
    yield "title", record.title
    if record.source:
        yield "source", _reference(record.source)
    yield "adaptation", record.adaptation
    yield "ai", record.ai


def _people(people: tuple[Person, ...]) -> object:
    """Return people as one text where that is read as the same people, else as objects."""
    text = "; ".join(person.name for person in people)
    try:
        if read_people(text) == people:
            return text
    except ValueError:
        pass
    return [_person(person) for person in people]


def _person(person: Person) -> dict[str, object]:
    body = {"name": person.organisation, "url": person.organisation_url} if person.organisation_url else None
    said = {
        "name": person.name,
        "url": person.url,
        "einrichtung": body or person.organisation,
        "rolle": person.role,
        "type": "Organization" if person.is_organisation else "",
    }
    return {name: value for name, value in said.items() if value}


def _reference(source: Reference) -> object:
    text = source.url or source.title
    if text and read_reference(text) == source:
        return text
    said = {
        "titel": source.title,
        "url": source.url,
        "urheber": _people(source.authors) if source.authors else "",
        "lizenz": source.licence,
    }
    return {name: value for name, value in said.items() if value}
