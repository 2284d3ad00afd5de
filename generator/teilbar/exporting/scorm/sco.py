"""What a SCO is, as data: what its page and its manifest are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teilbar.exporting.steps import Step

LAUNCHED = "index.html"
"""The file that a learning platform opens."""
MANIFEST = "imsmanifest.xml"
RECORD = "lom.xml"
"""The LOM record of a SCORM 2004 package, in a file of its own."""


class Edition(StrEnum):
    """The editions of SCORM that packages are made for; the value is what the player is told."""

    V12 = "1.2"
    V2004 = "2004"


@dataclass(frozen=True, slots=True)
class Objective:
    """Something that has a result of its own (SCORM 2004 RTE 4.2.17, SCORM 1.2 RTE 3.4.4 ``cmi.objectives``)."""

    identifier: str
    title: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A step as it stands on the page."""

    step: Step
    html: str
    objective: Objective | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Steps that belong together in the list of contents: those of one unit."""

    steps: tuple[Shown, ...]
    title: str = ""
    """Empty where the package holds nothing else."""
    objective: Objective | None = None
    """The one that all its steps share, if so."""
    solutions: str = field(default="", repr=False)
    """For the last sheet of paper."""
