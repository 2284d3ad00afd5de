"""``metadata.yml``: what the search index OERSI reads of a repository (OERSI, "List your OER on GitLab.com or GitHub").

A record is AMB's in the spelling of OERSI's own form: schema.org's context, terms and licence as addresses, names of
people in parts as well. It holds only what authors wrote, and nothing that git knows: a file in the repository that
named its own commit would be out of date as soon as it is committed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import yaml

from teilbar.describing.amb import amb_record
from teilbar.describing.filled import told
from teilbar.model.generated import MARKS
from teilbar.reading.people import PARTICLES
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilbar.describing.description import Description
    from teilbar.model.unit import Unit
    from teilbar.texts import Language

NAME = "metadata.yml"
"""Where the file lies: at the repository's root."""
_TERMS = ("about", "learningResourceType", "educationalLevel", "audience")
_ORDER = (
    *("@context", "creativeWorkStatus", "type", "name", "description", "license", "id", "creator", "contributor"),
    *("publisher", "sourceOrganization", "inLanguage", "about", "keywords", "learningResourceType"),
    *("educationalLevel", "audience", "datePublished", "dateModified", "isAccessibleForFree", "conditionsOfAccess"),
    *("isBasedOn", "mainEntityOfPage"),
)


def settled(described: Description, unit: Unit) -> Description:
    """Return a unit's description without what git says of it: dates that its author wrote stay."""
    return replace(
        described,
        published=unit.metadata.published,
        modified=unit.metadata.modified,
        version=unit.metadata.version,
        people=0,
        files=(),
        part_of=(),
    )


def oersi_record(described: Description) -> dict[str, Any]:
    """Return the record of one work."""
    record = amb_record(described)
    said = {
        **record,
        "@context": "https://schema.org/",
        "creativeWorkStatus": "Published",
        "type": "LearningResource",
        "license": described.whole.url if described.whole else None,
        "conditionsOfAccess": record["conditionsOfAccess"]["id"],
        "sourceOrganization": record.get("publisher"),
        **{name: [_with_parts(agent) for agent in record.get(name, ())] for name in ("creator", "contributor")},
        **{name: [term["id"] for term in record.get(name, ())] for name in _TERMS},
    }
    return told({name: said.get(name) for name in _ORDER})


def oersi_document(described: Iterable[Description], language: Language = "de") -> str:
    """Return the whole file: one work as it is, several as a list; every text is quoted that YAML could misread.

    Its first lines say in the hub's language where it is from.
    """
    records = [oersi_record(one) for one in described]
    content = records[0] if len(records) == 1 else records
    dumped = yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=2**31)
    made = f"{MARKS[language]} {text('metadata.made', language)}"
    return f"{made}\n# {text('metadata.by-hand', language)}\n{dumped}"


class _Plain(yaml.SafeDumper):
    """Writes what stands in two places twice: an importer need not know YAML's references."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the method of SafeDumper
        return True


def _with_parts(agent: dict[str, Any]) -> dict[str, Any]:
    """Return somebody with given and family name, as OERSI's form has them, beside the name itself."""
    words = agent["name"].split()
    if agent["type"] != "Person" or len(words) < 2:  # noqa: PLR2004 - a given name and a family name
        return agent
    if "," in agent["name"]:
        family, _, given = agent["name"].partition(",")
    else:
        first = next((place for place, word in enumerate(words) if place and word in PARTICLES), len(words) - 1)
        given, family = " ".join(words[:first]), " ".join(words[first:])
    return {**agent, "givenName": given.strip(), "familyName": family.strip()}
