"""What is published of the media of a source."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from PIL import Image

from teilbar.build import build, check
from teilbar.options import Options

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

UNIT = """---
id: film
titel: Film
kurz: Ein Satz.
bereich: Medien
lizenz: CC0-1.0
---

![Ein Foto](foto.jpg)

![Eine Zeichnung](foto.png)

![Ein Geräusch](ton.mp3)
"""
GPS = 0x8825
DC, CC = "{http://purl.org/dc/elements/1.1/}", "{http://creativecommons.org/ns#}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
SOUND = b"ID3\x04\0\0\0\0\0\0" + b"\xff\xfb\x90\0" + bytes(413)


def photo(kind: str) -> bytes:
    image = Image.linear_gradient("L").resize((1200, 900)).convert("RGB")
    exif = Image.Exif()
    exif[0x010E] = "Garten von Familie Geheim"
    exif.get_ifd(GPS)[1] = "N"
    out = io.BytesIO()
    image.save(out, kind, exif=exif)
    return out.getvalue()


def size_of(file: Path) -> tuple[int, int]:
    with Image.open(file) as image:
        return image.size


@pytest.fixture
def site(tmp_path: Path) -> Path:
    unit = tmp_path / "quelle" / "content" / "film"
    unit.mkdir(parents=True)
    (unit / "index.md").write_text(UNIT, "utf-8")
    (unit / "foto.jpg").write_bytes(photo("JPEG"))
    (unit / "foto.png").write_bytes(photo("PNG"))
    (unit / "ton.mp3").write_bytes(SOUND)
    said = "urheber: Ada, lizenz: CC BY 4.0, bearbeitung: heller"
    records = "".join(f"- {{datei: {name}, {said}}}\n" for name in ("foto.jpg", "foto.png"))
    (unit / "medien.yml").write_text(records, "utf-8")
    build(Options(source=str(tmp_path / "quelle"), out=tmp_path / "site", cache=tmp_path / "cache"))
    return tmp_path / "site"


def test_pictures_are_published_in_several_sizes_under_names_of_their_own(site: Path) -> None:
    media = site / "medien" / "film"
    pictures = {file.name: size_of(file) for file in media.iterdir() if file.suffix != ".mp3"}
    widths = sorted(size[0] for size in pictures.values())
    assert widths == [480, 480, 1200, 1200, 1200, 1200]
    assert (media / "foto.jpg").exists()
    page = (site / "einheiten" / "film" / "index.html").read_text("utf-8")
    assert all(f"../../medien/film/{name}" in page for name in pictures)
    assert 'width="1200" height="900"' in page


def test_no_published_file_tells_what_the_camera_knew(site: Path) -> None:
    assert [file.name for file in site.rglob("*") if file.is_file() and b"Geheim" in file.read_bytes()] == []


def test_the_licence_travels_in_the_picture(site: Path) -> None:
    with Image.open(site / "medien" / "film" / "foto.jpg") as image:
        (record,) = etree.fromstring(image.info["xmp"]).iter(f"{RDF}Description")
    said = {child.tag: " ".join("".join(child.itertext()).split()) for child in record}
    assert said[f"{DC}creator"] == "Ada"
    assert said[f"{DC}description"] == "Bearbeitung: heller"
    licence = record.find(f"{CC}license")
    assert licence is not None
    assert licence.get(f"{RDF}resource") == "https://creativecommons.org/licenses/by/4.0/"


def test_sound_is_passed_through(site: Path) -> None:
    assert (site / "medien" / "film" / "ton.mp3").read_bytes() == SOUND


def test_a_second_build_makes_no_picture_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "teilbar.publishing.media.picture_renditions", lambda *_: pytest.fail("a picture was made again")
    )
    source, cache = site.parent / "quelle", site.parent / "cache"
    before = {file.name: file.read_bytes() for file in (site / "medien" / "film").iterdir()}
    build(Options(source=str(source), out=site, cache=cache, jobs=1))
    assert {file.name: file.read_bytes() for file in (site / "medien" / "film").iterdir()} == before


def test_a_picture_that_is_broken_inside_costs_its_page_the_picture_and_nothing_else(tmp_path: Path) -> None:
    unit = tmp_path / "quelle" / "content" / "film"
    unit.mkdir(parents=True)
    (unit / "index.md").write_text(UNIT, "utf-8")
    whole = photo("PNG")
    middle = whole.index(b"IDAT") + 40
    (unit / "foto.png").write_bytes(whole[:middle] + b"\xff" * 60 + whole[middle + 60 :])
    (unit / "foto.jpg").write_bytes(photo("JPEG"))
    (unit / "ton.mp3").write_bytes(SOUND)
    built = build(Options(source=str(tmp_path / "quelle"), out=tmp_path / "site", cache=tmp_path / "cache"))
    page = (tmp_path / "site" / "einheiten" / "film" / "index.html").read_text("utf-8")
    assert '<span class="tb-missing">Eine Zeichnung</span>' in page
    assert 'src="../../medien/film/foto.jpg"' in page
    assert [found.file for found in built.outcome.findings if found.file.endswith(".png")] == ["content/film/foto.png"]


def test_a_scan_is_shown_as_what_browsers_know(tmp_path: Path) -> None:
    unit = tmp_path / "quelle" / "content" / "film"
    unit.mkdir(parents=True)
    (unit / "index.md").write_text(UNIT.replace("foto.png", "scan.tif"), "utf-8")
    with Image.linear_gradient("L") as scan:
        scan.convert("RGB").save(unit / "scan.tif")
    build(Options(source=str(tmp_path / "quelle"), out=tmp_path / "site", cache=tmp_path / "cache"))
    media = tmp_path / "site" / "medien" / "film"
    assert sorted(file.name for file in media.iterdir()) == ["scan-256.webp", "scan.jpg"]
    page = (tmp_path / "site" / "einheiten" / "film" / "index.html").read_text("utf-8")
    assert 'src="../../medien/film/scan.jpg"' in page


def test_a_scan_wants_a_description_like_every_picture(tmp_path: Path) -> None:
    unit = tmp_path / "content" / "film"
    unit.mkdir(parents=True)
    (unit / "index.md").write_text("# Film\n\n![](scan.tif)\n", "utf-8")
    with Image.linear_gradient("L") as scan:
        scan.convert("RGB").save(unit / "scan.tif")
    findings = check(Options(source=str(tmp_path))).verdict.findings
    assert [found.line for found in findings if found.rule == "alt-missing"] == [3]
