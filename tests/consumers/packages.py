"""The packages that are judged: our own hub, built once, and once more with a question added."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Sequence

HUB = Path(__file__).parent / "hub"

Version: TypeAlias = Literal["1.2", "2004"]
VERSIONS: tuple[Version, ...] = get_args(Version)

FORMATS = {"1.2": "scorm12", "2004": "scorm2004"}
"""Formats by the version of SCORM."""

UNITS = (
    *("alle-fragen", "dreissig-fragen", "ein-abschnitt", "kleine-runde", "nur-lesen"),
    *("ton-hoeren", "ton-aufnehmen"),
)
PATH = "tonwerkstatt"
ROUND = "kleine-runde"
GROWN = "kleine-runde-gewachsen"
"""The unit with a question more, beside the one without."""

_MORE = """### Stimmt das? Knete trocknet aus.
- [x] Stimmt
- [ ] Stimmt nicht

### Stimmt das? Größe zählt"""


def name_of(unit: str, version: Version) -> str:
    """Return the name of a unit's package, or of a learning path's, without its suffix."""
    return f"{unit}.{FORMATS[version]}{'-single' if unit == PATH else ''}"


def build_packages(folder: Path) -> Path:
    """Build all packages into a folder: each as a zip, and unpacked beside it."""
    hub = folder / "hub"
    shutil.copytree(HUB, hub)
    Image.new("RGB", (800, 600), "#dfe7ea").save(hub / "content" / "einheiten" / "alle-fragen" / "buehne.png")
    packages = folder / "packages"
    _build(folder, packages, ("--formats", "scorm12,scorm2004,scorm12-single"))
    source = hub / "content" / "einheiten" / ROUND / "index.md"
    text = source.read_text("utf-8")
    assert text.count("### Stimmt das? Größe zählt") == 1
    source.write_text(text.replace("### Stimmt das? Größe zählt", _MORE), "utf-8")
    _build(folder, folder / "later", ("--formats", "scorm12,scorm2004", "--only", ROUND))
    for grown in (folder / "later").glob(f"{ROUND}.*"):
        grown.rename(packages / grown.name.replace(ROUND, GROWN))
    return packages


def _build(folder: Path, packages: Path, options: Sequence[str]) -> None:
    site = folder / "site"
    command: tuple[str | Path, ...] = (
        sys.executable,
        "-m",
        "teilbar",
        "build",
        folder / "hub",
        "--out",
        site,
        "--strict",
        *options,
    )
    done = subprocess.run(
        command, check=False, capture_output=True, encoding="utf-8", env={"TEILBAR_CACHE": str(folder / "cache")}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    packages.mkdir()
    for package in sorted((site / "downloads").glob("*/*.zip")):
        shutil.copy(package, packages)
        with zipfile.ZipFile(package) as archive:
            archive.extractall(packages / package.stem)
