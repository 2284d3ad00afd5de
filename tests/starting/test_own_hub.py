"""Beginning a hub as its guide says, step by step, up to a pushed repository and a first unit."""

from __future__ import annotations

import re
import shlex
import subprocess
from typing import TYPE_CHECKING

from conftest import ROOT
from faults.workbench import Workbench

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

GUIDE = ROOT / "docs" / "eigener-hub.md"
_BLOCK = re.compile(r"^```(sh|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NOT_HERE = ("teilbar serve", "pip install")
"""The first never ends: tests/serving starts it. The second is for tests/distribution, which installs the wheel."""


def steps() -> list[str]:
    """Return all commands of the guide, in its order."""
    return [line for _, block in _BLOCK.findall(GUIDE.read_text("utf-8")) for line in block.splitlines()]


def test_step_by_step_there_is_a_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Workbench(tmp_path)
    bench.source.mkdir()
    monkeypatch.setenv("TEILBAR_CACHE", str(tmp_path / "cache"))
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Test")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "test@example.org")
    server = tmp_path / "projekt.git"
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", server], check=True)
    place = bench.source
    monkeypatch.chdir(place)
    done = []
    for step in steps():
        program, *arguments = shlex.split(step.replace("ADRESSE", str(server)))
        if step.startswith(NOT_HERE):
            continue
        done.append(program)
        if program == "cd":
            place /= arguments[0]
            monkeypatch.chdir(place)
        elif program == "git":
            subprocess.run([program, *arguments], check=True, cwd=place, capture_output=True)
        else:
            said = bench.run(*arguments)
            assert said.exit == 0, (step, said.text)
    assert done.count("teilbar") == 5
    pushed = subprocess.run(
        ["git", "-C", server, "ls-tree", "-r", "--name-only", "main"], check=True, capture_output=True, encoding="utf-8"
    ).stdout.splitlines()
    assert {"mkdocs.yml", ".gitlab-ci.yml", ".teilbar/schemas/einheit.schema.json"} <= set(pushed)
    for file in ("einheiten/schatten-fangen/index.md", "lernpfade/licht-und-schatten/index.md", "ueber-uns.md"):
        assert (place / "content" / file).is_file()


def test_there_are_four_steps_and_each_has_a_heading() -> None:
    assert re.findall(r"^### (\d)\. ", GUIDE.read_text("utf-8"), re.MULTILINE) == ["1", "2", "3", "4"]
