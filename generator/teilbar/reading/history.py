"""The histories of all texts of a source, in one pass over its commits.

What counts: every commit that touched a path of the text (:mod:`teilbar.reading.claims` says which those are), once,
by however many ways it is reached. A merge does not count for what it brings together, only for what it did itself:
to a file that all its parents had in the same state, or that none of them had.

In what order: a commit comes where the main line (the first parents) took it in. So a version number that was once
published means the same commits for ever, also when a branch with older commits is merged later.

Files used in common are older than many a text that uses them: what happened to such a file before the text's own first
commit is no part of the text's history. What happened in the text's own folder is.
"""

from __future__ import annotations

import pickle
import posixpath
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from teilbar.cache import Cache, digest_of
from teilbar.fingerprints import fingerprint
from teilbar.linking import INDEX_NAMES
from teilbar.made_by import made_by
from teilbar.model.contributions import Contributions
from teilbar.model.history import UNKNOWN, Change, History, numbered
from teilbar.reading.agreed import agreed_in
from teilbar.reading.claims import ROOT, Claims
from teilbar.reading.commits import read_commits
from teilbar.reading.discovery import is_companion
from teilbar.reading.git import GitError, run_git
from teilbar.reading.subjects import summary
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import datetime

    from teilbar.hub import Hub
    from teilbar.model.findings import Finding
    from teilbar.model.unit import Library
    from teilbar.reading.commits import Commit
    from teilbar.reading.source import Source

_LONGEST_DETAIL = 200


def belongings(library: Library) -> dict[str, tuple[str, ...]]:
    """Return for each unit and learning path, by its file, what belongs to it: what :func:`read_history` wants.

    To a text that lies alone in its folder belongs the folder, with its slash at the end, to another one its file and
    the media that it uses, with the records beside them.
    """
    texts = [
        page
        for page in (*library.units, *library.paths, *library.pages)
        if not (page.file.endswith("/") or is_companion(page.file))
    ]
    around = Counter(folder for page in texts for folder in _folders_above(page.file))
    wanted: dict[str, tuple[str, ...]] = {}
    for page in (*library.units, *library.paths):
        if page.file.endswith("/"):
            continue
        if posixpath.basename(page.file).lower() in INDEX_NAMES and around[page.folder] == 1:
            wanted[page.file] = (f"{page.folder}/",)
        else:
            media = dict.fromkeys(medium.path for medium in page.media.values())
            wanted[page.file] = (page.file, *(path for medium in media for path in (medium, f"{medium}.yml")))
    return wanted


def read_history(
    source: Source, wanted: Mapping[str, Collection[str]], cache: Cache | None = None
) -> tuple[dict[str, History], tuple[Finding, ...]]:
    """Return the history of each wanted text, and why there is none where git does not tell the truth.

    ``wanted`` maps a text's file to the paths that belong to it: files, and folders with a slash at their end (``/``
    for the source itself). Without git, and for a text that was never committed, the history is empty; where the
    repository was fetched without its past it is :data:`~teilbar.model.history.UNKNOWN`. A commit's past never changes:
    what ``cache`` knows of it holds.
    """
    told = read_histories(source, wanted, cache)
    return dict(told.histories), told.findings


@dataclass(frozen=True, slots=True)
class Histories:
    """What git says of texts."""

    histories: Mapping[str, History]
    """By the texts' files."""
    contributions: Contributions = field(default_factory=Contributions)
    findings: tuple[Finding, ...] = ()
    """Why git does not tell the truth."""


