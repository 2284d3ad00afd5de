"""Where this Teilbar was installed from, so that a new hub's pipeline installs the same; where the hub is to lie."""

from __future__ import annotations

import json
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

from teilbar.reading.address import web_address
from teilbar.reading.git import GitError, run_git

if TYPE_CHECKING:
    from collections.abc import Mapping


def installed_from() -> str:
    """Return what ``pip install`` takes to install this Teilbar elsewhere; empty where nothing is known that would do.

    An installation records its origin (PEP 610, "Recording the Direct URL Origin of installed distributions"); one
    without a record came from an index, by its version.
    """
    installed = distribution("teilbar")
    recorded = installed.read_text("direct_url.json")
    return package_of(json.loads(recorded)) if recorded else f"teilbar=={installed.version}"


def package_of(record: Mapping[str, object]) -> str:
    """Return what ``pip install`` takes for the origin that a ``direct_url.json`` records; empty for another place."""
    recorded = str(record.get("url", ""))
    from_git = record.get("vcs_info")
    if isinstance(from_git, dict) and from_git.get("vcs") == "git" and (address := web_address(recorded)):
        return f"teilbar @ git+{address}@{from_git.get('commit_id', '')}"
    parts = urlsplit(recorded)
    if "archive_info" in record:
        return recorded if parts.scheme == "https" and not parts.username else ""
    return _of_checkout(Path(url2pathname(parts.path))) if parts.scheme == "file" else ""


def _of_checkout(folder: Path) -> str:
    """Return the commit of a checkout, if its ``origin`` is on the web and is known to have that commit."""
    try:
        top = Path(run_git("rev-parse", "--show-toplevel", directory=folder).strip())
        if top.resolve() != folder.resolve():
            return ""
        address = web_address(run_git("remote", "get-url", "origin", directory=folder).strip())
        commit = run_git("rev-parse", "HEAD", directory=folder).strip()
        published = run_git("branch", "--remotes", "--contains", commit, directory=folder).strip()
    except (GitError, OSError):
        return ""
    return f"teilbar @ git+{address}@{commit}" if address and published else ""


def origin_of(folder: Path) -> str:
    """Return the web address of the repository that a folder is the top of; empty where it has none on the web."""
    if not (folder / ".git").exists():
        return ""
    try:
        return web_address(run_git("remote", "get-url", "origin", directory=folder).strip())
    except (GitError, OSError):
        return ""
