"""The hub to look for things in, built once, and where it can be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from finding.hub import build_hub
from website.crawl import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the hub."""
    return build_hub(tmp_path_factory.mktemp("finden"))


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Serve the hub below a path."""
    with serve(site) as base:
        yield base


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page in which nothing fails."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert problems == []
