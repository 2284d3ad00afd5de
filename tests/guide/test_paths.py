"""What the guide names is there: files, folders, pages, pictures; and no page of it is out of the way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from guide.fences import GUIDE, MADE, guide_texts
from teilbar.cache import Cache
from teilbar.checked import read_and_check
from teilbar.options import Options
from teilbar.progress import Silent
from teilbar.publishing.series import series_of
from teilbar.reading.source import open_source
from teilbar.workshop import Workshop

if TYPE_CHECKING:
    from teilbar.model.unit import Library

NAMED = re.compile(r"`((?:content|docs|themes|tests|licenses|generator)/[\w./-]+|\.git[\w./-]+)`")
"""Paths of this repository, as texts name them."""


@pytest.fixture(scope="module")
def library() -> Library:
    """Return this repository's own hub, as it is published."""
    with open_source(str(ROOT)) as source, Workshop(Cache(None), 1) as workshop:
        return read_and_check(source, Options(source=str(ROOT)), workshop, Silent()).verdict.library


def test_every_path_that_a_text_names_is_there() -> None:
    named = {(file.name, path) for file in guide_texts() for path in NAMED.findall(file.read_text("utf-8"))}
    assert named
    assert [one for one in named if not (ROOT / one[1]).exists()] == []


def test_the_overviews_lead_to_every_page_in_the_order_in_which_they_are_read(library: Library) -> None:
    pages = {page.file: page for page in library.pages if page.file.startswith("content/mitmachen/")}
    assert pages.keys() == {file.relative_to(ROOT).as_posix() for file in GUIDE.rglob("*.md")}
    heads = {file: page for file, page in pages.items() if file.endswith("/index.md")}
    for file, page in heads.items():
        folder = (ROOT / file).parent
        linked = dict.fromkeys((folder / reference.target).resolve() for reference in page.outline.references)
        own = {one.resolve() for one in folder.glob("*.md")} | {one.resolve() for one in folder.glob("*/index.md")}
        assert own - {(ROOT / file).resolve()} <= linked.keys(), file


def test_whoever_reads_on_comes_through_the_whole_guide(library: Library) -> None:
    series = series_of(library)
    by_folder = {"mitmachen": None} | {page.id: page.file for page in library.pages}
    seen: list[str] = []
    file = "content/mitmachen/konto.md"
    while file:
        assert file not in seen
        seen.append(file)
        after = series[file].way.after
        file = (by_folder[after[1]] or "") if after else ""
    pages = {page.file for page in library.pages if page.file.startswith("content/mitmachen/")}
    assert set(seen) == pages - {"content/mitmachen/index.md"}


def test_every_sketch_is_shown_with_words_and_used() -> None:
    shown = {
        name for file in guide_texts() for name in re.findall(r"\((?:\.\./)*([\w-]+\.svg)\)", file.read_text("utf-8"))
    }
    assert shown == {file.name for file in GUIDE.glob("*.svg")}
    assert MADE.is_dir()
