"""What the developers' guide shows works as it stands there."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from conftest import ROOT
from contributing.guide import GUIDE, commands, files, lay
from teilbar import resources
from teilbar.licensing.registry import Registry

if TYPE_CHECKING:
    from pathlib import Path

UNIT = """---
id: turm
titel: Turm
kurz: Die Kinder bauen einen Turm.
bereich: Bauen
autor: Ada Muster
lizenz: CC BY 4.0
schlagworte: [eins, zwei, drei, vier, fünf, sechs]
---
# Turm

## Darum geht's

Wir stapeln Becher.
"""

BY_MAKE = {"make site", "make test"}
"""What stands in the guide besides commands of Teilbar: ``make test`` runs this test."""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder into which pip has installed the guide's package, and nothing else."""
    folder = tmp_path_factory.mktemp("example")
    lay(folder / "source")
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"),
            *("--disable-pip-version-check", "--no-cache-dir", "--target", folder / "lib", folder / "source"),
        ],
        check=True,
    )
    return folder / "lib"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hub")
    (folder / "content" / "einheiten" / "turm").mkdir(parents=True)
    (folder / "content" / "einheiten" / "turm" / "index.md").write_text(UNIT, "utf-8")
    return folder


def run(hub: Path, installed: Path | None, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"TEILBAR_CACHE": str(hub / ".cache"), "PYTHONPATH": str(installed or "")}
    command = [sys.executable, "-c", "import sys; from teilbar.cli import main; sys.exit(main())", *arguments]
    return subprocess.run(
        command, cwd=hub, env=environment, check=False, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL
    )


def shown(start: str) -> list[str]:
    """Return the arguments of the one command of the guide that begins so."""
    (command,) = [one for one in commands() if one.startswith(f"teilbar {start}")]
    return shlex.split(command)[1:]


@pytest.mark.slow
def test_the_format_packs_what_it_says(hub: Path, installed: Path) -> None:
    said = run(hub, installed, *shown("build --formats"))
    assert said.returncode == 0, said.stderr
    with ZipFile(hub / "site" / "downloads" / "turm" / "turm.outline.zip") as archive:
        assert archive.namelist() == ["LIZENZ.txt", "credits.json", "outline.txt"]
        assert archive.read("outline.txt").decode() == "Turm\n-- Darum geht's"
    assert "Die Gliederung" in (hub / "site" / "einheiten" / "turm" / "index.html").read_text("utf-8")


@pytest.mark.slow
def test_the_check_finds_what_it_says_in_both_languages(hub: Path, installed: Path) -> None:
    told = json.loads(run(hub, installed, "check", "--format", "json").stdout)["findings"]
    (found,) = [one for one in told if one["rule"] == "many-keywords"]
    assert (found["line"], found["severity"]) == (8, "info")
    assert "6 Schlagworte" in found["message"]
    assert "6 keywords" in run(hub, installed, "check", "--lang", "en").stdout
    assert "many-keywords" not in run(hub, None, "check").stdout


@pytest.mark.slow
def test_the_rule_can_be_switched_off_by_its_name(hub: Path, installed: Path) -> None:
    file = hub / "mkdocs.yml"
    file.write_text("site_name: Hub\nextra:\n  teilbar:\n    regeln_aus: [many-keywords]\n", "utf-8")
    said = run(hub, installed, "check")
    file.unlink()
    assert (said.returncode, "many-keywords" in said.stdout) == (0, False)


@pytest.mark.slow
def test_the_engine_makes_the_site_and_says_so(hub: Path, installed: Path) -> None:
    said = run(hub, installed, *shown("build --engine"), "--out", "anders")
    assert said.returncode == 0, said.stderr
    assert re.search(r"stamped.*\d+ documents", said.stdout)
    assert (hub / "anders" / "einheiten" / "turm" / "index.html").is_file()
    assert run(hub, None, *shown("build --engine"), "--out", "ohne").returncode == 2


@pytest.mark.slow
def test_the_importer_reads_what_the_format_wrote(hub: Path, installed: Path, tmp_path: Path) -> None:
    course = tmp_path / "kurs"
    shutil.copytree(hub / "content", course / "content")
    (course / "notes.outline").write_text("Licht\n-- Schatten *fangen*\n-- Lampe\n", "utf-8")
    said = run(course, installed, *shown("import"))
    assert said.returncode == 0, said.stdout + said.stderr
    (text,) = [one.read_text("utf-8") for one in course.rglob("*.md") if "Licht" in one.read_text("utf-8")]
    assert "titel: Licht" in text
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [r"Schatten \*fangen\*", "Lampe"]


def test_the_licence_is_known_by_all_its_names(tmp_path: Path) -> None:
    folder = tmp_path / "licenses"
    shutil.copytree(resources.licences(), folder)
    (name,) = [name for name in files() if name.startswith("licenses/")]
    assert Registry.load().resolve("Open Government Licence 3.0") is None, "it is there already: show another one"
    (folder / name.removeprefix("licenses/")).write_text(files()[name], "utf-8")
    known = Registry.load(folder)
    licence_id = name.removeprefix("licenses/").removesuffix(".toml")
    for written in (licence_id, "OGL UK 3.0", "Open Government Licence 3.0", known.licences[licence_id].url):
        resolved = known.resolve(written)
        assert resolved, written
        assert resolved.id == licence_id


def test_every_place_that_the_guide_names_exists() -> None:
    text = GUIDE.read_text("utf-8")
    named = {*re.findall(r"`((?:generator|tests|docs|themes|licenses)/[\w./-]+)`", text)} - set(files())
    named |= {
        f"generator/teilbar/{one}"
        for one in re.findall(r"`((?:\w+/)+[\w.]*)`", text)
        if (ROOT / "generator/teilbar" / one.split("/")[0]).is_dir()
    }
    named |= set(re.findall(r"\]\((?!http)([^)#]+)\)", text))
    assert len(named) > 20
    assert sorted(one for one in named if "RULE" not in one and not (ROOT / one).exists()) == []


def test_no_command_is_shown_that_nothing_runs() -> None:
    run_here = {"teilbar build --formats outline", "teilbar build --engine stamped", "teilbar import notes.outline"}
    assert set(commands()) == run_here | BY_MAKE
