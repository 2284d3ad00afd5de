"""What happens to tests on real courses where the courses are missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

WANTS_COURSES = """
def test_wants_courses(shared_fixtures):
    assert (shared_fixtures / "a course").is_dir()
"""


def run(root: Path, folder: Path, *, shared: Path, ci: str) -> subprocess.CompletedProcess[str]:
    """Run a test that wants the courses, with the suite's own conftest."""
    shutil.copy(root / "tests" / "conftest.py", folder)
    (folder / "test_courses.py").write_text(WANTS_COURSES, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-rsf", "-p", "no:cacheprovider", f"--rootdir={folder}", str(folder)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(root / "tests"), "TEILBAR_SHARED": str(shared), "CI": ci},
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.mark.slow
@pytest.mark.parametrize(("ci", "ends"), [("", "1 skipped"), ("true", "1 error")], ids=["a stranger's clone", "CI"])
def test_missing_courses_are_named_and_fail_only_in_ci(root: Path, tmp_path: Path, ci: str, ends: str) -> None:
    result = run(root, tmp_path, shared=tmp_path / "nowhere", ci=ci)
    assert ends in result.stdout
    assert (result.returncode == 0) is (ci == "")
    assert f"no folder {tmp_path / 'nowhere' / 'fixtures'}" in result.stdout


@pytest.mark.slow
def test_courses_are_found_where_the_environment_says(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere" / "fixtures" / "a course").mkdir(parents=True)
    result = run(root, tmp_path, shared=tmp_path / "elsewhere", ci="true")
    assert "1 passed" in result.stdout
