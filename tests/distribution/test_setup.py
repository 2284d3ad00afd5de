"""The scripts that set up a machine: what they say where they may not help, and what they refuse to install."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from setup import browser

if TYPE_CHECKING:
    from pathlib import Path

TOOLS = ("cat", "cmp", "dirname", "sed", "sh")
WORKING_PYTHON = "exit 0"
OLD_PYTHON = "exit 1"
PYTHON_WITHOUT_VENV = """case $2 in
*ensurepip*) exit 1 ;;
*-venv*) echo python3.11-venv ;;
esac"""


class Machine:
    """A machine whose PATH holds a few tools and what a test adds."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.path = folder / "bin"
        self.path.mkdir()
        for tool in TOOLS:
            program = shutil.which(tool)
            assert program
            (self.path / tool).symlink_to(program)
        self.folder = folder / "checkout"
        shutil.copytree(root / "generator" / "setup", self.folder / "generator" / "setup")

    def has(self, name: str, script: str) -> Path:
        """Put a program on PATH."""
        program = self.path / name
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        return program

    def run(self, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one of the scripts there."""
        return subprocess.run(
            ["sh", f"generator/setup/{script}", *arguments],
            cwd=self.folder,
            env={"PATH": str(self.path)},
            check=False,
            capture_output=True,
            text=True,
        )


@pytest.fixture
def machine(tmp_path: Path, root: Path) -> Machine:
    return Machine(tmp_path, root)


@pytest.mark.parametrize(
    ("programs", "package"),
    [
        ({"python3": WORKING_PYTHON}, "git"),
        ({"python3": OLD_PYTHON, "git": "exit 0"}, "python3.11"),
        ({"git": "exit 0"}, "python3.11"),
        ({"python3": PYTHON_WITHOUT_VENV, "git": "exit 0"}, "python3.11-venv"),
    ],
    ids=["no git", "old python", "no python", "no venv"],
)
def test_what_is_missing_and_may_not_be_installed_is_said_in_one_line(
    machine: Machine, programs: dict[str, str], package: str
) -> None:
    for name, script in programs.items():
        machine.has(name, script)
    result = machine.run("environment.sh", "requirements.lock")
    assert result.returncode != 0
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert "Bitte installieren" in line
    assert package in line
    assert not (machine.folder / ".venv").exists()


def apt(machine: Machine, *, user: int, candidate: str, sudo: str = "exit 1") -> None:
    machine.has("id", f"echo {user}")
    machine.has("sudo", sudo)
    machine.has("env", 'case $1 in DEBIAN_FRONTEND*) shift ;; esac\n"$@"')
    machine.has("apt-cache", f"printf 'chromium:\\n  Candidate: {candidate}\\n'")
    machine.has("apt-get", f'echo "$@" >>"{machine.folder}/apt.log"')


def installed(machine: Machine) -> bool:
    log = machine.folder / "apt.log"
    return log.exists() and "install -y" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("user", "candidate", "sudo", "installs"),
    [
        (0, "156.0-1", "exit 1", True),
        (1000, "156.0-1", "exit 1", False),
        (1000, "156.0-1", 'shift; "$@"', True),
        (0, "2:1snap1-0ubuntu2", "exit 1", False),
        (0, "(none)", "exit 1", False),
    ],
    ids=["root", "no rights", "sudo without password", "stub for a snap", "unknown package"],
)
def test_apt_installs_only_what_it_may_and_has(
    machine: Machine, user: int, candidate: str, sudo: str, *, installs: bool
) -> None:
    apt(machine, user=user, candidate=candidate, sudo=sudo)
    result = machine.run("apt.sh", "chromium")
    assert (result.returncode == 0) is installs
    assert installed(machine) is installs


def test_a_system_without_apt_is_left_alone(machine: Machine) -> None:
    assert machine.run("apt.sh", "chromium").returncode == 1


def test_the_browser_named_by_the_environment_comes_first(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.has("chromium", "exit 0")
    monkeypatch.setenv("PATH", str(machine.path))
    monkeypatch.setenv("TEILBAR_CHROMIUM", "a browser")
    assert browser.find() == "a browser"


def test_a_snap_is_passed_over_for_a_browser_that_can_read_the_tests_files(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TEILBAR_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(machine.path))
    machine.has("chromium-browser", 'exec /snap/bin/chromium "$@"')
    assert browser.find() is None
    chrome = machine.has("google-chrome", "exit 0")
    assert browser.find() == str(chrome)
    (machine.path / "chromium").symlink_to(machine.has("snap", "exit 0"))
    assert browser.find() == str(chrome)
