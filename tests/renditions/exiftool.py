"""exiftool, the independent reader of metadata: found, or fetched with apt.

Run as a script it makes sure that there is one, or says in one line what to install.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MISSING = (
    "Teilbar: Für die Tests fehlt exiftool. Bitte installieren: sudo apt-get install libimage-exiftool-perl "
    "(exiftool is missing: please install it)"
)

_APT = Path(__file__).parents[2] / "generator" / "setup" / "apt.sh"


def find() -> str | None:
    """Return the program; fetch it first where it is missing and that is allowed."""
    if not shutil.which("exiftool"):
        subprocess.run(["sh", _APT, "libimage-exiftool-perl"], check=False)
    return shutil.which("exiftool")


def read(program: str, files: Sequence[Path]) -> dict[str, dict[str, object]]:
    """Return all tags of files, by the file's name: known and unknown ones, also in what is embedded or appended."""
    options = ["-json", "-a", "-u", "-G1", "-ee3", "-api", "LargeFileSupport=1", "-sort"]
    done = subprocess.run([program, *options, *map(str, files)], check=False, capture_output=True, text=True)
    return {Path(str(tags["SourceFile"])).name: _without(tags, "SourceFile") for tags in json.loads(done.stdout)}


def _without(tags: dict[str, object], name: str) -> dict[str, object]:
    return {tag: value for tag, value in tags.items() if tag != name}


if __name__ == "__main__":
    if find() is None:
        sys.exit(MISSING)
