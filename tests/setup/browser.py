"""The Chromium that the browser tests drive: found where there is one, fetched where there is none.

Run as a script (``make test`` does) it makes sure that there is one, or says in one line what to install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

FLAGS = (
    "--no-sandbox",  # CI runs as root, where Chromium refuses its sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",  # else it calls home at every start
    "--disable-component-update",
    "--disable-sync",
)

MISSING = (
    "Teilbar: Für die Tests startet kein Browser. Bitte installieren: sudo apt-get install chromium libatomic1, "
    "oder TEILBAR_CHROMIUM auf einen setzen (no browser starts: please install one or set TEILBAR_CHROMIUM)"
)

_APT = Path(__file__).parents[2] / "generator" / "setup" / "apt.sh"


def find() -> str | None:
    """Return the browser to start: ``TEILBAR_CHROMIUM``, else one on PATH that is not a snap, else None.

    A snap sees neither hidden folders nor the system's temporary folder, so it cannot open what the tests write.
    """
    if chosen := os.environ.get("TEILBAR_CHROMIUM"):
        return chosen
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in found if path and not is_snap(Path(path))), None)


def is_snap(program: Path) -> bool:
    """Tell whether a program is a snap's or Ubuntu's stub script that stands in for one."""
    target = program.resolve()
    if target.name == "snap" or "/snap/" in f"{program}{target}":
        return True
    with target.open("rb") as file:
        return file.read(2) == b"#!" and b"/snap/bin/" in file.read(20_000)


def launch(playwright: Playwright) -> Browser:
    """Start the browser without a window; Playwright's own, where :func:`find` finds none.

    Raises:
        playwright.sync_api.Error: there is none, or it does not start.
    """
    return playwright.chromium.launch(executable_path=find(), args=list(FLAGS))


def starts() -> bool:
    """Tell whether there is a browser and it starts, asked of another process: a broken driver is noisy."""
    return subprocess.run([sys.executable, __file__, "try"], check=False, capture_output=True).returncode == 0


def fetch_library() -> None:
    """Install the library that Playwright's own Node wants and a bare Debian lacks."""
    subprocess.run(["sh", _APT, "libatomic1"], check=False)


def fetch_debians() -> None:
    """Install Debian's Chromium."""
    subprocess.run(["sh", _APT, "chromium"], check=False)


def fetch_playwrights() -> None:
    """Install Playwright's Chromium, with the libraries it wants where that is allowed."""
    sudo = shutil.which("sudo")
    may_install = os.geteuid() == 0 or (sudo and subprocess.run([sudo, "-n", "true"], check=False).returncode == 0)
    dependencies = ["--with-deps"] if may_install else []
    subprocess.run([sys.executable, "-m", "playwright", "install", *dependencies, "chromium"], check=False)


def main() -> int:
    """Make sure that a browser starts. Returns 0, or 1 having said what to install."""
    if starts():
        return 0
    for fetch in (fetch_library, fetch_debians, fetch_playwrights):
        fetch()
        if starts():
            return 0
    sys.stderr.write(f"{MISSING}\n")
    return 1


def try_to_start() -> None:
    """Start the browser and close it again; raises what Playwright raises."""
    with sync_playwright() as playwright:
        launch(playwright).close()


if __name__ == "__main__":
    if sys.argv[1:] == ["try"]:
        try_to_start()
    else:
        sys.exit(main())
