"""The wheel: what it carries, and that it builds a stranger's material on a machine that has only Python and git."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

pytestmark = pytest.mark.slow

UNIT = """---
titel: Schatten im Garten
kurz: Kinder fangen ihren Schatten mit dem Tablet ein.
bereich: Medien
---
# Schatten im Garten

Am Mittag ist der Schatten kurz, am Abend ist er lang.
"""


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(root: Path, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Return the variables of a machine with the wheel installed, and nothing else on PATH but git."""
    folder = tmp_path_factory.mktemp("machine")
    venv = folder / "venv"
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    pip = [str(venv / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "--requirement", str(root / "requirements.lock")], check=True)
    subprocess.run([*pip, "--no-index", "--no-deps", str(wheel)], check=True)
    git = shutil.which("git")
    assert git
    tools = folder / "tools"
    tools.mkdir()
    (tools / "git").symlink_to(git)
    return {"PATH": os.pathsep.join((str(venv / "bin"), str(tools))), "HOME": str(folder), "LANG": "C.UTF-8"}


@pytest.fixture(scope="module")
def site(environment: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("source")
    unit = source / "content" / "schatten-im-garten"
    unit.mkdir(parents=True)
    (unit / "index.md").write_text(UNIT, encoding="utf-8")
    out = tmp_path_factory.mktemp("built") / "site"
    result = subprocess.run(
        ["teilbar", "build", source, "--out", out],
        executable=shutil.which("teilbar", path=environment["PATH"]),
        cwd=source,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return out


def page(site: Path) -> Path:
    return site / "einheiten" / "schatten-im-garten" / "index.html"


_SOURCES = ("widgets/", "player/", "search/", "preview/", "package.json", "package-lock", ".npmrc")
BROWSER_CODE = tuple(f"teilbar/data/themes/{name}" for name in _SOURCES)
"""What scripts are made from; a wheel holds what they were made into."""


def linked(page: Path) -> tuple[Path, ...]:
    """Return the style sheets and scripts of a page."""
    html = page.read_text(encoding="utf-8")
    found = re.findall(r'<link[^>]+rel="?stylesheet"?[^>]*href="([^"]+)"|<script[^>]+src="([^"]+)"', html)
    links = [urlsplit(style or script) for style, script in found]
    assert not any(link.netloc for link in links), "a page loads something from another host"
    return tuple(page.parent / unquote(link.path) for link in links)


def test_the_wheel_carries_all_that_is_not_python(root: Path, own_files: tuple[Path, ...], wheel: Path) -> None:
    carried = set(zipfile.ZipFile(wheel).namelist())
    places = {"generator/": "", "themes/": "teilbar/data/themes/", "licenses/": "teilbar/data/licenses/"}
    wanted = {
        place + file.as_posix().removeprefix(own)
        for file in own_files
        for own, place in places.items()
        if file.as_posix().startswith(own) and file.parts[:2] != ("generator", "setup")
    }
    sources = {name for name in wanted if name.startswith(BROWSER_CODE)}
    assert (sources != set(), wanted - sources - carried, sources & carried) == (True, set(), set())
    for folder in places.values():
        assert any(name.startswith(folder or "teilbar/texts/") for name in wanted)
    (licence,) = (name for name in carried if name.endswith(".dist-info/licenses/LICENSE"))
    assert zipfile.ZipFile(wheel).read(licence) == (root / "LICENSE").read_bytes()


def test_a_strangers_unit_becomes_a_page(site: Path) -> None:
    html = page(site).read_text(encoding="utf-8")
    assert "<title>" in html
    assert "Schatten im Garten" in html
    assert "Am Mittag ist der Schatten kurz, am Abend ist er lang." in html


def test_the_page_has_its_styles_and_scripts_beside_it(site: Path) -> None:
    files = linked(page(site))
    assert {file.suffix for file in files} == {".css", ".js"}
    assert [file for file in files if not file.is_file()] == []


def test_the_pages_styles_are_the_themes_own(root: Path, site: Path) -> None:
    published = b"".join(file.read_bytes() for file in linked(page(site)) if file.suffix == ".css")
    styles = (root / "themes" / "material" / "styles").glob("*.css")
    # A style sheet that shows an icon is published with the address of the sheet of all icons.
    own = [style for style in (file.read_bytes().strip() for file in styles) if b"icons/" not in style]
    assert own
    assert [style for style in own if style not in published] == []


def test_the_start_page_leads_to_the_unit(site: Path) -> None:
    start = (site / "index.html").read_text(encoding="utf-8")
    assert "Schatten im Garten" in start


def test_installed_resources_lie_in_the_wheel(environment: Mapping[str, str], tmp_path: Path) -> None:
    show = "from teilbar import resources; print(resources.themes(), resources.licences(), sep='\\n')"
    python = shutil.which("python", path=environment["PATH"])
    result = subprocess.run(
        [python or "", "-c", show], cwd=tmp_path, env=environment, check=True, capture_output=True, text=True
    )
    themes, licences = map(Path, result.stdout.splitlines())
    assert themes.parts[-3:] == ("teilbar", "data", "themes")
    assert themes.is_dir()
    assert licences.is_dir()


def test_a_new_hub_is_begun_and_passes_its_check(environment: Mapping[str, str], tmp_path: Path) -> None:
    teilbar = shutil.which("teilbar", path=environment["PATH"]) or ""
    for command in (["init", "hub", "--teilbar", "teilbar==1"], ["check", "hub", "--strict"]):
        result = subprocess.run(
            [teilbar, *command], cwd=tmp_path, env=environment, check=False, capture_output=True, text=True
        )
        assert result.returncode == 0, result.stdout + result.stderr
    assert 'TEILBAR_PAKET: "teilbar==1"' in (tmp_path / "hub" / ".gitlab-ci.yml").read_text("utf-8")
    assert (tmp_path / "hub" / ".gitignore").is_file()
