"""Who says what of a text: built-in defaults < hub file < metadata.yml < _ordner.yml < the text's own header.

A course's ``metadata.yml`` (OERSI: AMB, or schema.org's LearningResource) describes the course. Its parts inherit what
is true of every part, but neither its name nor its description, id or date. Nothing is invented: what nobody wrote
stays empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from teilbar.model.findings import Finding
from teilbar.model.metadata import Metadata
from teilbar.reading.fields import Place, Statement, read_metadata
from teilbar.reading.yaml import YamlProblem, load_yaml_lines
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from teilbar.hub import Hub
    from teilbar.reading.frontmatter import Header
    from teilbar.reading.source import Source
    from teilbar.reading.yaml import Lines

COURSE_FILES = ("metadata.yaml", "metadata.yml")
FOLDER_FILES = ("_ordner.yaml", "_ordner.yml")
HUB_FILE = "mkdocs.yml"

COURSE_WIDE = frozenset(
    {
        *("authors", "areas", "audience", "educational_level", "keywords"),
        *("languages", "licence", "publisher", "resource_types"),
    }
)
"""What a part inherits from its course."""

FOLDERS_OWN = frozenset({"title", "summary", "id", "kind", "units"})
"""What ``_ordner.yml`` says of the folder alone."""

_INCLUDE = re.compile(r"^(?:[^#\n]*[\s:-])?!include\b", re.MULTILINE)
_A_COURSE = "https://w3id.org/kim/hcrt/course"


@dataclass(frozen=True, slots=True)
class Description:
    """All that is said of one text."""

    metadata: Metadata
    places: Mapping[str, Place]
    """Where each field comes from, by its name in :class:`Metadata`; built-in defaults have no place."""
    findings: tuple[Finding, ...] = ()
    """What is wrong in the text's own header; the findings of inherited files are in :attr:`Defaults.findings`."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the files of a source say of the texts below them, read once."""

    base: tuple[Statement, ...] = ()
    """Built-in defaults and the hub file's, weakest first."""
    courses: Mapping[str, Statement] = field(default_factory=lambda: MappingProxyType({}))
    """What each ``metadata.yml`` says of all parts of its course, by folder."""
    folders: Mapping[str, Statement] = field(default_factory=lambda: MappingProxyType({}))
    """What each ``_ordner.yml`` says, by folder; also what holds for the folder alone, such as its title."""
    findings: tuple[Finding, ...] = ()
    """What is wrong in these files, once each."""

    def describe(self, file: str, header: Header) -> Description:
        """Return what is said of the Markdown file at path ``file`` of the source, whose header was read.

        A field that was given but cannot be understood is empty: what others say must not stand in its place.
        """
        own = read_metadata(header.fields, file, header.lines)
        values: dict[str, object] = {}
        places: dict[str, Place] = {}
        for statement, withheld in self._statements(file, own):
            for name in sorted(statement.unreadable - withheld):
                values.pop(name, None)
                places.pop(name, None)
            for name in sorted(statement.metadata.model_fields_set - withheld):
                values[name] = getattr(statement.metadata, name)
                places.pop(name, None)
                if name in statement.places:
                    places[name] = statement.places[name]
        return Description(
            metadata=Metadata.model_validate(values),
            places=MappingProxyType(places),
            findings=(*header.findings, *own.findings),
        )

    def _statements(self, file: str, own: Statement) -> Iterator[tuple[Statement, frozenset[str]]]:
        """Return who says something of a text, the weakest first, and what of it does not hold for the text."""
        folders = list(_folders_of(file))
        nothing = frozenset[str]()
        yield from ((statement, nothing) for statement in self.base)
        yield from ((self.courses[folder], nothing) for folder in folders if folder in self.courses)
        yield from ((self.folders[folder], FOLDERS_OWN) for folder in folders if folder in self.folders)
        yield own, nothing


def read_defaults(source: Source, hub: Hub) -> Defaults:
    """Read every ``metadata.yml`` and ``_ordner.yml`` of a source."""
    courses: dict[str, Statement] = {}
    folders: dict[str, Statement] = {}
    findings = []
    for path in source.files:
        folder, _, name = path.rpartition("/")
        if name in COURSE_FILES:
            found, statement = courses, _read_course(source, path)
        elif name in FOLDER_FILES:
            found, statement = folders, _read_folder(source, path)
        else:
            continue
        if folder in found:
            findings.append(finding("defaults-twice", path))
            continue
        found[folder] = statement
        findings.extend(statement.findings)
    return Defaults(
        base=(Statement(Metadata(languages=("de",))), _of_hub(hub)),
        courses=MappingProxyType(courses),
        folders=MappingProxyType(folders),
        findings=tuple(findings),
    )


def _folders_of(file: str) -> Iterator[str]:
    """Return the folders that a file lies in, from the source's root down."""
    yield ""
    parts = file.split("/")[:-1]
    yield from ("/".join(parts[:depth]) for depth in range(1, len(parts) + 1))


def _of_hub(hub: Hub) -> Statement:
    said: dict[str, object] = {"lizenz": hub.licence, "autor": list(hub.authors) or None}
    if "language" in hub.model_fields_set:
        said["sprache"] = hub.language
    if hub.publisher.name:
        said["herausgeber"] = {"name": hub.publisher.name, "url": hub.publisher.url, "type": "Organization"}
    return read_metadata(said, HUB_FILE)


def _read_folder(source: Source, path: str) -> Statement:
    content = _load(source, path)
    if isinstance(content, Finding):
        return _nothing_known(content)
    works, lines = content
    if works is None:
        return Statement(Metadata())
    if not isinstance(works, dict):
        return _nothing_known(finding("defaults-not-fields", path, 1))
    fields = {str(name): value for name, value in works.items()}
    return read_metadata(fields, path, {name: line for name in fields if (line := lines.of(name))})


def _read_course(source: Source, path: str) -> Statement:
    text = source.read_text(path)
    content = text if isinstance(text, Finding) else _parse(text, path, tolerate_tags=True)
    if isinstance(text, Finding) or isinstance(content, Finding):
        return _nothing_known(content)
    works, lines = content
    prefix: tuple[int, ...] = () if isinstance(works, dict) else (0,)
    fields = _shared_by_all(works if isinstance(works, list) else [works])
    places = {name: line for name in fields if (line := lines.of(*prefix, name))}
    statement = read_metadata(fields, path, places, only=COURSE_WIDE)
    values = {name: getattr(statement.metadata, name) for name in statement.metadata.model_fields_set}
    if types := values.get("resource_types"):
        values["resource_types"] = tuple(concept for concept in types if concept.id != _A_COURSE)
    return replace(statement, metadata=Metadata.model_validate(values))


def _shared_by_all(works: Sequence[object]) -> dict[str, object]:
    """Return the fields that say the same of every work that a file describes."""
    first, *others = works or [None]
    if not isinstance(first, dict):
        return {}
    return {
        str(name): value
        for name, value in first.items()
        if all(isinstance(other, dict) and other.get(name) == value for other in others)
    }


def _load(source: Source, path: str, *, tolerate_tags: bool = False) -> tuple[object, Lines] | Finding:
    text = source.read_text(path)
    if isinstance(text, Finding):
        return text
    try:
        return load_yaml_lines(text, tolerate_tags=tolerate_tags)
    except YamlProblem as problem:
        return problem.as_finding(path)


def _nothing_known(problem: Finding) -> Statement:
    """Return what a broken file says: something, so that what stands above it cannot be taken for its word."""
    return Statement(
        Metadata(), unreadable=frozenset(Metadata.model_fields) - FOLDERS_OWN - {"languages"}, findings=(problem,)
    )
