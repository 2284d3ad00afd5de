"""A disk that is full before a build is done: the old site stays, and plain words say what is wrong."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from robustness.disks import leave_free, small_disk, watched
from robustness.hubs import two_editions
from robustness.runs import Place, build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

MEGABYTES = 16
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


@pytest.mark.parametrize("free", [0, 4 << 10, 12 << 10])
def test_temporary_folder_on_a_full_disk_is_not_needed(tmp_path: Path, temporary: Path, disk: Path, free: int) -> None:
    source, _ = two_editions(tmp_path / "sources")
    clean, place = Place.below(tmp_path / "clean", temporary), Place.below(tmp_path / "full", disk)
    leave_free(disk, free)
    for at in (clean, place):
        ended = build(source, at)
        assert ended.exit == 0, ended.said
    assert place.built() == clean.built()
