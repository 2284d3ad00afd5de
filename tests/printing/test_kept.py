"""Pages for paper are made again where what stands on them has changed, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from incremental.bench import UNITS, Bench, differences, look_anew
from incremental.rows import UNIT_IDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

TON = f"source/{UNITS}/ton/index.md"
CHANGES = {
    "a sentence": (TON, "Alle sind leise.", "Niemand spricht.", {"ton"}),
    "a title that the neighbours' pages name": (TON, "titel: Geräusche sammeln", "titel: Töne fangen", {"ton"}),
    "a colour": ("data/themes/paper/10-sheet.css", "#e9e6e1", "#eeeeee", set()),
    "a plain page": ("source/content/ueber.md", "titel: Über uns", "titel: Wir", set()),
    "the hub's name": ("source/mkdocs.yml", "site_name: Probehub", "site_name: Neuer Hub", set(UNIT_IDS.split())),
}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """Build the hub once; each test puts back what it changed."""
    with pytest.MonkeyPatch.context() as patch:
        made = Bench(tmp_path_factory.mktemp("papier"))
        made.redirect(patch)
        made.build()
        yield made
    look_anew()


def _printed(bench: Bench) -> set[str]:
    return {file.split("/")[-2] for file in bench.build().made.get("print", ())}


@pytest.mark.parametrize(("path", "old", "new", "expected"), CHANGES.values(), ids=CHANGES.keys())
def test_what_is_made_again(bench: Bench, path: str, old: str, new: str, expected: set[str]) -> None:
    bench.replace(path, old, new)
    assert _printed(bench) == expected
    assert differences(bench.site(), bench.truth()) == []
    bench.undo("source", "data")
    assert _printed(bench) == set(), "what was made before is kept"


def test_files_of_units_that_did_not_change_are_not_written_again(bench: Bench) -> None:
    card = bench.options.out / "einheiten" / "film" / "ablauf.html"
    before = card.stat().st_ino
    bench.replace(TON, "Alle sind leise.", "Niemand spricht.")
    bench.build()
    assert card.stat().st_ino == before
    bench.undo("source", "data")


def _no_longer_there(site: Path, unit: str) -> bool:
    """Tell whether a unit's address has nothing but the page that says that it is gone."""
    return [file.name for file in (site / "einheiten" / unit).glob("*.html")] == ["index.html"]


def test_they_go_with_their_unit(bench: Bench) -> None:
    bench.replace(TON, "titel: Geräusche sammeln", "titel: Geräusche sammeln\nzurueckgezogen: Bitte der Familie")
    bench.build()
    assert _no_longer_there(bench.options.out, "ton")
    bench.undo("source", "data")
