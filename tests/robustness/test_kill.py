"""A build that is killed at any moment leaves a whole site, and nothing that the next one would stumble over."""

from __future__ import annotations

import random
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import pytest

from robustness.hubs import two_editions
from robustness.runs import Place, Run, build
from teilbar.cli import TERMINATED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

pytestmark = pytest.mark.slow

KILLS = 100
LANES = 2
"""Series of builds that run beside each other, one a processor."""
TURNS = ("nothing", "shared", "everything", "everything", "everything")
"""What the cache has of the builds that take turns; ``shared`` is what both editions have in common."""
ENGINE = "Website erzeugen"
"""The step at which builds are killed that find but a part in the cache: else the engine would hardly ever be hit."""
SECONDS_OF_THE_ENGINE = 2
SECONDS_TO_NOTICE = 10
"""How long a helper may take to see that there is nobody left to work for; it is loading modules perhaps."""


class Kill(NamedTuple):
    """What a kill hit."""

    phase: str
    helpers: str
    """The command lines of what was running beside the build."""
    with_all: bool
    """Whether that was killed too."""


@dataclass(frozen=True)
class Edition:
    """An edition of the source, and what a build of it comes to."""

    source: str
    site: Mapping[str, str]


def test_old_or_new_site_is_whole_after_each_of_many_kills(tmp_path: Path, temporary: Path) -> None:
    sources = two_editions(tmp_path / "sources")
    with ThreadPoolExecutor(LANES) as threads:
        kills = [*chain(*threads.map(lambda lane: _kills(lane, sources, tmp_path, temporary), range(LANES)))]
    assert len(kills) == KILLS
    hit = {
        (name, with_all): sum(name in kill.helpers for kill in kills if kill.with_all is with_all)
        for name in ("forkserver", "runner.py")
        for with_all in (False, True)
    }
    assert all(hit.values()), f"some kind of helper was never running when a build was killed: {hit}"


def test_a_build_with_nothing_to_do_clears_up_too(tmp_path: Path, temporary: Path) -> None:
    source, _ = two_editions(tmp_path / "sources")
    place = Place.below(tmp_path, temporary)
    edition = _edition(str(source), place)
    left = place.site.with_name(".teilbar-killed")
    left.mkdir()
    (left / "lock").touch()
    _seconds(edition, place)


@pytest.mark.parametrize("step", ["Texte lesen", "Bilder vorbereiten", "Website erzeugen"])
def test_a_build_that_is_told_to_end_clears_up_itself(tmp_path: Path, temporary: Path, step: str) -> None:
    sources = two_editions(tmp_path / "sources")
    place = Place.below(tmp_path, temporary)
    old = _edition(str(sources[0]), place)
    shutil.rmtree(place.cache)
    with Run(sources[1], place) as run:
        run.begins(step)
        run.terminate()
        ended = run.end()
        assert not run.helpers_after(SECONDS_TO_NOTICE)
    assert (ended.exit, ended.said.endswith("\nAbgebrochen. Was vorher da war, ist unverändert.\n")) == (
        TERMINATED,
        True,
    )
    assert place.built() == old.site
    assert not place.beside()
    assert not _forgotten(place)


def _kills(lane: int, sources: tuple[Path, Path], folder: Path, temporary: Path) -> list[Kill]:
    """Kill builds at moments that are spread evenly over a whole one or the engine, and return what each kill hit.

    The clock starts when a build has begun to tell. The second lane clones its source from a repository.
    """
    chance = random.Random(lane)  # noqa: S311 - the same moments in every run, nothing secret
    place = Place.below(folder / f"lane-{lane}", temporary / str(lane))
    place.temporary.mkdir()
    new, old = (_edition(source.as_uri() if lane else str(source), place) for source in sources)
    seconds = {}
    for kept in dict.fromkeys(TURNS):
        if kept == "nothing":
            shutil.rmtree(place.cache)
        seconds[kept] = _seconds(new, place)
        old, new = new, old
    kills: list[Kill] = []
    while len(kills) < KILLS // LANES:
        kept = TURNS[len(kills) % len(TURNS)]
        if kept == "nothing":
            shutil.rmtree(place.cache)
        with Run(new.source, place) as run:
            engine = kept == "shared"
            run.begins(ENGINE if engine else "")
            run.ends_within(chance.uniform(0, SECONDS_OF_THE_ENGINE if engine else seconds[kept]))
            kill = _killed(run, with_all=len(kills) % 2 == 1)
        if kill:
            kills.append(kill)
            assert place.built() in (old.site, new.site), f"neither site is whole after {kill}"
        _seconds(new, place)
        old, new = new, old
    return kills


def _edition(source: str, place: Place) -> Edition:
    """Build an edition from nothing to learn what it comes to."""
    for folder in (place.site, place.cache):
        shutil.rmtree(folder, ignore_errors=True)
    ended = build(source, place)
    assert ended.exit == 0, ended.said
    return Edition(source, place.built())


def _killed(run: Run, *, with_all: bool) -> Kill | None:
    """Kill a build and wait for its helpers to end; return what was hit, None where it had come to its end."""
    helpers = " ".join(run.helpers())
    ended = run.kill(with_all=with_all)
    left = run.helpers_after(SECONDS_TO_NOTICE)
    assert not left, f"still running {SECONDS_TO_NOTICE} seconds after the kill: {left}"
    return Kill(ended.phase, helpers, with_all) if ended.exit < 0 else None


def _seconds(edition: Edition, place: Place) -> float:
    """Build an edition over what stands at a place and return how long that takes, once it has begun to tell.

    Make sure that it comes to what it should, and that nothing else is left.
    """
    with Run(edition.source, place) as run:
        run.begins()
        start = time.monotonic()
        ended = run.end()
        seconds = time.monotonic() - start
    assert ended.exit == 0, ended.said
    assert place.built() == edition.site
    assert not place.beside()
    assert not _forgotten(place)
    return seconds


def _forgotten(place: Place) -> list[str]:
    """Return what builds left in the folder for temporary files."""
    return [path.name for path in place.temporary.iterdir() if path.name.startswith(("teilbar", ".teilbar"))]
