"""`teilbar cache`: where it lies, how large it is, and making it smaller."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from faults.workbench import tree
from teilbar.cache import LARGE, Cache, digest_of
from teilbar.reading.errors import SourceError
from teilbar.upkeep import size_from

if TYPE_CHECKING:
    from faults.workbench import Workbench

LARGE_ONES = 20


@pytest.fixture
def folder(bench: Workbench) -> Path:
    """Return the cache that the environment names, with some artefacts in it."""
    folder = bench.folder / "cache"
    cache = Cache(folder)
    for number in range(LARGE_ONES):
        cache.put(digest_of(f"large {number}"), bytes(LARGE))
        cache.put(digest_of(f"small {number}"), bytes(50))
    cache.close()
    return folder


def kept(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("arguments", [[], ["--size"]])
def test_it_says_where_and_how_large(bench: Workbench, arguments: list[str]) -> None:
    said = bench.run("cache", *arguments)
    assert said.exit == 0
    assert re.fullmatch(r"Fertiges .* liegt in ORDNER/cache\.\nGröße: 3 MB\.\n", said.text)


@pytest.mark.usefixtures("folder")
def test_another_folder_may_be_named(bench: Workbench) -> None:
    (bench.folder / "leer").mkdir()
    said = bench.run("cache", "--cache", "ORDNER/leer", "--lang", "en")
    assert said.text == "What is kept to be used again lies in ORDNER/leer.\nSize: 0 KB.\n"


@pytest.mark.parametrize("megabytes", [2.5, 1.5, 1, 0.2])
def test_pruning_leaves_no_more_than_was_asked_for_and_says_what_went(
    bench: Workbench, folder: Path, megabytes: float
) -> None:
    before = kept(folder)
    said = bench.run("cache", "--prune", f"{megabytes}MB")
    assert said.exit == 0
    assert megabytes * 10**6 - LARGE - 50_000 < kept(folder) <= megabytes * 10**6
    gone = re.search(r"\nEntfernt: (\d+) ([KM])B\.\nGröße: \d+ [KM]B\.\n$", said.text)
    assert gone
    assert abs(int(gone[1]) * {"K": 10**3, "M": 10**6}[gone[2]] - (before - kept(folder))) < 10**6


def test_without_a_size_two_gigabytes_are_left(bench: Workbench, folder: Path) -> None:
    before = kept(folder)
    assert "\nEntfernt: 0 KB.\n" in bench.run("cache", "--prune").text
    assert kept(folder) == before
    assert "2GB" in bench.run("cache", "--help").text


def test_nothing_may_be_left(bench: Workbench, folder: Path) -> None:
    assert bench.run("cache", "--prune", "0", "--size").exit == 0
    assert kept(folder) == 0


def test_what_is_not_the_caches_stays(bench: Workbench, folder: Path) -> None:
    letters = [folder / "de" / "brief.txt", folder / "ab" / ("z" * 62), folder / "brief.txt"]
    for letter in letters:
        letter.parent.mkdir(exist_ok=True)
        letter.write_text("Liebe Oma", "utf-8")
    (folder / "en" / "ordner").mkdir(parents=True)
    assert bench.run("cache", "--prune", "0").exit == 0
    assert [letter.read_text("utf-8") for letter in letters] == ["Liebe Oma"] * 3
    assert (folder / "en" / "ordner").is_dir()


@pytest.mark.parametrize("size", ["viel", "500", "-1GB", "1,2,3GB", "GB", "1GiB", "nan", "1e3MB", "", "٣MB"])
def test_what_is_no_size_is_said_and_nothing_goes(bench: Workbench, folder: Path, size: str) -> None:
    before = tree(folder)
    said = bench.run("cache", f"--prune={size}")
    assert said.exit == 2
    assert f"(size-unclear)\n    „{size}“ ist keine Größe" in said.text
    assert tree(folder) == before


@pytest.mark.parametrize(
    ("written", "size"),
    [("500MB", 500e6), ("2GB", 2e9), ("1,5 gb", 15e8), ("1.5G", 15e8), (" 20 KB ", 20e3), ("1TB", 1e12), ("0", 0)],
)
def test_sizes_as_people_write_them(written: str, size: float) -> None:
    assert size_from(written) == size


def test_a_size_without_a_unit_is_not_guessed() -> None:
    with pytest.raises(SourceError):
        size_from("500")


@pytest.mark.parametrize("arguments", [[], ["--prune", "0"]])
def test_a_cache_that_is_not_there_is_not_made(bench: Workbench, arguments: list[str]) -> None:
    said = bench.run("cache", *arguments)
    assert said == type(said)(0, "Fertiges zum Wiederverwenden liegt in ORDNER/cache.\nDort ist noch nichts.\n")
    assert not (bench.folder / "cache").exists()


def test_a_file_is_no_cache(bench: Workbench) -> None:
    said = bench.run("cache", "--cache", "einheiten/turm/index.md", "--prune", "0")
    assert (said.exit, "(cache-not-a-folder)" in said.text) == (2, True)
    assert Path("einheiten/turm/index.md").read_text("utf-8").startswith("---")
