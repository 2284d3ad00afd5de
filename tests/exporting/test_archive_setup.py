"""What a machine is told, and a test, where a program that unpacks archives is missing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from exporting import unpacking
from setup import unpackers

if TYPE_CHECKING:
    from pathlib import Path


def test_what_may_not_be_installed_is_said_in_one_line_and_stops_nothing(tmp_path: Path) -> None:
    shell = shutil.which("sh")
    assert shell
    (tmp_path / "sh").symlink_to(shell)
    result = subprocess.run(
        [sys.executable, unpackers.__file__], env={"PATH": str(tmp_path)}, check=False, capture_output=True, text=True
    )
    assert result.returncode == 0
    (line,) = result.stderr.splitlines()
    assert "Bitte installieren: sudo apt-get install unzip php-cli php-zip" in line


@pytest.mark.parametrize(
    ("reader", "ci", "outcome"),
    [
        ("unzip", "true", pytest.fail.Exception),
        ("unzip", "", pytest.skip.Exception),
        ("php", "true", pytest.fail.Exception),
        ("php", "", pytest.skip.Exception),
        ("zipfile", "true", None),
    ],
)
def test_a_missing_reader_skips_a_test_and_fails_it_in_ci(
    reader: str, ci: str, outcome: type[BaseException] | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CI", ci)
    if outcome is None:
        unpacking.require(reader)
        return
    with pytest.raises(outcome, match="Bitte installieren"):
        unpacking.require(reader)
