"""What a check came to, as reports need it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.model.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilbar.model.findings import Finding
    from teilbar.model.silences import Silenced
    from teilbar.suggesting.document import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What a check came to."""

    findings: tuple[Finding, ...]
    """Sorted by file and line."""
    texts: tuple[str, ...] = ()
    """The files of all texts that could be read and were checked, sorted; none where the check was stopped."""
    front: str = "mkdocs.yml"
    """The file that stands for the source as a whole where a report wants a file: its hub file, else its README."""
    prefix: str = ""
    """Where the source lies in its repository, ending in ``/``; empty for all of it."""
    silenced: tuple[Silenced, ...] = ()
    """What was found of rules that are switched off there."""
    stopped: bool = False
    """Whether the source could not be read, or its hub file is broken: then the findings say why."""

    suggestions: tuple[Target, ...] = ()
    """Entries of ``medien.yml`` for authors to confirm, where they were asked for."""

    @property
    def blocks(self) -> bool:
        """Whether something must be mended."""
        return any(found.severity is Severity.ERROR for found in self.findings)

    def path_of(self, found: Finding) -> str:
        """Return the path of the file to look at, from the root of the repository on."""
        return f"{self.prefix}{found.file or self.front}"


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings without those that many texts inherit from one place: there it is said once."""
    return tuple({(found.file, found.line, found.rule, found.values): found for found in findings}.values())
