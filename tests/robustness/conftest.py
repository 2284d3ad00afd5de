"""What builds as processes of their own need."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def temporary() -> Iterator[Path]:
    """Yield a folder for TMPDIR with a path as short as usual: helpers listen at a socket in it (unix(7))."""
    with TemporaryDirectory(prefix="t-") as folder:
        yield Path(folder)
