"""The hub file's JSON Schema, made from the options: ``python -m teilbar.hub.schema > docs/schemas/hub.schema.json``.

Editors use it to complete and check the file: a first line ``# yaml-language-server: $schema=...`` names it.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from teilbar.hub.options import Hub, Options


class _WithoutTitles(GenerateJsonSchema):
    """Leaves out the titles that pydantic makes of attribute names: they say nothing that the names do not."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 - pydantic's signature
        return False


def hub_schema() -> dict[str, Any]:
    """Return the schema of a hub file (JSON Schema, draft 2020-12). What is MkDocs' own business is not in it."""
    schema = Hub.model_json_schema(schema_generator=_WithoutTitles)
    ours = [field.alias or name for name, field in Options.model_fields.items()]
    properties = schema["properties"]
    teilbar = {
        "type": ["object", "null"],
        "description": "Teilbar's options.",
        "properties": {name: properties.pop(name) for name in ours},
        "additionalProperties": False,
    }
    properties["extra"] = {"type": ["object", "null"], "properties": {"teilbar": teilbar}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Teilbar hub file (mkdocs.yml)",
        "description": schema["description"],
        "type": "object",
        "properties": properties,
        "$defs": schema["$defs"],
    }


def hub_schema_text() -> str:
    """Return the schema as it stands in ``docs/schemas/hub.schema.json``."""
    return json.dumps(hub_schema(), indent=2, ensure_ascii=False).replace("``", "`") + "\n"


if __name__ == "__main__":
    sys.stdout.write(hub_schema_text())
