"""Where a new text goes in a hub: to those of its kind, under a name that is free, and without changing any other."""

from __future__ import annotations

import posixpath
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from teilbar.linking import INDEX_NAMES
from teilbar.model.metadata import Kind
from teilbar.reading.errors import SourceError
from teilbar.starting.naming import free_name, name_of
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.starting.surroundings import Surroundings
    from teilbar.texts import Language

FOLDERS = {
    Kind.UNIT: {"de": "einheiten", "en": "units"},
    Kind.PATH: {"de": "lernpfade", "en": "paths"},
}
"""What the folders of texts are called in a new hub, by language; a page lies in the content folder itself."""

BEFORE = {
    Kind.UNIT: {"de": "einheit", "en": "unit"},
    Kind.PATH: {"de": "lernpfad", "en": "path"},
    Kind.PAGE: {"de": "seite", "en": "page"},
}
"""What comes before a name that may not stand alone."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a new text goes."""

    file: str
    """Its Markdown file in the source."""
    name: str
    """The name of its folder, or of its file without suffix; the id of a unit or a learning path."""
    wished: str
    """The name that its title makes; another one where that is taken."""
    says_kind: bool
    """Whether it must say what it is, because by its place it would be something else."""

    @property
    def has_folder(self) -> bool:
        """Whether it has a folder of its own."""
        return self.file.endswith("/index.md")


def place_of(  # noqa: PLR0913, PLR0917 - where, what, and what was wished
    around: Surroundings, source: Path, kind: Kind, title: str, folder: str, language: Language
) -> Place:
    """Return where a text goes; takes the source's folder on the disk, and the folder wished for, empty for none.

    Raises SourceError where the title makes no name, where the folder is none of the hub's, or where any place in it
    would make something else of a text that is there.
    """
    if not name_of(title):
        raise SourceError(finding("new-title-unusable", "", title=title))
    where = _within(around, source, folder) if folder else _usual(around, kind, language)
    taken = {known.id.rpartition("/")[2] for known in around.texts} | set(_names_in(source / where))
    name = free_name(title, BEFORE[kind][language], taken)
    forms = {
        Kind.UNIT: (f"{name}/index.md", f"{name}.md"),
        Kind.PATH: (f"{name}/index.md",),
        Kind.PAGE: (f"{name}.md",),
    }[kind]
    changed = ""
    for file in (posixpath.join(where, form) for form in forms):
        changed = around.changed_by(file)
        if not changed:
            return Place(file, name, name_of(title), says_kind=around.kind_at(file) is not kind)
    if kind is Kind.PATH and posixpath.basename(changed) not in INDEX_NAMES:
        raise SourceError(finding("new-path-among-texts", "", folder=posixpath.dirname(changed) or "."))
    raise SourceError(finding("new-would-change", "", folder=where or ".", changed=changed))


def _usual(around: Surroundings, kind: Kind, language: Language) -> str:
    """Return the folder of the source where texts of a kind lie, or will."""
    if kind is Kind.PAGE:
        return around.root
    names = FOLDERS[kind]
    for name in (names[language], *names.values()):
        folder = posixpath.join(around.root, name)
        if any(file.startswith(f"{folder}/") for file in around.files):
            return folder
    folder = posixpath.join(around.root, names[language])
    if kind is Kind.UNIT and around.units and around.changed_by(f"{folder}/x/index.md"):
        # texts that lie loose in folders are units only as long as no unit has a folder of its own
        folder = Counter(posixpath.dirname(known.file) for known in around.units).most_common(1)[0][0]
    return folder


def _within(around: Surroundings, source: Path, folder: str) -> str:
    """Return the folder of the source that somebody means, who may name it from the source on or from its content."""
    written = posixpath.normpath(folder.replace("\\", "/"))
    root = Path(around.root)
    below = Path(written)
    is_whole = below == root or root in below.parents or not around.root
    where = "" if written == "." and is_whole else (below if is_whole else root / below).as_posix()
    inside = (source / where).resolve().is_relative_to((source / around.root).resolve())
    if below.is_absolute() or ".." in below.parts or not inside:
        raise SourceError(finding("new-folder-outside", "", folder=folder, root=around.root or "."))
    parts = Path(where).relative_to(root).parts if around.root else Path(where).parts
    if any(part.startswith((".", "_")) for part in parts):
        raise SourceError(finding("new-folder-hidden", "", folder=folder))
    return where


def _names_in(folder: Path) -> Iterator[str]:
    """Yield what is in a folder on the disk, without suffixes: capitals make no difference on some machines."""
    if folder.is_dir():
        for entry in folder.iterdir():
            yield entry.name.lower()
            yield entry.stem.lower()
