"""One and the same hub in both languages, built once each with all that can be built of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from teilbar.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

HUBS = Path(__file__).with_name("hub")
CONTENT = Path(__file__).parents[2] / "content" / "einheiten"
FORMATS = "offline,scorm12,scorm2004,scorm12-single,h5p,h5p-quiz,sharing"
PICTURES = ("turm/turm.png", "bach/bach.png", "wald/baum.png")

STORY = {
    "de": ("Der Turm ist da", "Der Turm ist höher"),
    "en": ("The tower is there", "The tower is taller"),
}
"""The first lines of two commits: what is new stands on a unit's page."""


def build(folder: Path, language: str) -> Path:
    """Write the hub in a language below a folder, as a repository with a past, build it, and return its site."""
    hub = folder / "hub"
    shutil.copytree(HUBS / language, hub)
    units = hub / "content" / "einheiten"
    for name in PICTURES:
        Image.new("RGB", (640, 480), "#dfe7ea").save(units / name)
    shutil.copyfile(CONTENT / "geraeusche-sammeln" / "klopfen.mp3", units / "turm" / "klopfen.mp3")
    shutil.copyfile(CONTENT / "wetterbericht" / "wetterwand.mp4", units / "turm" / "wand.mp4")
    (units / "turm" / "plan.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    _git(hub, "init", "--quiet", "--initial-branch=main")
    for number, subject in enumerate(STORY[language], 1):
        text = units / "turm" / "index.md"
        text.write_text(text.read_text("utf-8") + "\n", "utf-8")
        _git(hub, "add", "--all")
        _git(hub, "commit", "--quiet", f"--message={subject}", f"--date=2026-11-{number:02}T12:00:00Z")
    command = (sys.executable, "-m", "teilbar", "--lang", language, "build", hub, "--out", folder / "site")
    done = subprocess.run(
        (*command, "--formats", FORMATS),
        check=False,
        capture_output=True,
        text=True,
        env={"TEILBAR_CACHE": str(folder / "cache"), "PATH": "/usr/bin"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def _git(hub: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Ada Muster", "-c", "user.email=ada@example.org")
    subprocess.run(("git", "-C", hub, *who, *arguments), check=True)


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Return the site of each language."""
    return {language: build(tmp_path_factory.mktemp(language), language) for language in LANGUAGES}
