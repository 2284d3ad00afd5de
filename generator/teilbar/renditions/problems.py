"""What is wrong with a medium: a rule of the catalogue and its values, before anyone knows the file's name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.texts import finding

if TYPE_CHECKING:
    from teilbar.model.findings import Finding


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule of ``texts/findings/pictures.toml`` and the values of its placeholders."""

    rule: str
    values: tuple[tuple[str, str | int], ...] = ()

    def finding(self, file: str) -> Finding:
        """Return the finding about a file of the source, by its path."""
        values: dict[str, object] = dict(self.values)
        return finding(self.rule, file, None, text="", **values)


def problem(rule: str, **values: str | int) -> Problem:
    """Make a problem of a rule and the values of its placeholders."""
    return Problem(rule, tuple(values.items()))


class UnusableMediumError(Exception):
    """A medium of which nothing can be shown. :attr:`problem` says why."""

    def __init__(self, problem: Problem) -> None:
        """Take what is wrong."""
        super().__init__(problem)
        self.problem = problem
