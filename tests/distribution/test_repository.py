"""What must hold for the files of the repository as a whole."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from pathlib import Path

LICENCES = {"MIT License": "MIT", "CC0 1.0 Universal": "CC0-1.0"}
"""SPDX ids by the licences' full names."""

REGISTRIES = tuple(
    ".".join(host)
    for host in (
        ("pypi", "org"),
        ("files", "pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("deb", "debian", "org"),
        ("archive", "ubuntu", "com"),
    )
)

MACHINE_PATH = re.compile(r"(?<![\w.$}/~<>-])/(?:work|farm|root|tmp|home/\w+)/\w")
"""An absolute path of somebody's machine."""


def text_of(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None  # a picture, say


def project(root: Path) -> dict[str, object]:
    tables = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    table = tables["project"]
    assert isinstance(table, dict)
    return table


def pins(lock: Path) -> dict[str, str]:
    found = re.findall(r"^([\w.-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    names = [name for name, _version in found]
    assert len(names) == len(set(names)), "a package has two versions, so two machines would not get the same"
    return {canonicalize_name(name): version for name, version in found}


def declared(text: str) -> set[str]:
    """Return the SPDX ids that a licence file declares, by a tag or by a licence's full name."""
    named = {licence for name, licence in LICENCES.items() if name in " ".join(text.split())}
    return named | set(re.findall(r"^SPDX-License-Identifier: (\S+)$", text, re.MULTILINE))


@pytest.mark.parametrize(("licence", "file"), [("MIT", "LICENSE"), ("CC0-1.0", "content/LICENSE")])
def test_licence_file_and_readme_say_the_same(root: Path, licence: str, file: str) -> None:
    assert declared((root / file).read_text(encoding="utf-8")) == {licence}
    assert f"[{licence}]({file})" in (root / "README.md").read_text(encoding="utf-8")


def test_package_and_licence_file_name_the_same_licence(root: Path) -> None:
    assert project(root)["license"] == "MIT"
    assert project(root)["license-files"] == ["LICENSE"]


def test_readme_names_no_other_licence(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\b(?:MIT|Apache-[\d.]+|A?GPL-[\d.]+\S*|BSD-\S+|CC0?-[A-Z\d.-]+\d)\b", readme)) == set(
        LICENCES.values()
    )


def test_no_folder_is_called_like_the_registry_but_for_case(own_files: tuple[Path, ...]) -> None:
    called_so = {file.parts[0] for file in own_files if file.parts[0].lower() == "licenses"}
    assert called_so == {"licenses"}


def test_no_file_names_a_registry(root: Path, own_files: tuple[Path, ...]) -> None:
    naming = [(str(file), host) for file in own_files for host in REGISTRIES if host in (text_of(root / file) or "")]
    assert naming == []


def test_no_file_names_a_path_of_a_machine(root: Path, own_files: tuple[Path, ...]) -> None:
    naming = [
        f"{file}:{number}: {line.strip()}"
        for file in own_files
        for number, line in enumerate((text_of(root / file) or "").splitlines(), 1)
        if MACHINE_PATH.search(line) or str(root) in line
    ]
    assert naming == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-tests.lock"])
def test_the_lock_holds_what_the_package_wants(root: Path, lock: str) -> None:
    wanted = project(root)["dependencies"]
    assert isinstance(wanted, list)
    locked = pins(root / lock)
    amiss = [
        text
        for text in wanted
        if not (need := Requirement(text)).specifier.contains(locked.get(canonicalize_name(need.name), "0"))
    ]
    assert amiss == [], "`make lock` brings the lock files up to date"


def test_the_tests_lock_holds_what_tests_and_engines_want(root: Path) -> None:
    tables = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [*tables["dependency-groups"].values(), *tables["project"]["optional-dependencies"].values()]
    locked = pins(root / "requirements-tests.lock")
    amiss = [
        text
        for group in groups
        for text in group
        if not (need := Requirement(text)).specifier.contains(locked.get(canonicalize_name(need.name), "0"))
    ]
    assert amiss == [], "`make lock` brings the lock files up to date"


def test_the_tests_run_with_the_versions_that_the_site_is_built_with(root: Path) -> None:
    assert pins(root / "requirements.lock").items() <= pins(root / "requirements-tests.lock").items()
