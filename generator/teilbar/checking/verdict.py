"""What findings mean for a library: what is published, what is withheld, what blocks."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from teilbar.checking.registry import Surroundings, all_checks, all_library_checks
from teilbar.checking.silencing import Silences
from teilbar.describing.vocabulary import Vocabularies
from teilbar.licensing.registry import Registry
from teilbar.linking import INDEX_NAMES, Links
from teilbar.meetings import server_of
from teilbar.model.findings import Severity
from teilbar.outcome import Outcome
from teilbar.reading.discovery import is_companion
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilbar.hub import Hub
    from teilbar.model.findings import Finding
    from teilbar.model.silences import Silence, Silenced
    from teilbar.model.unit import Library, Page

WITHHOLDING = frozenset(
    {
        *("licence-missing", "licence-unknown", "licence-without-version", "licence-contradicts-link"),
        *("licence-several", "licence-version-unknown", "licence-impossible", "licence-not-reusable"),
        *("medium-undeclared", "medium-licence-missing", "medium-not-reusable", "medium-terms-of-host"),
        *("medium-from-host", "persons-without-consent", "adaptation-licence", "copy-licence"),
        *("combination-no-adaptations", "combination-share-alike", "combination-earlier-version"),
        *("combination-non-commercial", "combination-attribution", "combination-not-reusable"),
        "combination-unmixable",
    }
)
"""Rules for which a unit gets a page, but no downloads and no place in catalogue, feed and sitemap."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A library without what may not be published, and all that was found on the way."""

    library: Library
    findings: tuple[Finding, ...]
    """Sorted by file and line."""
    unpublished: tuple[str, ...]
    """Files of the texts that are not published."""
    silenced: tuple[Silenced, ...] = ()
    """What was found as well, of rules that are switched off there."""
    silences: Silences = field(default_factory=Silences)
    """What is switched off, for whoever finds something later."""

    @property
    def outcome(self) -> Outcome:
        """What became of the texts, without the texts."""
        library = self.library
        return Outcome(
            units=len(library.units),
            paths=len(library.paths),
            pages=sum(not page.made for page in library.pages),
            withheld=tuple((unit.file, unit.withheld) for unit in library.units if unit.withheld),
            unpublished=self.unpublished,
            findings=self.findings,
        )


def judge(  # noqa: PLR0913 - what was read, and how it is to be judged
    library: Library,
    findings: Iterable[Finding],
    hub: Hub,
    *,
    broken: Iterable[str] = (),
    strict: bool = False,
    today: date = date.min,
    vocabularies: Vocabularies | None = None,
    remarks: tuple[Silence, ...] = (),
) -> Verdict:
    """Check a library and take out what may not be published.

    ``findings`` and ``broken`` are those of reading it. ``strict`` makes every warning an error, ``hub.blocking`` those
    of the rules that it names. ``today`` is the day by which checks judge what is out of date, ``remarks`` are those
    that switch a rule off.
    """
    broken = set(broken)
    kept, withdrawals = _without_withdrawn(_keep(library, broken))
    around = Surroundings(hub, Links(kept, server_of(hub)), Registry.load(), today, vocabularies or Vocabularies())
    checked = [
        found for page in _pages(kept) if not page.made for check in all_checks() for found in check(page, around)
    ]
    checked += [found for check in all_library_checks() for found in check(kept, around)]
    silences = Silences(frozenset(hub.off), remarks)
    told, silenced = silences.part((*findings, *withdrawals, *checked))
    about, also = silences.part(silences.problems(_looked_at(kept, remarks)))
    weighed = tuple(_weigh(found, hub, strict=strict) for found in (*told, *about))
    refused = {found.concerns for found in weighed if found.severity is Severity.ERROR}
    refused &= {page.file for page in _pages(kept)}
    return Verdict(
        _offer(_keep(kept, refused), weighed),
        _sorted(weighed),
        tuple(sorted({*broken, *refused, *(found.file for found in withdrawals)})),
        (*silenced, *also),
        silences,
    )


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(
        sorted(findings, key=lambda found: (found.file, found.line or 0, found.rule, found.values, found.text))
    )


def _looked_at(kept: Library, remarks: tuple[Silence, ...]) -> frozenset[str]:
    """Return the files in which a remark that silenced nothing is one too many: all checks have seen what is there."""
    texts = {page.file for page in _pages(kept)}
    return frozenset(texts | {one.file for one in remarks if not one.file.lower().endswith((".md", ".markdown"))})


def _pages(library: Library) -> tuple[Page, ...]:
    return (*library.units, *library.paths, *library.pages)


def _without_withdrawn(library: Library) -> tuple[Library, list[Finding]]:
    withdrawals = []
    for page in _pages(library):
        if page.metadata.draft:
            withdrawals.append(finding("text-is-draft", page.file, title=page.title))
        elif withdrawal := page.metadata.withdrawn:
            reason = withdrawal.reason or "–"
            withdrawals.append(finding("unit-withdrawn", page.file, reason=reason))
    return _keep(library, {found.file for found in withdrawals}), withdrawals


def _keep(library: Library, dropped: set[str]) -> Library:
    """Return the library without the texts in these files, and without those in easy language that belong to them.

    Learning paths lose the units that are gone.
    """
    folders = {posixpath.dirname(file) for file in dropped if posixpath.basename(file).lower() in INDEX_NAMES}
    units = tuple(unit for unit in library.units if unit.file not in dropped)
    ids = {unit.id for unit in units}
    return replace(
        library,
        units=units,
        paths=tuple(
            replace(path, units=tuple(unit for unit in path.units if unit in ids))
            for path in library.paths
            if path.file not in dropped
        ),
        pages=tuple(
            page
            for page in library.pages
            if page.file not in dropped and not (is_companion(page.file) and page.folder in folders)
        ),
    )


def with_findings(verdict: Verdict, findings: Iterable[Finding], hub: Hub, *, strict: bool = False) -> Verdict:
    """Return a verdict with what was found of the source as a whole, once it was known what is offered of it.

    It keeps no text from being published. The rules that are switched off are the verdict's own.
    """
    told, silenced = verdict.silences.part(tuple(findings))
    weighed = [_weigh(found, hub, strict=strict) for found in told]
    return replace(verdict, findings=_sorted((*verdict.findings, *weighed)), silenced=(*verdict.silenced, *silenced))


def _weigh(found: Finding, hub: Hub, *, strict: bool) -> Finding:
    blocks = found.rule in hub.blocking or (strict and found.severity is Severity.WARNING)
    return replace(found, severity=Severity.ERROR) if blocks else found


def _offer(library: Library, findings: Iterable[Finding]) -> Library:
    """Mark the units that get a page but are not offered."""
    reasons: dict[str, list[str]] = {}
    for found in findings:
        if found.rule in WITHHOLDING:
            reasons.setdefault(found.concerns, []).append(found.rule)
    return replace(
        library,
        units=tuple(
            replace(unit, withheld=tuple(dict.fromkeys(reasons[unit.file]))) if unit.file in reasons else unit
            for unit in library.units
        ),
    )
