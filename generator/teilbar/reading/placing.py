"""What each text of a source is by its place, while files come and go.

The rule is :mod:`teilbar.reading.discovery`'s. It is asked again only about the texts whose place has changed: those
beside a text that came or went, and those that introduce a folder above it. So a past of many commits costs little.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teilbar.linking import INDEX_NAMES
from teilbar.model.metadata import Kind
from teilbar.reading.discovery import is_companion, is_text, plan

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass
class _Folder:
    """The texts in one folder, and on what depends what they are."""

    texts: set[str] = field(default_factory=set)
    indexes: set[str] = field(default_factory=set)
    companions: set[str] = field(default_factory=set)
    below: int = 0
    """Texts in the folders below."""

    def add(self, file: str, by: int) -> None:
        """Take note of a text that came (1) or went (-1)."""
        change = set.add if by > 0 else set.discard
        change(self.texts, file)
        if is_index(file):
            change(self.indexes, file)
        if is_companion(file):
            change(self.companions, file)

    @property
    def is_alone(self) -> bool:
        """Whether its index, if it has one, is the only text in it and below it."""
        return len(self.texts) == 1 + len(self.companions) and bool(self.indexes) and not self.below


class Places:
    """The texts below a content root, and what each is."""

    def __init__(self, root: str, files: Iterable[str] = ()) -> None:
        self.root = root
        self.kinds: dict[str, Kind] = {}
        """What each text is, by its file."""
        self.home = ""
        """The file of the start page; empty where there is none."""
        self._folders: dict[str, _Folder] = {}
        self._unit_folders: dict[str, None] = {}
        self._decided: dict[str, tuple[object, ...]] = {}
        self.change(files, ())

    def change(self, came: Iterable[str], went: Iterable[str]) -> set[str]:
        """Let files come and go; return the texts that are there now and may be something else than before.

        What is no text below the content root does not count.
        """
        touched: dict[str, set[str]] = {}
        for file in went:
            if file in self.kinds:
                del self.kinds[file]
                self._count(file, -1, touched)
        for file in came:
            if file not in self.kinds and is_text(file, self.root):
                self.kinds[file] = Kind.PAGE  # until it is decided
                self._count(file, 1, touched)
                touched[folder_of(file)].add(file)
        if not touched:
            return set()
        had_units = len(self._unit_folders)
        for folder in touched:
            self._see_whether_it_is_a_unit(folder)
        if min(had_units, 2) != min(len(self._unit_folders), 2):  # whether there is one elsewhere
            touched |= {folder: touched.get(folder, set()) for folder in self._folders}
        changed: set[str] = set()
        for folder, files_of_it in touched.items():
            changed |= self._decide(folder, files_of_it)
        if self.home not in self.kinds:
            self.home = ""
        return changed

    def is_bare(self, folder: str) -> bool:
        """Tell whether a folder is a learning path without a text of its own: it holds units, and no index."""
        here = self._folders.get(folder)
        return here is not None and not here.indexes and any(self.kinds[text] is Kind.UNIT for text in here.texts)

    def index_of(self, folder: str) -> str:
        """Return the text that introduces a folder; empty where there is none."""
        here = self._folders.get(folder)
        return min(here.indexes, default="") if here else ""

    def _count(self, file: str, by: int, touched: dict[str, set[str]]) -> None:
        folder = folder_of(file)
        self._folders.setdefault(folder, _Folder()).add(file, by)
        touched.setdefault(folder, set()).discard(file)
        while folder:
            folder = folder_of(folder)
            self._folders.setdefault(folder, _Folder()).below += by
            touched.setdefault(folder, set())

    def _see_whether_it_is_a_unit(self, folder: str) -> None:
        here = self._folders[folder]
        self._unit_folders.pop(folder, None)
        if folder != self.root and here.is_alone and plan(here.texts, self.root).texts[0].kind is Kind.UNIT:
            self._unit_folders[folder] = None

    def _decide(self, folder: str, came: set[str]) -> set[str]:
        """Say what the texts in a folder are: all of them, if what that depends on has changed; return which."""
        here = self._folders[folder]
        elsewhere = next((other for other in self._unit_folders if other != folder), None)
        are_several = len(here.texts) > 1 + len(here.companions)
        facts = (here.is_alone, here.below > 0, elsewhere is None, are_several, bool(here.companions))
        decisive = (tuple(sorted(here.indexes)), *facts)
        texts = here.texts if self._decided.get(folder) != decisive else came
        self._decided[folder] = decisive
        # These stand for all others: what a text is depends on whether there are some, not on which.
        around = {*here.indexes, *here.companions, *([f"{elsewhere}/index.md"] if elsewhere is not None else [])}
        around |= {f"{folder}/+/+/+.md".lstrip("/")} if here.below else set()
        around |= {"+.md" if not folder else f"{folder}/+.md"} if are_several else set()
        for text in plan({*texts, *around}, self.root).texts if texts else ():
            if text.file in texts:
                self.kinds[text.file] = text.kind
                if text.is_home:
                    self.home = text.file
        return set(texts)


def is_index(file: str) -> bool:
    """Tell whether a file introduces its folder, by its name."""
    return file.rpartition("/")[2].lower() in INDEX_NAMES


def folder_of(file: str) -> str:
    """Return the folder that a file lies in, without a slash at its end; empty for the source itself."""
    return file.rpartition("/")[0]
