"""What others say of our metadata: AMB's own schemas, the catalogue's schema, a crawler that reads pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker
from lxml import html
from referencing import Registry, Resource

from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("date", "date-time", "uri")
"""What AMB's schemas ask for beyond JSON Schema's own words; a checker that lacks one would let everything pass."""


def amb_validator(amb: Path) -> Draft7Validator:
    """Return the validator of AMB's own schemas, version 20231019; ``amb`` is the folder that has them."""
    schemas = {schema["$id"]: schema for schema in map(read, (amb / "schemas").glob("*.json"))}
    checker = FormatChecker()
    assert set(FORMATS) <= set(checker.checkers)
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(schema)) for name, schema in schemas.items()
    )
    root = schemas["https://w3id.org/kim/amb/20231019/schemas/schema.json"]
    return Draft7Validator(root, registry=registry, format_checker=checker)


def read(file: Path) -> Any:  # noqa: ANN401 - whatever JSON holds
    return json.loads(file.read_text("utf-8"))


def faults_of_catalogue(data: bytes) -> list[str]:
    """Return what the schema in the documentation says of a catalogue."""
    schema = read(ROOT / "docs" / "schemas" / "katalog.schema.json")
    Draft202012Validator.check_schema(schema)
    return [fault.message for fault in Draft202012Validator(schema).iter_errors(json.loads(data))]


def crawled(page: str) -> list[dict[str, Any]]:
    """Return the JSON-LD of a page as a generic crawler finds it: every script of that type, parsed as it stands."""
    scripts = html.document_fromstring(page).xpath("//script[@type='application/ld+json']")
    return [json.loads(script.text) for script in scripts]


def licence_of(data: dict[str, Any]) -> str:
    """Return the licence as WirLernenOnline's crawler takes it: an address, or nothing.

    Whatever is no text fails there with an exception, and the whole page is lost.
    """
    licence = data.get("license", "")
    return str(licence) if licence.startswith("http") else ""
