"""What the author wrote of a unit and its media comes out of every package as it went in, by independent readers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from pyRdfa import Options as RdfaOptions
from pyRdfa import pyRdfa
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, Namespace

from teilbar.build import build
from teilbar.exporting.format import UnitFormat, all_formats
from teilbar.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

CC = Namespace("http://creativecommons.org/ns#")
XHV = Namespace("http://www.w3.org/1999/xhtml/vocab#")
BY = "https://creativecommons.org/licenses/by/4.0/"
SA = "https://creativecommons.org/licenses/by-sa/4.0/"
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"

HUB = "https://hub.example.org"
PRESS = 'Bo & "Söhne"'

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3"/></svg>'
UNIT = """\
---
id: schnecken
titel: Schnecken & „Häuser“
kurz: Wir beobachten Schnecken.
bereich: Umwelt
autor:
  - name: Ada Muster
    url: https://example.org/ada
  - Bo & "Söhne"
lizenz: CC BY 4.0
---
# Schnecken & „Häuser“

![Eine Schnecke](schnecke.svg "Unterwegs")

![Ein Haus](haus.svg)

![Ein Blatt](blatt.svg)

„Ein Blatt“ von [Cy Zeichner](https://example.org/cy), [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/), via \
[Blätterwald](https://example.org/blatt)

[Vorlage zum Ausdrucken](vorlage.pdf)
"""
RECORDS = """\
- datei: schnecke.svg
  titel: Die Schnecke
  urheber: Cy Zeichner
  lizenz: https://creativecommons.org/licenses/by-sa/4.0/deed.de
  quelle:
    titel: Wikimedia Commons
    url: https://commons.example.org/schnecke
- datei: haus.svg
  urheber: Ada Muster
  lizenz: CC BY 4.0
- datei: vorlage.pdf
  titel: Vorlage
  urheber: Bo & "Söhne"
  lizenz: CC0
  bearbeitung: ohne
  ki: Von einer Maschine gesetzt.
"""
WRITTEN = {  # what the author wrote of each work, by the file that stands for it in a package
    "": ("Schnecken & „Häuser“", ["Ada Muster", PRESS], BY, f"{HUB}/einheiten/schnecken/index.html"),
    "medien/schnecke.svg": ("Die Schnecke", ["Cy Zeichner"], SA, "https://commons.example.org/schnecke"),
    "medien/haus.svg": ("", ["Ada Muster"], BY, ""),
    "medien/blatt.svg": ("Ein Blatt", ["Cy Zeichner"], BY, "https://example.org/blatt"),
    "medien/vorlage.pdf": ("Vorlage", [PRESS], CC0, ""),
}


def _scroll(page: Page) -> None:
    page.keyboard.press("End")


def _leaf(page: Page) -> None:
    page.locator("summary", has_text="Inhalt").click()
    page.get_by_role("link", name="Nachweise und Lizenz").click()


OPENERS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "offline": ("index.html", _scroll),
    "scorm12": ("index.html", _leaf),
    "scorm2004": ("index.html", _leaf),
}
"""The page that a reader of a package sees first, and how they get to its end, by the format."""
PLAYED_ELSEWHERE = {"h5p"}
"""No player of it is here: what its readers see is looked for in tests/exporting/h5p."""


def printed(title: str) -> str:
    """Return a title as it stands within quotation marks."""
    return title.replace("„", "\N{SINGLE LOW-9 QUOTATION MARK}").replace("“", "\N{LEFT SINGLE QUOTATION MARK}")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hub")
    unit = folder / "quelle" / "content" / "einheiten" / "schnecken"
    unit.mkdir(parents=True)
    (folder / "quelle" / "mkdocs.yml").write_text("site_name: Hub\nsite_url: https://hub.example.org/\n", "utf-8")
    (unit / "index.md").write_text(UNIT, "utf-8")
    (unit / "medien.yml").write_text(RECORDS, "utf-8")
    for name in ("schnecke.svg", "haus.svg", "blatt.svg"):
        (unit / name).write_text(DRAWING, "utf-8")
    (unit / "vorlage.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    build(Options(source=str(folder / "quelle"), out=folder / "site", cache=folder / "cache"))
    return folder / "site"


SELECTIVE = {"h5p-quiz", "h5p-full"}  # nothing is asked here, and no library is there: tests/exporting/h5p
UNIT_FORMATS = sorted({name for name, one in all_formats().items() if isinstance(one, UnitFormat)} - SELECTIVE)
H5P = {"medien/schnecke.svg": "images/schnecke-svg.png", "medien/haus.svg": "images/haus-svg.png"}
H5P |= {"medien/blatt.svg": "images/blatt-svg.png", "medien/vorlage.pdf": ""}
PLACES = {"h5p": H5P}
"""Where a format puts a medium that others have elsewhere; H5P takes no drawings and no attached files."""


@pytest.fixture(params=UNIT_FORMATS)
def package(request: pytest.FixtureRequest, site: Path, tmp_path: Path) -> Path:
    """The unit's package of each format that there is, unpacked: the folder of its credits."""
    suffix = all_formats()[request.param].suffix
    with ZipFile(site / "downloads" / "schnecken" / f"schnecken.{suffix}") as archive:
        archive.extractall(tmp_path)
    return tmp_path / "content" if request.param.startswith("h5p") else tmp_path


@pytest.fixture
def written(request: pytest.FixtureRequest, package: Path) -> dict[str, tuple[str, list[str], str, str]]:  # noqa: ARG001 - which format
    """What the author wrote of each work, by the file that stands for it in this package."""
    places = PLACES.get(request.node.callspec.params["package"], {})
    return {there: said for file, said in WRITTEN.items() if (there := places.get(file, file)) or not file}


def test_credits_json_says_what_the_author_wrote(
    package: Path, written: dict[str, tuple[str, list[str], str, str]]
) -> None:
    said = json.loads((package / "credits.json").read_text("utf-8"))
    works = {"": said["unit"]} | {one["file"]: one for one in said["media"]}
    found = {
        file: (
            work.get("title", ""),
            [person["name"] for person in work["authors"]],
            work["licence"]["url"],
            work.get("source", {}).get("url", ""),
        )
        for file, work in works.items()
    }
    assert found == written
    assert {file for file in found if file and not (package / file).is_file()} == set()
    assert said["package"]["licence"]["url"] == SA, "the whole holds a share-alike picture"
    assert {work["ai"] for work in works.values() if "ai" in work} <= {"Von einer Maschine gesetzt."}
    own = {file.rpartition("/")[2].partition(".")[0].removesuffix("-svg") for file in works if works[file].get("own")}
    assert own - {"vorlage"} == {"haus"}


def test_the_licence_file_says_it_to_people(package: Path, written: dict[str, tuple[str, list[str], str, str]]) -> None:
    text = (package / "LIZENZ.txt").read_text("utf-8")
    for file, (title, authors, licence, source) in written.items():
        part = text.partition(f"{file}:\n")[2].partition("\n\n")[0] if file else text.partition("\n\n")[0]
        assert all(words in part for words in (printed(title), *authors, licence, source)), file


@pytest.mark.parametrize("package", ["offline"], indirect=True)
def test_the_page_says_it_to_machines(package: Path) -> None:
    """The marks (ccREL in RDFa 1.1) of the unit, and of each medium that has its own line."""
    reader = pyRdfa(options=RdfaOptions(), base="https://x.example/index.html", media_type="text/html")
    with (package / "index.html").open("rb") as page:
        graph: Graph = reader.graph_from_source(page)
    for file, (title, authors, licence, source) in WRITTEN.items():
        if file in {"medien/blatt.svg", "medien/vorlage.pdf"}:  # credited by the author's own words; not shown
            continue
        work = URIRef(f"https://x.example/{file or 'index.html'}")
        assert {str(said) for said in graph.objects(work, DCTERMS.title)} == {title} - {""}, file
        assert {str(said) for said in graph.objects(work, CC.attributionName)} == set(authors), file
        assert {str(said) for said in graph.objects(work, XHV.license)} == {licence}, file
        assert {str(said) for said in graph.objects(work, DCTERMS.source)} == {source} - {""}, file


@pytest.mark.parametrize(
    ("package", "name"), [(name, name) for name in UNIT_FORMATS if name not in PLAYED_ELSEWHERE], indirect=["package"]
)
def test_a_reader_sees_it(package: Path, name: str, browser: Browser) -> None:
    if name not in OPENERS:
        pytest.fail(f"how does a reader open a package of the format {name}? Please add it to OPENERS")
    page = browser.new_page()
    first, to_the_end = OPENERS[name]
    page.goto((package / first).as_uri())
    beside = page.locator("figure:has(img[alt='Eine Schnecke']) figcaption")
    assert beside.inner_text().splitlines()[-1] == "„Die Schnecke“ von Cy Zeichner, CC BY-SA 4.0, via Wikimedia Commons"
    assert "Unterwegs" in beside.inner_text()
    assert page.locator("figure:has(img[alt='Ein Blatt']) figcaption").count() == 0, "the caption is the author's own"
    to_the_end(page)
    rows = page.locator("table.tb-credits__table tbody tr")
    cells = {row.locator("td").first.inner_text(): row.inner_text() for row in rows.all()}
    assert set(cells) == {"Die Schnecke", "haus.svg", "Ein Blatt", "Vorlage"}
    assert "eigenes Werk" in cells["haus.svg"]
    assert "Von einer Maschine gesetzt." in cells["Vorlage"]
    assert page.get_by_text("dürfen weitergegeben werden unter: CC BY-SA 4.0").is_visible()
    page.close()


def test_the_site_says_the_same(site: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((site / "einheiten" / "schnecken" / "index.html").as_uri())
    assert page.locator("table.tb-credits__table tbody tr").count() == 4
    page.goto((site / "credits.html").as_uri())
    assert page.get_by_role("heading", level=1).inner_text() == "Wer was gemacht hat"
    lines = page.locator(".tb-credit-list li").all_inner_texts()
    assert len(lines) == len(WRITTEN)
    assert "„Die Schnecke“ von Cy Zeichner, CC BY-SA 4.0, via Wikimedia Commons" in lines
    page.get_by_role("link", name=printed("Schnecken & „Häuser“")).click()
    assert page.url.endswith("einheiten/schnecken/index.html")
    page.get_by_role("link", name="Wer was gemacht hat").click()
    assert page.url.endswith("credits.html")
    page.close()
