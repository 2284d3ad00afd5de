"""What is wrong with a source, as data: which rule, where, and the values its message needs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs; the order of definition is the order of weight, heaviest first."""

    ERROR = "error"
    """The unit is not published."""
    WARNING = "warning"
    """The unit is published; the author is asked to change something."""
    INFO = "info"
    """The unit is published; a hint."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the source."""

    file: str
    """Path in the source, with ``/``."""
    line: int | None = None
    """From 1; None where the whole file is meant."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken rule at one place.

    The sentence that a person reads is made from the catalogue (``texts/findings.toml``) when a report is written,
    so that a finding has no language of its own.
    """

    rule: str
    """The rule's id, a key of the catalogue."""
    severity: Severity
    file: str
    """Path in the source, with ``/``; empty where the whole source is meant."""
    line: int | None = None
    """Line in that file, from 1; None where the whole file is meant."""
    values: tuple[tuple[str, str], ...] = ()
    """What the message's placeholders stand for, as sorted pairs."""
    text: str = ""
    """The Markdown file of the text that is concerned, where :attr:`file` is another one (a file it inherits from)."""

    @property
    def concerns(self) -> str:
        """The file of the text that the finding is about, if it is about one."""
        return self.text or self.file
