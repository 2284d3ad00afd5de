"""Which Markdown file is what: unit, learning path or page, by where it lies.

A folder with an ``index.md`` (or ``readme.md``) and no other text is a unit. Where other texts lie beside or below it,
it introduces them: it is a learning path, and the texts beside it are its units. A text without an index beside it is a
unit in a tree that has no unit folders, and its folder a learning path in file order; in a tree that has, it is a page.
Beside an index, a text in easy language (``leichte-sprache.md``) is no further unit but a page that belongs to it.
A text that a website has about itself (:data:`ABOUT_A_SITE`) is a page. What the text says itself (``art: seite``)
outweighs all this.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.linking import INDEX_NAMES
from teilbar.model.metadata import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SUFFIXES = (".md", ".markdown")
COMPANIONS = frozenset({"leichte-sprache.md"})
"""Texts that belong to the unit in whose folder they lie: pages that say the same in another way."""
REPOSITORY_TEXTS = re.compile(
    r"(?:licen[cs]e|copying|contributing|changelog|code_of_conduct|security|authors|readme)(?:[.-]\w+)?\.md",
    re.IGNORECASE,
)
"""Texts about a repository, at its root: pages."""
ABOUT_A_SITE = re.compile(
    r"impressum|imprint|legal-notice|datenschutzerkl(?:ä|ae)rung|privacy-policy|startseite|home|kontakt|contact"
    r"|(?:unser-)?team|(?:über|ueber)-uns|about(?:-us)?",
    re.IGNORECASE,
)
"""Names of folders and files whose texts are about a website and teach nothing: pages wherever they lie.

What may be the subject of a unit too, data protection or accessibility, is not among them.
"""

_NUMBERS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Text:
    """A Markdown file and what it is by its place."""

    file: str
    kind: Kind
    is_home: bool = False
    """Whether it is the start page."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a content root holds."""

    texts: tuple[Text, ...]
    """In the order of the source."""
    bare_paths: tuple[str, ...] = ()
    """Folders that are learning paths without a text of their own."""


def natural_key(path: str) -> tuple[object, ...]:
    """Return a key that sorts paths as people do: ``2-x`` before ``10-x``, a folder's index before its other files."""
    folder, _, name = path.rpartition("/")
    parts = (*folder.split("/"), "" if name.lower() in INDEX_NAMES else name)
    return tuple(
        tuple(
            (0, int(piece), "") if piece.isdigit() and piece.isascii() else (1, 0, piece.casefold()) for piece in pieces
        )
        for pieces in (_NUMBERS.split(part) for part in parts)
    )


def plan(files: Iterable[str], root: str = "") -> Plan:
    """Return what each Markdown file below a content root is.

    ``files`` are paths in the source; ``root`` is the content root, empty for the source itself.
    """
    texts = sorted((file for file in files if is_text(file, root)), key=natural_key)
    return _Planner(texts, root).plan()


def is_companion(file: str) -> bool:
    """Return whether a text, by its name, belongs to the one that its folder's index is."""
    return _name(file) in COMPANIONS


def is_text(file: str, root: str = "") -> bool:
    """Tell whether a file is a text below a content root: Markdown, and neither hidden nor in a hidden folder."""
    prefix = f"{root}/" if root else ""
    if not file.startswith(prefix):
        return False
    *folders, name = file.removeprefix(prefix).split("/")
    hidden = any(part.startswith(("_", ".")) for part in (*folders, name))
    return name.lower().endswith(SUFFIXES) and not hidden


class _Planner:
    def __init__(self, texts: list[str], root: str) -> None:
        self._texts = texts
        self._root = root
        self._by_folder: dict[str, list[str]] = {}
        for text in texts:
            self._by_folder.setdefault(_folder(text), []).append(text)
        self._indexes = {folder: index for folder, names in self._by_folder.items() if (index := _index(names))}
        self._with_texts_below = {above for folder in self._by_folder for above in _folders_above(folder)}
        alone = {folder for folder in self._indexes if self._is_alone(folder)}
        self._about = {folder for folder in alone if ABOUT_A_SITE.fullmatch(folder.rpartition("/")[2])}
        self._unit_folders = alone - self._about

    def plan(self) -> Plan:
        texts = tuple(self._place(text) for text in self._texts)
        bare = dict.fromkeys(
            _folder(text.file) for text in texts if text.kind is Kind.UNIT and _folder(text.file) not in self._indexes
        )
        return Plan(texts, tuple(bare))

    def _is_companion(self, text: str) -> bool:
        return _folder(text) in self._indexes and is_companion(text)

    def _is_about_a_site(self, text: str) -> bool:
        folder = _folder(text)
        if text == self._indexes.get(folder):
            return folder in self._about
        return bool(ABOUT_A_SITE.fullmatch(_name(text).rpartition(".")[0]))

    def _is_alone(self, folder: str) -> bool:
        if folder == self._root:
            return False
        beside = [text for text in self._by_folder[folder] if not self._is_companion(text)]
        return len(beside) == 1 and folder not in self._with_texts_below

    def _place(self, text: str) -> Text:
        folder = _folder(text)
        if folder == self._root:
            return self._place_at_root(text)
        index = self._indexes.get(folder)
        if self._is_companion(text) or self._is_about_a_site(text):
            return Text(text, Kind.PAGE)
        if text == index:
            return Text(text, Kind.UNIT if folder in self._unit_folders else Kind.PATH)
        if index:
            return Text(text, Kind.UNIT)
        return Text(text, self._kind_of_loose_text)

    def _place_at_root(self, text: str) -> Text:
        if text == self._indexes.get(self._root):
            return Text(text, Kind.UNIT) if len(self._texts) == 1 else Text(text, Kind.PAGE, is_home=True)
        if self._is_companion(text) or REPOSITORY_TEXTS.fullmatch(_name(text)) or self._is_about_a_site(text):
            return Text(text, Kind.PAGE)
        return Text(text, self._kind_of_loose_text)

    @property
    def _kind_of_loose_text(self) -> Kind:
        return Kind.PAGE if self._unit_folders else Kind.UNIT


def _index(names: list[str]) -> str | None:
    return next((text for wanted in INDEX_NAMES for text in names if _name(text) == wanted), None)


def _folder(text: str) -> str:
    return text.rpartition("/")[0]


def _folders_above(folder: str) -> Iterator[str]:
    """Yield the folders that a folder lies in, but for the source itself."""
    while folder := _folder(folder):
        yield folder


def _name(text: str) -> str:
    return text.rpartition("/")[2].lower()


def units_of_path(folder: str, units: Iterable[str], paths: Mapping[str, object]) -> Iterator[str]:
    """Yield the files of the units that a learning path in ``folder`` holds by their place.

    ``units`` are the units' files in order, ``paths`` has all learning paths' folders as keys: a unit belongs to the
    nearest one above it.
    """
    for unit in units:
        above = _folder(unit)
        while above and above not in paths:
            above = _folder(above)
        if above == folder:
            yield unit
