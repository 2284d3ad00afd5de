"""The picture that stands for a text: which one is taken, and what is shown where there is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from publishing.hubs import compose_hub, write_hub
from teilbar.publishing.covers import DRAWINGS, drawing
from teilbar.publishing.staging import StagedHtml
from teilbar.publishing.subjects import ANY, drawing_of
from teilbar.publishing.subjects import DRAWINGS as NAMES
from teilbar.resources import themes
from website.sample import png

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "---\ntitel: {title}\nid: {id}\nkurz: Kurz.\nbereich: Musik\nlizenz: CC0-1.0\nautor: Ada\n---\n"
SIZES = {
    "gross.png": (1200, 800),
    "klein.png": (300, 200),
    "siegel.png": (88, 31),
    "streifen.png": (1200, 200),
    "hoch.png": (800, 1200),
}

# What a text shows, and the file of the picture on its card.
SHOWN = {
    "the first": ("![Eins](gross.png)\n\n![Zwei](klein.png)", "medien/turm/gross-480.webp"),
    "no badge before it": ("![CC0](siegel.png) Frei\n\n![Eins](gross.png)", "medien/turm/gross-480.webp"),
    "no strip": ("![Strip](streifen.png)\n\n![Zwei](klein.png)", "medien/turm/klein-300.webp"),
    "one that stands upright": ("![Hoch](hoch.png)", "medien/turm/hoch-480.webp"),
    "none that is only linked": ("[Bild](gross.png)", f"{DRAWINGS}/klang.svg"),
    "none of another host": ("![Fern](https://example.org/a.png)", f"{DRAWINGS}/klang.svg"),
    "none": ("Wir hören.", f"{DRAWINGS}/klang.svg"),
}


@pytest.mark.parametrize(("text", "place"), SHOWN.values(), ids=SHOWN.keys())
def test_a_card_shows_the_first_picture_that_can_stand_for_a_text(tmp_path: Path, text: str, place: str) -> None:
    _write(tmp_path, {"turm": f"# Turm\n\nWir bauen.\n\n{text}\n"})
    assert _pictures(tmp_path, "materialien")[0] == f"../{place}"


def test_a_card_says_how_large_its_picture_is_and_nothing_of_what_is_on_it(tmp_path: Path) -> None:
    _write(tmp_path, {"turm": "# Turm\n\n![Ein hoher Turm](gross.png)\n"})
    (picture,) = re.findall(r"<img class=\"tb-card__picture\"[^>]*>", _html(tmp_path, "materialien"))
    assert 'width="480" height="320"' in picture
    assert 'alt=""' in picture


def test_a_picture_that_was_withdrawn_stands_on_no_card(tmp_path: Path) -> None:
    _write(tmp_path, {"turm": "# Turm\n\n![Eins](gross.png)\n\n![Zwei](klein.png)\n"})
    (tmp_path / "turm" / "medien.yml").write_text("- datei: gross.png\n  zurueckgezogen: Einwilligung\n", "utf-8")
    assert _pictures(tmp_path, "materialien")[0].endswith("klein-300.webp")


def test_a_learning_path_without_a_picture_has_that_of_its_first_unit(tmp_path: Path) -> None:
    _write(tmp_path, {"turm": "# Turm\n\nText.\n", "haus": "# Haus\n\n![Haus](klein.png)\n"})
    path = HEAD.format(title="Weg", id="weg") + "\n# Weg\n\nText.\n"
    (tmp_path / "weg").mkdir()
    (tmp_path / "weg" / "index.md").write_text(
        path.replace("kurz:", "art: lernpfad\neinheiten: [turm, haus]\nkurz:"), "utf-8"
    )
    assert _pictures(tmp_path, "lernpfade") == ["../medien/haus/klein-300.webp"]


AREAS = {
    "Medienbildung": "medien",
    "Sprache und Literacy": "sprache",
    "Musik": "klang",
    "Ästhetik, Kunst und Kultur": "farbe",
    "Mathematik": "zahlen",
    "Naturwissenschaft und Technik": "natur",
    "Umwelt": "natur",
    "Bewegung, Rhythmik, Tanz und Sport": "bewegung",
    "Emotionalität, soziale Beziehungen und Konflikte": "miteinander",
    "Language and reading": "sprache",
    "Nature": "natur",
    "Xyzzy": ANY,
    "": ANY,
}


@pytest.mark.parametrize("area", AREAS)
def test_every_area_has_a_drawing_of_the_theme(area: str) -> None:
    found = drawing_of(area)
    assert (themes() / "material" / "covers" / f"{found}.svg").is_file()
    assert found == AREAS[area]
    assert drawing(area).place == f"{DRAWINGS}/{found}.svg"


def test_no_drawing_is_missing_or_left_over() -> None:
    assert {file.stem for file in (themes() / "material" / "covers").glob("*.svg")} == set(NAMES)


def _write(folder: Path, texts: dict[str, str]) -> None:
    files = {
        f"{name}/index.md": HEAD.format(title=name.capitalize(), id=name) + f"\n{text}" for name, text in texts.items()
    }
    write_hub(folder, "extra:\n  teilbar:\n    medien_eigene: true\n", files)
    for name in texts:
        for file, (width, height) in SIZES.items():
            (folder / name / file).write_bytes(png(width, height, (90, 120, 90)))


def _html(folder: Path, path: str) -> str:
    page = next(page for page in compose_hub(folder).site.pages if page.path == path)
    return "".join(part.html for part in page.body if isinstance(part, StagedHtml))


def _pictures(folder: Path, path: str) -> list[str]:
    return re.findall(r"<img class=\"tb-card__picture\" src=\"([^\"]*)\"", _html(folder, path))
