"""The cache gives back what was put in, or nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

from teilbar.cache import LARGE, Cache, digest_of

if TYPE_CHECKING:
    from pathlib import Path

KEY = digest_of("schlüssel")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def cache(folder: Path) -> Cache:
    return Cache(folder)


SIZES = {"small": 7, "large": LARGE}


def files_in(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def test_what_was_put_in_comes_out(cache: Cache) -> None:
    assert cache.get(KEY) is None
    cache.put(KEY, b"inhalt")
    assert cache.get(KEY) == b"inhalt"
    assert cache.get(digest_of("anderer")) is None


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 40], ids=["nothing", "a byte", "zeros"])
def test_what_is_damaged_is_no_hit_and_can_be_put_in_again(folder: Path, damage: bytes, size: int) -> None:
    cache = Cache(folder)
    cache.put(KEY, bytes(size))
    cache.close()
    for file in files_in(folder):
        file.write_bytes(damage)
    for again in (Cache(folder), Cache(folder)):
        assert again.get(KEY) is None or again.get(KEY) == bytes(size)
        again.put(KEY, bytes(size))
        again.close()
    assert Cache(folder).get(KEY) == bytes(size)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_a_changed_byte_is_noticed(folder: Path, size: int) -> None:
    content = (b"inhalt" * size)[:size]
    cache = Cache(folder)
    cache.put(KEY, content)
    cache.close()
    (file,) = (file for file in files_in(folder) if content in file.read_bytes())
    file.write_bytes(file.read_bytes().replace(content, b"I" + content[1:]))
    assert Cache(folder).get(KEY) is None


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_what_lies_under_the_key_of_another_is_no_hit(folder: Path, size: int) -> None:
    """A damaged index of the database leads there, and so does a file that somebody moved."""
    other = digest_of("anderer")
    cache = Cache(folder)
    cache.put(KEY, bytes(size))
    cache.close()
    for file in files_in(folder):
        if size == SIZES["large"] and file.parent.name == KEY[:2]:
            (folder / other[:2]).mkdir()
            file.rename(folder / other[:2] / other[2:])
        elif size == SIZES["small"] and file.suffix == ".sqlite":
            file.write_bytes(file.read_bytes().replace(KEY.encode(), other.encode()))
    moved = Cache(folder)
    assert (moved.get(KEY), moved.get(other)) == (None, None)
    assert any(other.encode() in file.read_bytes() or file.name == other[2:] for file in files_in(folder))


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_a_cache_that_is_deleted_while_it_is_used_is_no_failure(folder: Path, size: int) -> None:
    cache = Cache(folder)
    cache.put(KEY, bytes(size))
    cache.flush()
    shutil.rmtree(folder)
    cache.put(digest_of("anderer"), bytes(size))
    cache.close()
    cache.put(KEY, bytes(size))
    cache.close()
    assert Cache(folder).get(KEY) == bytes(size)


def test_two_write_at_once(folder: Path) -> None:
    caches = [Cache(folder) for _ in range(2)]
    for number in range(500):
        for cache in caches:
            cache.put(digest_of(str(number)), str(number).encode())
            if number % 7 == 0:
                cache.flush()
    for cache in caches:
        cache.close()
    assert all(Cache(folder).get(digest_of(str(number))) == str(number).encode() for number in range(500))


def test_another_process_reads_what_was_flushed(cache: Cache) -> None:
    cache.put(KEY, b"inhalt")
    cache.flush()
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(cache.get, KEY).result() == b"inhalt"


def test_a_cache_without_a_folder_keeps_nothing() -> None:
    cache = Cache(None)
    cache.put(KEY, b"inhalt")
    assert (cache.get(KEY), cache.size(), cache.prune(0)) == (None, 0, 0)


def test_a_disk_that_refuses_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("eine Datei steht im Weg", "utf-8")
    cache = Cache(tmp_path / "cache")
    cache.put(KEY, b"inhalt")
    cache.close()
    assert cache.get(KEY) is None
    assert (cache.size(), cache.prune(0)) == (0, 0)


def test_parts_are_told_apart() -> None:
    assert digest_of("ab", "c") != digest_of("a", "bc")
    assert digest_of("a") != digest_of("a", "")


DAY = 86_400


@pytest.fixture(params=[20_000, LARGE], ids=["small", "large"])
def aged(folder: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Put eight artefacts in, one a day from the first on; return their size."""
    cache = Cache(folder)
    size: int = request.param
    for number in range(8):
        _on_day(number, monkeypatch)
        cache.put(digest_of(str(number)), bytes(size))
        if (file := folder / digest_of(str(number))[:2] / digest_of(str(number))[2:]).exists():
            os.utime(file, (number * DAY, number * DAY))
    cache.close()
    return size


def _on_day(number: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teilbar.cache.time.time", lambda: number * DAY)


def left_by(folder: Path) -> list[int]:
    cache = Cache(folder)
    return [number for number in range(8) if cache.get(digest_of(str(number))) is not None]


def test_pruning_removes_the_oldest(folder: Path, aged: int) -> None:
    cache = Cache(folder)
    whole = cache.size()
    gone = cache.prune(5 * (aged + 100))
    assert 0 < gone == whole - cache.size()
    assert left_by(folder) in ([4, 5, 6, 7], [3, 4, 5, 6, 7])


def test_what_was_of_use_is_not_old(folder: Path, aged: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, day in ((1, 20), (3, 21)):
        _on_day(day, monkeypatch)
        cache = Cache(folder)
        assert cache.get(digest_of(str(number)))
        assert cache.get(digest_of("anderer")) is None
        cache.close()
    _on_day(22, monkeypatch)
    cache = Cache(folder)
    cache.use(digest_of("0"))
    cache.close()
    cache.prune(5 * (aged + 100))
    left = left_by(folder)
    assert {0, 1, 3} < set(left)
    assert set(left) <= {0, 1, 3, 6, 7}


def test_a_second_use_on_one_day_writes_nothing(folder: Path, aged: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert aged
    written = []
    for day in (20, 20.5, 22):
        _on_day(day, monkeypatch)
        cache = Cache(folder)
        assert cache.get(digest_of("1"))
        cache.close()
        written.append(max(file.read_bytes() for file in folder.glob("*.sqlite")))
    assert written[0] == written[1] != written[2]


@pytest.mark.parametrize("most", [300_000, 100_000, 60_000, 5_000, 1, 0])
def test_no_more_is_left_than_asked_for(folder: Path, most: int) -> None:
    cache = Cache(folder)
    for number in range(3000):
        cache.put(digest_of(str(number)), bytes(number % 300))
    cache.prune(most)
    cache.close()
    assert sum(file.stat().st_size for file in files_in(folder)) <= most
    if most >= 60_000:
        assert cache.get(digest_of("2999")) == bytes(2999 % 300)


def test_pruning_waits_for_nobody_and_loses_nothing_by_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teilbar.cache._SECONDS_TO_WAIT", 0.1)
    cache = Cache(folder)
    for number in range(500):
        cache.put(digest_of(str(number)), bytes(500))
    cache.flush()
    with closing(sqlite3.connect(folder / "artefacts.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        Cache(folder).prune(100_000)
        other.execute("ROLLBACK")
    assert all(cache.get(digest_of(str(number))) for number in range(500))
