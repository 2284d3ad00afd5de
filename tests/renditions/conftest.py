"""What the tests of renditions share."""

from __future__ import annotations

import pytest

from renditions import exiftool as tool


@pytest.fixture(scope="session")
def exiftool() -> str:
    """Return the program exiftool."""
    program = tool.find()
    if program is None:
        pytest.fail(tool.MISSING, pytrace=False)
    return program
