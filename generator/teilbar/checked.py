"""A source that was read and checked: what every command that looks at one begins with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from teilbar.checking.contributors import unknown_contributors
from teilbar.checking.duties import duties
from teilbar.checking.texts import check_texts
from teilbar.checking.verdict import judge, with_findings
from teilbar.duties.unwritten import Unwritten
from teilbar.hub import content_root, load_hub
from teilbar.metadata_file import has_own, stale
from teilbar.reading.library import read_library
from teilbar.reading.services import read_services
from teilbar.reading.silences import read_silences
from teilbar.reading.source import SourceError
from teilbar.reading.vocabularies import read_vocabularies
from teilbar.suggesting.collecting import suggestions
from teilbar.suggesting.document import targets
from teilbar.texts import finding, text

if TYPE_CHECKING:
    from teilbar.checking.verdict import Verdict
    from teilbar.describing.vocabulary import Vocabularies
    from teilbar.hub import Hub
    from teilbar.options import Options
    from teilbar.progress import Progress
    from teilbar.reading.library import ReadLibrary
    from teilbar.reading.source import Source
    from teilbar.suggesting.document import Target
    from teilbar.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Checked:
    """A source that was read and checked."""

    hub: Hub
    read: ReadLibrary
    """What the source holds, be it published or not."""
    verdict: Verdict
    root: str
    """The content folder in the source; empty for the source itself."""
    label: str
    """What to call the source."""
    vocabularies: Vocabularies
    """The terms that the hub works with."""
    files: frozenset[str]
    """The paths of all its files."""
    suggestions: tuple[Target, ...] = ()
    """What could be said of media that nobody declared, where that was asked for."""


def read_and_check(source: Source, options: Options, workshop: Workshop, progress: Progress) -> Checked:
    """Read all texts of a source and check them.

    Raises SourceError where there is no text, HubError where the hub file is broken.
    """
    hub, hub_findings = load_hub(source)
    root = content_root(source, hub)
    progress.begin(text("progress.read", options.language))
    services, service_findings = read_services(source, root)
    unwritten = Unwritten(hub, source, root, hub.site_name or source.label, services)
    read = read_library(source, hub, root, workshop, lambda _: progress.advance(), unwritten.texts)
    if not read.has_texts:
        raise SourceError(finding("source-without-texts", "", source=f"{source.label}/{root}".rstrip("/")))
    progress.begin(text("progress.check", options.language))
    vocabularies, vocabulary_findings = read_vocabularies(source, hub)
    about_duties = duties(read.library, hub, source, root, options.today)
    found = (
        *hub_findings,
        *vocabulary_findings,
        *service_findings,
        *about_duties,
        *unknown_contributors(read.contributions, hub, source),
        *read.findings,
        *check_texts(read.library, hub, workshop),
    )
    judged = partial(
        judge,
        read.library,
        found,
        hub,
        broken=read.broken,
        today=options.today,
        vocabularies=vocabularies,
        remarks=read_silences(source),
    )
    verdict = judged(strict=options.strict)
    if has_own(source):  # what is offered does not depend on how strictly somebody looks
        usual = judged(strict=False) if options.strict else verdict
        out_of_date = stale(source, usual.library, hub, vocabularies)
        verdict = with_findings(verdict, out_of_date, hub, strict=options.strict)
    suggested = targets(suggestions(read.library, source), source) if options.suggest else ()
    return Checked(hub, read, verdict, root, source.label, vocabularies, frozenset(source.files), suggested)
