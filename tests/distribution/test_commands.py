"""The two commands, as somebody uses them who has just cloned the repository."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

MAKES_FLAGS = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PYTHONPATH", "VIRTUAL_ENV")
"""Set where this test itself runs under make; a fresh shell has none of them."""


def make(clone: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in MAKES_FLAGS}
    return subprocess.run(
        ["make", *arguments],
        cwd=clone,
        env={**environment, "HOME": str(clone.parent)},
        stdin=subprocess.DEVNULL,
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.mark.slow
def test_make_site_in_a_fresh_clone_builds_the_hub_and_leaves_the_clone_clean(clone: Path) -> None:
    first = make(clone, "site")
    assert first.returncode == 0, first.stdout + first.stderr
    assert (clone / "site" / "index.html").is_file()
    changed = subprocess.run(["git", "-C", clone, "status", "--porcelain"], check=True, capture_output=True, text=True)
    assert changed.stdout == ""

    second = make(clone, "site")
    assert second.returncode == 0, second.stdout + second.stderr
    assert "requirements.lock" not in second.stderr, "packages are installed again although the lock did not change"


def test_make_alone_lists_the_commands(clone: Path) -> None:
    listed = make(clone).stdout
    for command in ("site", "test", "serve", "lint", "bench", "fast", "lock", "help"):
        assert f"make {command}\t" in listed
