"""What authors can paste from a message into their files."""

from __future__ import annotations

import yaml

_ONE_LINE = 1_000_000


def as_yaml(value: str) -> str:
    """Return a text as a value in YAML, in quotation marks only where it needs them."""
    plain = yaml.safe_dump(value, allow_unicode=True, width=_ONE_LINE).removesuffix("\n...\n")
    return (
        plain
        if plain == value
        else yaml.safe_dump(value, default_style='"', allow_unicode=True, width=_ONE_LINE).strip()
    )
