"""A bench whose store of libraries lies in its own folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commands.conftest import bench

if TYPE_CHECKING:
    from pathlib import Path

    from faults.workbench import Workbench

__all__ = ["bench"]  # a fixture


@pytest.fixture
def store(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the store that the environment names, empty."""
    folder = bench.folder / "ablage"
    monkeypatch.setenv("TEILBAR_H5P_LIBRARIES", str(folder))
    return folder
