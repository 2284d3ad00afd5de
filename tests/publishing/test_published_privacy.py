"""What a camera or a program wrote into a picture is in no published file: no page, no copy, no package, no sibling.

Sounds and films are published as they are, and their authors are told (``recording-tells-place``); so are documents.
"""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from publishing.sites import INSIDE, files_of, unpacked
from renditions import exiftool as tool
from renditions.planted import MARK, PLACE, Planted, all_planted, jpeg
from renditions.test_privacy import STRUCTURE, TOUCHING
from teilbar.build import build
from teilbar.options import Options
from teilbar.publishing.emblems import FOLDER as EMBLEMS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

DRAWING = (
    """<?xml version="1.0"?><!-- GEHEIM-KOMMENTAR --><?geheim GEHEIM-ANWEISUNG?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
 xmlns:i="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 90 90" s:docname="GEHEIM-NAME.svg"
 i:export-filename="/home/GEHEIM-PERSON/bild.png" data-autor="GEHEIM-PERSON">
<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
<rdf:Description dc:creator="GEHEIM-PERSON"/></rdf:RDF></metadata>
<rect width="90" height="90" fill="#385" i:label="GEHEIM-EBENE"/>
<image width="40" height="30" href="data:image/jpeg;base64,"""
    + b64encode(jpeg()).decode()
    + """"/></svg>"""
).encode()

OTHERS = (
    Planted("zeichnung.svg", DRAWING, ("GEHEIM-PERSON",)),
    Planted("falsch-benannt.png", jpeg(), (PLACE, "GEHEIM-GESICHT")),
    Planted("kein-dokument.pdf", jpeg(), (PLACE, "GEHEIM-GESICHT")),
    Planted("nur-verlinkt.jpg", jpeg(), (PLACE, "GEHEIM-GESICHT")),
    Planted("im-html.jpg", jpeg(), (PLACE, "GEHEIM-GESICHT")),
    Planted("zum-erkunden.jpg", jpeg(), (PLACE, "GEHEIM-GESICHT")),
)
"""Pictures that reach the site in other ways."""

UNTOLD = Planted("ohne-angaben.jpg", jpeg(), (PLACE, "GEHEIM-GESICHT"))
"""The picture of which no record says anything, in a unit of its own: that gets no package for it."""

