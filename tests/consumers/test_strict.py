"""The tests of the strict LMS itself, run by Node."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from setup import node

STRICT = Path(__file__).parent / "strict"
TESTS = tuple(sorted(STRICT.glob("*.test.mjs")))


def test_there_are_some() -> None:
    assert TESTS


@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.name)
def test_module(file: Path) -> None:
    command = (node.node(), "--test", "--test-reporter=tap", file)
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
