"""What happens where a piece of the search cannot be loaded: a patchy network, a site that was updated meanwhile."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from search.asking import AskedError, Engine
from search.corpus import made, thing
from setup import node

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

OLD = [thing("Igel", "Ein Igel im Garten."), thing("Fuchs", "Ein Fuchs im Wald.")]
NEW = [thing("Amsel", "Eine Amsel im Baum."), thing("Igel im Herbst", "Der Igel sucht Laub."), *OLD]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    assert node.install(), node.FAILED
    return made(tmp_path / "site", OLD)


@pytest.mark.parametrize("kind", ["start", "lunr-*", "w-*", "p-*", "r-*", "s-*"])
def test_what_cannot_be_loaded_fails_clearly_and_can_be_asked_again(site: Path, kind: str) -> None:
    (piece,) = (site / "suche").glob(f"{kind}.js")
    away = piece.rename(site / piece.name)
    with Engine(site) as engine:
        for _ in range(2):
            with pytest.raises(AskedError, match=f"LoadError: The search could not load {piece.stem}"):
                engine.titles("Igel")
        away.rename(piece)
        assert engine.titles("Igel") == ["Igel"]


def test_a_text_that_cannot_be_loaded_leaves_the_results(site: Path) -> None:
    with Engine(site) as engine:
        assert engine.titles("Igel") == ["Igel"]
        for text in (site / "suche").glob("t-*.js"):
            text.rename(site / text.name)
        with pytest.raises(AskedError, match="LoadError"):
            engine.marked(0, "Igel")
        for text in site.glob("t-*.js"):
            text.rename(site / "suche" / text.name)
        assert engine.titles("Igel") == ["Igel"]
        assert engine.marked(0, "Igel") == "Ein [Igel] im Garten."


def test_a_site_that_was_updated_is_searched_as_it_is_now(site: Path, tmp_path: Path) -> None:
    with Engine(site) as engine:
        assert engine.titles("Fuchs") == ["Fuchs"]
        shutil.rmtree(site / "suche")
        shutil.copytree(made(tmp_path / "newer", NEW) / "suche", site / "suche")
        assert engine.titles("Amsel") == ["Amsel"]
        assert sorted(engine.titles("Igel")) == ["Igel", "Igel im Herbst"]
        assert engine.ask("columns")["count"] == len(NEW)


def test_pieces_of_two_builds_have_different_names(site: Path, tmp_path: Path) -> None:
    """A browser that kept an old piece can never read it for a new one."""
    newer = made(tmp_path / "newer", NEW)
    names = {file.name: file.read_bytes() for file in (site / "suche").iterdir() if file.name != "start.js"}
    same = {file.name: file.read_bytes() for file in (newer / "suche").iterdir() if file.name in names}
    assert all(names[name] == content for name, content in same.items())
    assert {name[0] for name in names} - {name[0] for name in same} == set("wnpri")


def test_the_same_things_make_the_same_bytes(site: Path, tmp_path: Path) -> None:
    again = made(tmp_path / "again", OLD)
    assert [(file.name, file.read_bytes()) for file in sorted((site / "suche").iterdir())] == [
        (file.name, file.read_bytes()) for file in sorted((again / "suche").iterdir())
    ]
