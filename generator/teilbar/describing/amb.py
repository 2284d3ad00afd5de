"""``amb.json``: a description as a record of AMB, version 20231019, strictly."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from teilbar.describing.amb_model import ACCESS, CONTEXT, LEVELS, RESOURCE_TYPES, SUBJECTS, amb_problems
from teilbar.describing.amb_names import LANGUAGES
from teilbar.describing.description import subjects
from teilbar.describing.filled import told
from teilbar.describing.people import type_of
from teilbar.describing.uris import as_uri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.describing.description import Description, Origin, Related
    from teilbar.describing.vocabulary import Term
    from teilbar.model.licence import Licence
    from teilbar.model.metadata import Person

_COURSE = ["LearningResource", "Course"]
_RESOURCE = ["LearningResource"]
_USUAL = "de"


def amb_json(described: Description) -> bytes:
    """Return the file. Raises ValueError where it would not hold to the profile, which is a mistake of ours."""
    record = amb_record(described)
    if problems := amb_problems(record):
        problem = f"amb.json of {described.kind} {described.id!r} would not be AMB: {'; '.join(problems)}"
        raise ValueError(problem)
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def amb_record(described: Description) -> dict[str, Any]:
    """Return the record. What AMB does not admit, a licence that it does not name, say, is left out."""
    day = described.modified.isoformat() if described.modified else None
    record = {
        "@context": [CONTEXT, {"@language": next(_codes([described.language]), _USUAL)}],
        "id": described.uri,
        "type": _COURSE if described.kind == "path" else _RESOURCE,
        "name": described.title,
        "description": described.summary,
        "creator": [_agent(person, described) for person in described.authors],
        "contributor": [_agent(person, described) for person in described.contributors],
        "publisher": [_publisher(person) for person in described.publishers],
        "license": _licence(described.whole),
        "about": _about(described.areas),
        "keywords": list(subjects(described)),
        "inLanguage": list(dict.fromkeys(_codes(described.languages))),
        "learningResourceType": _concepts_of(described.types, RESOURCE_TYPES),
        "educationalLevel": [_concept(term) for term in described.levels if term.uri.startswith(LEVELS)],
        "audience": [_concept(term) for term in described.audience if as_uri(term.uri)],
        "datePublished": described.published.isoformat() if described.published else None,
        "dateModified": day,
        "isAccessibleForFree": True,
        "conditionsOfAccess": {"id": f"{ACCESS}no_login", "type": "Concept"},
        "isBasedOn": [_based_on(origin) for origin in described.origins],
        "isPartOf": [_related(one) for one in described.part_of],
        "hasPart": [_related(one) for one in described.parts],
        "mainEntityOfPage": _page(described, day),
        "encoding": list(_encodings(described)),
    }
    return told(record)


def _codes(languages: Iterable[str]) -> Iterator[str]:
    """Yield languages as AMB has them: two letters, without country and script."""
    yield from (code for one in languages if (code := one.partition("-")[0].lower()) in LANGUAGES)


def _agent(person: Person, described: Description) -> dict[str, Any]:
    kind, name = type_of(person, described.publishers), person.organisation
    place = told({"type": "Organization", "id": as_uri(person.organisation_url), "name": name}) if name else None
    return told({"type": kind, "id": as_uri(person.url), "name": person.name, "affiliation": place})


def _publisher(person: Person) -> dict[str, Any]:
    return told({"type": "Organization", "id": as_uri(person.url), "name": person.name})


def _licence(licence: Licence | None) -> dict[str, str] | None:
    return {"id": licence.amb_uri} if licence and licence.amb_uri else None


def _concept(term: Term) -> dict[str, Any]:
    labels = {"de": term.de, "en": term.en} if term.code else {}
    return told({"id": as_uri(term.uri), "type": "Concept", "prefLabel": labels})


def _concepts_of(terms: Iterable[Term], schemes: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the terms that have an address; none where no one is of a vocabulary that AMB wants."""
    found = [_concept(term) for term in terms if as_uri(term.uri)]
    return found if any(concept["id"].startswith(schemes) for concept in found) else []


def _about(areas: Iterable[Term]) -> list[dict[str, Any]]:
    """Return subjects. Areas of education plans stand among the keywords: AMB wants a school or university subject."""
    terms = tuple(areas)
    subjects_of = {as_uri(uri): {"id": as_uri(uri), "type": "Concept"} for term in terms for uri in term.about}
    found = [
        *(_concept(term) for term in terms if as_uri(term.uri)),
        *(subject for uri, subject in subjects_of.items() if uri),
    ]
    return found if any(concept["id"].startswith(SUBJECTS) for concept in found) else []


def _based_on(origin: Origin) -> dict[str, Any]:
    creators = [
        told({"type": type_of(one), "id": as_uri(one.url), "name": one.name}) for one in origin.authors if one.name
    ]
    return told({"id": origin.url, "name": origin.title, "creator": creators, "license": _licence(origin.licence)})


def _related(one: Related) -> dict[str, Any]:
    return {"id": one.uri, "type": _COURSE if one.is_path else _RESOURCE, "name": one.title}


def _page(described: Description, day: str | None) -> list[dict[str, Any]]:
    if not described.url or not described.hub_url:
        return []
    provider = {"id": described.hub_url, "type": "Service", "name": described.hub_name}
    return [told({"id": described.url, "type": "WebContent", "provider": provider, "dateModified": day})]


def _encodings(described: Description) -> Iterator[dict[str, str]]:
    """Yield the packages. Their addresses have to be absolute, so a hub without an address of its own has none here."""
    for file in described.files:
        if url := as_uri(file.url):
            yield told(
                {
                    "type": "MediaObject",
                    "contentUrl": url,
                    "encodingFormat": file.media_type,
                    "contentSize": str(file.size) if file.sha256 else "",
                    "sha256": file.sha256,
                }
            )
