"""Captions show in the player wherever a browser loads them; where it does not, the words stand below it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browser.test_axe import MODES, violations
from website.crawl import serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

CONTENT = Path(__file__).parents[2] / "content" / "einheiten"
UNIT = "einheiten/wand"
TEXT = """---
id: wand
titel: Eine Wand
kurz: Eine Wand entsteht.
bereich: Medien
lizenz: CC BY 4.0
autor: Ada
---

![Eine Wand entsteht](wetterwand.mp4)

Hört hin: ![Es prasselt](prasseln.mp3)
"""
HUB = "site_name: Probe\nextra:\n  teilbar:\n    medien_eigene: true\n    herausgeber: {name: Ein Institut}\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a page with a film and a sound; return the site."""
    folder = tmp_path_factory.mktemp("untertitel")
    unit = folder / "hub" / "content" / UNIT
    unit.mkdir(parents=True)
    (folder / "hub" / "mkdocs.yml").write_text(HUB, "utf-8")
    (unit / "index.md").write_text(TEXT, "utf-8")
    for name in ("wetterbericht/wetterwand.mp4", "wetterbericht/wetterwand.vtt", "wetterbericht/wetterwand.png"):
        shutil.copy(CONTENT / name, unit)
    for name in ("prasseln.mp3", "prasseln.vtt"):
        shutil.copy(CONTENT / "geraeusche-sammeln" / name, unit)
    command = (sys.executable, "-m", "teilbar", "build", folder / "hub", "--out", folder / "site")
    subprocess.run(command, check=True, capture_output=True, env={"TEILBAR_CACHE": str(folder / "cache")})
    return folder / "site"


@contextmanager
def address(site: Path, how: str) -> Iterator[str]:
    """Say where the site is to be found: on the disk, or served, be it below a path."""
    if how == "file":
        yield site.as_uri()
        return
    with serve(site, "/a/b/" if how == "sub-path" else "/") as start:
        yield start.removesuffix("/")


@contextmanager
def opened(browser: Browser, site: Path, how: str, **options: Any) -> Iterator[tuple[Page, list[str]]]:  # noqa: ANN401 - what the browser takes
    """Open the page and collect what fails on it."""
    with address(site, how) as start:
        context = browser.new_context(**options)
        page = context.new_page()
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(f"{start}/{UNIT}/index.html")
        yield page, problems
        context.close()


@pytest.mark.parametrize("how", ["http", "sub-path"])
def test_captions_show_on_the_film(browser: Browser, site: Path, how: str) -> None:
    with opened(browser, site, how) as (page, problems):
        refused: list[str] = []
        page.on("console", lambda said: refused.append(said.text))
        page.wait_for_function("() => document.querySelector('track').readyState === HTMLTrackElement.LOADED")
        shown = page.evaluate(
            "() => [...document.querySelector('video').textTracks].map((one) => [one.mode, one.label, one.cues.length])"
        )
        assert shown == [["showing", "Deutsch", 7]]
        assert (problems, refused) == ([], [])


def test_from_the_disk_they_fail_silently_and_the_words_can_be_read(browser: Browser, site: Path) -> None:
    with opened(browser, site, "file") as (page, problems):
        summaries = page.locator(".tb-transcript > summary")
        assert summaries.all_inner_texts() == ["Zum Mitlesen", "Zum Mitlesen"]
        assert not page.get_by_text("Blaues Papier wird zum Himmel").is_visible()
        for summary in summaries.all():
            summary.focus()
            page.keyboard.press("Enter")
        assert page.get_by_text("Blaues Papier wird zum Himmel").is_visible()
        assert page.get_by_text("Es prasselt hell und dicht").is_visible()
        assert problems == []


def test_in_a_package_that_is_opened_from_the_disk_they_show(browser: Browser, site: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(site / "downloads/wand/wand.offline.zip") as archive:
        archive.extractall(tmp_path)
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((tmp_path / "index.html").as_uri())
    page.wait_for_function("() => document.querySelector('track').readyState === HTMLTrackElement.LOADED")
    assert page.evaluate("() => document.querySelector('video').textTracks[0].cues.length") == 7
    assert said == []
    page.close()


def test_nothing_is_played_before_somebody_wants_it(browser: Browser, site: Path) -> None:
    with opened(browser, site, "http") as (page, _):
        loaded = page.evaluate("() => performance.getEntriesByType('resource').map((one) => one.name)")
        assert [name for name in loaded if name.endswith((".mp4", ".mp3"))] == []
        assert [name for name in loaded if "wetterwand" in name and name.endswith(".png")]


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing_with_the_words_unfolded(browser: Browser, site: Path, mode: str) -> None:
    with opened(browser, site, "file", **MODES[mode]) as (page, _):
        for summary in page.locator(".tb-transcript > summary").all():
            summary.click()
        assert violations(page) == []
