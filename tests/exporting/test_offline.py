"""The offline package, as who unpacks it sees it; and a format that somebody else adds."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from conftest import ROOT
from teilbar.build import build
from teilbar.exporting.format import all_formats
from teilbar.options import Options
from website.crawl import visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

PACKAGE = "downloads/trickfilm/trickfilm.offline.zip"
EXAMPLE = '''
"""A format that Teilbar does not know: the unit's headings as plain text."""

from teilbar.exporting.archive import Entry
from teilbar.exporting.credits import credit_files
from teilbar.model.walk import plain_text


class Outline:
    name = "outline"
    suffix = "outline.zip"
    media_type = "application/zip"
    by_default = False

    def label(self, language):
        return {"de": "Die Gliederung", "en": "The outline"}[language]

    def entries(self, unit, kit):
        headings = [section.heading for section in unit.document.sections if section.heading]
        lines = [f"{'#' * heading.level} {plain_text(heading.children)}" for heading in headings]
        yield Entry("gliederung.txt", "\\n".join([unit.title, *lines]).encode())
        yield from credit_files(unit, kit)
'''


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hub")
    build(Options(source=str(ROOT), out=folder / "site", cache=folder / "cache"))
    return folder / "site"


@pytest.fixture
def unpacked(hub: Path, tmp_path: Path) -> Path:
    with ZipFile(hub / PACKAGE) as archive:
        archive.extractall(tmp_path / "paket")
    return tmp_path / "paket"


@pytest.fixture
def _foreign_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Install a distribution with an entry point, as pip would."""
    folder = tmp_path / "fremd"
    info = folder / "example_format-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / "example_format.py").write_text(EXAMPLE, "utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: example-format\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[teilbar.formats]\noutline = example_format:Outline\n", "utf-8")
    monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
    all_formats.cache_clear()
    yield
    all_formats.cache_clear()


def test_it_opens_from_a_folder_with_all_it_needs(browser: Browser, unpacked: Path) -> None:
    assert visit(browser, f"{unpacked.as_uri()}/", ["index.html"]) == set()
    page = browser.new_page()
    page.goto((unpacked / "index.html").as_uri())
    assert page.get_by_role("heading", level=1).inner_text() == "Unser erster Trickfilm"
    assert page.locator("img").count() == 6
    assert page.locator(".tb-credit").get_by_text("Unser erster Trickfilm").is_visible()
    page.close()


def test_the_licence_of_the_unit_and_of_each_picture_is_in_it(unpacked: Path) -> None:
    text = (unpacked / "LIZENZ.txt").read_text("utf-8")
    assert text.startswith("„Unser erster Trickfilm“ von Muster-Institut für Medienbildung (Beispieldaten), CC0 1.0 (")
    assert text.count("https://creativecommons.org/publicdomain/zero/1.0/") == 7


def test_the_page_links_to_it_and_the_catalogue_names_it(hub: Path) -> None:
    page = (hub / "einheiten" / "trickfilm" / "index.html").read_text("utf-8")
    assert f'href="../../{PACKAGE}"' in page
    units = {one["id"]: one for one in json.loads((hub / "katalog.json").read_text("utf-8"))["units"]}
    unit = units["trickfilm"]
    (download,) = (one for one in unit["downloads"] if one["format"] == "offline")
    assert download["url"] == PACKAGE
    assert download["size"] == (hub / PACKAGE).stat().st_size
    assert f"{download['sha256']}  trickfilm/trickfilm.offline.zip" in (hub / "downloads" / "SHA256SUMS").read_text()


def test_the_same_source_makes_the_same_package(hub: Path, tmp_path: Path) -> None:
    build(Options(source=str(ROOT), out=tmp_path / "anders" / "site", cache=tmp_path / "cache", jobs=1))
    assert (tmp_path / "anders" / "site" / PACKAGE).read_bytes() == (hub / PACKAGE).read_bytes()


def test_a_unit_that_is_not_offered_has_no_package(shared_fixtures: Path, tmp_path: Path) -> None:
    build(Options(source=str(shared_fixtures / "l3t-kindergarten"), out=tmp_path / "site", cache=tmp_path / "cache"))
    assert not (tmp_path / "site" / "downloads").exists()
    assert json.loads((tmp_path / "site" / "katalog.json").read_text("utf-8"))["units"] == []


@pytest.mark.usefixtures("_foreign_format")
def test_a_format_of_somebody_elses_is_one_class_and_one_entry_point(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(Options(source=str(ROOT), out=site, cache=tmp_path / "cache", formats=("outline",)))
    with ZipFile(site / "downloads" / "trickfilm" / "trickfilm.outline.zip") as archive:
        assert archive.namelist() == ["LIZENZ.txt", "credits.json", "gliederung.txt"]
        assert archive.read("gliederung.txt").decode().splitlines()[:2] == ["Unser erster Trickfilm", "## Darum geht's"]
    assert "Die Gliederung" in (site / "einheiten" / "trickfilm" / "index.html").read_text("utf-8")
    assert not (site / PACKAGE).exists()
