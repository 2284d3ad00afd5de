"""``metadata.yml`` for OERSI: the spelling of its own form, of all that authors say and nothing that git knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from teilbar.describing.description import Description
from teilbar.describing.oersi import oersi_document, oersi_record, settled
from teilbar.describing.vocabulary import Term
from teilbar.licensing.registry import Registry
from teilbar.model.document import Document
from teilbar.model.generated import is_generated
from teilbar.model.metadata import Metadata, Person
from teilbar.model.unit import Held, Unit
from teilbar.reading.fields import read_metadata

if TYPE_CHECKING:
    from collections.abc import Mapping

BY = Registry.load().resolve("CC BY 4.0")
URL = "https://sammlung.example.org/einheiten/turm/index.html"
TURM = Description(
    kind="unit",
    id="turm",
    uri=URL,
    url=URL,
    hub_name="Sammlung",
    hub_url="https://sammlung.example.org/",
    title="Der Turm: ein „Bau“",
    summary="- wackelt",
    language="de",
    languages=("de", "en-GB"),
    authors=(
        Person(
            name="Ada Muster",
            url="https://orcid.org/0000-0002-1825-0097",
            organisation="Haus",
            organisation_url="https://ror.org/025e8aw85",
        ),
    ),
    contributors=(),
    publishers=(Person(name="Haus", url="https://example.org/haus", is_organisation=True),),
    people=3,
    licence=BY,
    whole=BY,
    keywords=("Bauen", "1.10", "no"),
    areas=(),
    levels=(),
    types=(Term(uri="https://w3id.org/kim/hcrt/worksheet"),),
    audience=(),
    ages=None,
    minutes=0,
    version="0.7",
    published=date(2026, 3, 5),
    modified=date(2026, 3, 6),
    origins=(),
)


def read(document: str) -> Any:  # noqa: ANN401 - what YAML holds
    return yaml.safe_load(document)


def test_a_record_is_what_the_form_writes() -> None:
    record = read(oersi_document([TURM]))
    assert record == {
        "@context": "https://schema.org/",
        "creativeWorkStatus": "Published",
        "type": "LearningResource",
        "name": "Der Turm: ein „Bau“",
        "description": "- wackelt",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "id": URL,
        "creator": [
            {
                "type": "Person",
                "id": "https://orcid.org/0000-0002-1825-0097",
                "name": "Ada Muster",
                "affiliation": {"type": "Organization", "id": "https://ror.org/025e8aw85", "name": "Haus"},
                "givenName": "Ada",
                "familyName": "Muster",
            }
        ],
        "publisher": [{"type": "Organization", "id": "https://example.org/haus", "name": "Haus"}],
        "sourceOrganization": [{"type": "Organization", "id": "https://example.org/haus", "name": "Haus"}],
        "inLanguage": ["de", "en"],
        "keywords": ["Bauen", "1.10", "no"],
        "learningResourceType": ["https://w3id.org/kim/hcrt/worksheet"],
        "datePublished": "2026-03-05",
        "dateModified": "2026-03-06",
        "isAccessibleForFree": True,
        "conditionsOfAccess": "http://w3id.org/kim/conditionsOfAccess/no_login",
        "mainEntityOfPage": [
            {
                "id": URL,
                "type": "WebContent",
                "provider": {"id": "https://sammlung.example.org/", "type": "Service", "name": "Sammlung"},
                "dateModified": "2026-03-06",
            }
        ],
    }


def test_our_own_reading_understands_it() -> None:
    fields = {name: value for name, value in read(oersi_document([TURM])).items() if name != "id"}
    said = read_metadata(fields, "metadata.yml")
    assert said.findings == ()
    assert (said.metadata.title, said.metadata.authors) == (TURM.title, TURM.authors)
    assert (said.metadata.draft, said.metadata.published) == (False, TURM.published)


def test_what_git_knows_is_not_in_it() -> None:
    unit = Unit(id="turm", file="a.md", title="Turm", metadata=Metadata(), content=Held(Document((), ())))
    record = oersi_record(settled(TURM, unit))
    assert not {"datePublished", "dateModified"} & record.keys()
    assert "dateModified" not in record["mainEntityOfPage"][0]


PEOPLE: Mapping[str, tuple[str, str] | None] = {
    "Ada Muster": ("Ada", "Muster"),
    "Ada Maria von der Muster": ("Ada Maria", "von der Muster"),
    "Muster, Ada": ("Ada", "Muster"),
    "Ada": None,
}


@pytest.mark.parametrize("name", PEOPLE)
def test_names_have_their_parts_beside_them(name: str) -> None:
    (agent,) = oersi_record(replace(TURM, authors=(Person(name=name),)))["creator"]
    parts = (agent["givenName"], agent["familyName"]) if "givenName" in agent else None
    assert (agent["name"], parts) == (name, PEOPLE[name])


def test_organisations_have_no_family() -> None:
    (agent,) = oersi_record(replace(TURM, authors=(Person(name="Haus der Kinder", is_organisation=True),)))["creator"]
    assert agent == {"type": "Organization", "name": "Haus der Kinder"}


def test_the_file_says_who_made_it_and_is_plain_yaml() -> None:
    document = oersi_document([TURM, replace(TURM, id="zwei")])
    assert is_generated(document)
    assert "teilbar metadata --write" in document.splitlines()[1]
    assert "&id" not in document
    assert len(read(document)) == 2
    assert document == oersi_document([TURM, replace(TURM, id="zwei")])
