"""What a build is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teilbar.texts import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a build is asked for."""

    source: str = "."
    """A directory or a git address, with ``@ref`` or without."""
    out: Path = Path("site")
    """Folder of the site; where one package is asked for, its file."""
    only: tuple[str, ...] = ()
    """Ids of the units to build; empty for all."""
    site: bool = True
    """Whether pages are made; without them there are packages and records alone."""
    engine: str = "mkdocs"
    strict: bool = False
    today: date = date.min
    """The day that checks take for today: Teilbar has no other clock, and the front door reads the machine's.

    Findings may depend on it, what is built may not. On the first of all days nothing is out of date."""
    suggest: bool = False
    """Whether entries of ``medien.yml`` are suggested for media that nobody declared."""
    language: Language = "de"
    """Language of the messages, not of the site."""
    formats: tuple[str, ...] = ()
    """Names of the package formats to build; empty for the hub's choice, else the usual ones."""
    jobs: int = 0
    """Processes that work at once; 0 for as many as there are processors."""
    cache: Path | None = None
    """Folder of the cache; None for the usual one."""
