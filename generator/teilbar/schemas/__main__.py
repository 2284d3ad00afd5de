"""``python -m teilbar.schemas docs/schemas``: the schemas of what authors write, as they lie in the documentation."""

import sys
from pathlib import Path

from teilbar.json_schema import schema_text
from teilbar.schemas import SUFFIX
from teilbar.schemas.documents import NAMES, schema

if __name__ == "__main__":
    for one in NAMES:
        Path(sys.argv[1], f"{one}{SUFFIX}").write_text(schema_text(schema(one, "de")), "utf-8")
