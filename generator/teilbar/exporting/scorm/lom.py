"""The record of a work for learning platforms: title, people, age, time, rights (IEEE 1484.12.1 LOM).

One record, two bindings: IMS Learning Resource Meta-Data 1.2.1 inside of a SCORM 1.2 manifest, IEEE 1484.12.3 in a file
of its own for SCORM 2004.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from teilbar.describing.description import Setting, description_of, subjects
from teilbar.describing.linked_data import age_range
from teilbar.describing.vocabulary import Vocabularies, Vocabulary
from teilbar.licensing.credits import credit_of_page
from teilbar.licensing.lines import plain_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.describing.description import Description
    from teilbar.exporting.format import Kit
    from teilbar.model.metadata import Person
    from teilbar.model.unit import Page

Contribution: TypeAlias = "tuple[str, str]"
"""A role of LOM's vocabulary 2.3.1, and a vCard."""

_AS_WRITTEN = Vocabularies(Vocabulary(), Vocabulary(), Vocabulary())
"""A package holds what its author wrote: no hub's vocabulary changes it."""
_LONGEST_VERSION = 50  # LOM 2.1, smallest permitted maximum
_ROLES = {
    "redaktion": "editor",
    "lektorat": "editor",
    "editor": "editor",
    "illustration": "graphical designer",
    "grafik": "graphical designer",
    "gestaltung": "graphical designer",
    "technik": "technical implementer",
    "validator": "validator",
    "prüfung": "validator",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What the record says; what nobody knows is empty."""

    catalogue: str
    """What kind of name :attr:`entry` is: ``URI``, or Teilbar's own."""
    entry: str
    title: str
    language: str
    summary: str
    keywords: tuple[str, ...]
    version: str
    contributions: tuple[Contribution, ...]
    published: str
    """A date (ISO 8601)."""
    ages: str
    """``4-6``, ``4-`` (LOM 5.7)."""
    minutes: int
    rights: str
    """The credit line, with licence and address."""
    restricted: bool
    """Whether there is anything to observe (LOM 6.2)."""


def record_of(page: Page, kit: Kit) -> Record:
    """Return the record of a unit or a learning path."""
    address = kit.address_of(page)
    credit = credit_of_page(page, kit.licences, address, kit.hub_name)
    setting = Setting(language=kit.language, licences=kit.licences, hub_name=kit.hub_name, vocabularies=_AS_WRITTEN)
    described = description_of(page, setting, address)
    return Record(
        catalogue="URI" if address else "Teilbar",
        entry=address or page.id,
        title=page.title,
        language=described.language,
        summary=described.summary,
        keywords=subjects(described),
        version=described.version[:_LONGEST_VERSION],
        contributions=tuple(_contributions(described)),
        published=described.published.isoformat() if described.published else "",
        ages=age_range(described.ages),
        minutes=described.minutes,
        rights=plain_line(credit, kit.language),
        restricted=credit.licence is None or credit.licence.attribution,
    )


def _contributions(described: Description) -> Iterator[Contribution]:
    yield from (("author", vcard(person)) for person in described.authors)
    yield from (("publisher", vcard(person)) for person in described.publishers)
    yield from ((_ROLES.get(person.role.casefold(), "unknown"), vcard(person)) for person in described.contributors)


def vcard(person: Person) -> str:
    """Return a person or an organisation as a vCard (RFC 2426, vCard 3.0)."""
    name = _escaped(person.name)
    given, _, family = person.name.rpartition(" ")
    # Which word is the family name cannot be known; FN has the name as it is to be shown.
    parts = f"{name};;;;" if person.is_organisation or not given else f"{_escaped(family)};{_escaped(given)};;;"
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", f"N:{parts}"]
    organisation = person.name if person.is_organisation else person.organisation
    lines += [f"ORG:{_escaped(organisation)}"] if organisation else []
    lines += [f"URL:{person.url}"] if person.url else []
    return "\n".join((*lines, "END:VCARD"))


def _escaped(value: str) -> str:
    for sign in ("\\", ",", ";"):
        value = value.replace(sign, f"\\{sign}")
    return " ".join(value.split())
