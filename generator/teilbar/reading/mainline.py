"""What happened to the files of a source on its main line: the newest commit, and its first parents.

A site is built of the main line. What was done on a branch was never published before it was merged, so a merge counts
as what it did to the main line, all at once: files that a branch moved twice were moved once.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from teilbar.reading.commits import RENAME_LIMIT, moment
from teilbar.reading.git import run_git, stream_git

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

_LIKENESS = 50
"""Per cent of its lines that a moved file has in common with what it was, as everywhere in git and on GitLab."""
_FIELDS = ("%H", "%at", "%ct")
_LOG = (
    *(
        "log",
        "-z",
        "--first-parent",
        "-m",
        "--reverse",
        "--root",
        f"--format={''.join(f'{one}%x00' for one in _FIELDS)}",
    ),
    *("--raw", "--no-abbrev", "--no-relative", "--ignore-submodules=all"),
    *(f"-M{_LIKENESS}%", f"-l{RENAME_LIMIT}", "--no-rename-empty"),
)
_A_FILE = "100"
"""How the modes of files begin; links and other repositories have others (gitformat-index, "mode")."""


@dataclass(frozen=True, slots=True)
class Shift:
    """What a step did to one file. Paths are those in the source, in NFC; empty where there is no file."""

    old: str
    new: str
    blob: str
    """The object that holds the file after the step; empty where it is gone."""
    likeness: int = 100
    """Of a moved file: per cent that it has in common with what it was."""


@dataclass(frozen=True, slots=True)
class Step:
    """A commit of the main line."""

    commit: str
    at: datetime | None
    """When it was written, in UTC; None where the commit has no date."""
    shifts: tuple[Shift, ...]


def first_parents(directory: Path, revision: str, most: int) -> list[str]:
    """Return the newest commits of a main line, the newest first. Raises as :func:`~teilbar.reading.git.run_git`."""
    return run_git("rev-list", "--first-parent", f"--max-count={most}", revision, "--", directory=directory).split()


def read_mainline(directory: Path, revision: str, prefix: str, since: str = "") -> Iterator[Step]:
    """Yield the steps of a main line, the oldest first.

    ``prefix`` is the source's folder in the repository, with a slash at its end; ``since`` a commit of the main line
    of which all is known: the steps after it are wanted. Raises as :func:`~teilbar.reading.git.stream_git`.
    """
    pieces = stream_git(*_LOG, f"{since}..{revision}" if since else revision, "--", directory=directory)
    header: tuple[str, ...] = ()
    shifts: list[Shift] = []
    for piece in pieces:
        start = piece.lstrip("\n")
        if start.startswith(":"):
            shifts.extend(_shift(start, pieces, prefix))
        elif start:
            if header:
                yield _step(header, shifts)
            header = (start, *islice(pieces, len(_FIELDS) - 1))
            shifts = []
    if header:
        yield _step(header, shifts)


def _step(header: tuple[str, ...], shifts: list[Shift]) -> Step:
    commit, written, committed = header
    return Step(commit, moment(written) or moment(committed), tuple(shifts))


def _shift(about: str, pieces: Iterator[str], prefix: str) -> Iterator[Shift]:
    """Yield what a line of the raw format says (git-diff, "Raw output format"), if it says something of the source."""
    before, after, _, blob, status = about[1:].split(" ")
    old = new = next(pieces)
    if status[0] in "RC":
        new = next(pieces)
    old = _inside(old, prefix) if before.startswith(_A_FILE) and status[0] not in "AC" else ""
    new = _inside(new, prefix) if after.startswith(_A_FILE) and status[0] != "D" else ""
    if old or new:
        yield Shift(old, new, blob if new else "", int(status[1:] or 100))


def _inside(path: str, prefix: str) -> str:
    path = unicodedata.normalize("NFC", path)
    return path.removeprefix(prefix) if path.startswith(prefix) else ""
