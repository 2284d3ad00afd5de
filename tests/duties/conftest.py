"""A hub with everything that opens elsewhere and all that a public body has to say, built once in each language."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import ROOT
from teilbar.build import build
from teilbar.options import Options

HUB = Path(__file__).with_name("hub")
MEDIA = ROOT / "content" / "einheiten"


def write_hub(folder: Path, language: str = "de") -> Path:
    """Write the hub with its media into a folder; return where."""
    shutil.copytree(HUB, folder)
    file = folder / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("sprache: de", f"sprache: {language}"), "utf-8")
    content = folder / "content"
    shutil.copyfile(MEDIA / "trickfilm" / "buehne.png", content / "turm" / "turm.png")
    for ending in ("mp4", "vtt"):
        film = MEDIA / "wetterbericht" / f"wetterwand.{ending}"
        shutil.copyfile(film, content / "turm" / f"turm.{ending}")
        shutil.copyfile(film, content / f"gebaerdensprache.{ending}")
    return folder


@pytest.fixture(scope="session", params=["de", "en"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built site, in each language."""
    folder = tmp_path_factory.mktemp("duties")
    hub = write_hub(folder / "hub", request.param)
    formats = ("offline", "scorm12", "h5p")
    return build(Options(source=str(hub), out=folder / "site", cache=folder / "cache", formats=formats)).out
