"""Which file is a unit, a learning path or a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teilbar.model.metadata import Kind
from teilbar.reading.discovery import natural_key, plan

if TYPE_CHECKING:
    from collections.abc import Mapping

UNIT, PATH, PAGE = Kind.UNIT, Kind.PATH, Kind.PAGE

TREES: Mapping[str, tuple[str, dict[str, Kind | None], tuple[str, ...]]] = {
    "a hub with unit folders": (
        "content",
        {
            "content/index.md": PAGE,
            "content/impressum.md": PAGE,
            "content/einheiten/film/index.md": UNIT,
            "content/einheiten/ton/README.md": UNIT,
            "content/lernpfade/start/index.md": UNIT,
        },
        (),
    ),
    "files outside the content root do not count": ("content", {"content/a/index.md": UNIT, "README.md": None}, ()),
    "a folder index beside other texts introduces a path": (
        "",
        {"kurs/readme.md": PATH, "kurs/eins.md": UNIT, "kurs/zwei.md": UNIT},
        (),
    ),
    "an index above unit folders introduces them": (
        "",
        {"einheiten/index.md": PATH, "einheiten/a/index.md": UNIT, "einheiten/b/index.md": UNIT},
        (),
    ),
    "loose texts are units, and their folder a path": ("", {"buch/01.md": UNIT, "buch/02.md": UNIT}, ("buch",)),
    "loose texts beside unit folders are pages": ("", {"a/index.md": UNIT, "hilfe/b.md": PAGE}, ()),
    "the only text of a repository is a unit": ("", {"README.md": UNIT}, ()),
    "a readme beside other texts is the start page": ("", {"README.md": PAGE, "kapitel/1.md": UNIT}, ("kapitel",)),
    "texts about the repository are pages": ("", {"LICENSE.md": PAGE, "CONTRIBUTING.md": PAGE, "k/1.md": UNIT}, ("k",)),
    "index.md comes before readme.md": ("", {"a/index.md": PATH, "a/readme.md": UNIT}, ()),
    "what begins with an underscore or a dot is not published": (
        "",
        {"a/index.md": UNIT, "_entwurf/index.md": None, "a/_notiz.md": None, ".gitlab/x.md": None},
        (),
    ),
    "the text in easy language belongs to its unit": ("", {"a/index.md": UNIT, "a/leichte-sprache.md": PAGE}, ()),
    "what a site says of itself teaches nothing": (
        "",
        {
            "a/index.md": UNIT,
            "Impressum/index.md": PAGE,
            "b/unser-team/index.md": PAGE,
            "b/turm/index.md": UNIT,
            "kurs/index.md": PATH,
            "kurs/eins.md": UNIT,
            "kurs/kontakt.md": PAGE,
            "datenschutz/index.md": UNIT,
        },
        (),
    ),
    "its folder makes no other text a page": ("", {"impressum/index.md": PAGE, "turm.md": UNIT}, ("",)),
    "its pages make no path": ("", {"turm.md": UNIT, "impressum.md": PAGE}, ("",)),
    "other files are no texts": ("", {"a/index.md": UNIT, "a/bild.png": None, "a/medien.yml": None}, ()),
}


@pytest.mark.parametrize("name", TREES)
def test_every_text_is_what_its_place_says(name: str) -> None:
    root, expected, bare_paths = TREES[name]
    planned = plan(reversed(expected), root)
    assert {text.file: text.kind for text in planned.texts} == {file: kind for file, kind in expected.items() if kind}
    assert planned.bare_paths == bare_paths


def test_files_are_in_the_order_that_people_expect() -> None:
    files = ["k/10-x.md", "k/2-x.md", "k/index.md", "k/Äpfel.md", "k/b.md", "a/z.md", "k/2-x-y.md"]
    ordered = ["a/z.md", "k/index.md", "k/2-x-y.md", "k/2-x.md", "k/10-x.md", "k/b.md", "k/Äpfel.md"]
    assert sorted(files, key=natural_key) == ordered


def test_only_the_root_index_is_the_start_page() -> None:
    planned = plan(["index.md", "a/index.md", "b.md"])
    assert [text.file for text in planned.texts if text.is_home] == ["index.md"]
