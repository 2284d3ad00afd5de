"""Who says what of a text: built-in defaults < hub file < metadata.yml < _ordner.yml < the text's own header.

A course's ``metadata.yml`` (OERSI: AMB, or schema.org's LearningResource) describes the course. Its parts inherit what
is true of every part, but neither its name nor its description, id or date. Nothing is invented: what nobody wrote
stays empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from teilbar.fingerprints import fingerprint
from teilbar.model.findings import Finding, Place
from teilbar.model.generated import is_generated
from teilbar.model.metadata import Metadata
from teilbar.reading.fields import Statement, read_metadata
from teilbar.reading.includes import read_works
from teilbar.reading.yaml import YamlProblem, load_yaml_lines
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from teilbar.hub import Hub
    from teilbar.reading.frontmatter import Header
    from teilbar.reading.source import Source

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

FOLDERS_OWN = frozenset({"title", "summary", "id", "former", "kind", "units"})
"""What ``_ordner.yml`` says of the folder alone."""

_A_COURSE = "https://w3id.org/kim/hcrt/course"


@dataclass(frozen=True, slots=True)
class Description:
    """All that is said of one text."""

    metadata: Metadata
    places: Mapping[str, Place]
    """Where each field comes from, by its name in :class:`Metadata`; built-in defaults have no place. Of a field that
    a template left to be filled in and that says nothing yet, where that is."""
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
    _known: dict[tuple[str, ...], Inherited] = field(default_factory=dict, compare=False)

    def course_of(self, file: str) -> Statement | None:
        """Return what the nearest ``metadata.yml`` above a file says, if it names both a licence and who made all this.

        Such a file describes the course with everything that belongs to it (AMB, ``creator`` and ``license``).
        """
        for folder in reversed(tuple(_folders_of(file))):
            course = self.courses.get(folder)
            if course and course.metadata.licence and course.metadata.authors:
                return course
        return None

    def of(self, file: str) -> Inherited:
        """Return what the Markdown file at path ``file`` of the source inherits; the same object for the same."""
        folders = tuple(folder for folder in _folders_of(file) if folder in self.courses or folder in self.folders)
        if folders not in self._known:
            courses = (self.courses[folder] for folder in folders if folder in self.courses)
            above = (self.folders[folder] for folder in folders if folder in self.folders)
            self._known[folders] = Inherited((*self.base, *courses), tuple(above))
        return self._known[folders]


@dataclass(frozen=True)
class Inherited:
    """What others say of one text, the weakest first."""

    general: tuple[Statement, ...] = ()
    """Defaults, the hub file's and the courses'."""
    folders: tuple[Statement, ...] = ()
    """Those of the folders that it lies in: what holds for a folder alone, such as its title, is not inherited."""

    @cached_property
    def key(self) -> str:
        """The digest of all of it."""
        return fingerprint(self.general, self.folders)

    def describe(self, file: str, header: Header) -> Description:
        """Return what is said of the Markdown file at path ``file`` of the source, whose header was read.

        A field that was given but cannot be understood is empty: what others say must not stand in its place.
        """
        own = read_metadata(header.fields, file, header.lines)
        values: dict[str, object] = {}
        places: dict[str, Place] = {}
        for statement, withheld in self._with(own):
            for name in sorted(statement.unreadable - withheld):
                values.pop(name, None)
                places.pop(name, None)
            for name in sorted(statement.metadata.model_fields_set - withheld):
                values[name] = getattr(statement.metadata, name)
                places.pop(name, None)
                if name in statement.places:
                    places[name] = statement.places[name]
        places = {**own.unfilled, **places}
        return Description(
            metadata=Metadata.model_validate(values),
            places=places,
            findings=(*header.findings, *own.findings),
        )

    def _with(self, own: Statement) -> Iterator[tuple[Statement, frozenset[str]]]:
        """Return who says something of the text, and what of it does not hold for it."""
        nothing = frozenset[str]()
        yield from ((statement, nothing) for statement in self.general)
        yield from ((statement, FOLDERS_OWN) for statement in self.folders)
        yield own, nothing


def read_defaults(source: Source, hub: Hub, root: str = "") -> Defaults:
    """Read every ``metadata.yml`` and ``_ordner.yml`` that says something of the texts in the content root."""
    courses: dict[str, Statement] = {}
    folders: dict[str, Statement] = {}
    findings = []
    for path in source.files:
        folder, _, name = path.rpartition("/")
        if name not in (*COURSE_FILES, *FOLDER_FILES) or not _is_on_the_way(folder, root):
            continue
        found = courses if name in COURSE_FILES else folders
        if folder in found:
            findings.append(finding("defaults-twice", path))
        else:
            found[folder] = _read(source, path)
            findings.extend(found[folder].findings)
    return Defaults(
        base=(Statement(Metadata(languages=("de",))), _of_hub(hub)),
        courses=MappingProxyType(courses),
        folders=MappingProxyType(folders),
        findings=tuple(findings),
    )


def _is_on_the_way(folder: str, root: str) -> bool:
    """Tell whether a folder lies in the content root or the content root in it."""
    return not folder or not root or f"{folder}/".startswith(f"{root}/") or f"{root}/".startswith(f"{folder}/")


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


def _read(source: Source, path: str) -> Statement:
    text = source.read_text(path)
    if isinstance(text, Finding):
        return _nothing_known(text)
    try:
        if path.rpartition("/")[2] in COURSE_FILES:
            return Statement(Metadata()) if is_generated(text) else _of_course(source, text, path)
        return _of_folder(text, path)
    except YamlProblem as problem:
        return _nothing_known(problem.as_finding(path))


def _of_folder(text: str, path: str) -> Statement:
    content, lines = load_yaml_lines(text)
    if content is None:
        return Statement(Metadata())
    if not isinstance(content, dict):
        return _nothing_known(finding("defaults-not-fields", path, 1))
    fields = {str(name): value for name, value in content.items()}
    return read_metadata(fields, path, {name: line for name in fields if (line := lines.of(name))})


def _of_course(source: Source, text: str, path: str) -> Statement:
    works, problems = read_works(source, text, path)
    fields = _shared_by_all([work.content for work in works])
    first = works[0] if works else None
    places = {name: line for name in fields if first and (line := first.line_of(name))}
    statement = read_metadata(fields, first.file if first else path, places, only=COURSE_WIDE)
    return replace(
        statement, metadata=_without_course_type(statement.metadata), findings=(*statement.findings, *problems)
    )


def _without_course_type(metadata: Metadata) -> Metadata:
    """Return the metadata of a course for its parts: they are not courses."""
    if not metadata.resource_types:
        return metadata
    types = tuple(concept for concept in metadata.resource_types if concept.id != _A_COURSE)
    return metadata.model_copy(update={"resource_types": types})


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


def _nothing_known(problem: Finding) -> Statement:
    """Return what a broken file says: something, so that what stands above it cannot be taken for its word."""
    return Statement(
        Metadata(), unreadable=frozenset(Metadata.model_fields) - FOLDERS_OWN - {"languages"}, findings=(problem,)
    )
