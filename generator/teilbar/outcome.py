"""What a command came to: small enough to be kept, where a library is not."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the fields are read at run time by those who keep them
from dataclasses import dataclass, field
from pathlib import Path  # noqa: TC003 - as above

from teilbar.model.findings import Finding, Severity

UNPUBLISHED = frozenset({"unit-withdrawn", "text-is-draft"})
"""Rules for which a text is left out although nothing is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of the texts of a source."""

    units: int
    """How many are published."""
    paths: int
    pages: int
    withheld: tuple[tuple[str, tuple[str, ...]], ...]
    """The files of the units that get a page but are not offered, each with the ids of the rules that say so."""
    unpublished: tuple[str, ...]
    """Files of the texts that are not published."""
    findings: tuple[Finding, ...]
    """Sorted by file and line."""

    @property
    def blocks(self) -> bool:
        """Whether something must be mended: the command exits with 1."""
        return any(found.severity is Severity.ERROR for found in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A site that stands in its place."""

    name: str
    out: Path
    outcome: Outcome
    sizes: Mapping[str, int]
    """Bytes of every file, by its path in the site."""
    made: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What was made and found neither in the cache nor in the old site, by kind: ``text``, ``page``, ``engine`` ..."""
    packaging: tuple[Finding, ...] = ()
    """What only packing has shown: no check knows it."""
    engine_said: tuple[str, ...] = ()
    """What the engine warned of."""
    site: bool = True
    """Whether there are pages, or packages and records alone."""
    engine: str = ""
    """The name of what made the pages."""
    experimental: bool = False
    """Whether the engine is not for a hub that people rely on."""
