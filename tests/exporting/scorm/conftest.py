"""A small hub with two units and a learning path, and its SCORM packages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from lxml import etree

from teilbar.build import build
from teilbar.options import Options

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lxml.etree import _Element

FORMATS = ("scorm12", "scorm2004", "scorm12-single")

HUB = """\
site_name: Hub
site_url: https://hub.example.org/kita/
extra:
  teilbar:
    herausgeber: {name: "Haus; der, Kinder", url: "https://haus.example.org/"}
"""
FILM = """\
---
id: film
titel: Der Film & „mehr“
kurz: Bilder lernen laufen.
bereich: Medien
alter: 4-6
dauer: 90 Minuten
schlagworte: [Trickfilm, Ton]
autor:
  - name: Ada Muster
    url: https://example.org/ada
mitwirkende:
  - {name: Bo Zeichner, rolle: Illustration}
lizenz: CC BY 4.0
datum: 2026-05-04
version: "2.1"
---
# Der Film & „mehr“

## Das braucht ihr

Ein Tablet[^1] und [mehr](#so-gehts). ![Ein Turm](turm.svg)

## So geht's

Weiter geht es [beim Ton](../ton/index.md#hinhören).

### Frage: Was braucht ihr?
- [x] Ein Tablet
- [ ] Einen Ofen

### Stimmt das? Ein Film besteht aus Bildern.
- [ ] Stimmt nicht
- [x] Stimmt

[^1]: Oder ein Telefon.
"""
TON = """\
---
id: ton
titel: Der Ton
kurz: Ohren auf.
bereich: Medien
autor: Ada Muster
lizenz: CC0
---

Wir hören.

### Hinhören

Was klingt?

### Frage: Was braucht ihr?
- [x] Ein Mikrofon
- [ ] Einen Ofen
"""
PATH = """\
---
id: schritte
titel: Erste Schritte
kurz: Zwei Einheiten.
art: lernpfad
autor: Ada Muster
lizenz: CC BY 4.0
einheiten: [film, ton]
---

Zuerst [der Film](../einheiten/film/index.md), dann der Ton.
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3"/></svg>'
RECORD = "- datei: turm.svg\n  titel: Ein Turm\n  urheber: Cy Zeichner\n  lizenz: CC BY 4.0\n"


@dataclass(frozen=True)
class Package:
    """A package, read by an independent reader."""

    files: Mapping[str, bytes]

    @property
    def manifest(self) -> _Element:
        return etree.fromstring(self.files["imsmanifest.xml"])

    @property
    def page(self) -> str:
        return self.files["index.html"].decode()


def lay(folder: Path, **texts: str) -> Path:
    """Write the source of the hub, with other texts for some of its units."""
    source = folder / "quelle"
    for name, text in ({"film": FILM, "ton": TON} | texts).items():
        unit = source / "content" / "einheiten" / name
        unit.mkdir(parents=True, exist_ok=True)
        (unit / "index.md").write_text(text, "utf-8")
    film = source / "content" / "einheiten" / "film"
    (film / "turm.svg").write_text(DRAWING, "utf-8")
    (film / "medien.yml").write_text(RECORD, "utf-8")
    path = source / "content" / "lernpfade"
    path.mkdir(exist_ok=True)
    (path / "schritte.md").write_text(PATH, "utf-8")
    (source / "mkdocs.yml").write_text(HUB, "utf-8")
    return source


def packages(folder: Path, **texts: str) -> Mapping[str, Package]:
    """Build the hub's packages and return them by the names of their files."""
    out = folder / "pakete"
    build(Options(source=str(lay(folder, **texts)), out=out, cache=folder / "cache", formats=FORMATS, site=False))
    return {file.name: read(file) for file in sorted(out.glob("downloads/*/*.zip"))}


def read(file: Path) -> Package:
    """Read a package."""
    with ZipFile(file) as archive:
        return Package({name: archive.read(name) for name in archive.namelist()})


@pytest.fixture(scope="package")
def made(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Package]:
    """Return the packages of the hub."""
    return packages(tmp_path_factory.mktemp("hub"))
