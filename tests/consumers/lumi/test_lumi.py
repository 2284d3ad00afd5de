"""Lumi takes every package, keeps what h5p.json and content.json say, and refuses damaged ones."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from consumers.lumi.lumi import judged
from exporting.h5p.conftest import FORMATS, Package, h5p, newer, read
from teilbar.build import build
from teilbar.exporting.h5p.sets import version_set
from teilbar.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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


def _manifest(**fields: object) -> Callable[[dict[str, bytes]], None]:
    def damage(files: dict[str, bytes]) -> None:
        files["h5p.json"] = json.dumps(json.loads(files["h5p.json"]) | fields).encode()

    return damage


def _minor(files: dict[str, bytes]) -> None:
    manifest: dict[str, Any] = json.loads(files["h5p.json"])
    for one in manifest["preloadedDependencies"]:
        one["minorVersion"] += one["machineName"] == "H5P.Image"
    files["h5p.json"] = json.dumps(manifest).encode()


def _added(name: str) -> Callable[[dict[str, bytes]], None]:
    return lambda files: files.update({name: b"x"})


DAMAGE: Mapping[str, Callable[[dict[str, bytes]], object]] = {
    "a licence as SPDX has it": _manifest(license="CC-BY-4.0"),
    "a role with an umlaut": _manifest(authors=[{"name": "Ada", "role": "Verfässerin"}]),
    "a language with a digit": _manifest(language="es-419"),
    "a title of 300 signs": _manifest(title="ä" * 300),
    "a date as ISO has it": _manifest(changes=[{"date": "2026-11-26", "author": "a", "log": "b"}]),
    "a newer minor": _minor,
    "a drawing in content": _added("content/images/turm.svg"),
    "a page in content": _added("content/index.html"),
    "no content.json": lambda files: files.pop("content/content.json"),
    "no h5p.json": lambda files: files.pop("h5p.json"),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_is_refused(kind: str, h5p: Mapping[str, Package], tmp_path: Path) -> None:
    files = dict(h5p["kurz.h5p" if kind != "a newer minor" else "alles.h5p"].files)
    DAMAGE[kind](files)
    with ZipFile(tmp_path / "kaputt.h5p", "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    (result,) = judged(tmp_path, version_set(), [tmp_path / "kaputt.h5p"])
    assert result["accepted"] is False
    assert any(result["said"])
