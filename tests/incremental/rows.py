"""How a row of changes is written: what happens to a hub, and what has to be made again then.

Pieces are called by the ids of texts and the names of files. What stands in a row is what depends on the change; that a
page is put together again from its frame and its parts, or a list is written, costs next to nothing and is not counted.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incremental.bench import UNITS, Bench

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from teilbar.options import Options

FILM, TON = f"source/{UNITS}/film/index.md", f"source/{UNITS}/ton/index.md"
OUTSIDE = f"source/{UNITS}/draussen"
HUB_FILE = "source/mkdocs.yml"
STYLES = "data/themes/material/styles"
TEMPLATES = "data/themes/material/templates/partials"

EMPTY_DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"></svg>\n'
UNIT_IDS = "film ton blatt stein"
TEXTS = f"{UNIT_IDS} start ueber"
LISTS = "home materialien themen themen/medien themen/natur lernpfade mitwirkende credits.html"
DOCUMENTS = f"{TEXTS} {LISTS}"
RECORDS = "film/medien.yml ton/mikro.jpg.yml stein/medien.yml"
PICTURES = "szene.png figur.png mikro.jpg karte.svg"
MEDIA = f"{PICTURES} regen.wav regen.vtt plan.pdf"

STONE = f"source/{UNITS}/draussen/stein"


@dataclass(frozen=True)
class Row:
    """A change, and all that depends on it."""

    name: str
    change: Callable[[Bench], object] = lambda _: None
    option: Callable[[Options], Options] = lambda options: options
    """What else is asked for than before."""
    text: str = ""
    """Texts to be read."""
    records: str = ""
    """Files that say something of media, to be read."""
    look: str = ""
    """Media to be looked at."""
    looked: str | None = None
    """Texts that checks look into, where they are not those that are read again."""
    pictures: str = ""
    """Pictures whose renditions are to be made."""
    page: str = ""
    """Texts whose pages are to be rendered."""
    engine: str = ""
    """Pages that have to go through the engine."""
    package: str = ""
    """Units whose packages are to be made."""
    archive: str = ""
    """Units whose packages are put together again from what was made before."""

    @property
    def expected(self) -> Mapping[str, set[str]]:
        """What a build has to make, by kind."""
        kinds = ("text", "records", "look", "pictures", "page", "engine", "package")
        pieces = {kind: set(getattr(self, kind).split()) for kind in kinds}
        pieces["text-check"] = pieces["text"] if self.looked is None else set(self.looked.split())
        pieces["archive"] = pieces["package"] | set(self.archive.split())
        return {kind: names for kind, names in pieces.items() if names}


def edit(path: str, old: str, new: str) -> Callable[[Bench], object]:
    """Replace a text in a file."""
    return lambda bench: bench.replace(path, old, new)


def of_everything(name: str, change: Callable[[Bench], object], pictures: str = "") -> Row:
    """Return the row of a change that all depends on, but for pictures."""
    return Row(
        name,
        change,
        text=TEXTS,
        records=RECORDS,
        look=MEDIA,
        pictures=pictures,
        page=TEXTS,
        engine=DOCUMENTS,
        package=UNIT_IDS,
    )


def add_unit(bench: Bench, area: str) -> None:
    file = bench.source / UNITS / "licht" / "index.md"
    file.parent.mkdir()
    file.write_text(
        f"---\nid: licht\ntitel: Licht\nkurz: Es wird hell.\nbereich: {area}\n---\n\nAn und aus.\n", "utf-8"
    )


def share_keyword(bench: Bench) -> None:
    """Give two units that are no neighbours a keyword."""
    bench.replace(FILM, "alter: 4-6", "alter: 4-6\nschlagworte: Knete")
    bench.replace(f"{OUTSIDE}/blatt/index.md", "titel:", "schlagworte: knete\ntitel:")


def rename_medium(bench: Bench) -> None:
    """Call a picture something else wherever it is named."""
    bench.replace(FILM, "szene.png", "anfang.png")
    bench.replace(f"source/{UNITS}/film/medien.yml", "szene.png", "anfang.png")
    (bench.source / UNITS / "film" / "szene.png").rename(bench.source / UNITS / "film" / "anfang.png")


def commit_to_film(bench: Bench) -> None:
    bench.replace(FILM, "Ein Foto nach", "Ein Bild nach")
    bench.commit("Sagt Bild statt Foto")


def commit_to_ton(bench: Bench) -> None:
    bench.replace(TON, "id: ton", "id: klang")
    bench.commit("Heißt jetzt Klang")


def commit_without_stone(bench: Bench) -> None:
    shutil.rmtree(bench.folder / OUTSIDE / "stein")
    bench.commit("Ohne Steine")
