"""A hub of several units, of which one lacks a licence, one is a draft and others are broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from faults.workbench import Workbench
from website.sample import png

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "---\nid: {id}\ntitel: {title}\nkurz: Ein Satz.\nbereich: Bauen\n{more}---\n"
LICENCE = "lizenz: CC BY 4.0\n"
RECORD = "- {datei: bild.png, urheber: Ada Muster, lizenz: CC BY 4.0}\n"

TEXTS = {
    "turm": HEADER.format(id="turm", title="Turm", more=LICENCE)
    + "![Ein Turm](bild.png)\n\n[Weiter](../film/index.md)\n",
    "film": HEADER.format(id="film", title="Film", more=LICENCE) + "![Ein Film](bild.png)\n",
    "ohne": HEADER.format(id="ohne", title="Ohne", more="") + "Ein Text, von dem niemand weiß, wem er gehört.\n",
    "fremd": HEADER.format(id="fremd", title="Fremd", more=LICENCE) + "![Ein Bild](bild.png)\n",
    "entwurf": HEADER.format(id="entwurf", title="Entwurf", more=f"{LICENCE}entwurf: ja\n") + "Noch nicht fertig.\n",
    "leer": HEADER.format(id="nichts", title="Leer", more=LICENCE),
    "kaputt": HEADER.format(id="scherben", title="Kaputt: ein: Versuch", more=LICENCE) + "Ein Text.\n",
}
PICTURES = {"turm": png(700, 500, (43, 99, 147)), "film": png(700, 500, (147, 99, 43)), "fremd": png(9, 9, (1, 2, 3))}


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    """Return a bench whose source is the hub; commands are called there, and keep what they made in its folder."""
    bench = Workbench(tmp_path)
    for name, words in TEXTS.items():
        folder = bench.source / "einheiten" / name
        folder.mkdir(parents=True)
        (folder / "index.md").write_text(words, "utf-8")
        if name in PICTURES:
            (folder / "bild.png").write_bytes(PICTURES[name])
        if name in {"turm", "film"}:
            (folder / "medien.yml").write_text(RECORD, "utf-8")
    monkeypatch.chdir(bench.source)
    monkeypatch.setenv("TEILBAR_CACHE", str(tmp_path / "cache"))
    return bench
