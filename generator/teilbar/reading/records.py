"""What authors say of pictures, sound and films: ``medien.yml`` and sidecars (``bild.jpg.yml``)."""

from __future__ import annotations

import posixpath
import unicodedata
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from teilbar.cache import Cache, digest_of
from teilbar.fingerprints import fingerprint
from teilbar.made_by import made_by
from teilbar.model.findings import Finding
from teilbar.reading.fields import read_medium
from teilbar.reading.names import MEDIUM_NAMES
from teilbar.reading.yaml import Lines, YamlProblem, load_yaml_lines
from teilbar.texts import finding
from teilbar.workshop import Order, Step, Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from teilbar.model.metadata import MediumRecord
    from teilbar.reading.source import Source

LISTS = frozenset({"medien.yml", "medien.yaml", "media.yml", "media.yaml"})
_YAML = (".yml", ".yaml")
_MEDIA = frozenset(
    {
        *("avif", "bmp", "gif", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"),
        *("aac", "flac", "m4a", "mp3", "oga", "ogg", "opus", "wav"),
        *("avi", "m4v", "mov", "mp4", "ogv", "webm"),
        *("docx", "odp", "ods", "odt", "pdf", "pptx", "xlsx"),
    }
)
"""Suffixes by which a sidecar is known whose medium is missing."""
_SIMILARITY = 0.9

_Steps: TypeAlias = tuple[str | int, ...]
"""The way to an entry in a YAML text."""


@dataclass(frozen=True, slots=True)
class RecordFile:
    """What one file says of media, whatever else there is in the source."""

    records: tuple[MediumRecord, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Written:
    """A file with records, as it stands in the source."""

    path: str
    text: str
    is_list: bool
    """Whether it lists records, or is the one of the medium beside it."""


def read_records(
    source: Source, folder: str = "", workshop: Workshop | None = None
) -> tuple[Mapping[str, MediumRecord], tuple[Finding, ...]]:
    """Read all records in a folder of the source and below it; by default, in all of the source.

    Returns the records by the medium's path in the source (NFC), and what is wrong with them. A withdrawal counts
    wherever it stands: also in a second record for the same file, or where the name is written in another case.
    """
    records = _Records(source)
    within = f"{folder}/" if folder else ""
    media = {path: _medium_of_sidecar(source, path) for path in source.files if path.startswith(within)}
    written = []
    for path, medium in media.items():
        is_list = path.rpartition("/")[2] in LISTS
        if not is_list and medium is None:
            continue
        text = source.read_text(path)
        if isinstance(text, Finding):
            records.findings.append(text)
        else:
            written.append(_Written(path, text, is_list))
    orders = [Order(digest_of("records", made_by(), fingerprint(file)), file.path, file) for file in written]
    workshop = workshop or Workshop(Cache(None), 1)
    for file, read in zip(written, workshop.make(RECORDS, orders), strict=True):
        records.findings.extend(read.findings)
        for record in read.records:
            medium = None if file.is_list else media[file.path]
            records.add(record, medium or _join(posixpath.dirname(file.path), record.file))
    return MappingProxyType(records.found), tuple(records.findings)


def _medium_of_sidecar(source: Source, path: str) -> str | None:
    medium, dot_yaml = posixpath.splitext(path)
    if dot_yaml not in _YAML:
        return None
    is_medium = posixpath.splitext(medium)[1].lstrip(".").lower() in _MEDIA
    return medium if is_medium or ("." in posixpath.basename(medium)[1:] and source.find(medium)) else None


def read_record_file(file: _Written) -> RecordFile:
    """Read the records of one file: a pure function of its path and its text."""
    try:
        content, lines = load_yaml_lines(file.text)
    except YamlProblem as problem:
        return RecordFile(findings=(problem.as_finding(file.path),))
    return _listed(content, lines, file.path) if file.is_list else _beside(content, lines, file.path)


RECORDS = Step("records", read_record_file, seconds=0.001)


def _listed(content: object, lines: Lines, path: str) -> RecordFile:
    records: list[MediumRecord] = []
    findings: list[Finding] = []
    for steps, fields in _entries(content):
        line = lines.of(*steps)
        if fields is None:
            findings.append(finding("record-not-fields", path, line))
            continue
        record, problems = _record(fields, path, lines, steps)
        findings.extend(problems)
        if record.file:
            records.append(record)
        else:
            findings.append(finding("record-without-file", path, line))
    return RecordFile(tuple(records), tuple(findings))


def _beside(content: object, lines: Lines, path: str) -> RecordFile:
    if isinstance(content, dict):
        record, findings = _record(_with_texts(content), path, lines, ())
        return RecordFile((record,), tuple(findings))
    return RecordFile(findings=() if content is None else (finding("record-not-fields", path, 1),))


def _record(
    fields: Mapping[str, object], path: str, lines: Lines, steps: _Steps
) -> tuple[MediumRecord, Sequence[Finding]]:
    places = {name: line for name in fields if (line := lines.of(*steps, name))}
    return read_medium(fields, path, places, lines.of(*steps) if steps else 1)


@dataclass(frozen=True, slots=True)
class _Records:
    """The records that were collected so far."""

    source: Source
    found: dict[str, MediumRecord] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def add(self, record: MediumRecord, path: str) -> None:
        """Keep a record for the medium at ``path``, which may not be there, or be there in another case."""
        medium = self._locate(record, path)
        if medium is None:
            return
        first = self.found.setdefault(medium, record.model_copy(update={"file": medium}))
        if first.declared_in == record.declared_in and first.line == record.line:
            return
        self._report(
            "record-twice", record, medium=posixpath.basename(medium), first=f"{first.declared_in}:{first.line}"
        )
        if record.withdrawn and not first.withdrawn:
            self.found[medium] = first.model_copy(update={"withdrawn": record.withdrawn})

    def _locate(self, record: MediumRecord, path: str) -> str | None:
        name = posixpath.basename(path)
        if path.startswith("../"):
            self._report("record-outside", record, medium=path)
            return None
        if file := self.source.find(path):
            return file.path
        if other := self.source.find_other_case(path):
            self._report("record-other-case", record, medium=name, found=posixpath.basename(other))
            return other
        if similar := get_close_matches(path, self.source.files, n=1, cutoff=_SIMILARITY):
            self._report("record-file-misspelled", record, medium=name, similar=posixpath.basename(similar[0]))
        elif not record.withdrawn:  # a withdrawn file that is gone is gone as it should be
            self._report("record-file-missing", record, medium=name)
        return None

    def _report(self, rule: str, record: MediumRecord, **values: str) -> None:
        self.findings.append(finding(rule, record.declared_in, record.line, **values))


def _entries(content: object, steps: _Steps = ()) -> Iterator[tuple[_Steps, dict[str, object] | None]]:
    """Return each record with the steps that lead to it; None for what is not made of fields."""
    if isinstance(content, list):
        for index, entry in enumerate(content):
            yield (*steps, index), _with_texts(entry) if isinstance(entry, dict) else None
    elif isinstance(content, dict):
        fields = _with_texts(content)
        if fields.keys() <= {"medien", "media"}:
            for name, entries in fields.items():
                yield from _entries(entries, (*steps, name))
        elif any(MEDIUM_NAMES.field(name) == "file" for name in fields):
            yield steps, fields
        else:
            for name, entry in fields.items():
                said = _with_texts(entry) if isinstance(entry, dict) else {}
                yield (*steps, name), {"datei": name} | said if entry is None or said else None
    elif content is not None:
        yield steps, None


def _with_texts(fields: dict[object, object]) -> dict[str, object]:
    return {str(name): value for name, value in fields.items()}


def _join(folder: str, written: str) -> str:
    path = posixpath.normpath(posixpath.join("/" if written.startswith("/") else folder, written.replace("\\", "/")))
    return unicodedata.normalize("NFC", path).lstrip("/")
