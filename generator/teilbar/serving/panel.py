"""What the panel beside a page says: the page's own findings, each at its line, those elsewhere, and how old all is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from teilbar.checking.reports.examined import once
from teilbar.model.findings import Severity
from teilbar.reading.errors import SourceError
from teilbar.serving.blocks import Spot, spot_of
from teilbar.texts import message, remedy, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from teilbar.model.document import Document
    from teilbar.model.findings import Finding
    from teilbar.model.unit import Medium, Page
    from teilbar.serving.answers import Shown
    from teilbar.serving.knowing import Known
    from teilbar.serving.state import State
    from teilbar.texts import Language

Json: TypeAlias = "Mapping[str, object]"

ELSEWHERE = 60
"""Findings of other texts that are listed; how many more there are is said."""
LONGEST_LINE = 200  # letters of a source's line that are shown

_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


def panel_of(state: State, shown: Shown, language: Language) -> Json:
    """Return what the panel says beside what is shown, as data for its script."""
    known = state.known
    findings = known.verdict.findings if known else ()
    files = _files(shown)
    own = [found for found in (*findings, *state.packaging) if found.concerns in files or found.file in files]
    told = set(own)
    others = once(found for found in findings if found not in told)
    counted = Counter(found.severity for found in others)
    return {
        "digest": shown.digest,
        "file": shown.file,
        "late": state.changing,
        "whole": state.is_whole,
        "building": state.building,
        "effects": bool(known and known.source.commit and known.is_folder),
        "old": bool(shown.problem),
        "problem": [_entry(found, known, language) for found in shown.problem],
        "build": [_entry(found, known, language) for found in state.build_problem],
        "own": [
            _entry(found, known, language) | _at(found, shown.page, known)
            for found in sorted(once(own), key=lambda found: _WEIGHT[found.severity])
        ],
        "elsewhere": {
            "counts": [
                {"severity": severity, "word": text(f"severity.{severity}", language), "count": counted[severity]}
                for severity in Severity
                if counted[severity]
            ],
            "found": [_entry(found, known, language) | _page(found, known) for found in _heaviest(others)],
            "more": max(0, len(others) - ELSEWHERE),
        },
    }


CHANGING: Json = {"changing": True}
"""What it says as soon as a change is noticed: quickly, for the change is being read meanwhile."""


def _heaviest(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda found: _WEIGHT[found.severity])[:ELSEWHERE]


def _files(shown: Shown) -> frozenset[str]:
    """Return the text that is shown and the files that belong to it: its media, and what is said of them."""
    return frozenset({shown.file, *(_beside(shown.page) if shown.page else ())}) if shown.file else frozenset()


def _beside(page: Page) -> Iterator[str]:
    yield f"{page.folder}/medien.yml"
    for medium in page.media.values():
        yield medium.path
        yield f"{medium.path}.yml"
        if medium.record and medium.record.declared_in:
            yield medium.record.declared_in


def _entry(found: Finding, known: Known | None, language: Language) -> dict[str, object]:
    return {
        "rule": found.rule,
        "severity": found.severity,
        "word": text(f"severity.{found.severity}", language),
        "message": message(found, language),
        "remedy": remedy(found, language),
        "file": found.file,
        "line": found.line,
        "source": _line(found, known),
    }


def _line(found: Finding, known: Known | None) -> str:
    """Return the line of the source that a finding is about, as it stands there."""
    if not (known and found.line and found.file in known.source.files):
        return ""
    lines = known.lines(found.file)
    return lines[found.line - 1][:LONGEST_LINE] if found.line <= len(lines) else ""


def _at(found: Finding, page: Page | None, known: Known | None) -> dict[str, object]:
    """Say where on the page of a text a finding is to be seen; what its header says is seen at the top."""
    if page is None or known is None:
        return {"at": None}
    if found.file == page.file and found.line:
        document = _document(page)
        spot = (spot_of(document, found.line) if document else None) or Spot()
        medium = page.media.get(spot.target)
    else:
        spot, medium = Spot(), _medium(found, page)
        if medium is None:
            return {"at": None}
    stem = known.ground.targets.places[medium.path].rpartition(".")[0] if medium else ""
    return {"at": {"anchor": spot.anchor, "words": spot.words, "alt": spot.alt, "medium": stem}}


def _medium(found: Finding, page: Page) -> Medium | None:
    """Return the medium of a text that a finding in another file is about, by that file or by the record's line."""
    media = page.media.values()
    if named := next((one for one in media if found.file in {one.path, f"{one.path}.yml"}), None):
        return named
    recorded = [one for one in media if one.record and one.record.declared_in == found.file and one.record.line]
    above = [one for one in recorded if one.record and (one.record.line or 0) <= (found.line or 0)]
    return max(above, key=lambda one: (one.record and one.record.line) or 0, default=None)


def _document(page: Page) -> Document | None:
    try:
        return page.document
    except (SourceError, OSError):  # changed again: the next state is on its way
        return None


def _page(found: Finding, known: Known | None) -> dict[str, object]:
    return {"page": known.places.get(found.concerns, "") if known else ""}
