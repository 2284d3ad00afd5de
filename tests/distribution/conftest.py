"""The repository as data, and copies of it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the repository's folder."""
    return ROOT


@pytest.fixture(scope="session")
def own_files() -> tuple[Path, ...]:
    """Return the repository's files, relative to it: what is committed or would be."""
    listed = subprocess.run(
        ["git", "-C", ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return tuple(path for name in sorted(listed.split("\0")) if name and (ROOT / (path := Path(name))).is_file())


@pytest.fixture
def clone(own_files: tuple[Path, ...], tmp_path: Path) -> Path:
    """Return a fresh clone, with what is not committed yet, in a folder with spaces and an umlaut in its name."""
    folder = tmp_path / "ein Ordner für Teilbar"
    for file in own_files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / file, folder / file)
    for command in (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "--all"],
        ["-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "--message=all"],
    ):
        subprocess.run(["git", "-C", folder, *command], check=True)
    return folder
