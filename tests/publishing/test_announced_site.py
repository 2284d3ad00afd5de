"""What a finished site says to programs and readers: one sitemap, one feed that pages name, links on pages alone."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from publishing.hubs import write_hub
from teilbar.build import build
from teilbar.options import Options
from teilbar.printing.views import CARD, SOLUTIONS, WORKSHEET

if TYPE_CHECKING:
    from pathlib import Path

SITE = "https://hub.example/kita/"
HUB = f"""\
site_url: {SITE}
repo_url: https://gitlab.com/haus/medien
extra:
  teilbar:
    mitmachen: {{zweig: main, postfach: idee@haus.de}}
"""
HEADER = "---\nid: {id}\ntitel: {id}\nkurz: Ein Satz.\nbereich: Medien\nautor: Ada\ndatum: 2024-05-06\n{more}---\n\n"
FILES = {
    f"content/e/u{number}/index.md": HEADER.format(id=f"u{number}", more="lizenz: CC0-1.0\n" if number else "")
    + "### Frage: Was ist leise?\n\n- [x] Der Mond\n- [ ] Die Säge\n"
    for number in range(9)
}

PAPER = frozenset(view.file for view in (CARD, WORKSHEET, SOLUTIONS))
"""Pages that lead to their unit and to nothing else."""


def built(folder: Path, hub: str = HUB, engine: str = "mkdocs") -> Path:
    write_hub(folder / "hub", hub, FILES)
    build(Options(source=str(folder / "hub"), out=folder / "site", cache=folder / "cache", engine=engine))
    return folder / "site"


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["mkdocs", "properdocs", "zensical"])
def test_a_site_announces_what_it_offers(tmp_path: Path, engine: str) -> None:
    site = built(tmp_path, engine=engine)
    sitemap = (site / "sitemap.xml").read_bytes()
    listed = re.findall(rf"<loc>{SITE}(.*?)</loc>", sitemap.decode())
    assert all((site / place).is_file() for place in listed)
    pages = {file.relative_to(site).as_posix() for file in site.rglob("*.html") if file.name not in PAPER}
    assert pages - set(listed) == {"404.html", "credits.html", "mitwirkende/index.html", "einheiten/u0/index.html"}
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == sitemap
    assert gzip.decompress((site / "feed.xml.gz").read_bytes()) == (site / "feed.xml").read_bytes()
    for page in pages:
        html = (site / page).read_text("utf-8")
        links = re.findall(r'<link rel="?alternate"? type="?application/atom\+xml"?[^>]*href="?([^"> ]+)', html)
        assert len(links) == 1, page
        if page != "404.html":  # shown at any depth, so its links begin at the host
            assert (site / page).parent.joinpath(links[0]).resolve() == (site / "feed.xml").resolve()


@pytest.mark.slow
def test_links_for_taking_part_stand_on_pages_and_in_no_package(tmp_path: Path) -> None:
    site = built(tmp_path)
    for page in site.rglob("*.html"):
        expected = 0 if page.name in {"404.html", *PAPER} else 1
        assert page.read_text("utf-8").count('<div class="tb-participation">') == expected, page
    packages = [file for file in (site / "downloads").rglob("*") if file.suffix in {".zip", ".h5p"}]
    assert len(packages) == 8 * 4
    for package in packages:
        with ZipFile(package) as archive:
            texts = b"".join(archive.read(name) for name in archive.namelist())
        assert b"idee@haus.de" not in texts
        assert b"/-/" not in texts
        assert b'class="tb-participation' not in texts


@pytest.mark.slow
def test_a_hub_that_says_nothing_of_itself_announces_nothing(tmp_path: Path) -> None:
    site = built(tmp_path, "")
    assert not {"sitemap.xml", "feed.xml", "robots.txt"} & {file.name for file in site.iterdir()}
    assert not [page for page in site.rglob("*.html") if re.search("atom|participation", page.read_text("utf-8"))]


@pytest.mark.slow
def test_the_same_source_announces_the_same_bytes(tmp_path: Path) -> None:
    first, second = built(tmp_path / "first"), built(tmp_path / "second")
    for name in ("sitemap.xml", "feed.xml"):
        assert (first / name).read_bytes() == (second / name).read_bytes()
