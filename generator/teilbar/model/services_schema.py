"""The JSON Schema of ``dienste.yml``, made from its types: ``python -m teilbar.model.services_schema``."""

from __future__ import annotations

import sys
from typing import Any

from teilbar.json_schema import DIALECT, schema_of, schema_text
from teilbar.model.services import SYNONYMS, Services


def services_schema() -> dict[str, Any]:
    """Return the schema: the fields by their German names, and what else each may be called."""
    schema = schema_of(Services)
    _tidy(schema)
    for definition in schema["$defs"].values():
        _tidy(definition)
    return {"$schema": DIALECT, **schema, "title": "Teilbar: dienste.yml"}


def services_schema_text() -> str:
    """Return the schema as it stands in ``docs/schemas/dienste.schema.json``."""
    return schema_text(services_schema())


def _tidy(definition: dict[str, Any]) -> None:
    """Take out what only the program knows, and add the other names of each field."""
    fields = definition["properties"]
    for name in [name for name, field in fields.items() if field.pop("hidden", False)]:
        del fields[name]
    for name, others in SYNONYMS.items():
        if name in fields:
            fields |= dict.fromkeys(others, fields[name])
    definition["additionalProperties"] = False
    definition.pop("required", None)  # a name may have another name


if __name__ == "__main__":
    sys.stdout.write(services_schema_text())
