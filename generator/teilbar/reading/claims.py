"""Which texts a path belongs to at one commit, and what that was before files were moved.

To whom a path belongs is known for the newest commit, and carried back in time:

- A text takes its past along wherever it came from. Its folder goes with it, where it was an index there too.
- Any other file takes its past along as long as that past belonged to nobody. A file that came from another text's
  folder belongs to both when it moves, and before that only to the text it came from.
- What lay at a text's place earlier still counts for it, unless another text lay there: a version never goes back.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from teilbar.linking import INDEX_NAMES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

ROOT = "/"
"""The folder that holds everything. All folders have a slash at their end."""

_NOBODY: frozenset[str] = frozenset()


class Owners(NamedTuple):
    """The texts that a path belongs to, by their files in the source."""

    texts: frozenset[str] = _NOBODY
    """Those whose own file it is."""
    folders: frozenset[str] = _NOBODY
    """Those in whose folder it lies."""
    users: frozenset[str] = _NOBODY
    """Those that use it, or a later file that was moved from here."""

    @property
    def all(self) -> frozenset[str]:
        """All of them."""
        return self.texts | self.folders | self.users


class _Claim(NamedTuple):
    firm: frozenset[str] = _NOBODY
    """The texts that lie here, or whose folder this is."""
    loose: frozenset[str] = _NOBODY
    """The texts that lie here later, or use what lies here."""
    moves: int = 0
    """How often a move has changed this claim: of two lines of commits the one that knows of more moves is right."""


class Claims:
    """To whom paths belong at one commit. Never changed: :meth:`before` and :meth:`joined` give others."""

    def __init__(
        self,
        newest: Mapping[str, _Claim],
        with_folder: frozenset[str],
        shared: frozenset[str],
        moved: Mapping[str, _Claim],
    ) -> None:
        self._newest = newest
        self._with_folder = with_folder
        self._shared = shared
        self._moved = dict(moved)

    @classmethod
    def of(cls, wanted: Mapping[str, tuple[str, Collection[str]]]) -> Claims:
        """Return the claims at the newest commit.

        ``wanted`` maps each text's name to the path of its file and to what belongs to it: files, and folders with a
        slash at their end.
        """
        newest: dict[str, _Claim] = {}
        around = Counter(folder for file, _ in wanted.values() for folder in _folders(file))
        with_folder = set()
        for text, (file, belonging) in wanted.items():
            for path in {file, *belonging}:
                claim = newest.get(path, _Claim())
                if path.endswith("/"):
                    with_folder.add(text)
                if path == file or path.endswith("/"):
                    newest[path] = claim._replace(firm=claim.firm | {text})
                else:
                    newest[path] = claim._replace(loose=claim.loose | {text})
        shared = {ROOT} | {folder for folder, texts in around.items() if texts > 1}
        return cls(newest, frozenset(with_folder), frozenset(shared), {})

    def owners(self, path: str) -> Owners:
        """Return the texts that a path belongs to: the file's own text alone, else its folder's and its users."""
        if not path:
            return Owners()
        here = self._claim(path)
        if here.firm and not here.moves:
            return Owners(here.firm)
        return Owners(here.firm, self._folder_owners(path), _NOBODY if here.firm else here.loose)

    def before(self, edits: Iterable[tuple[str, str]]) -> Claims:
        """Return the claims before a commit, of whose files each has a path after it and one before it, or none."""
        pairs = list(edits)
        moves = [(new, old) for new, old in pairs if new and old and new != old]
        if not moves:
            return self
        moves += list(self._moves_of_rewritten_texts(pairs, moves))
        earlier = Claims(self._newest, self._with_folder, self._shared, self._moved)
        for new, old in moves:
            earlier._move_texts(new, old, self._claim(new).firm)
        for new, old in moves:
            owners = self.owners(new).all
            if owners and not earlier.owners(old).all:
                earlier._lend(old, owners)
        return self if earlier._moved == self._moved else earlier

    def joined(self, other: Claims) -> Claims:
        """Return the claims at a commit from which two lines of commits go out."""
        if other is self:
            return self
        moved = dict(self._moved)
        for path, theirs in other._moved.items():
            ours = moved.get(path, _Claim())
            if theirs.moves > ours.moves:
                moved[path] = theirs
            elif theirs.moves == ours.moves:
                moved[path] = _Claim(ours.firm | theirs.firm, ours.loose | theirs.loose, ours.moves)
        return self if moved == self._moved else Claims(self._newest, self._with_folder, self._shared, moved)

    def _claim(self, path: str) -> _Claim:
        return self._moved.get(path) or self._newest.get(path) or _Claim()

    def _folder_owners(self, path: str) -> frozenset[str]:
        """Return the texts of the nearest folder that is one; hidden files are no part of it."""
        for folder in _folders(path):
            claim = self._claim(folder)
            if owners := claim.firm or claim.loose:
                below = path if folder == ROOT else path[len(folder) :]
                return _NOBODY if "/." in f"/{below}" else owners
        return _NOBODY

    def _moves_of_rewritten_texts(
        self, edits: list[tuple[str, str]], moves: list[tuple[str, str]]
    ) -> Iterator[tuple[str, str]]:
        """Yield the moves of texts that came with their folder's other files, changed too much to be recognised."""
        gone = {old for new, old in edits if not new}
        for text in (new for new, old in edits if not old and self._claim(new).firm & self._with_folder):
            folder, name = _split(text)
            came_from = Counter(old[: -len(new[len(folder) :])] for new, old in moves if _keeps_place(new, old, folder))
            for origin, _ in came_from.most_common(1):
                if f"{origin}{name}" in gone:
                    yield text, f"{origin}{name}"

    def _move_texts(self, new: str, old: str, texts: frozenset[str]) -> None:
        if not texts:
            return
        self._settle(old, texts)
        folder, name = _split(old)
        with_folder = texts & self._with_folder
        if with_folder and folder != _split(new)[0] and name.lower() in INDEX_NAMES and folder not in self._shared:
            self._settle(folder, with_folder)

    def _settle(self, path: str, texts: frozenset[str]) -> None:
        """Let texts lie at a path; those that lie there later do not yet."""
        claim = self._claim(path)
        self._moved[path] = _Claim(texts, claim.loose | claim.firm - texts, claim.moves + 1)

    def _lend(self, path: str, texts: frozenset[str]) -> None:
        claim = self._claim(path)
        self._moved[path] = _Claim(claim.firm, claim.loose | texts, claim.moves + 1)


def _folders(path: str) -> Iterator[str]:
    """Yield the folders that a path lies in, the nearest first."""
    end = path.rfind("/")
    while end > 0:
        yield path[: end + 1]
        end = path.rfind("/", 0, end)
    yield ROOT


def _split(path: str) -> tuple[str, str]:
    """Return a file's folder, with its slash, and its name."""
    folder, slash, name = path.rpartition("/")
    return f"{folder}/" if slash else ROOT, name


def _keeps_place(new: str, old: str, folder: str) -> bool:
    """Tell whether a file that was moved into a folder lay at the same place in another folder."""
    return folder != ROOT and new.startswith(folder) and old.endswith(f"/{new[len(folder) :]}")