NEVER_SHOWN = (
    Planted("abgeschnitten.jpg", jpeg()[: len(jpeg()) // 2], (PLACE,)),
    Planted("zurueckgezogen.jpg", jpeg(), (PLACE,)),
    Planted("nicht-erwaehnt.jpg", jpeg(), (PLACE,)),
)
"""Pictures that must not be published at all."""

HUB_FILE = """
site_name: Ein Hub
site_url: https://hub.example/
docs_dir: content
theme: {logo: logo.jpg, favicon: logo.jpg}
extra:
  teilbar:
    lizenz: CC-BY-4.0
"""

RECORD = """
- datei: {name}
  titel: Ein Turm
  urheber: Ada Muster
  lizenz: CC BY 4.0
  quelle: https://hub.example/turm
  personen: GEHEIM-KIND
  einwilligung: GEHEIM-ABLAGE
"""

WITHDRAWN = """
- datei: zurueckgezogen.jpg
  zurueckgezogen: GEHEIM-GRUND
"""

WRITTEN = {
    "XMP-dc:Title": "Ein Turm",
    "XMP-dc:Creator": "Ada Muster",
    "XMP-dc:Rights": (
        "„Ein Turm“ von Ada Muster, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), via "
        "https://hub.example/turm"
    ),
    "XMP-dc:Source": "https://hub.example/turm",
    "XMP-xmpRights:Marked": True,
    "XMP-xmpRights:WebStatement": "https://creativecommons.org/licenses/by/4.0/",
    "XMP-cc:License": "https://creativecommons.org/licenses/by/4.0/",
    "XMP-cc:AttributionName": "Ada Muster",
}
"""The licence's record, as exiftool reads it."""

RECORDLESS = frozenset({"image/gif", "image/svg+xml"})
"""Kinds of pictures that carry no record."""

_STROKE = ("SVG:Stroke", "SVG:Stroke-width", "SVG:Stroke-linecap", "SVG:Stroke-linejoin")
DRAWN = frozenset(
    {"SVG:Xmlns", "SVG:ImageWidth", "SVG:ImageHeight", "SVG:ViewBox", "SVG:SVGVersion", "SVG:Fill", *_STROKE}
)
"""What exiftool reads of a drawing, beside :data:`STRUCTURE`: how it is drawn."""


def write_hub(folder: Path) -> None:
    """Write a hub whose unit, path and page show all planted pictures."""
    content, unit = folder / "content", folder / "content/einheiten/turm"
    unit.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(HUB_FILE, "utf-8")
    (content / "logo.jpg").write_bytes(jpeg())
    for planted in (*all_planted(), *OTHERS, *NEVER_SHOWN):
        (unit / planted.name).write_bytes(planted.data)
    records = "".join(RECORD.format(name=one.name) for one in (*all_planted(), *OTHERS, NEVER_SHOWN[0]))
    (unit / "medien.yml").write_text(records + WITHDRAWN, "utf-8")
    shown = "\n\n".join(f"![Ein Turm]({one.name})" for one in all_planted())
    (unit / "index.md").write_text(
        "---\ntitel: Ein Turm\nkurz: Wir bauen.\nbereich: Bauen\nautor: Ada Muster\nlizenz: CC-BY-4.0\n---\n\n"
        f"{shown}\n\n![Ein Turm](zeichnung.svg)\n\n![Ein Turm](falsch-benannt.png)\n\n"
        "[Ein Dokument](kein-dokument.pdf) und [ein Bild](nur-verlinkt.jpg)\n\n"
        '<img src="im-html.jpg" alt="Ein Turm">\n\n'
        "![Ein Turm](abgeschnitten.jpg)\n\n![Ein Turm](zurueckgezogen.jpg)\n\n"
        "### Bild erkunden: Der Turm\n\n![Ein Turm](zum-erkunden.jpg)\n\n1. (30 %, 45 %) **Stein** – hart\n",
        "utf-8",
    )
    other = content / "einheiten/haus"
    other.mkdir()
    (other / UNTOLD.name).write_bytes(UNTOLD.data)
    (other / "index.md").write_text(f"# Ein Haus\n\n![Ein Haus]({UNTOLD.name})\n", "utf-8")
    path = content / "lernpfade/bauen/index.md"
    path.parent.mkdir(parents=True)
    turm = "../../einheiten/turm"
    path.write_text(f"# Bauen\n\n![Ein Turm]({turm}/foto.jpg)\n\n- [Turm]({turm}/index.md)\n", "utf-8")
    (content / "index.md").write_text("# Ein Hub\n\n![Ein Turm](einheiten/turm/handy.jpg)\n", "utf-8")


@dataclass(frozen=True)
class Seen:
    """A file that is published somehow."""

    name: str
    """Where: behind each ``!``, in what stands before it."""
    data: bytes
    tags: dict[str, object]
    """What exiftool reads in it."""

    @property
    def media_type(self) -> str:
        return str(self.tags.get("File:MIMEType", ""))


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hub")
    write_hub(folder)
    return folder


@pytest.fixture(scope="module")
def program() -> str:
    found = tool.find()
    if found is None:
        pytest.fail(tool.MISSING, pytrace=False)
    return found


@pytest.fixture(scope="module")
def published(source: Path, program: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Seen, ...]:
    """Build the hub; return every file of its site, and every file in those."""
    folder = tmp_path_factory.mktemp("published")
    build(Options(source=str(source), out=folder / "site", cache=folder / "cache"))
    return tuple(look(unpacked(files_of(folder / "site")), program, folder / "flat"))


def look(files: dict[str, bytes], program: str, folder: Path) -> Iterator[Seen]:
    """Let exiftool read files, which it gets in one folder: each has a name of its own there."""
    folder.mkdir()
    places = {}
    for number, (name, data) in enumerate(files.items()):
        places[name] = folder / f"{number}-{name.rpartition('/')[2].rpartition(INSIDE)[2]}"
        places[name].write_bytes(data)
    read = tool.read(program, list(places.values()))
    for name, data in files.items():
        yield Seen(name, data, read[places[name].name])


def test_the_reader_sees_what_was_planted(source: Path, program: str, tmp_path: Path) -> None:
    """The plan of the tests below: what it misses in an original it would miss in a copy too."""
    originals = unpacked({path.name: path.read_bytes() for path in source.glob("content/einheiten/turm/*.*")})
    seen = {file.name: file for file in look(originals, program, tmp_path / "flat")}
    for planted in (*all_planted(), *OTHERS, *NEVER_SHOWN[1:]):
        told = json.dumps(seen[planted.name].tags, ensure_ascii=False)
        assert [text for text in planted.seen if text not in told] == [], planted.name


def test_every_planted_picture_is_published_and_packed(published: tuple[Seen, ...]) -> None:
    names = [file.name for file in published if file.media_type.startswith("image/")]
    for planted in (*all_planted(), *OTHERS):
        stem = planted.name.rpartition(".")[0]
        assert any(stem in name and INSIDE not in name for name in names), stem
        assert any(stem in name.partition(INSIDE)[2] for name in names), stem
    assert any(f"zeichnung.svg{INSIDE}data" in name for name in names)
    assert any(UNTOLD.name.partition(".")[0] in name for name in names)
    for planted in NEVER_SHOWN:
        assert not any(planted.name.rpartition(".")[0] in name for name in names), planted.name


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_no_planted_text_is_in_any_byte(published: tuple[Seen, ...], encoding: str) -> None:
    secret = MARK.lower().encode(encoding)
    assert [file.name for file in published if secret in file.data.lower()] == []
    assert [file.name for file in published if MARK.lower() in file.name.lower()] == []


def test_no_planted_thing_is_read_by_an_independent_reader(published: tuple[Seen, ...]) -> None:
    for file in published:
        told = json.dumps(file.tags, ensure_ascii=False)
        assert MARK not in told, file.name
        assert PLACE not in told, file.name
        assert not [tag for tag in file.tags if "GPS" in tag or "Thumbnail" in tag], file.name


def test_pictures_carry_the_licences_record_and_nothing_else(published: tuple[Seen, ...]) -> None:
    pictures = [file for file in published if file.media_type.startswith("image/")]
    for file in pictures:
        names = (UNTOLD.name.partition(".")[0], f"{INSIDE}data", f"{EMBLEMS}/")  # nobody said whose these are
        is_untold = any(name in file.name for name in names)
        record = {} if is_untold or file.media_type in RECORDLESS else WRITTEN
        assert {tag: file.tags.get(tag) for tag in record} == record, file.name
        known = {*record, *STRUCTURE, *(DRAWN if file.media_type == "image/svg+xml" else ())}
        rest = {tag for tag in file.tags if tag not in known and tag.split(":")[0] not in known}
        assert rest - {"XMP-x:XMPToolkit"} == set(), file.name
        assert set(file.tags) & TOUCHING == set(), file.name
