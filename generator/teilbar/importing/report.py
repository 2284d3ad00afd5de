"""What an import came to: on a screen, and as a text with the source's own words that stays beside the unit."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, get_args

from teilbar.importing.plain import escaped
from teilbar.importing.writing import fenced
from teilbar.reading.errors import SourceError
from teilbar.texts import Language, finding, plural, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from teilbar.importing.found import Remark

_LONGEST_QUOTE = 100
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class TakenUnit:
    """A unit that was written."""

    file: str
    """Its text, as a path from where the command was called."""
    title: str
    counts: Mapping[str, int]
    report: str = ""
    """The file with what is to be looked at, beside it; empty where there is nothing."""
    is_path: bool = False
    """Whether it is the learning path of a folder, not a unit."""


@dataclass(frozen=True, slots=True)
class TakenFile:
    """What became of a file."""

    name: str
    form: str = ""
    """What people call its format; empty where nobody knows it."""
    units: tuple[TakenUnit, ...] = ()
    remarks: tuple[Remark, ...] = ()
    problem: tuple[str, Mapping[str, str]] | None = None
    """Why it could not be read: the key of a sentence below ``import.unreadable``, and its values."""


def lines(files: Sequence[TakenFile], source: str, language: Language) -> Iterator[str]:
    """Yield what to tell whoever imported: what was taken over, what is to be looked at, what to do now."""
    if not files:
        yield text("import.unreadable.nothing-known", language)
        return
    units = [unit for file in files for unit in file.units]
    counted = _summed(unit.counts for unit in units)
    yield text(
        "import.done",
        language,
        units=plural("import.units", sum(not unit.is_path for unit in units), language),
        questions=plural("import.questions", sum(counted.values()), language),
    )
    if counted:
        yield f"  {_kinds(counted, language)}"
    for file in files:
        for unit in file.units:
            yield text("import.unit", language, file=unit.file, title=unit.title, source=file.name, form=file.form)
    for file in files:
        if file.problem:
            why, values = file.problem
            yield f"{file.name}: {text(f'import.unreadable.{why}', language, **values)}"
    yield from _to_look_at([remark for file in files for remark in file.remarks], language)
    if reports := [unit.report for unit in units if unit.report]:
        yield text("import.in-full", language, files=", ".join(reports))
    if units:
        yield ""
        yield text("import.next", language, source="" if source == "." else f" {source}")


def _to_look_at(remarks: Sequence[Remark], language: Language) -> Iterator[str]:
    """Yield what is not just as in the source, by file and place."""
    if not remarks:
        return
    yield ""
    yield plural("import.look", len(remarks), language)
    for name, group in groupby(remarks, key=lambda one: one.file):
        yield name
        for (line, title, quote), same in groupby(group, key=lambda one: (one.line, one.title, one.source)):
            yield f"  {_place(line, title, language)}"
            yield from (f"    {sentence(remark, language)}" for remark in same)
            if quote.strip():
                yield f"    {text('import.says', language, words=_quoted(quote))}"


def document(file: TakenFile, language: Language) -> str:
    """Return what is to be looked at of a file as Markdown, with the source's own words, whole."""
    counted = _summed(unit.counts for unit in file.units)
    parts = [
        f"# {text('import.document.title', language, source=escaped(file.name))}",
        text("import.document.about", language, form=file.form),
    ]
    if counted:
        parts.append(_kinds(counted, language))
    if file.problem:
        why, values = file.problem
        parts.append(text(f"import.unreadable.{why}", language, **values))
    for (line, title, quote), same in groupby(file.remarks, key=lambda one: (one.line, one.title, one.source)):
        parts.append(f"## {escaped(_place(line, title, language))}")
        parts += [escaped(sentence(remark, language)) for remark in same]
        if quote.strip():
            parts.append(fenced(quote))
    return "\n\n".join(parts) + "\n"


def refuse_to_replace(file: Path) -> None:
    """Refuse a place for a report that holds something else. Raises SourceError, OSError where it cannot tell."""
    if file.is_dir() or (file.is_file() and file.stat().st_size and not _is_report(file.read_bytes())):
        raise SourceError(finding("import-report-taken", "", report=file))


def _is_report(content: bytes) -> bool:
    titles = (text("import.document.title", language, source="") for language in get_args(Language))
    return content.decode(errors="replace").startswith(tuple(f"# {title}" for title in titles))


def sentence(remark: Remark, language: Language) -> str:
    """Return what a remark says."""
    return text(f"import.remark.{remark.why}", language, **remark.values)


def in_order(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Return remarks as they follow each other in the source."""
    return tuple(sorted(remarks, key=lambda one: (one.file, one.line, one.title, one.source)))


def _place(line: int, title: str, language: Language) -> str:
    words = " ".join(title.split())
    short = words if len(words) <= _LONGEST_TITLE else f"{words[:_LONGEST_TITLE].rstrip()}…"
    where = text("import.line", language, line=line) if line else text("import.whole-file", language)
    return f"{where}: {text('import.quoted', language, words=short)}" if short else where


def _quoted(source: str) -> str:
    words = " ".join(source.split())
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE].rstrip()}…"


def _summed(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for one in counts:
        for kind, count in one.items():
            total[kind] = total.get(kind, 0) + count
    return total


def _kinds(counts: Mapping[str, int], language: Language) -> str:
    return ", ".join(plural(f"import.kind.{kind}", count, language) for kind, count in sorted(counts.items()))
