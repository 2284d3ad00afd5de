"""The commits of a source, read in one pass over ``git log``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from teilbar.reading.agreed import MAILMAP_OF_THE_SOURCE
from teilbar.reading.git import stream_git

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RENAME_LIMIT = 1000
"""Of how many files in one commit git looks for changed ones in other places; unchanged ones it always finds."""

_FIELDS = ("%H", "%P", "%at", "%ct", "%aE", "%aN", "%B")
_LOG = (
    *MAILMAP_OF_THE_SOURCE,
    *("log", "-z", "--topo-order", "--root", f"--format={''.join(f'{field}%x00' for field in _FIELDS)}"),
    *("--encoding=UTF-8", "--raw", "--no-abbrev", "--no-relative", "--ignore-submodules=all"),
    *("-M50%", f"-l{RENAME_LIMIT}", "--no-rename-empty", "-c", "--combined-all-paths"),
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECONDS = re.compile(r"-?\d+")


@dataclass(frozen=True, slots=True)
class Edit:
    """What a commit did to one file. Paths are the repository's, in NFC; empty where there is no file."""

    new: str
    """Where the file lies after the commit."""
    olds: tuple[str, ...]
    """Where it lay before: a path for each parent, and one for the emptiness before a first commit."""
    own: bool
    """Whether the commit itself did this; what a merge brought together was done by the commits that it joins."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit, and what it did."""

    id: str
    parents: tuple[str, ...]
    at: datetime | None
    """When it was written, in UTC; None where the commit has no date."""
    person: str
    """Who wrote it, never to be shown: the e-mail address in lower case, else the name, both after ``.mailmap``."""
    name: str
    """The name that they gave, after ``.mailmap``: to be shown only where they agreed."""
    message: str
    """With surrogate escapes for what is not UTF-8."""
    edits: tuple[Edit, ...]
    """For a merge only the files that differ from those of all its parents."""


def read_commits(directory: Path, revision: str) -> Iterator[Commit]:
    """Yield a commit and all that came before it, each before its parents, of the whole repository around a folder.

    Raises GitError, TimeoutError and OSError as :func:`teilbar.reading.git.stream_git` does.
    """
    pieces = stream_git(*_LOG, revision, "--", directory=directory)
    header: tuple[str, ...] = ()
    edits: list[Edit] = []
    for piece in pieces:
        start = piece.lstrip("\n")
        if start.startswith(":"):
            edits.append(_edit(start, pieces))
        elif start:
            if header:
                yield _commit(header, edits)
            header = (start, *islice(pieces, len(_FIELDS) - 1))
            edits = []
    if header:
        yield _commit(header, edits)


def _commit(header: tuple[str, ...], edits: list[Edit]) -> Commit:
    commit, parents, written, committed, email, name, message = header
    return Commit(
        id=commit,
        parents=tuple(parents.split()),
        at=moment(written) or moment(committed),
        person=email.strip().lower() or name.strip().casefold(),
        name=" ".join(name.split()),
        message=message,
        edits=tuple(edits),
    )


def _edit(about: str, pieces: Iterator[str]) -> Edit:
    """Return an edit of the raw format (git-diff, "Raw output format" and "Diff format for merges").

    ``about`` holds a colon, a mode, an object and a status letter for each parent; the paths are the next pieces.
    """
    count = len(about) - len(about.lstrip(":"))
    fields = about[count:].split(" ")
    objects = fields[count + 1 : 2 * count + 1]
    letters = fields[-1] if count > 1 else fields[-1][0]
    if count > 1:
        *olds, new = islice(pieces, count + 1)
    else:
        olds = [next(pieces)]
        new = next(pieces) if letters == "R" else olds[0]
    return Edit(
        new="" if "D" in letters else _composed(new),
        olds=tuple("" if letter == "A" else _composed(old) for letter, old in zip(letters, olds, strict=True)),
        own=count == 1 or len(set(objects)) == 1,
    )


def moment(seconds: str) -> datetime | None:
    """Return the moment of a Unix time; None where there is none, or none that a calendar holds."""
    if not _SECONDS.fullmatch(seconds):
        return None
    try:
        return _EPOCH + timedelta(seconds=int(seconds))
    except OverflowError:
        return None


def _composed(path: str) -> str:
    return unicodedata.normalize("NFC", path)
