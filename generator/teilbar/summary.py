"""What a build says at its end: what was built, what was not and why, and how to look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from teilbar.checking.reports.plain import finding_lines, text_report
from teilbar.model.findings import Severity
from teilbar.outcome import UNPUBLISHED
from teilbar.publishing.places import CHECKSUMS, DOWNLOADS
from teilbar.publishing.sizes import amount, size_findings, size_line, sizes_of
from teilbar.texts import message, plural, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from teilbar.metadata_file import MetadataFile
    from teilbar.outcome import Built
    from teilbar.packaging import Packaged
    from teilbar.texts import Language

SHOWN = 10
"""Texts named a paragraph; how many more there are is said."""


def summary_lines(built: Built, source: str, language: Language) -> Iterator[Text]:
    """Yield the lines of a build's last words."""
    if not built.site:
        yield from _package_lines(built, source, language)
        return
    outcome = built.outcome
    for line in built.engine_said:
        yield Text(text("built.engine-said", language, engine=built.engine, line=line), style="yellow")
    yield Text("")
    yield Text(text("built.done", language, name=built.name, out=built.out), style="bold green")
    if built.experimental:
        yield Text(text("built.experimental", language, engine=built.engine), style="yellow")
    counts = {
        kind: plural(f"built.{kind}", number, language)
        for kind, number in (
            ("units", outcome.units),
            ("paths", outcome.paths),
            ("pages", outcome.pages),
        )
    }
    yield Text(text("built.counts", language, **counts))
    yield from _withheld(built, language)
    yield from _unpublished(built, language)
    yield from _further(built, source, language)
    yield from _packaging(built, language)
    sizes = sizes_of(built.sizes)
    yield size_line(sizes, language)
    for found in size_findings(sizes):
        yield from finding_lines(found, language)
    yield Text(text("built.look", language, address=built.out / "index.html"), style="bold")


def _package_lines(built: Built, source: str, language: Language) -> Iterator[Text]:
    packages = [path for path in built.sizes if path.startswith(f"{DOWNLOADS}/") and path != CHECKSUMS]
    yield Text("")
    yield Text(text("built.packed", language, name=built.name, out=built.out), style="bold green")
    size = amount(sum(built.sizes.values()), language)
    yield Text(plural("built.packages", len(packages), language, size=size))
    yield from _withheld(built, language)
    yield from _unpublished(built, language)
    yield from _further(built, source, language)
    yield from _packaging(built, language)


def _further(built: Built, source: str, language: Language) -> Iterator[Text]:
    """Yield how many findings there are that nothing was said of yet."""
    found = built.outcome.findings
    warnings, hints = (sum(one.severity is severity for one in found) for severity in (Severity.WARNING, Severity.INFO))
    counted = (("warnings", warnings), ("hints", hints))
    if said := [plural(f"built.{kind}", count, language) for kind, count in counted if count]:
        more = text("built.and", language).join(said)
        yield Text(text("built.more", language, counts=more, source="" if source == "." else source).rstrip())


def _packaging(built: Built, language: Language) -> Iterator[Text]:
    """Yield what packing has shown, by text: who runs a check does not find it."""
    if not built.packaging:
        return
    yield Text(text("built.packaging", language))
    shown = ""
    for found in built.packaging[:SHOWN]:
        if found.file != shown:
            yield Text(f"  {found.file or text('source-as-a-whole', language)}")
            shown = found.file
        yield from finding_lines(found, language)
    yield from _more(len(built.packaging) - SHOWN, language)


def package_lines(made: Packaged, unit: str, out: Path, language: Language) -> Iterator[Text]:
    """Yield the last words of packing one unit's package."""
    yield Text("")
    if made.size is None:
        yield Text(text("package.refused", language, unit=unit, out=out), style="bold red")
    else:
        yield Text(text("package.done", language, out=out, size=amount(made.size, language)), style="bold green")
    if made.findings:
        yield from text_report(made.findings, language)


def _withheld(built: Built, language: Language) -> Iterator[Text]:
    withheld, findings = built.outcome.withheld, built.outcome.findings
    if not withheld:
        return
    key = "built.withheld" if built.site else "built.unoffered"
    yield Text(plural(key, len(withheld), language), style="yellow")
    for file, rules in withheld[:SHOWN]:
        reasons = {found.rule: found for found in findings if found.concerns == file}
        yield Text(f"  {file}")
        for rule in rules:
            yield Text(f"    {message(reasons[rule], language)}", style="dim")
    yield from _more(len(withheld) - SHOWN, language)


def _unpublished(built: Built, language: Language) -> Iterator[Text]:
    outcome = built.outcome
    if outcome.unpublished:
        yield Text(text("built.unpublished", language), style="bold red")
    elif built.site and not outcome.blocks:
        yield Text(text("built.nothing-unpublished", language))
    for file in outcome.unpublished[:SHOWN]:
        yield Text(f"  {file}")
        for found in outcome.findings:
            if found.concerns == file and (found.severity is Severity.ERROR or found.rule in UNPUBLISHED):
                if found.file != file:
                    yield Text(f"  {text('built.because-of', language, file=found.file)}")
                yield from finding_lines(found, language)
    yield from _more(len(outcome.unpublished) - SHOWN, language)
    others = [
        found
        for found in outcome.findings
        if found.severity is Severity.ERROR and found.concerns not in outcome.unpublished
    ]
    if others:
        yield Text(text("built.to-mend", language), style="bold red")
    for found in others:
        yield Text(f"  {found.file or text('source-as-a-whole', language)}")
        yield from finding_lines(found, language)


def _more(count: int, language: Language) -> Iterator[Text]:
    if count > 0:
        yield Text(f"  {text('built.and-more', language, count=count)}")


def metadata_lines(made: MetadataFile, source: str, language: Language) -> Iterator[Text]:
    """Yield what became of the file for OERSI, and what else it takes to be found there."""
    works = plural("metadata.works", made.works, language)
    key = "metadata.written" if made.written else "metadata.unchanged"
    yield Text(text(key, language, file=made.name, works=works), style="bold green")
    if made.left_out:
        yield Text(plural("metadata.left-out", made.left_out, language, source=source).removesuffix(" ."))
    yield Text(text("metadata.topic", language))
