"""The state that a source is compared with: which commit a name means, and the source as it was then."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING

from teilbar.reading.errors import SourceError
from teilbar.reading.git import GitError, git_environment, run_git
from teilbar.reading.listing import Listing
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from teilbar.model.findings import Finding
    from teilbar.reading.source import Source, SourceFile

_BASE_OF_REQUEST = "CI_MERGE_REQUEST_DIFF_BASE_SHA"
_SOURCE_OF_PIPELINE = ("CI_PIPELINE_SOURCE", "merge_request_event")
_USUAL_BRANCHES = ("origin/main", "origin/master", "main", "master")
_NAMES_SHOWN = 5
_ARGUMENTS = 500  # paths in one call of git
_SECONDS = 900


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit to compare with."""

    commit: str
    """In full."""
    name: str
    """As somebody typed it; where nobody did, the branch that the source will come together with."""


def resolve(source: Source, name: str, environment: Mapping[str, str] = os.environ) -> Revision:
    """Return the commit that a name means in a source's repository; with an empty name, where the change began.

    That is the base of the merge request in whose pipeline this runs, else the merge base with the default branch.
    Raises SourceError where the source has no history, or not all of it, and where there is no such commit.
    """
    if not source.commit:
        raise SourceError(finding("diff-without-git", "", source=source.label))
    try:
        if _git(source, "rev-parse", "--is-shallow-repository") == "true":
            raise SourceError(finding("diff-shallow", ""))
        found = _named(source, name) if name else _beginning(source, environment)
    except (GitError, TimeoutError, OSError) as problem:
        raise SourceError(_unreadable(problem)) from None
    if found is None:
        listed = _git(source, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags")
        known = [one for one in listed.split() if not one.endswith("/HEAD")]
        shown = get_close_matches(name, known, n=_NAMES_SHOWN, cutoff=0.4) or known[:_NAMES_SHOWN]
        raise SourceError(finding("diff-unknown", "", name=name or "main", known=", ".join(shown) or "-"))
    return found


def _named(source: Source, name: str) -> Revision | None:
    """Return the commit of a name; a branch that only the remote repository has may be called as it is there."""
    for candidate in (name, f"refs/remotes/origin/{name}"):
        if commit := _commit(source, candidate):
            return Revision(commit, name)
    return None


def _commit(source: Source, name: str) -> str:
    try:
        return _git(source, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except GitError:
        return ""


def _beginning(source: Source, environment: Mapping[str, str]) -> Revision | None:
    variable, value = _SOURCE_OF_PIPELINE
    base = environment.get(_BASE_OF_REQUEST, "") if environment.get(variable) == value else ""
    target = environment.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "")
    if base and (commit := _commit(source, base)):
        return Revision(commit, target or commit[:8])
    for branch in _default_branches(source, environment):
        if not _commit(source, branch):
            continue
        try:
            return Revision(_git(source, "merge-base", source.commit, branch), branch)
        except GitError:  # two histories without a common beginning
            continue
    return None


def _default_branches(source: Source, environment: Mapping[str, str]) -> Iterator[str]:
    with suppress(GitError):
        yield _git(source, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
    if told := environment.get("CI_DEFAULT_BRANCH"):
        yield f"refs/remotes/origin/{told}"
    yield from _USUAL_BRANCHES


def older_source(now: Source, revision: Revision, folder: Path) -> Source:
    """Return a source as it was at a commit. Only files that differ are written, into an empty folder.

    All others are the source's own, so that what git would have to fetch (Git LFS) is there too, and thousands of them
    need not be copied. The repository is left as it is. Raises SourceError where git refuses, OSError where the disk
    does.
    """
    try:
        return _older_source(now, revision, folder)
    except (GitError, TimeoutError) as problem:
        raise SourceError(_unreadable(problem)) from None


def _older_source(now: Source, revision: Revision, folder: Path) -> Source:
    tree = set(_tree(now, revision))
    differing = ("diff-index", "--name-only", "--relative", "--no-renames", "-z", revision.commit, "--")
    changed = set(_listed(now.root, *differing))
    written = _write(now, revision, sorted(tree & changed), folder)
    kept = {path: file for path, file in now.files.items() if _is_as_it_was(file, now.root, tree, changed)}
    files = {**kept, **written.files}
    findings = (found for found in now.findings if _stood(found.file, tree, changed))
    return replace(
        now,
        files=MappingProxyType(dict(sorted(files.items()))),
        commit=revision.commit,
        findings=(*findings, *written.findings),
        read={},
    )


def _write(now: Source, revision: Revision, paths: Sequence[str], folder: Path) -> Listing:
    """Write files of a commit into a folder, and return what of them belongs to a source."""
    prefix = _git(now, "rev-parse", "--show-prefix")
    place = folder / "files" / prefix
    place.mkdir(parents=True)
    environment = {**git_environment(), "GIT_INDEX_FILE": str(folder / "index")}
    run_git("read-tree", revision.commit, directory=now.root, environment=environment, seconds=_SECONDS)
    command = ("checkout-index", "--force", "--quiet", f"--prefix={folder / 'files'}/", "--")
    for start in range(0, len(paths), _ARGUMENTS):
        some = paths[start : start + _ARGUMENTS]
        run_git(*command, *some, directory=now.root, environment=environment, seconds=_SECONDS)
    return Listing(place)


def _tree(source: Source, revision: Revision) -> Iterator[str]:
    """Yield the paths of all files of a commit below the source, seen from there."""
    for entry in _listed(source.root, "ls-tree", "-r", "-z", revision.commit):
        about, _, path = entry.partition("\t")
        if about.split(" ")[1] == "blob":
            yield path


def _is_as_it_was(file: SourceFile, root: Path, tree: set[str], changed: set[str]) -> bool:
    """Tell whether a file stood in a commit as it stands now; one that links lead to, where these are the same too."""
    disk = file.disk.relative_to(root).as_posix()
    if disk not in tree or disk in changed:
        return False
    return file.path == disk or not any(above in changed for above in (file.path, *_above(file.path)))


def _stood(path: str, tree: set[str], changed: set[str]) -> bool:
    """Tell whether what was found of a path when the source was listed was so at the commit, too."""
    return path not in changed and (path in tree or any(one.startswith(f"{path}/") for one in tree))


def _above(path: str) -> Iterator[str]:
    while path := path.rpartition("/")[0]:
        yield path


def _listed(folder: Path, *arguments: str) -> Sequence[str]:
    return run_git(*arguments, directory=folder, seconds=_SECONDS).split("\0")[:-1]


def _git(source: Source, *arguments: str) -> str:
    return run_git(*arguments, directory=source.root).removesuffix("\n")


def _unreadable(problem: Exception) -> Finding:
    lines = [line for line in str(problem).split("\n") if line.startswith(("fatal:", "error:"))]
    said = (lines or str(problem).split("\n"))[0] or type(problem).__name__
    return finding("diff-unreadable", "", detail="".join(sign for sign in said if sign.isprintable())[:200])
