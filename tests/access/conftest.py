"""Three kinds of sites, each built once for all judges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from access.sites import COURSES, Site, build_content, build_course, build_small

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build our own content."""
    return build_content(tmp_path_factory.mktemp("content") / "site")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build the small hub."""
    return build_small(tmp_path_factory.mktemp("small") / "site")


@pytest.fixture(scope="session")
def courses(shared_fixtures: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Site]:
    """Build two real courses."""
    return [build_course(shared_fixtures / name, tmp_path_factory.mktemp(name) / "site") for name in COURSES]
