"""The credit that travels inside a picture, wherever that is copied to: its original's author and licence, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publishing.sites import unpacked
from renditions import exiftool as tool
from renditions.made import photo, saved
from teilbar.build import build
from teilbar.exporting.format import UnitFormat, all_formats
from teilbar.options import Options

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

UNIT = """\
---
id: schnecken
titel: Schnecken
lizenz: CC BY 4.0
---
![Ein Haus](haus.jpg)

![Ein Blatt](blatt.png)
"""
RECORDS = """\
- datei: haus.jpg
  titel: Haus
  urheber: Bo Beispiel
  lizenz: CC BY-SA 4.0
  bearbeitung: eingefärbt
  quelle: {titel: Altes Haus, urheber: Cy Zeichner, lizenz: CC BY-SA 3.0}
- datei: blatt.png
  urheber: Ada Muster
  lizenz: CC BY 4.0
  bearbeitung: zugeschnitten
  quelle: {titel: Altes Blatt, urheber: Dee Fotografin, lizenz: CC BY 2.0 DE}
"""
BUILT = sorted(name for name, one in all_formats().items() if isinstance(one, UnitFormat) and one.by_default)
CREDITS = {
    (
        "„Haus“ von Bo Beispiel, CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/), nach „Altes Haus“ von "
        "Cy Zeichner, CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/). Bearbeitung: eingefärbt"
    ),
    (
        "Bild von Ada Muster, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), nach „Altes Blatt“ von "
        "Dee Fotografin, CC BY 2.0 DE (https://creativecommons.org/licenses/by/2.0/de/). Bearbeitung: zugeschnitten"
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hub")
    unit = folder / "quelle" / "einheiten" / "schnecken"
    unit.mkdir(parents=True)
    (unit / "index.md").write_text(UNIT, "utf-8")
    (unit / "medien.yml").write_text(RECORDS, "utf-8")
    (unit / "haus.jpg").write_bytes(saved(photo(60, 40), "JPEG"))
    (unit / "blatt.png").write_bytes(saved(photo(40, 60), "PNG"))
    build(Options(source=str(folder / "quelle"), out=folder / "site", cache=folder / "cache"))
    return folder / "site"


@pytest.mark.parametrize("name", BUILT)
def test_every_copy_in_a_package_names_the_originals_author(name: str, site: Path, tmp_path: Path) -> None:
    exiftool = tool.find()
    assert exiftool, tool.MISSING
    package = f"schnecken.{all_formats()[name].suffix}"
    held = unpacked({package: (site / "downloads" / "schnecken" / package).read_bytes()})
    pictures = {inner: data for inner, data in held.items() if inner.endswith((".jpg", ".jpeg", ".png", ".webp"))}
    for number, data in enumerate(pictures.values()):
        (tmp_path / f"{number}.bild").write_bytes(data)
    tags = tool.read(exiftool, sorted(tmp_path.iterdir())).values()
    assert len(tags) >= len(CREDITS)
    assert {str(said.get("XMP-dc:Rights")) for said in tags} == CREDITS
