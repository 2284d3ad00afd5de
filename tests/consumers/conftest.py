"""The packages, built once, and a server that has them beside the desk."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from consumers.lms import Desk
from consumers.packages import build_packages
from setup import node
from website.crawl import serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the packages into a folder: each as a zip, and unpacked beside it."""
    return build_packages(tmp_path_factory.mktemp("pakete"))


@pytest.fixture(scope="session")
def scorm_again() -> Path:
    """Return the scripts of scorm-again."""
    assert node.install(), node.FAILED
    return node.modules() / "scorm-again" / "dist"


@pytest.fixture(scope="session")
def office(packages: Path, scorm_again: Path) -> Path:
    """Return a folder with all that an LMS of ours serves: its own pages, both judges, the packages."""
    folder = packages.parent / "office"
    for name in ("desk", "strict"):
        shutil.copytree(HERE / name, folder / name)
    shutil.copytree(
        scorm_again, folder / "desk" / "scorm-again", ignore=shutil.ignore_patterns("*.map", "esm", "types")
    )
    (folder / "packages").symlink_to(packages)
    return folder


@pytest.fixture(scope="session")
def address(office: Path) -> Iterator[str]:
    """Serve the office as strictly as browsers will soon: without `unload` in frames."""
    policy = "default-src 'self'; img-src 'self' data:; frame-src *"
    with serve(office, Content_Security_Policy=policy, Permissions_Policy="unload=()") as served:
        yield served


@pytest.fixture
def desk(browser: Browser, address: str) -> Iterator[Desk]:
    """Return a desk to launch packages at; nothing on any page fails, and nobody is asked for anything."""
    desk = Desk(browser, address)
    yield desk
    desk.leave()
    assert desk.problems == []
