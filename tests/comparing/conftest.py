"""A repository with an older and a newer state of many units, their packages, and an LMS that has both."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from consumers.lms import Desk
from setup import node
from teilbar.comparing import compare
from teilbar.options import Options
from website.crawl import serve

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser

    from teilbar.comparing import Comparison

HERE = Path(__file__).parent
CONSUMERS = HERE.parent / "consumers"
TABLE = tomllib.loads((HERE / "updates.toml").read_text("utf-8"))
UPDATES: Mapping[str, Mapping[str, Any]] = TABLE["update"]

HUB = """site_name: Hub
extra:
  teilbar:
    lizenz: CC0-1.0
    autor: Teilbar (Beispieldaten)
    bestanden_ab: 100
"""


def git(folder: Path, *arguments: str) -> str:
    """Call git in a repository."""
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    command = ["git", "-C", str(folder), *identity, *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


@dataclass(frozen=True)
class Updated:
    """Units before and after, as packages and as a comparison."""

    packages: Path
    """A folder with each package unpacked: ``NAME-before.scorm12`` and ``NAME-after.scorm12``."""
    comparison: Comparison


@pytest.fixture(scope="session")
def updated(tmp_path_factory: pytest.TempPathFactory) -> Updated:
    """Make all units of the table twice, compare both states, and pack them as a build does."""
    folder = tmp_path_factory.mktemp("updates")
    hub, packages = folder / "hub", folder / "packages"
    units = hub / "content" / "einheiten"
    for name in UPDATES:
        (units / name).mkdir(parents=True)
        (units / name / "index.md").write_text(TABLE["text"].replace("FALL", name).lstrip(), "utf-8")
    (hub / "mkdocs.yml").write_text(HUB, "utf-8")
    git(hub, "init", "--quiet", "--initial-branch=main")
    git(hub, "add", "--all")
    git(hub, "commit", "--quiet", "--message=Before")
    _pack(folder, packages, "before")
    for name, update in UPDATES.items():
        file = units / name / "index.md"
        text = file.read_text("utf-8")
        for old, new in update["replace"]:
            assert text.count(old.replace("FALL", name)) == 1, f"{name}: {old}"
            text = text.replace(old.replace("FALL", name), new.replace("FALL", name))
        file.write_text(text, "utf-8")
    _pack(folder, packages, "after")
    return Updated(packages, compare(Options(source=str(hub), cache=folder / "cache"), "main"))


def _pack(folder: Path, packages: Path, state: str) -> None:
    command = (sys.executable, "-m", "teilbar", "build", folder / "hub", "--out", folder / state, "--no-site")
    environment = {"TEILBAR_CACHE": str(folder / "cache")}
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    for package in sorted((folder / state / "downloads").glob("*/*.scorm*.zip")):
        unit, _, suffix = package.stem.partition(".")
        with zipfile.ZipFile(package) as archive:
            archive.extractall(packages / f"{unit.removesuffix('-neu')}-{state}.{suffix}")


@pytest.fixture(scope="session")
def address(updated: Updated) -> Iterator[str]:
    """Serve an LMS with both judges and all packages."""
    assert node.install(), node.FAILED
    office = updated.packages.parent / "office"
    for name in ("desk", "strict"):
        shutil.copytree(CONSUMERS / name, office / name)
    scripts = node.modules() / "scorm-again" / "dist"
    shutil.copytree(scripts, office / "desk" / "scorm-again", ignore=shutil.ignore_patterns("*.map", "esm", "types"))
    (office / "packages").symlink_to(updated.packages)
    policy = "default-src 'self'; img-src 'self' data:; frame-src *"
    with serve(office, Content_Security_Policy=policy, Permissions_Policy="unload=()") as served:
        yield served


@pytest.fixture
def desk(browser: Browser, address: str) -> Iterator[Desk]:
    """Return a desk to launch packages at; nothing on any page fails."""
    desk = Desk(browser, address)
    yield desk
    desk.leave()
    assert desk.problems == []
