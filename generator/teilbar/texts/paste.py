"""What authors can paste from a message into their files."""

from __future__ import annotations

import json

import yaml


def as_yaml(value: str) -> str:
    """Return a text as a value in YAML, on one line, in quotation marks only where it needs them."""
    plain = yaml.safe_dump(value, allow_unicode=True, width=len(value) + 1).removesuffix("\n...\n")
    return plain if plain == value else json.dumps(value, ensure_ascii=False)  # YAML 1.2 holds JSON's strings
