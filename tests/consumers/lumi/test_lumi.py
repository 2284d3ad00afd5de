"""Lumi takes every package, keeps what h5p.json and content.json say, and refuses damaged ones."""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from consumers.lumi.lumi import judged
from exporting.h5p.conftest import FORMATS, Package, h5p, newer, read
from exporting.h5p.test_damage import DAMAGE, IN_CONTENT
from teilbar.build import build
from teilbar.exporting.h5p.sets import version_set
from teilbar.options import Options

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["h5p", "newer"]  # fixtures

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.slow


def accepted(folder: Path, packages: Mapping[str, Package], version_set_name: str = "") -> None:
    """Assert that Lumi takes packages, and keeps what they say."""
    results = judged(folder, version_set(version_set_name), [package.file for package in packages.values()])
    for (name, package), result in zip(packages.items(), results, strict=True):
        assert (name, result["accepted"], result.get("installed")) == (name, True, 0), result
        assert _in_order(result["metadata"]) == _in_order(package.manifest)
        assert result["content"] == package.content


def _in_order(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """Return h5p.json with its libraries by name: Lumi lists them anew, as it finds them in the content."""
    listed = sorted(manifest["preloadedDependencies"], key=lambda one: str(one["machineName"]))
    return {**manifest, "preloadedDependencies": listed}


def test_every_kind(h5p: Mapping[str, Package], tmp_path: Path) -> None:
    accepted(tmp_path, h5p)


def test_the_newer_set(newer: Mapping[str, Package], tmp_path: Path) -> None:
    accepted(tmp_path, newer, "core-1_27-quiz-1_21")


def test_the_projects_own_hub(tmp_path: Path) -> None:
    accepted(tmp_path, hub_packages(ROOT, tmp_path))


def test_a_real_course(shared_fixtures: Path, tmp_path: Path) -> None:
    accepted(tmp_path, hub_packages(shared_fixtures / "oersi-course", tmp_path))


def test_a_real_course_that_says_nothing_of_its_media(shared_fixtures: Path, tmp_path: Path) -> None:
    source = tmp_path / "quelle"
    shutil.copytree(shared_fixtures / "l3t-kindergarten", source)
    (source / "mkdocs.yml").write_text("site_name: L3T\nextra:\n  teilbar:\n    medien_eigene: true\n", "utf-8")
    (source / "_ordner.yml").write_text("lizenz: CC BY-SA 4.0\n", "utf-8")
    accepted(tmp_path, hub_packages(source, tmp_path))


def hub_packages(source: Path, folder: Path) -> Mapping[str, Package]:
    """Build all packages of a source."""
    out = folder / "pakete"
    build(Options(source=str(source), out=out, cache=folder / "cache", formats=FORMATS, site=False))
    found = {file.name: read(file) for file in sorted(out.glob("downloads/*/*.h5p"))}
    assert found
    return found


LAXER = frozenset(
    {
        *("a licence without its version", "a version of what has none", "a title of 300 bytes", "a year in words"),
        *("a name that begins with an underscore", "a name that begins with a dot", "an entry for a folder"),
        *("a name with an umlaut", "a file outside of content", "a medium that is missing"),
    }
)
"""What Lumi takes though other platforms do not, besides all that is wrong in content.json (docs/h5p.md)."""


@pytest.fixture(scope="module")
def verdicts(h5p: Mapping[str, Package], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, dict[str, Any]]:
    """Return what Lumi says of each kind of damage."""
    folder = tmp_path_factory.mktemp("damage")
    files = [_damaged(h5p["alles.h5p"], kind, folder / f"{number}.h5p") for number, kind in enumerate(DAMAGE)]
    return dict(zip(DAMAGE, judged(folder, version_set(), files), strict=True))


def _damaged(package: Package, kind: str, file: Path) -> Path:
    manifest, content, names = package.manifest, copy.deepcopy(package.content), set(package.names)
    DAMAGE[kind][0](manifest, content, names)
    said = {"h5p.json": manifest, "content/content.json": content}
    with ZipFile(file, "w") as archive:
        for name in sorted(names):
            data = json.dumps(said[name]).encode() if name in said else package.files.get(name, b"")
            archive.writestr(name, data)
    return file


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_is_refused(kind: str, verdicts: Mapping[str, dict[str, Any]]) -> None:
    assert verdicts[kind]["accepted"] == (kind in LAXER or kind in IN_CONTENT)
