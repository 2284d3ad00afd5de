"""The programs that the tests unpack archives with: unzip, and PHP with ZipArchive, which Moodle and ILIAS import with.

Run as a script (``make test`` does) it installs what is missing where that is allowed, or says in one line what to
install. The tests that need it are skipped then; in CI they fail.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROBES = {
    "unzip": ("unzip", "-v"),
    "php-cli": ("php", "--version"),
    "php-zip": ("php", "-r", "exit((int) !class_exists('ZipArchive'));"),
}
"""Commands that succeed where a Debian package is installed, by its name."""

_APT = Path(__file__).parents[2] / "generator" / "setup" / "apt.sh"


def missing() -> tuple[str, ...]:
    """Return the Debian packages that are missing."""
    return tuple(package for package, probe in PROBES.items() if not _succeeds(probe))


def install_line(packages: tuple[str, ...]) -> str:
    """Return the line that says what to install."""
    names = " ".join(packages)
    return (
        "Teilbar: Für die Tests fehlen Programme, die Archive auspacken. "
        f"Bitte installieren: sudo apt-get install {names} (to test that archives unpack, please install {names})"
    )


def main() -> int:
    """Install what is missing, or say what to install. Returns 0: all other tests run without."""
    if packages := missing():
        subprocess.run(["sh", _APT, *packages], check=False)
    if packages := missing():
        sys.stderr.write(f"{install_line(packages)}\n")
    return 0


def _succeeds(command: tuple[str, ...]) -> bool:
    try:
        return subprocess.run(command, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
