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
from typing import TYPE_CHECKING

from teilbar.cache import Cache, digest_of
from teilbar.fingerprints import fingerprint
from teilbar.linking import INDEX_NAMES
from teilbar.made_by import made_by
from teilbar.model.contributions import Contributions
from teilbar.model.history import UNKNOWN, History
from teilbar.reading.agreed import agreed_in
from teilbar.reading.claims import ROOT, Claims
from teilbar.reading.commits import read_commits
from teilbar.reading.discovery import is_companion
from teilbar.reading.git import GitError, run_git
from teilbar.reading.walking import Walk
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from teilbar.hub import Hub
    from teilbar.model.findings import Finding
    from teilbar.model.unit import Library
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
    walk = Walk(_claims(source, wanted, prefix), source.commit, agreed)
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
