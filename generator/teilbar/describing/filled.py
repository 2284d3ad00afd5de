"""Records without what nobody said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def told(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record without the fields that are None or empty; ``False`` and ``0`` say something."""
    return {name: value for name, value in record.items() if value not in (None, "", [], {})}
