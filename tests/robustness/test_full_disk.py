"""A disk that is full before a build is done: the old site stays, and plain words say what is wrong."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from robustness.disks import leave_free, small_disk, watched
from robustness.hubs import two_editions
from robustness.runs import Ended, Place, build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

MEGABYTES = 16
STEPS = 8
"""Builds on a disk with more and more space."""
ENOUGH = 1.3
"""What share of it is enough."""
ALMOST = 0.95
"""What share of the space that a build needs is not enough: how much that is was only looked at now and then."""


@dataclass(frozen=True, kw_only=True)
class Trial:
    """Builds that have less space than they need, from none to nearly enough."""

    steps: int
    """How many builds."""
    phases: int
    """In how many phases of a build the disk becomes full, at least."""
    loses_cache: bool
    """Whether each build has to make everything."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", MEGABYTES) as folder:
        yield folder


@pytest.mark.parametrize(
    "trial",
    [Trial(steps=10, phases=4, loses_cache=True), Trial(steps=3, phases=1, loses_cache=False)],
    ids=["without-cache", "with-cache"],
)
def test_old_site_stays_when_the_disk_is_full(tmp_path: Path, temporary: Path, disk: Path, trial: Trial) -> None:
    first, second = two_editions(tmp_path / "sources")
    place = Place(disk / "published" / "site", tmp_path / "cache", temporary)

    def built(source: Path) -> int:
        """Build a source where there is space enough; return how much of it was needed at most."""
        if trial.loses_cache:
            shutil.rmtree(place.cache, ignore_errors=True)
        with watched(disk) as space:
            ended = build(source, place)
        assert ended.exit == 0, ended.said
        return space.most_used

    for source in (first, second, first):
        built(source)
    old = place.built()
    needed = built(second)
    new = place.built()
    built(first)
    assert place.built() == old != new

    reached = set()
    for step in range(trial.steps):
        if trial.loses_cache:
            shutil.rmtree(place.cache)
        leave_free(disk, int(needed * ALMOST * step / (trial.steps - 1)))
        ended = build(second, place)
        assert ended.exit == 2, ended.said
        assert "(disk-full)" in ended.said
        assert "Auf dem Datenträger ist kein Platz mehr, deshalb ist nichts fertig geworden." in ended.said
        assert "Traceback" not in ended.said
        assert place.built() == old, f"the old site is not whole after the disk was full at: {ended.phase}"
        assert not place.beside()
        reached.add(ended.phase)
    assert len(reached) >= trial.phases, f"the disk was full in these steps only: {reached}"

    leave_free(disk, MEGABYTES << 20)
    built(second)
    assert place.built() == new


@pytest.mark.parametrize("free", [0, 8 << 10, 200 << 10])
def test_cache_on_a_full_disk_costs_time_only(tmp_path: Path, temporary: Path, disk: Path, free: int) -> None:
    first, second = two_editions(tmp_path / "sources")
    clean = Place.below(tmp_path / "clean", temporary)
    place = replace(Place.below(tmp_path / "full", temporary), cache=disk / "cache")
    for source in (first, second):
        leave_free(disk, free)
        for at in (clean, place):
            ended = build(source, at)
            assert ended.exit == 0, ended.said
        assert place.built() == clean.built()
        assert not place.beside()


def test_everything_on_one_full_disk(tmp_path: Path, disk: Path) -> None:
    """As in a container: the site, the cache and the temporary files fill the same disk."""
    first, second = two_editions(tmp_path / "sources")
    place = Place(disk / "site", disk / "cache", disk / "t")
    place.temporary.mkdir()

    def built(source: Path, free: int = MEGABYTES << 20) -> tuple[Ended, int]:
        """Build a source without a cache, where so much is free; return how that ended, and the space it took."""
        shutil.rmtree(place.cache, ignore_errors=True)
        leave_free(disk, free)
        with watched(disk) as space:
            ended = build(source, place)
        return ended, space.most_used

    for source in (second, first):
        ended, needed = built(source)
        assert ended.exit == 0, ended.said
    old = place.built()
    ends = set()
    for step in range(STEPS):
        ended, _ = built(second, int(needed * ENOUGH * step / (STEPS - 1)))
        ends.add(ended.exit)
        assert (ended.exit, "(disk-full)" in ended.said) in {(0, False), (2, True)}, ended.said
        assert "Traceback" not in ended.said
        assert {path.name for path in disk.iterdir()} - {"cache"} <= {"ballast", "site", "t"}
        assert not [path.name for path in place.temporary.iterdir() if path.name.startswith(("teilbar", ".teilbar"))]
        if not ended.exit:
            assert place.built() != old
            assert built(first)[0].exit == 0
        assert place.built() == old, f"the old site is not whole after: {ended.phase}"
    assert ends == {0, 2}


@pytest.mark.parametrize("free", [0, 4 << 10, 12 << 10])
def test_temporary_folder_on_a_full_disk_is_not_needed(tmp_path: Path, temporary: Path, disk: Path, free: int) -> None:
    source, _ = two_editions(tmp_path / "sources")
    clean, place = Place.below(tmp_path / "clean", temporary), Place.below(tmp_path / "full", disk)
    leave_free(disk, free)
    for at in (clean, place):
        ended = build(source, at)
        assert ended.exit == 0, ended.said
    assert place.built() == clean.built()
