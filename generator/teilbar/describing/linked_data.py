"""schema.org and LRMI in a page, as JSON-LD, and Dublin Core in its head: what crawlers read that fetch pages alone.

WirLernenOnline's crawler wants the licence as a text (``license.startswith("http")``); browsers see neither.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from teilbar.describing.description import subjects
from teilbar.describing.filled import told
from teilbar.describing.people import type_of
from teilbar.describing.schema_org_model import schema_org_problems
from teilbar.describing.uris import as_uri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.describing.description import Description, Origin, Related
    from teilbar.describing.vocabulary import Term
    from teilbar.model.metadata import Ages, Person
    from teilbar.texts import Language

_ENDS_A_SCRIPT = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})
"""What may end a script, or begin a comment in it (HTML, "Restrictions for contents of script elements")."""


def head_html(described: Description) -> str:
    """Return what stands in the head of a work's page: the link to ``amb.json``, Dublin Core, schema.org.

    Raises ValueError where a crawler would not understand it, which is a mistake of ours.
    Data alone: ``application/ld+json`` is never run (HTML, "data block"), so a Content Security Policy lets it stand.
    """
    alternate = '<link rel="alternate" type="application/ld+json" href="amb.json" title="AMB">'
    said = schema_org(described)
    if problems := schema_org_problems(said):
        problem = f"the JSON-LD of {described.kind} {described.id!r} would not be read: {'; '.join(problems)}"
        raise ValueError(problem)
    data = json.dumps(said, ensure_ascii=False).translate(_ENDS_A_SCRIPT)
    return "\n".join((alternate, *dublin_core(described), f'<script type="application/ld+json">{data}</script>', ""))


def dublin_core(described: Description) -> Iterator[str]:
    """Yield the elements (DCMI, "Expressing Dublin Core metadata using HTML/XHTML meta and link elements", 2008-08-04).

    What has an address is a link, what is words a ``meta``.
    """
    yield '<link rel="schema.DCTERMS" href="http://purl.org/dc/terms/">'
    words = (
        ("title", described.title),
        *(("creator", person.name) for person in described.authors),
        *(("contributor", person.name) for person in described.contributors),
        *(("publisher", person.name) for person in described.publishers),
        ("description", described.summary),
        *(("subject", word) for word in subjects(described)),
        *(("language", code) for code in described.languages),
        ("issued", described.published.isoformat() if described.published else ""),
        ("modified", described.modified.isoformat() if described.modified else ""),
        ("identifier", described.uri),
        ("type", "Collection" if described.kind == "path" else "InteractiveResource"),
    )
    yield from (f'<meta name="DCTERMS.{name}" content="{escape(said)}">' for name, said in words if said)
    links = (
        ("license", described.whole.url if described.whole else ""),
        *(("isPartOf", one.uri) for one in described.part_of),
        *(("hasPart", one.uri) for one in described.parts),
        *(("source", origin.url) for origin in described.origins),
    )
    yield from (f'<link rel="DCTERMS.{name}" href="{escape(url)}">' for name, url in links if url)


def schema_org(described: Description) -> dict[str, Any]:
    """Return the work in the words of schema.org, with LRMI's (DCMI, LRMI Metadata Terms)."""
    language = described.wording
    people = described.publishers
    said = {
        "@context": "https://schema.org/",
        "@id": described.uri,
        "@type": _types(described.kind),
        "url": described.url,
        "name": described.title,
        "description": described.summary,
        "license": described.whole.url if described.whole else "",
        "author": [_agent(person, type_of(person, people)) for person in described.authors],
        "contributor": [_agent(person, type_of(person, people)) for person in described.contributors],
        "publisher": [_agent(person, "Organization") for person in described.publishers],
        "inLanguage": described.languages[0] if len(described.languages) == 1 else list(described.languages),
        "keywords": list(subjects(described)),
        "about": _terms(described.areas, language),
        "educationalLevel": _terms(described.levels, language),
        "learningResourceType": _terms(described.types, language),
        "audience": [
            {"@type": "EducationalAudience", "educationalRole": term.label(language)} for term in described.audience
        ],
        "typicalAgeRange": age_range(described.ages),
        "timeRequired": f"PT{described.minutes}M" if described.minutes else "",
        "version": described.version,
        "datePublished": described.published.isoformat() if described.published else "",
        "dateModified": described.modified.isoformat() if described.modified else "",
        "isAccessibleForFree": True,
        "mainEntityOfPage": _page(described),
        "isBasedOn": [_origin(origin) for origin in described.origins],
        "isPartOf": [_related(one) for one in described.part_of],
        "hasPart": [_related(one) for one in described.parts],
        "encoding": [
            {"@type": "MediaObject", "contentUrl": url, "encodingFormat": file.media_type}
            for file in described.files
            if (url := as_uri(file.url))
        ],
    }
    return told(said)


def age_range(ages: Ages | None) -> str:
    """Return ages as schema.org's ``typicalAgeRange`` and LOM (5.7) have them: ``4-6``, ``4-``; empty for None."""
    if ages is None:
        return ""
    youngest = "0" if ages.youngest is None else str(ages.youngest)
    return f"{youngest}-{'' if ages.oldest is None else ages.oldest}"


def _types(kind: str) -> str | list[str]:
    return ["LearningResource", "Course"] if kind == "path" else "LearningResource"


def _agent(person: Person, kind: str) -> dict[str, Any]:
    name = person.organisation
    place = told({"@type": "Organization", "@id": as_uri(person.organisation_url), "name": name}) if name else None
    return told({"@type": kind, "@id": as_uri(person.url), "name": person.name, "affiliation": place})


def _terms(terms: Iterable[Term], language: Language) -> list[dict[str, Any]]:
    return [
        told(
            {
                "@type": "DefinedTerm",
                "@id": as_uri(term.uri),
                "name": (term.de if language == "de" else term.en) or term.label(language),
                "termCode": term.code,
                "inDefinedTermSet": term.scheme,
            }
        )
        for term in terms
    ]


def _page(described: Description) -> dict[str, Any] | None:
    """Return the page with the hub as its provider, which OERSI asks for."""
    if not described.url or not described.hub_url:
        return None
    provider = {"@type": "Service", "@id": described.hub_url, "name": described.hub_name}
    return {"@type": "WebPage", "@id": described.url, "provider": provider}


def _origin(origin: Origin) -> dict[str, Any]:
    return told(
        {
            "@type": "CreativeWork",
            "@id": origin.url,
            "name": origin.title,
            "author": [_agent(person, type_of(person)) for person in origin.authors],
            "license": origin.licence.url if origin.licence else "",
        }
    )


def _related(one: Related) -> dict[str, Any]:
    return {"@type": _types("path" if one.is_path else "unit"), "@id": one.uri, "name": one.title}
