"""Who took part in a hub's texts, as git knows it: by name those who agreed, the others as a number."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Contributions:
    """Who took part. Nothing here identifies those who did not agree."""

    works: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """The files of the texts that each of those who agreed took part in, by the name under which they are shown."""
    others: int = 0
    """How many more people took part."""
    is_known: bool = False
    """Whether git tells it."""
