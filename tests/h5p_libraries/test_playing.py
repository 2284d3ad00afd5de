"""A package that carries its libraries plays by itself, in h5p-standalone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from h5p_libraries.making import CONTENT, MANIFEST, SET, USED, package
from setup import node
from teilbar.exporting.archive import Entry, write_archive
from teilbar.exporting.h5p.libraries import closure, files_in_packages, with_libraries
from teilbar.h5p_libraries.store import Store
from website.crawl import serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGE = Path(__file__).with_name("play.html")
POLICY = "default-src 'self' 'unsafe-inline' data: blob:"


def carried(folder: Path) -> Path:
    """Write a package with content of the small set, and its libraries from a store."""
    store = Store(folder / "ablage")
    store.add(package(folder / "offiziell.h5p", SET))
    stock = store.stock()
    used = closure(USED, stock)
    entries = [
        Entry("h5p.json", json.dumps(with_libraries(MANIFEST, used, stock)).encode()),
        Entry("content/content.json", json.dumps(CONTENT).encode()),
        *(Entry(*file) for file in files_in_packages(used.stock(stock))),
    ]
    write_archive(folder / "probe.full.h5p", entries)
    return folder / "probe.full.h5p"


def test_it_plays_without_an_error_and_asks_nobody_else(browser: Browser, tmp_path: Path) -> None:
    assert node.install(), node.FAILED
    site = tmp_path / "site"
    shutil.copytree(node.modules() / "h5p-standalone" / "dist", site / "player")
    shutil.copyfile(PAGE, site / "index.html")
    with ZipFile(carried(tmp_path)) as archive:
        archive.extractall(site / "package")
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("response", lambda response: said.append(response.url) if not response.ok else None)
    with serve(site, Content_Security_Policy=POLICY) as address:
        page.goto(f"{address}index.html")
        frame = page.frame_locator("iframe.h5p-iframe")
        frame.locator(".probe-text").wait_for(timeout=10_000)
        assert frame.locator(".probe-text").inner_text() == "Schöne Grüße"
        assert frame.locator(".probe-seite > .probe-zier").count() == 1
        page.wait_for_load_state("networkidle")
    assert said == []
    assert [url for url in asked if not url.startswith((address, "data:", "blob:", "about:"))] == []
    assert not [url for url in asked if "ProbeEditor" in url]
    page.close()
