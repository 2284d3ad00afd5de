"""The catalogue's JSON Schema, made from its types: ``python -m teilbar.describing.catalogue_schema``."""

from __future__ import annotations

import sys

from teilbar.describing.catalogue import Catalogue
from teilbar.json_schema import DIALECT, schema_of, schema_text


def catalogue_schema_text() -> str:
    """Return the schema as it stands in ``docs/schemas/katalog.schema.json``, and beside every catalogue."""
    return schema_text({"$schema": DIALECT, **schema_of(Catalogue), "title": "Teilbar: katalog.json"})


if __name__ == "__main__":
    sys.stdout.write(catalogue_schema_text())
