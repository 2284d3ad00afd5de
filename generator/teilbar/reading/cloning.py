"""Getting a git repository, and saying in the author's words why it cannot be had."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from teilbar.reading.address import web_address
from teilbar.reading.errors import SourceError
from teilbar.reading.git import GitError, credentials_for, git_environment, run_git
from teilbar.texts import finding

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.model.findings import Finding
    from teilbar.reading.address import Address

CLONE_SECONDS = 900

_NAMES_SHOWN = 5
_LONGEST_DETAIL = 200
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_REASONS = (
    (re.compile(r"Host key verification failed", re.IGNORECASE), "clone-host-key"),
    (
        re.compile(
            r"could not resolve host|failed to connect|couldn't connect|connection (?:refused|timed out|reset|closed)"
            r"|operation timed out|no route to host|network is unreachable|operation too slow|SSL|certificate"
            r"|returned error: 5\d\d|empty reply",
            re.IGNORECASE,
        ),
        "clone-unreachable",
    ),
    (
        re.compile(
            r"authentication failed|could not read (?:username|password)|permission denied|access denied"
            r"|returned error: 40[13]",
            re.IGNORECASE,
        ),
        "clone-access",
    ),
    (
        re.compile(
            r"not found|does not appear to be a git repository|not a git repository|does not exist|could not be found"
            r"|could not read from remote repository",
            re.IGNORECASE,
        ),
        "clone-no-repository",
    ),
)


def clone(address: Address, folder: Path) -> str:
    """Clone a repository with all of its history into a new folder, and check out what the address wants.

    Returns the commit. Submodules and files that Git LFS holds are not fetched. Raises SourceError.
    """
    environment = git_environment(address)
    try:
        run_git(
            *("clone", "--quiet", "--no-checkout", "--template=", "--origin=origin", "--", address.url, str(folder)),
            directory=folder.parent,
            seconds=CLONE_SECONDS,
            environment=environment,
        )
        commit = _resolve(address, folder)
        run_git("checkout", "--quiet", "--force", "--detach", commit, directory=folder, seconds=CLONE_SECONDS)
    except GitError as error:
        raise SourceError(_explain(str(error), address)) from None
    except TimeoutError:
        raise SourceError(finding("clone-timeout", "", address=address.label, minutes=CLONE_SECONDS // 60)) from None
    except FileNotFoundError:
        raise SourceError(finding("git-missing", "", address=address.label)) from None
    return commit


def describe(directory: Path) -> tuple[str, str]:
    """Return the commit that a directory is checked out from, and the web address of its repository.

    Both are empty where the directory is not part of a commit: without git, outside of a repository, in a folder that
    the repository ignores.
    """
    try:
        commit, _ = run_git("rev-parse", "HEAD", "HEAD:./", directory=directory).split()
    except (GitError, TimeoutError, OSError):
        return "", ""
    try:
        remote = run_git("config", "--get", "remote.origin.url", directory=directory).strip()
    except (GitError, TimeoutError, OSError):
        return commit, ""
    return commit, web_address(remote)


def place_in_repository(directory: Path) -> str:
    """Return where a directory lies in its repository, ending in ``/``; empty for all of it, and without one."""
    try:
        return run_git("rev-parse", "--show-prefix", directory=directory).removesuffix("\n")
    except (GitError, TimeoutError, OSError):
        return ""


def _resolve(address: Address, folder: Path) -> str:
    """Return the commit that is wanted; a branch outweighs a tag of its name, as with git-clone's ``--branch``."""
    ref = address.ref
    for candidate in (f"refs/remotes/origin/{ref}", f"refs/tags/{ref}", ref) if ref else ("HEAD",):
        try:
            return run_git("rev-parse", "--verify", "--quiet", f"{candidate}^{{commit}}", directory=folder).strip()
        except GitError:
            continue
    if not ref:
        raise SourceError(finding("source-empty", "", source=address.label))
    listed = run_git("for-each-ref", "--format=%(refname)", "refs/remotes/origin", "refs/tags", directory=folder)
    names = [name.removeprefix("refs/remotes/origin/").removeprefix("refs/tags/") for name in listed.split()]
    known = [name for name in dict.fromkeys(names) if name != "HEAD"]
    shown = get_close_matches(ref, known, n=_NAMES_SHOWN, cutoff=0.4) or known[:_NAMES_SHOWN]
    raise SourceError(finding("ref-missing", "", ref=ref, address=address.url, known=", ".join(shown) or "-"))


def _explain(problems: str, address: Address) -> Finding:
    """Say what git's words mean; they are repeated without secrets and without a server's control characters."""
    if credentials := credentials_for(address):
        problems = problems.replace(credentials.secret, "***")
    lines = [_CONTROL.sub("", line).strip() for line in problems.split("\n") if line.strip()]
    for pattern, rule in _REASONS:
        for line in lines:
            if pattern.search(line.replace(address.url, "")):  # a repository may be called openssl
                return finding(rule, "", address=address.label, detail=_short(line))
    said = next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[-1] if lines else "git")
    return finding("clone-failed", "", address=address.label, detail=_short(said))


def _short(line: str) -> str:
    """Return a line of git's without its preamble, which repeats the address."""
    return re.sub(r"^(?:(?:fatal|error|ssh|remote): )?(?:unable to access '[^']*': )?", "", line)[:_LONGEST_DETAIL]
