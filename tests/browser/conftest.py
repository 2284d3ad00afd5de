"""One page with every kind of question, built once, as a site and as an offline package."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

HUB = Path(__file__).parent / "hub"
UNIT = "alle-arten"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the page with every kind of question."""
    folder = tmp_path_factory.mktemp("fragen")
    shutil.copytree(HUB, folder / "hub")
    Image.new("RGB", (800, 600), "#dfe7ea").save(folder / "hub" / "content" / "einheiten" / UNIT / "buehne.png")
    command = (sys.executable, "-m", "teilbar", "build", folder / "hub", "--out", folder / "site", "--strict")
    subprocess.run(command, check=True, capture_output=True, env={"TEILBAR_CACHE": str(folder / "cache")})
    return folder / "site"


@pytest.fixture(scope="session")
def unit(site: Path) -> Path:
    """Return the page of the site."""
    return site / "einheiten" / UNIT / "index.html"


@pytest.fixture(scope="session")
def package(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of the offline package, unpacked."""
    folder = tmp_path_factory.mktemp("paket")
    with zipfile.ZipFile(site / "downloads" / UNIT / f"{UNIT}.offline.zip") as archive:
        archive.extractall(folder)
    return folder / "index.html"


@pytest.fixture
def page(browser: Browser, unit: Path) -> Iterator[Page]:
    """Open the page for one visitor; nothing on it fails, and it asks nobody for anything."""
    context = browser.new_context(viewport={"width": 900, "height": 900})
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda request: problems.extend(() if request.url.startswith("file:") else (request.url,)))
    page.goto(unit.as_uri())
    yield page
    context.close()
    assert problems == []
