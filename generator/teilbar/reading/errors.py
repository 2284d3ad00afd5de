"""What ends a build before it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teilbar.model.findings import Finding


class SourceError(Exception):
    """A source that cannot be read at all, or a hub file that is broken: nothing can be built."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)
        self.findings = findings
        """What to tell the author; at least one."""
