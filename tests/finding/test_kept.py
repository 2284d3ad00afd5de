"""The search's files are made again where what can be found has changed, a text's words where its words have."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from teilbar.cache import Cache
from teilbar.hub import Hub
from teilbar.publishing.assembly import Assembly, Manifest
from teilbar.publishing.search_files import publish_search
from teilbar.searching.findable import Findable, Passage
from teilbar.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

THINGS = tuple(
    Findable(
        address=f"einheiten/{name}/index.html",
        title=name.title(),
        passages=(Passage("", "", f"Kinder bauen {name} aus Pappe."),),
        keys=(("alter", ("4",)),),
        orders=(("titel", place),),
        shown=(("area", "Kunst"),),
    )
    for place, name in enumerate(("boot", "haus", "turm"))
)
HAUS = THINGS[1]
TOWER = replace(THINGS[2], address="einheiten/zelt/index.html", title="Zelt")

CHANGES: dict[str, tuple[Sequence[Findable], set[str], bool]] = {
    "nothing": (THINGS, set(), False),
    "a sentence": (
        (THINGS[0], replace(HAUS, passages=(Passage("", "", "Es regnet."),)), THINGS[2]),
        {HAUS.address},
        True,
    ),
    "an age": ((THINGS[0], replace(HAUS, keys=(("alter", ("5",)),)), THINGS[2]), set(), True),
    "a card": ((THINGS[0], replace(HAUS, shown=(("area", "Bauen"),)), THINGS[2]), set(), True),
    "one more, which moves the others' places": (
        (*(replace(one, orders=(("titel", place),)) for place, one in enumerate(THINGS, 1)), TOWER),
        {TOWER.address},
        True,
    ),
    "one less": (THINGS[:2], set(), True),
}


class Kept:
    """A site and a cache that build after build goes on with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.number = 0
        self.site = Assembly(folder / "none", folder / "nowhere", Manifest())

    def build(self, things: Sequence[Findable]) -> set[str]:
        """Make the search's files; return the addresses of the texts whose words were taken apart."""
        self.number += 1
        old = self.site
        self.site = Assembly(self.folder / str(self.number), old.folder, Manifest(files=old.files))
        with Workshop(Cache(self.folder / "cache"), 1) as workshop:
            publish_search(things, Hub(), self.site, workshop)
            return {name for step, name in workshop.made if step == "search"}

    def files(self) -> dict[str, bytes]:
        """Return the content of each file by its place."""
        return {path: (self.site.folder / path).read_bytes() for path in self.site.files}


@pytest.mark.parametrize(("things", "taken_apart", "changes"), CHANGES.values(), ids=CHANGES)
def test_what_is_made_again(
    tmp_path: Path, things: Sequence[Findable], taken_apart: set[str], *, changes: bool
) -> None:
    kept = Kept(tmp_path / "kept")
    assert kept.build(THINGS) == {one.address for one in THINGS}
    before = kept.files()
    assert kept.build(things) == taken_apart
    anew = Kept(tmp_path / "anew")
    anew.build(things)
    assert kept.files() == anew.files()
    assert (kept.files() != before) is changes


def test_what_did_not_change_is_not_written_again(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.build(THINGS)
    before = {path: placed.number for path, placed in kept.site.files.items()}
    kept.build(THINGS)
    assert {path: placed.number for path, placed in kept.site.files.items()} == before
