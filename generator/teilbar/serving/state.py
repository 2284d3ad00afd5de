"""How the preview stands at a moment: what is known of the source, and how far the whole site has followed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teilbar.model.findings import Finding
    from teilbar.serving.knowing import Known


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How the preview stands."""

    number: int = 0
    """Of the state of the source, counted from the start."""
    known: Known | None = None
    """What the source says; None where it cannot be read."""
    problem: tuple[Finding, ...] = ()
    """Why it cannot be read."""
    changing: bool = False
    """Whether something was saved that was not read yet."""
    built: int = -1
    """The number of the state that the whole site shows."""
    building: bool = False
    """Whether a whole site is being built."""
    build_problem: tuple[Finding, ...] = ()
    """Why the last whole build came to nothing."""
    packaging: tuple[Finding, ...] = ()
    """What only the last whole build has shown."""

    @property
    def is_whole(self) -> bool:
        """Whether the whole site shows what the source says."""
        return self.known is not None and self.built == self.number and not self.changing
