"""JSON Schemas of our own types, as they lie in ``docs/schemas/``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

if TYPE_CHECKING:
    from pydantic import BaseModel

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _WithoutTitles(GenerateJsonSchema):
    """Leaves out the titles that pydantic makes of attribute names: they say nothing that the names do not."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 - pydantic's signature
        return False


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """Return the schema of a model (JSON Schema, draft 2020-12)."""
    return model.model_json_schema(schema_generator=_WithoutTitles)


def schema_text(schema: dict[str, Any]) -> str:
    """Return a schema as a file holds it."""
    return json.dumps(schema, indent=2, ensure_ascii=False).replace("``", "`") + "\n"
