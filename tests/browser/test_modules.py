"""The tests of the browser code that need no browser, run by Node."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from setup import node

if TYPE_CHECKING:
    from pathlib import Path

TESTS = tuple(sorted(node.THEMES.rglob("*.test.js")))


def test_there_are_some() -> None:
    assert TESTS


@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.relative_to(node.THEMES).as_posix())
def test_module(file: Path) -> None:
    command = (node.node(), "--test", "--test-reporter=tap", file)
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
