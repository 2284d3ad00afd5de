"""Files that a ``metadata.yml`` takes in: ``!include path/*.yml``, followed within the source and no further.

OERSI reads lists of works so ("Metadata for multiple resources in a single repo"); the star is GitLab's alone. Paths
are seen from the file that names them, as PyYAML-based importers and readers of a repository see them.
"""

from __future__ import annotations

import posixpath
import unicodedata
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from teilbar.model.findings import Finding
from teilbar.reading.yaml import Include, Lines, YamlProblem, load_yaml_lines
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.reading.source import Source

MOST_FILES = 500
"""Files that one ``metadata.yml`` may take in."""
DEEPEST = 5
"""Files that may take in one another."""

_YAML = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Work:
    """One work that a ``metadata.yml`` describes."""

    content: object
    file: str
    """Where it stands."""
    lines: Lines
    steps: tuple[str | int, ...] = ()
    """The way to it in that file."""

    def line_of(self, name: str) -> int | None:
        """Return the line of one of its fields, from 1."""
        return self.lines.of(*self.steps, name)


@dataclass(slots=True)
class _Reader:
    source: Source
    findings: list[Finding] = field(default_factory=list)
    files: int = 0

    def works(self, text: str, path: str, within: tuple[str, ...]) -> Iterator[Work]:
        """Yield the works of a file. Raises YamlProblem."""
        content, lines = load_yaml_lines(text, tolerate_tags=True, includes=True)
        entries = list(enumerate(content)) if isinstance(content, list) else [(None, content)]
        for place, entry in entries:
            steps = () if place is None else (place,)
            if isinstance(entry, Include):
                yield from self._included(entry, path, within)
            elif entry is not None:
                yield Work(self._filled(entry, path, within), path, lines, steps)

    def _included(self, include: Include, path: str, within: tuple[str, ...]) -> Iterator[Work]:
        others = self._files(include, path, within)
        if not others:
            yield Work(None, path, Lines())
        for other in others:
            text = self.source.read_text(other)
            if isinstance(text, Finding):
                self.findings.append(text)
                yield Work(None, other, Lines())
                continue
            try:
                yield from self.works(text, other, (*within, other))
            except YamlProblem as problem:
                self.findings.append(problem.as_finding(other))
                yield Work(None, other, Lines())

    def _filled(self, value: object, path: str, within: tuple[str, ...]) -> object:
        """Return a work in which each field that stands in another file is what stands there."""
        if isinstance(value, dict):
            return {name: self._filled(inner, path, within) for name, inner in value.items()}
        if isinstance(value, list):
            return [self._filled(inner, path, within) for inner in value]
        if not isinstance(value, Include):
            return value
        found = [work.content for work in self._included(value, path, within)]
        return found[0] if len(found) == 1 else found or None

    def _files(self, include: Include, path: str, within: tuple[str, ...]) -> list[str]:
        """Return the files that are meant; without any there is a finding."""
        wanted = unicodedata.normalize("NFC", posixpath.normpath(posixpath.join(posixpath.dirname(path), include.path)))
        found = [file for file in self.source.files if file not in within and _matches(file, wanted)]
        self.files += len(found)
        if found and len(within) <= DEEPEST and self.files <= MOST_FILES:
            return found
        self.findings.append(finding("include-not-followed", path, include.line, path=include.path))
        return []


def read_works(source: Source, text: str, path: str) -> tuple[tuple[Work, ...], tuple[Finding, ...]]:
    """Return the works that the text of a ``metadata.yml`` describes, with those of the files that it takes in.

    What cannot be read of another file is a work without content, and a finding. Raises YamlProblem for the text
    itself.
    """
    reader = _Reader(source)
    works = tuple(reader.works(text, path, (path,)))
    return works, tuple(dict.fromkeys(reader.findings))


def _matches(file: str, wanted: str) -> bool:
    """Tell whether a path of the source is one that is wanted: a star stands for part of one name."""
    names, patterns = file.split("/"), wanted.split("/")
    return (
        file.endswith(_YAML)
        and len(names) == len(patterns)
        and all(name == pattern or fnmatchcase(name, pattern) for name, pattern in zip(names, patterns, strict=True))
    )
