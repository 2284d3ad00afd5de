"""The state that a source is compared with: which commit a name means, and its files in a folder of their own."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from teilbar.reading.errors import SourceError
from teilbar.reading.git import GitError, run_git
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from teilbar.model.findings import Finding
    from teilbar.reading.source import Source

_BASE_OF_REQUEST = "CI_MERGE_REQUEST_DIFF_BASE_SHA"
_SOURCE_OF_PIPELINE = ("CI_PIPELINE_SOURCE", "merge_request_event")
_USUAL_BRANCHES = ("origin/main", "origin/master", "main", "master")
_NAMES_SHOWN = 5
_ARGUMENTS = 500  # paths in one call of git
_LARGE = 128 * 1024
"""Bytes from which on an unchanged file is linked, not copied: an editor may write into a small one meanwhile."""
_FILES = ("100644", "100755")
"""Modes of regular files in a tree (gitformat-index)."""
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
    try:
        yield _git(source, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
    except GitError:
        pass
    if told := environment.get("CI_DEFAULT_BRANCH"):
        yield f"refs/remotes/origin/{told}"
    yield from _USUAL_BRANCHES


def check_out(source: Source, revision: Revision, folder: Path) -> Path:
    """Put the files of a commit, as far as the source held them, into a folder; return the source's place in it.

    The folder becomes a repository that borrows the source's objects, so that its history can be asked; the source's
    own repository is left as it is. What has not changed since is linked or copied from the source: so what git would
    have to fetch (Git LFS) is there too. The place does not exist where the commit has none. Raises SourceError where
    git refuses, OSError where the disk does.
    """
    try:
        return _check_out(source, revision, folder)
    except (GitError, TimeoutError) as problem:
        raise SourceError(_unreadable(problem)) from None


def _check_out(source: Source, revision: Revision, folder: Path) -> Path:
    prefix = _git(source, "rev-parse", "--show-prefix")
    objects = _git(source, "rev-parse", "--path-format=absolute", "--git-path", "objects")
    kind = _git(source, "rev-parse", "--show-object-format")
    folder.mkdir(parents=True, exist_ok=True)
    run_git("init", "--quiet", "--template=", f"--object-format={kind}", directory=folder)
    (folder / ".git" / "objects" / "info").mkdir(exist_ok=True)
    (folder / ".git" / "objects" / "info" / "alternates").write_text(f"{objects}\n", "utf-8", "surrogateescape")
    (folder / ".git" / "HEAD").write_text(f"{revision.commit}\n", "ascii")
    run_git("read-tree", revision.commit, directory=folder, seconds=_SECONDS)

    place = folder / prefix if prefix else folder
    changed = {
        *_listed(source.root, "diff-index", "--name-only", "--relative", "--no-renames", "-z", revision.commit, "--")
    }
    missing = []
    for mode, path in _tree(source, revision):
        unchanged = source.root / path if mode in _FILES and path not in changed else None
        if unchanged is None or not _takes(unchanged, place / path):
            missing.append(f"{prefix}{path}")
    for start in range(0, len(missing), _ARGUMENTS):
        some = missing[start : start + _ARGUMENTS]
        run_git("checkout-index", "--force", "--quiet", "--", *some, directory=folder, seconds=_SECONDS)
    return place


def _tree(source: Source, revision: Revision) -> Iterator[tuple[str, str]]:
    """Yield mode and path of all files of a commit below the source, seen from there."""
    for entry in _listed(source.root, "ls-tree", "-r", "-z", revision.commit):
        about, _, path = entry.partition("\t")
        mode, kind, _ = about.split(" ")
        if kind == "blob":
            yield mode, path


def _takes(file: Path, place: Path) -> bool:
    """Put an unchanged file into its place; tell whether it could be had."""
    if file.is_symlink() or not file.is_file():
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        if file.stat().st_size >= _LARGE:
            os.link(file, place)
            return True
    except OSError:  # another disk, or one without links
        place.unlink(missing_ok=True)
    shutil.copy2(file, place)
    return True


def _listed(folder: Path, *arguments: str) -> Sequence[str]:
    return run_git(*arguments, directory=folder, seconds=_SECONDS).split("\0")[:-1]


def _git(source: Source, *arguments: str) -> str:
    return run_git(*arguments, directory=source.root).removesuffix("\n")


def _unreadable(problem: Exception) -> Finding:
    lines = [line for line in str(problem).split("\n") if line.startswith(("fatal:", "error:"))]
    said = (lines or str(problem).split("\n"))[0] or type(problem).__name__
    return finding("diff-unreadable", "", detail="".join(sign for sign in said if sign.isprintable())[:200])
