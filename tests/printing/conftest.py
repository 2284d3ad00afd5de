"""The hostile hub, built once, and a page to open what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from printing.hostile import write_hub
from teilbar.build import build
from teilbar.options import Options

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


def built(folder: Path, hub: Path) -> Path:
    """Build a hub and return its site."""
    build(Options(source=str(hub), out=folder / "site", cache=folder / "cache", formats=("offline",)))
    return folder / "site"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the hub that knows where it stands."""
    folder = tmp_path_factory.mktemp("druck")
    return built(folder, write_hub(folder / "hub"))


@pytest.fixture(scope="session")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a hub that does not know where it stands."""
    folder = tmp_path_factory.mktemp("ohne-adresse")
    return built(folder, write_hub(folder / "hub", address="", only=("alle-fragen",)))


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    """Return the colours that a visitor's system has."""
    return str(request.param)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Open a page that asks nobody outside of the site for anything."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.extend(() if request.url.startswith("file:") else (request.url,)))
    yield page
    context.close()
    assert asked == []
