"""The hub file's JSON Schema, made from the options: ``python -m teilbar.hub.schema > docs/schemas/hub.schema.json``.

Editors use it to complete and check the file: a first line ``# yaml-language-server: $schema=...`` names it.
"""

from __future__ import annotations

import sys
from typing import Any

from teilbar.hub.options import Hub, Options
from teilbar.json_schema import DIALECT, schema_of, schema_text


def hub_schema() -> dict[str, Any]:
    """Return the schema of a hub file (JSON Schema, draft 2020-12). What is MkDocs' own business is not in it."""
    schema = schema_of(Hub)
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
        "$schema": DIALECT,
        "title": "Teilbar hub file (mkdocs.yml)",
        "description": schema["description"],
        "type": "object",
        "properties": properties,
        "$defs": schema["$defs"],
    }


def hub_schema_text() -> str:
    """Return the schema as it stands in ``docs/schemas/hub.schema.json``."""
    return schema_text(hub_schema())


if __name__ == "__main__":
    sys.stdout.write(hub_schema_text())
