"""People, works and terms as authors write them: as a text, as a list, or as schema.org's objects.

Every function takes what YAML made of a value and returns what it means, or raises ValueError.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from teilbar.model.metadata import Concept, Person, Reference
from teilbar.reading.values import read_licence, read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Item = TypeVar("Item")
Fields: TypeAlias = dict[object, object]

_LINK = re.compile(r"\[(?P<label>[^\]]+)\]\((?P<url>https?://[^)\s]+)\)")
_ADDRESS = re.compile(r"https?://\S+")
_IN_ANGLES = re.compile(r"\s*<(?P<inside>[^<>]*)>$")
_IN_PARENTHESES = re.compile(r"\s*\((?P<inside>[^()]+)\)$")
_EDITOR = re.compile(r"(?:hrsg|hg|eds?|red)\.?", re.IGNORECASE)
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
_PARTICLES = frozenset({"von", "vom", "van", "de", "der", "den", "del", "da", "di", "du", "la", "zu", "zum", "zur"})
_WORDS_OF_A_NAME = range(2, 7)


def read_people(value: object) -> tuple[Person, ...]:
    """Read authors.

    A text may name several, separated by semicolons, by two or more ``&`` (one may be part of a name: ``Kind & Buch``),
    or by commas where every part looks like a person's full name (``Ada Muster, Bo Beispiel``, but neither ``Muster,
    Ada`` nor ``Amt für Familie, Arbeit und Soziales``). E-mail addresses are not kept.
    """
    if not isinstance(value, str) or ";" in value:
        return read_organisations(value)
    names = [name.strip() for name in value.split(",")]
    if all(map(_is_full_name, names)):
        return read_organisations(names)
    return read_organisations(value.split(" & ") if value.count(" & ") > 1 else value)


def read_organisations(value: object) -> tuple[Person, ...]:
    """Read publishers: as authors, but a comma is part of a name."""
    return _each(_list(value.split(";") if isinstance(value, str) else value), _person)


def read_concepts(value: object) -> tuple[Concept, ...]:
    """Read terms of a vocabulary: names, URIs, or objects with ``id`` and ``prefLabel``; semicolons separate names."""
    return _each(_list(value.split(";") if isinstance(value, str) else value), _concept)


def read_references(value: object) -> tuple[Reference, ...]:
    """Read works that this one is based on."""
    return _each(_list(value), read_reference)


def read_reference(value: object) -> Reference:
    """Read a work: its address, its title, a Markdown link, or an object (schema.org ``CreativeWork``)."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, dict):
        text = read_text(value)
        link = _LINK.fullmatch(text)
        if link:
            return Reference(title=link["label"], url=link["url"])
        return Reference(url=text) if _ADDRESS.fullmatch(text) else Reference(title=text)
    people, licence = _first(value, "creator", "author", "autor", "urheber"), _first(value, "license", "lizenz")
    title, url = _text(value, "name", "title", "titel"), _url(value, "id", "url", "adresse")
    if not (title or url or people or licence):
        raise ValueError
    return Reference(
        title=title,
        url=url,
        authors=read_people(people) if people else (),
        licence=read_licence(licence) if licence else "",
    )


def _person(value: object) -> Person:
    if isinstance(value, dict):
        return _person_of_fields(value)
    text = read_text(value)
    if link := _LINK.fullmatch(text):
        return Person(name=link["label"], url=link["url"])
    url = organisation = role = ""
    if angles := _IN_ANGLES.search(text):
        text = text[: angles.start()]
        url = angles["inside"] if _ADDRESS.fullmatch(angles["inside"]) else ""
    if parentheses := _IN_PARENTHESES.search(text):
        text, inside = text[: parentheses.start()], parentheses["inside"]
        role, organisation = (inside, "") if _EDITOR.fullmatch(inside) else ("", inside)
    if not text or _ADDRESS.fullmatch(text):
        raise ValueError
    return Person(name=text, url=url, organisation=organisation, role=role)


def _person_of_fields(fields: Fields) -> Person:
    name = _first(fields, "name")
    parts = name if isinstance(name, dict) else fields
    given = [_text(parts, *names) for names in (("honorificPrefix",), ("givenName", "given"), ("familyName", "family"))]
    printed = read_text(name) if name and not isinstance(name, dict) else " ".join(part for part in given if part)
    if not printed:
        raise ValueError
    orcid = _ORCID.search(_text(fields, "orcid", "id"))
    affiliations = _first(fields, "affiliation", "organisation", "organization", "institution", "einrichtung")
    return Person(
        name=printed,
        url=f"https://orcid.org/{orcid[0]}" if orcid else _url(fields, "id", "@id", "url", "website"),
        organisation=", ".join(person.name for person in read_organisations(affiliations)) if affiliations else "",
        role=_text(fields, "role", "rolle"),
        is_organisation=_text(fields, "type", "@type").lower() in {"organization", "organisation"},
    )


def _concept(value: object) -> Concept:
    if not isinstance(value, dict):
        text = read_text(value)
        return Concept(id=text) if _ADDRESS.fullmatch(text) else Concept(label=text)
    label = _first(value, "prefLabel", "name", "label")
    if isinstance(label, dict):
        label = label.get("de") or next(iter(label.values()), "")
    concept = Concept(label=read_text(label) if label else "", id=_url(value, "id", "@id"))
    if not concept.label and not concept.id:
        raise ValueError
    return concept


def _is_full_name(text: str) -> bool:
    words = _IN_PARENTHESES.sub("", text).split()
    return len(words) in _WORDS_OF_A_NAME and all(word in _PARTICLES or word[0].isupper() for word in words)


def _list(value: object) -> Iterable[object]:
    return value if isinstance(value, list) else [value]


def _each(values: Iterable[object], read: Callable[[object], Item]) -> tuple[Item, ...]:
    return tuple(read(value) for value in values if not isinstance(value, str) or value.strip())


def _first(fields: Fields, *names: str) -> object:
    return next((fields[name] for name in names if fields.get(name)), None)


def _text(fields: Fields, *names: str) -> str:
    found = _first(fields, *names)
    return "" if found is None else read_text(found)


def _url(fields: Fields, *names: str) -> str:
    """Return the first of these fields that holds a web address."""
    texts = (_text(fields, name) for name in names)
    return next((text for text in texts if _ADDRESS.fullmatch(text)), "")
