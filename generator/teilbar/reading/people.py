"""People, works and terms as authors write them: as a text, as a list, or as schema.org's objects.

Every function takes what YAML made of a value and returns what it means, or raises ValueError.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from teilbar.model.metadata import Concept, Person, Reference
from teilbar.reading.names import plain
from teilbar.reading.values import read_licence, read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Item = TypeVar("Item")
Fields: TypeAlias = dict[object, object]

_LINK = re.compile(r"\[(?P<label>[^\]]+)\]\((?P<url>https?://[^)\s]+)\)")
_ADDRESS = re.compile(r"https?://\S+")
_COMMA = re.compile(",")
_COMMA_OR_AND = re.compile(r",\s*(?:(?:&|und|and)\s)?|\s&\s|\s(?:und|and)\s")
_BODY = re.compile(
    r"institut|stiftung|universit|schule\b|ministeri|verein\b|zentrum|verband|akademie|verlag|gmbh|\be\. ?v\."
    r"|\bamt|amt\b|haus\b|\bkita|kindergarten|krippe|museum|biblio|bücherei|archiv|werkstatt|netzwerk|initiative|projekt"
    r"|team\b|gruppe\b|caritas|diakonie|landes|bundes|foundation|association|society|cent(?:er|re)\b|school|library",
    re.IGNORECASE,
)
"""Words by which an organisation is known, whose name may hold an ``&``."""
_IN_ANGLES = re.compile(r"\s*<(?P<inside>[^<>]*)>$")
_IN_PARENTHESES = re.compile(r"\s*\((?P<inside>[^()]+)\)$")
_EDITOR = re.compile(r"(?:hrsg|hg|eds?|red)\.?", re.IGNORECASE)
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
PARTICLES = frozenset({"von", "vom", "van", "de", "der", "den", "del", "da", "di", "du", "la", "zu", "zum", "zur"})
"""What is written small in family names."""
_WORDS_OF_A_NAME = range(2, 7)
_EMAIL = re.compile(r"[<(]?\s*(?:mailto:)?[^\s<>@(),;:]{1,64}@[^\s<>@(),;]{1,255}\.\w{2,63}\s*[>)]?")
_NOTE = re.compile(
    r"\^\[[^\]]{0,500}\]|\[\^[^\]]{0,80}\]|\\(?:thanks|inst|footnote|textsuperscript)\{[^{}]{0,500}\}|\^[\d,*]{1,20}\^"
)
_HANDLE = re.compile("`[^`]+`")
_GIVEN = ("givenname", "givennames", "given", "firstname", "vorname")
_FAMILY = ("familyname", "familynames", "family", "lastname", "nachname", "surname")
NAMING = ("name", "literal", "legalname", "displayname", "honorificprefix", *_GIVEN, *_FAMILY)
"""Fields of an object that say what somebody is called, as plain names."""
_AFFILIATIONS = (
    *("affiliation", "affiliations", "organisation", "organization", "institution", "institute"),
    "einrichtung",
)
_IDENTITIES = ("orcid", "id", "sameas", "identifier", "url", "website")
_BODIES = frozenset({"collegeoruniversity", "corporation", "ngo", "consortium"})
"""Kinds of organisations in schema.org whose names do not say so."""


def read_people(value: object) -> tuple[Person, ...]:
    """Read authors.

    A text may name several, separated by semicolons, by two or more ``&`` (one may be part of a name: ``Kind & Buch``),
    or by commas and ``&`` where every part looks like a person's full name (``Ada Muster, Bo Beispiel``, but neither
    ``Muster, Ada`` nor ``Amt für Familie, Arbeit und Soziales``). E-mail addresses are not kept.
    """
    if not isinstance(value, str):
        return read_organisations(value)
    text = without_notes(value)
    if ";" in text:
        return read_organisations(text)
    for separators in (_COMMA, _COMMA_OR_AND):
        names = [name.strip(' "') for name in separators.split(text) if name.strip()]
        if names and all(map(_is_someone, names)) and (separators is _COMMA or _are_people(text)):
            return read_organisations([name.strip("`") for name in names])
    return read_organisations(text.split(" & ") if text.count(" & ") > 1 else text)


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
        return person_of_fields(value)
    text = without_notes(read_text(value)).replace("`", "")
    if link := _LINK.fullmatch(text):
        return Person(name=link["label"], url=link["url"])
    url = organisation = role = ""
    if angles := _IN_ANGLES.search(text):
        text = text[: angles.start()]
        url = angles["inside"] if _ADDRESS.fullmatch(angles["inside"]) else ""
    if parentheses := _IN_PARENTHESES.search(text):
        text, inside = text[: parentheses.start()], parentheses["inside"].strip()
        if _ADDRESS.fullmatch(inside):
            url = url or inside
        elif orcid := _ORCID.search(inside):
            url = url or f"https://orcid.org/{orcid[0]}"
        else:
            role, organisation = (inside, "") if _EDITOR.fullmatch(inside) else ("", inside)
    if not text or _ADDRESS.fullmatch(text):
        raise ValueError
    return Person(name=text, url=url, organisation=organisation, role=role)


def person_of_fields(value: Fields) -> Person:
    """Read a person or organisation given as an object: schema.org's, AMB's, Pandoc's, Quarto's, CFF's names of fields.

    Raises ValueError where it has no name.
    """
    fields: Fields = {plain(str(name)): inner for name, inner in reversed(value.items())}
    key, only = next(iter(value.items()), ("", None))
    if len(value) == 1 and isinstance(only, dict) and plain(str(key)) != "name":  # the name is the key
        return person_of_fields({"name": key, **only})
    name = _first(fields, "name", "literal", "legalname", "displayname")
    parts: Fields = {plain(str(part)): inner for part, inner in name.items()} if isinstance(name, dict) else fields
    given = [_joined(parts, *names) for names in (("honorificprefix",), _GIVEN, _FAMILY)]
    printed = " ".join(part for part in given if part)
    if name and not (isinstance(name, dict) and printed):
        printed = without_notes(read_text(name))
    if not printed:
        raise ValueError
    kinds = {kind.rpartition("/")[2].rpartition(":")[2].lower() for kind in _texts(fields, "type")}
    bodies = tuple(_bodies(_first(fields, *_AFFILIATIONS)))
    return Person(
        name=printed,
        url=_identity(fields),
        organisation=", ".join(body.name for body in bodies),
        organisation_url=bodies[0].url if len(bodies) == 1 else "",
        role=_joined(fields, "role", "rolle"),
        is_organisation=any(kind.endswith(("organization", "organisation")) or kind in _BODIES for kind in kinds),
    )


def _identity(fields: Fields) -> str:
    """Return the address that identifies somebody: ORCID wherever it stands, else the first that is one."""
    said = [text for name in _IDENTITIES for text in _texts(fields, name)]
    orcids = (f"https://orcid.org/{found[0]}" for found in map(_ORCID.search, said) if found)
    return next(orcids, next((text for text in said if _ADDRESS.fullmatch(text)), ""))


def _bodies(value: object) -> Iterator[Person]:
    """Yield the organisations that somebody belongs to; a number without its list says nothing."""
    for one in _list(value.split(";") if isinstance(value, str) else value):
        if isinstance(one, bool | int | float) or not one or (isinstance(one, str) and one.strip().isdigit()):
            continue
        try:
            yield _person(one)
        except ValueError:
            continue


def _joined(fields: Fields, *names: str) -> str:
    """Return the text of the first of these fields that says something; of several texts all, with spaces."""
    return " ".join(next((texts for name in names if (texts := _texts(fields, name))), ()))


def _texts(fields: Fields, name: str) -> tuple[str, ...]:
    """Return the texts of a field; what is none is passed over."""
    texts = (one for one in _list(fields.get(name)) if isinstance(one, str | int | float) and not isinstance(one, bool))
    return tuple(read_text(text) for text in texts if str(text).strip())


def without_notes(text: str) -> str:
    """Return names without e-mail addresses and without the notes that Pandoc and LaTeX hang on them."""
    plain_text = " ".join(text.replace(r"\and", ";").split())
    return " ".join(_EMAIL.sub("", _NOTE.sub("", plain_text)).split())


def _are_people(text: str) -> bool:
    """Tell whether names with ``&`` or ``und`` between them are several: a lone ``und`` may be part of a name."""
    return ("," in text or "&" in text) and not _BODY.search(text)


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


def _is_someone(text: str) -> bool:
    """Tell whether a part of a list is certainly somebody of their own: a full name, or a name on a forge."""
    return _is_full_name(text) or bool(_HANDLE.fullmatch(text))


def _is_full_name(text: str) -> bool:
    words = _IN_PARENTHESES.sub("", text).split()
    return len(words) in _WORDS_OF_A_NAME and all(word in PARTICLES or word[0].isupper() for word in words)


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
