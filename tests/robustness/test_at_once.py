"""Builds that get in each other's way, and a cache that is lost or damaged while a build works with it."""

from __future__ import annotations

import random
import shutil
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from robustness.hubs import two_editions
from robustness.runs import Place, Run, build

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

pytestmark = pytest.mark.slow

MOMENTS = (0.3, 0.5, 0.7, 0.9)
"""Shares of the time that a build takes."""


@dataclass(frozen=True)
class Clean:
    """Both editions of a hub, and what undisturbed builds of them come to."""

    sources: tuple[Path, Path]
    sites: tuple[Mapping[str, str], Mapping[str, str]]
    seconds: float
    """How long the second one took."""


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Clean:
    folder = tmp_path_factory.mktemp("clean")
    sources = two_editions(folder / "sources")
    first, second = (Place.below(folder / source.parent.name, folder) for source in sources)
    _expect_success(sources[0], first)
    start = time.monotonic()
    _expect_success(sources[1], second)
    return Clean(sources, (first.built(), second.built()), time.monotonic() - start)


@pytest.mark.parametrize("over", [False, True], ids=["over-nothing", "over-a-site"])
def test_two_builds_into_one_folder(clean: Clean, tmp_path: Path, temporary: Path, over: bool) -> None:
    place = Place.below(tmp_path, temporary)
    if over:
        _expect_success(clean.sources[1], place)
    _expect_both_succeed((clean.sources[0], place), (clean.sources[0], place))
    assert place.built() == clean.sites[0]
    assert not place.beside()


def test_two_builds_of_different_sources_into_one_folder(clean: Clean, tmp_path: Path, temporary: Path) -> None:
    place = Place.below(tmp_path, temporary)
    for _ in range(3):
        _expect_both_succeed((clean.sources[0], place), (clean.sources[1], place))
        assert place.built() in clean.sites
        assert not place.beside()
    for source, site in zip(clean.sources, clean.sites, strict=True):
        _expect_success(source, place)
        assert place.built() == site


def test_two_builds_with_one_cache(clean: Clean, tmp_path: Path, temporary: Path) -> None:
    one, other = (Place.below(tmp_path / name, temporary) for name in ("one", "other"))
    other = replace(other, cache=one.cache)
    for source, site in zip(clean.sources, clean.sites, strict=True):
        _expect_both_succeed((source, one), (source, other))
        assert one.built() == other.built() == site


def _delete(cache: Path) -> None:
    shutil.rmtree(cache, ignore_errors=True)


def _put_a_file_in_the_way(cache: Path) -> None:
    aside = cache.with_name("cache-aside")
    shutil.rmtree(aside, ignore_errors=True)
    with suppress(FileNotFoundError):
        cache.rename(aside)
    cache.write_bytes(b"")


def _overwrite(cache: Path) -> None:
    """Put noise in the place of all that is there, each file as long as before."""
    chance = random.Random(0)  # noqa: S311 - the same noise in every run, nothing secret
    for file in [path for path in cache.rglob("*") if path.is_file()]:
        with suppress(FileNotFoundError), file.open("r+b") as opened:
            opened.write(chance.randbytes(file.stat().st_size))


def _sprinkle(cache: Path) -> None:
    """Change some bytes of all that is there."""
    chance = random.Random(0)  # noqa: S311 - as above
    for file in [path for path in cache.rglob("*") if path.is_file()]:
        with suppress(FileNotFoundError), file.open("r+b") as opened:
            for _ in range(file.stat().st_size // 1000):
                opened.seek(chance.randrange(file.stat().st_size))
                opened.write(chance.randbytes(1))


@pytest.mark.parametrize("harm", [_delete, _put_a_file_in_the_way, _overwrite, _sprinkle])
def test_cache_harmed_in_the_middle(
    clean: Clean, tmp_path: Path, temporary: Path, harm: Callable[[Path], None]
) -> None:
    place = Place.below(tmp_path, temporary)
    _expect_success(clean.sources[0], place)
    for number, moment in enumerate(MOMENTS, 1):
        edition = number % 2
        with Run(clean.sources[edition], place) as run:
            run.ends_within(moment * clean.seconds)
            harm(place.cache)
            ended = run.end()
        assert ended.exit == 0, ended.said
        assert "Traceback" not in ended.said
        assert place.built() == clean.sites[edition], f"the site is wrong after harm at {moment}"
        assert not place.beside()


def test_file_in_the_way_of_the_cache(clean: Clean, tmp_path: Path, temporary: Path) -> None:
    place = Place.below(tmp_path, temporary)
    place.cache.write_bytes(b"mine")
    for source, site in zip(clean.sources, clean.sites, strict=True):
        _expect_success(source, place)
        assert place.built() == site
    assert place.cache.read_bytes() == b"mine"


def test_helpers_that_cannot_start_are_done_without(clean: Clean, tmp_path: Path) -> None:
    too_long_for_a_socket = tmp_path / ("x" * 100)
    too_long_for_a_socket.mkdir()
    place = Place.below(tmp_path, too_long_for_a_socket)
    _expect_success(clean.sources[0], place)
    assert place.built() == clean.sites[0]


def _expect_success(source: Path, place: Place) -> None:
    ended = build(source, place)
    assert ended.exit == 0, ended.said


def _expect_both_succeed(*builds: tuple[Path, Place]) -> None:
    with ExitStack() as stack:
        runs = [stack.enter_context(Run(source, place)) for source, place in builds]
        for run in runs:
            ended = run.end()
            assert ended.exit == 0, ended.said
