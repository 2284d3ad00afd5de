"""One of the two states that are compared: read and checked as a build does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.checked import read_and_check
from teilbar.checking.verdict import Verdict
from teilbar.hub import Hub
from teilbar.model.unit import Library
from teilbar.progress import Silent
from teilbar.reading.errors import SourceError

if TYPE_CHECKING:
    from teilbar.model.findings import Finding
    from teilbar.options import Options
    from teilbar.progress import Progress
    from teilbar.reading.source import Source
    from teilbar.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Side:
    """A source that was read and checked."""

    source: Source
    hub: Hub
    verdict: Verdict
    root: str = ""
    """The content folder in the source."""
    texts: frozenset[str] = frozenset()
    """Files of all texts that could be read, be they published or not."""
    problem: tuple[Finding, ...] = ()
    """Why nothing could be read."""

    @property
    def library(self) -> Library:
        """What is published."""
        return self.verdict.library

    @property
    def blocked(self) -> frozenset[str]:
        """Files of the texts that are not published because something is wrong with them."""
        wrong = {found.concerns for found in self.verdict.findings if found.severity == "error"}
        return frozenset(set(self.verdict.unpublished) & wrong)


def side_of(source: Source, options: Options, workshop: Workshop, progress: Progress) -> Side:
    """Read and check a source. Raises SourceError where there is nothing to read, HubError for a broken hub file."""
    checked = read_and_check(source, options, workshop, progress)
    library = checked.read.library
    texts = {page.file for page in (*library.units, *library.paths, *library.pages)}
    return Side(source, checked.hub, checked.verdict, checked.root, frozenset({*texts, *checked.read.broken}))


def older_side(source: Source, options: Options, workshop: Workshop) -> Side:
    """Read and check the older state.

    Where nothing could be read of it, which is so before a hub has its first text, it is an empty one that says why.
    """
    try:
        return side_of(source, options, workshop, Silent())
    except SourceError as problem:
        nothing = Verdict(Library(), (), ())
        return Side(source, Hub(), nothing, problem=problem.findings if source.files else ())
