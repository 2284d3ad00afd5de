"""What an author writes to switch a rule off, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teilbar.model.findings import Finding


@dataclass(frozen=True, slots=True)
class Silence:
    """A remark that switches a rule off, at one place or for a whole text."""

    rule: str
    """The rule's id as it was typed; empty where the remark cannot be understood."""
    reason: str
    """Why; empty where nobody said so, and then it does not count."""
    file: str
    line: int
    """Where the remark begins, from 1."""
    covers: range | None
    """The lines of the file that it speaks of; None for a text as a whole."""

    def silences(self, found: Finding) -> bool:
        """Tell whether a finding is one that the remark speaks of."""
        if found.rule != self.rule:
            return False
        if self.covers is None:
            return self.file in {found.file, found.concerns}
        return found.file == self.file and found.line is not None and found.line in self.covers


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that somebody does not want to read, and why."""

    finding: Finding
    reason: str
    """Empty where the hub file switches the rule off everywhere."""
    file: str
    """Where that is said; empty with ``line`` None for the hub file."""
    line: int | None
