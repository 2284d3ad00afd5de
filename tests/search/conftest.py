"""The hub's own search, built once as it ships, and what asks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from search.asking import Engine
from search.corpus import ROOT
from setup import node
from teilbar.build import build
from teilbar.options import Options

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def hub_search(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Return the engine that ships, on the files of our own hub's site."""
    assert node.install(), node.FAILED
    folder = tmp_path_factory.mktemp("hub")
    build(Options(source=str(ROOT), out=folder / "site", cache=folder / "cache", formats=("offline",)))
    with Engine(folder / "site") as engine:
        yield engine