def read_histories(
    source: Source, wanted: Mapping[str, Collection[str]], cache: Cache | None = None, hub: Hub | None = None
) -> Histories:
    """Return what :func:`read_history` does, and who took part: by name those who agreed in the hub file."""
    if not source.commit or not wanted:
        return Histories(dict.fromkeys(wanted, History()))
    try:
        answer = run_git("rev-parse", "--is-shallow-repository", "--show-prefix", directory=source.root)
        shallow, _, prefix = answer.removesuffix("\n").partition("\n")
        if shallow == "true":
            return Histories(dict.fromkeys(wanted, UNKNOWN), findings=(finding("history-shallow", ""),))
        agreed = agreed_in(hub, source.root) if hub else {}
        return _remembered(source, wanted, unicodedata.normalize("NFC", prefix), cache or Cache(None), agreed)
    except (GitError, TimeoutError, OSError) as problem:
        return Histories(dict.fromkeys(wanted, UNKNOWN), findings=(_explain(source, problem),))


def _remembered(
    source: Source, wanted: Mapping[str, Collection[str]], prefix: str, cache: Cache, agreed: Mapping[str, str]
) -> Histories:
    """Return what git says, from the cache or by a walk through all commits.

    What is kept says of people no more than the site does.
    """
    linked = {path: real for path in source.files if (real := _real(source, path)) != path}
    key = digest_of("history", made_by(), source.commit, prefix, fingerprint(wanted, linked, agreed))
    if kept := cache.get(key):
        told: Histories = pickle.loads(kept)  # noqa: S301 - this person's own, by digest
        return told
    walk = _Walk(_claims(source, wanted, prefix), source.commit, agreed)
    for commit in read_commits(source.root, source.commit):
        walk.take(commit)
    told = Histories({text: walk.history(text) for text in wanted}, walk.contributions(wanted))
    if cache.folder:
        cache.put(key, pickle.dumps(told))
    return told


def _claims(source: Source, wanted: Mapping[str, Collection[str]], prefix: str) -> Claims:
    """Return who owns what at the newest commit, by paths of the repository, behind links."""

    def real(path: str) -> str:
        return _real(source, path)

    def in_repository(text: str, path: str) -> str:
        if not path.endswith("/"):
            return prefix + real(path)
        below = text.removeprefix(path.lstrip("/"))
        folder = real(text).removesuffix(below) if real(text).endswith(f"/{below}") else path.lstrip("/")
        return prefix + folder or ROOT

    return Claims.of(
        {text: (prefix + real(text), [in_repository(text, path) for path in paths]) for text, paths in wanted.items()}
    )


def _real(source: Source, path: str) -> str:
    """Return the path of what a path leads to, where there are links on the way.

    A file of an older state lies elsewhere on the disk (:mod:`teilbar.comparing.revision`), and is no link.
    """
    file = source.files.get(path)
    if file is None or not file.disk.is_relative_to(source.root):
        return path
    return unicodedata.normalize("NFC", file.disk.relative_to(source.root).as_posix())


class _Touch(NamedTuple):
    """A commit that touched something. Sorts from the newest to the oldest."""

    step: int
    """How many steps down the main line it was taken in."""
    number: int
    """In the order of git, which puts every commit before its parents."""
    at: datetime | None
    person: int
    summary: str


@dataclass(slots=True)
class _Touches:
    """The commits that touched one text."""

    own: list[_Touch] = field(default_factory=list)
    """Those that touched it or its folder."""
    used: list[_Touch] = field(default_factory=list)
    """Those that only touched other files that it uses."""
    birth: _Touch | None = None
    """The first commit of the text itself."""


class _Line(NamedTuple):
    """What the children of a commit say of it."""

    claims: Claims
    step: int
    is_main: bool


