"""The schemas as files: current, well-formed, complete, and understood by the machines of editors."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft7Validator

from reading.test_values import NOT_UNDERSTOOD, UNDERSTOOD
from schemas.validators import accepts
from setup.node import node
from teilbar.json_schema import schema_text
from teilbar.model.metadata import MEDIUM_SYNONYMS, SYNONYMS
from teilbar.reading.fields import MEDIUM_READERS, TEXT_READERS
from teilbar.reading.names import MEDIUM_NAMES, TEXT_NAMES
from teilbar.reading.yaml import load_yaml
from teilbar.schemas import SUFFIX
from teilbar.schemas.documents import NAMES, recommended, schema
from teilbar.schemas.shapes import SHAPES
from teilbar.texts import LANGUAGES, Language, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.schemas.documents import Name

FOLDER = Path(__file__).parents[2] / "docs" / "schemas"


@pytest.mark.parametrize("name", NAMES)
def test_the_documentations_are_current(name: Name) -> None:
    written = (FOLDER / f"{name}{SUFFIX}").read_text("utf-8")
    assert written == schema_text(schema(name, "de")), "python -m teilbar.schemas docs/schemas"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_they_are_schemas(name: Name, language: Language) -> None:
    Draft7Validator.check_schema(schema(name, language))


def test_every_reader_of_a_field_has_a_shape() -> None:
    assert {reader for reader, _ in (*TEXT_READERS.values(), *MEDIUM_READERS.values())} == set(SHAPES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_described_and_offered_by_one_of_its_names(language: Language) -> None:
    for of, synonyms, names in (("text", SYNONYMS, TEXT_NAMES), ("medium", MEDIUM_SYNONYMS, MEDIUM_NAMES)):
        for field in synonyms:
            assert text(f"field.{of}.{field}", language).endswith(".")
            assert names.field(recommended(of, field, language)) == field
            assert language == "en" or recommended(of, field, "de") == synonyms[field][0]


def patterns(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        yield from (one for one in (node.get("pattern"),) if isinstance(one, str))
        yield from (name for name in node.get("patternProperties", {}))
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from patterns(inner)


JUDGING = """
const asked = JSON.parse(require("fs").readFileSync(0, "utf8"));
for (const one of asked.all) for (const flags of ["", "u"]) new RegExp(one, flags);
console.log(JSON.stringify(asked.texts.map(([pattern, text]) => new RegExp(pattern, "u").test(text))));
"""


@pytest.mark.slow
def test_editors_read_every_pattern_as_we_do() -> None:
    definitions = schema("ordner", "de")["definitions"]
    texts = [
        (definitions[field]["pattern"], str(value))
        for yaml in (*UNDERSTOOD, *NOT_UNDERSTOOD)
        for name, value in load_yaml(yaml).items()  # type: ignore[attr-defined] # each is a mapping
        if (field := TEXT_NAMES.field(name)) and "pattern" in definitions[field] and isinstance(value, str)
    ]
    assert len(texts) > 40
    asked = {"all": sorted({one for name in NAMES for one in patterns(schema(name, "de"))}), "texts": texts}
    ran = subprocess.run(
        [node(), "-e", JUDGING], input=json.dumps(asked), check=True, capture_output=True, encoding="utf-8"
    )
    ours = [accepts("ordner", {"alter": written}) for pattern, written in texts if pattern == _of("ages")]
    theirs = json.loads(ran.stdout)
    assert [judged for judged, (pattern, _) in zip(theirs, texts, strict=True) if pattern == _of("ages")] == ours


def _of(field: str) -> str:
    return str(schema("ordner", "de")["definitions"][field]["pattern"])
