"""What a change does, case by case: a folder before, a folder after, and what is said.

``said.txt`` is the terminal's report, ``said.md`` the comment of a merge request; ``pytest tests/comparing --accept``
writes those that are there anew. Sizes are left out: they hang on style sheets and scripts.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from comparing.conftest import git
from teilbar.comparing import as_markdown, as_text, compare
from teilbar.options import Options

if TYPE_CHECKING:
    from teilbar.comparing import Comparison

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())
_SIZE = re.compile(r"\d+(?:,\d)? [KM]B(?: \([+\N{MINUS SIGN}]\d+ KB\))?")
_COMMIT = re.compile(r"\((?:main, )?[0-9a-f]{8}\)")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def comparison_of(case: Path, folder: Path, cache: Path) -> Comparison:
    """Return what a case comes to; the newer state is not committed."""
    hub = folder / "hub"
    # Not as old as the case's own files: git takes what has the same size and the same times for the same.
    shutil.copytree(case / "before", hub, copy_function=shutil.copyfile)
    git(hub, "init", "--quiet", "--initial-branch=main")
    git(hub, "add", "--all")
    git(hub, "commit", "--quiet", "--message=Before")
    for path in hub.iterdir():
        if path.name != ".git":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(case / "after", hub, dirs_exist_ok=True, copy_function=shutil.copyfile)
    return compare(Options(source=str(hub), cache=cache), "main")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, tmp_path: Path, cache: Path, request: pytest.FixtureRequest) -> None:
    comparison = comparison_of(case, tmp_path, cache)
    written = {"said.txt": as_text.document(comparison), "said.md": as_markdown.document(comparison)}
    files = [name for name in written if (case / name).exists()]
    assert files
    for name in files:
        said = _COMMIT.sub("(COMMIT)", _SIZE.sub("SIZE", written[name]))
        if request.config.getoption("accept"):
            (case / name).write_text(said, "utf-8")
        assert said == (case / name).read_text("utf-8")