class _Walk:
    """A walk from the newest commit to the oldest."""

    def __init__(self, claims: Claims, newest: str, agreed: Mapping[str, str]) -> None:
        self._waiting = {newest: _Line(claims, step=0, is_main=True)}
        self._touches: dict[str, _Touches] = {}
        self._people: dict[str, int] = {}
        self._agreed = agreed
        self._names: dict[int, str] = {}
        """Of those who agreed, by their numbers."""
        self._number = 0

    def take(self, commit: Commit) -> None:
        """Take in a commit; all its children have been taken before."""
        line = self._waiting.pop(commit.id)
        self._number += 1
        before = [
            line.claims.before((edit.new, edit.olds[place]) for edit in commit.edits)
            for place, _ in enumerate(commit.parents)
        ]
        self._record(commit, line, before)
        for place, (parent, claims) in enumerate(zip(commit.parents, before, strict=True)):
            follows_main = line.is_main and place == 0
            self._announce(parent, _Line(claims, line.step + follows_main, follows_main))

    def history(self, text: str) -> History:
        """Return the history of a text, after the last commit."""
        newest_first = self._commits(text)
        if not newest_first:
            return History()
        moments = [touch.at for touch in newest_first if touch.at]
        return History(
            commits=len(newest_first),
            contributors=len({touch.person for touch in newest_first}),
            first_at=min(moments, default=None),
            last_at=max(moments, default=None),
            changes=tuple(
                Change(numbered(version), touch.at, touch.summary)
                for version, touch in zip(range(len(newest_first), 0, -1), newest_first, strict=True)
                if touch.at and touch.summary
            ),
        )

    def contributions(self, texts: Iterable[str]) -> Contributions:
        """Return who took part in texts, after the last commit."""
        works: dict[str, dict[str, None]] = {}
        others = set()
        for text in texts:
            for person in {touch.person for touch in self._commits(text)}:
                if name := self._names.get(person):
                    works.setdefault(name, {})[text] = None
                else:
                    others.add(person)
        return Contributions({name: tuple(works[name]) for name in sorted(works)}, len(others), is_known=True)

    def _commits(self, text: str) -> list[_Touch]:
        """Return the commits that count for a text, the newest first."""
        touches = self._touches.get(text, _Touches())
        if touches.birth is None:
            return []
        birth = touches.birth
        return sorted(touches.own + [touch for touch in touches.used if touch <= birth])

    def _announce(self, commit: str, line: _Line) -> None:
        known = self._waiting.get(commit)
        if known:
            line = _Line(
                known.claims.joined(line.claims), max(known.step, line.step), is_main=known.is_main or line.is_main
            )
        self._waiting[commit] = line

    def _record(self, commit: Commit, line: _Line, before: list[Claims]) -> None:
        texts: set[str] = set()
        folders: set[str] = set()
        users: set[str] = set()
        for edit in commit.edits:
            if edit.own:
                for owners in (
                    line.claims.owners(edit.new),
                    *(claims.owners(old) for claims, old in zip(before, edit.olds, strict=False)),
                ):
                    texts |= owners.texts
                    folders |= owners.folders
                    users |= owners.users
        if not texts | folders | users:
            return
        touch = _Touch(line.step, self._number, commit.at, self._person(commit), summary(commit.message))
        for text in texts | folders:
            self._of(text).own.append(touch)
        for text in users - texts - folders:
            self._of(text).used.append(touch)
        for text in texts:
            touches = self._of(text)
            touches.birth = max(touches.birth or touch, touch)

    def _of(self, text: str) -> _Touches:
        return self._touches.setdefault(text, _Touches())

    def _person(self, commit: Commit) -> int:
        number = self._people.setdefault(commit.person, len(self._people))
        name = self._agreed.get(commit.person.casefold()) or self._agreed.get(commit.name.casefold())
        if name:
            self._names.setdefault(number, name)
        return number


def _explain(source: Source, problem: Exception) -> Finding:
    """Say why git does not tell the history."""
    try:
        run_git("config", "--get-regexp", r"^remote\..*\.promisor$", directory=source.root)
    except (GitError, TimeoutError, OSError):
        lines = [line for line in str(problem).split("\n") if line.startswith(("fatal:", "error:"))]
        said = (lines or str(problem).split("\n"))[0] or type(problem).__name__
        detail = "".join(sign for sign in said if sign.isprintable())[:_LONGEST_DETAIL]
        return finding("history-unreadable", "", detail=detail)
    return finding("history-partial", "")


def _folders_above(file: str) -> Iterator[str]:
    """Yield the folders that a file lies in, without a slash at their end."""
    while file:
        file = posixpath.dirname(file)
        yield file
