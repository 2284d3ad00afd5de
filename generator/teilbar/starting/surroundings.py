"""What is in a hub already that a new text has to get along with: which texts there are, and what they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.hub import content_root, load_hub
from teilbar.hub.loading import FILES
from teilbar.linking import INDEX_NAMES
from teilbar.model.findings import Finding
from teilbar.model.metadata import Kind
from teilbar.reading.discovery import plan
from teilbar.reading.fields import read_metadata
from teilbar.reading.frontmatter import split_header
from teilbar.reading.identity import name_from_file, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from teilbar.hub import Hub
    from teilbar.reading.source import Source

_ASKED_FOR = ("id", "title", "kind")


@dataclass(frozen=True, slots=True)
class Known:
    """A text that is there."""

    file: str
    id: str
    title: str
    said: Kind | None
    """What it says that it is; None where its place decides."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A hub as a new text finds it."""

    hub: Hub
    root: str
    """The content folder in the source; empty for the source itself."""
    files: frozenset[str]
    """The paths of all files of the source."""
    texts: tuple[Known, ...]
    kinds: Mapping[str, Kind]
    """What each text is, by its file."""
    hub_file_text: str = ""
    """The hub file as it is written."""

    @property
    def units(self) -> tuple[Known, ...]:
        """The learning units, in the order of the source."""
        return tuple(known for known in self.texts if self.kinds[known.file] is Kind.UNIT)

    def changed_by(self, file: str) -> str:
        """Return the file of a text that would become something else if there was a text at ``file``; empty for none.

        A unit that gets another text below it becomes a learning path, say.
        """
        after = self._planned((*self.files, file))
        return next((known.file for known in self.texts if after[known.file] is not self.kinds[known.file]), "")

    def kind_at(self, file: str) -> Kind:
        """Return what a text at ``file`` is that does not say it itself."""
        return self._planned((*self.files, file))[file]

    def _planned(self, files: Iterable[str]) -> Mapping[str, Kind]:
        return _kinds(files, self.root, self.texts)


def look_around(source: Source) -> Surroundings:
    """Return what is in a source; of its texts no more than their headers are read.

    Raises HubError where the hub file is broken.
    """
    hub, _ = load_hub(source)
    root = content_root(source, hub)
    files = frozenset(source.files)
    texts = tuple(_known(source, text.file, root) for text in plan(files, root).texts)
    written = next((source.read_text(file) for file in FILES if source.find(file)), "")
    hub_file_text = "" if isinstance(written, Finding) else written
    return Surroundings(hub, root, files, texts, _kinds(files, root, texts), hub_file_text)


def _kinds(files: Iterable[str], root: str, texts: Iterable[Known]) -> Mapping[str, Kind]:
    said = {known.file: known.said for known in texts}
    return {text.file: said.get(text.file) or text.kind for text in plan(files, root).texts}


def _known(source: Source, file: str, root: str) -> Known:
    text = source.read_text(file)
    header = split_header("" if isinstance(text, Finding) else text, file)
    said = read_metadata(header.fields, file, header.lines, only=_ASKED_FOR).metadata
    below = file.removeprefix(f"{root}/" if root else "")
    folder, _, name = below.rpartition("/")
    place = folder if name.lower() in INDEX_NAMES else below.rpartition(".")[0]
    return Known(file, said.id or slug(place or source.label), said.title or name_from_file(place), said.kind)
