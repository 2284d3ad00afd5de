"""Another machine on another day, for the whole tree of a program's processes: its clock, time zone and language.

The clock is libfaketime's: it stands between every process and the C library, so that subprocesses, worker processes
and git see it, isolated interpreters too. It is the one of that name on PyPI: the one that Debian 12 has lets every
``time.sleep`` of Python's fail. The language is a locale that is compiled here, whatever this machine has.
"""

from __future__ import annotations

import atexit
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

MISSING = (
    "Teilbar: Für die Tests fehlen localedef, die Zeitzonen oder die Sprache Deutsch. "
    "Bitte installieren: sudo apt-get install locales tzdata (please install locales and tzdata)"
)
NO_CLOCK = "libfaketime has no library for this machine: its wheel is for Linux on x86-64"

GERMAN = "de_DE.UTF-8"

_APT = Path(__file__).parents[2] / "generator" / "setup" / "apt.sh"
_LANGUAGES, _ZONES = Path("/usr/share/i18n/locales"), Path("/usr/share/zoneinfo")
_CLOCK = Path(str(distribution("libfaketime").locate_file("libfaketime/vendor/libfaketime/src/libfaketime.so.1")))


def require() -> None:
    """Fetch what is missing with apt where that is allowed; else skip the test, and fail it in CI."""
    if not (sys.platform == "linux" and platform.machine() == "x86_64" and _CLOCK.exists()):
        _refuse(NO_CLOCK)
    if not _has_languages():
        subprocess.run(["sh", _APT, "locales", "tzdata"], check=False)
    if not _has_languages():
        _refuse(MISSING)


def _refuse(reason: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def _has_languages() -> bool:
    return bool(shutil.which("localedef")) and (_LANGUAGES / "de_DE").exists() and (_ZONES / "Europe/Berlin").exists()


@cache
def _preloaded() -> Path:
    """Return a copy of the library whose path has no space and no colon, which would end its name (ld.so(8))."""
    folder = Path(tempfile.mkdtemp(prefix="teilbar-clock-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    if {" ", ":"} & set(str(folder)):
        _refuse(f"the folder for temporary files has a space or a colon in its name: {folder}")
    return Path(shutil.copy(_CLOCK, folder))


@dataclass(frozen=True, kw_only=True)
class Machine:
    """Where and when a program runs: all that must make no difference."""

    folder: Path
    """All that the machine has: a home, a folder for temporary files, and whatever is put there."""
    clock: datetime
    """When a program begins; with a time zone, which need not be the machine's."""
    zone: str
    language: str
    hash_seed: int
    """What Python orders the members of its sets by (``PYTHONHASHSEED``)."""
    umask: int
    git_config: str = ""
    """What this person has set up for git."""

    def run(self, command: Sequence[str]) -> str:
        """Run a program and return what it prints; fail the test with that where the program fails."""
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self._environment(),
            umask=self.umask,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout

    def _environment(self) -> dict[str, str]:
        home, temporary, languages = (self.folder / name for name in ("home", "temporary", "languages"))
        for folder in (home, temporary, languages):
            folder.mkdir(parents=True, exist_ok=True)
        (home / ".gitconfig").write_text(self.git_config, "utf-8")
        if not (german := languages / GERMAN).exists():
            subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8", german], check=True, capture_output=True)
        return {
            **{name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ},
            "HOME": str(home),
            "TMPDIR": str(temporary),
            "TZ": self.zone,
            "LANG": self.language,
            "LOCPATH": str(languages),
            "PYTHONHASHSEED": str(self.hash_seed),
            "LD_PRELOAD": str(_preloaded()),
            "FAKETIME": f"{(self.clock - datetime.now(UTC)).total_seconds():+.0f}",
            "DONT_FAKE_MONOTONIC": "1",  # what waits a second shall wait a second
            # Else files would seem to be written on the other day too, and Python would compile its modules anew.
            "NO_FAKE_STAT": "1",
        }
