"""The cache gives back what was put in, or nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from teilbar.cache import Cache, digest_of

if TYPE_CHECKING:
    from pathlib import Path

KEY = digest_of("schlüssel")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def cache(folder: Path) -> Cache:
    return Cache(folder)


def file_in(folder: Path) -> Path:
    (file,) = [file for file in folder.rglob("*") if file.is_file()]
    return file


def test_what_was_put_in_comes_out(cache: Cache) -> None:
    assert cache.get(KEY) is None
    cache.put(KEY, b"inhalt")
    assert cache.get(KEY) == b"inhalt"
    assert cache.get(digest_of("anderer")) is None


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 40])
def test_what_is_damaged_is_no_hit_and_can_be_put_in_again(cache: Cache, folder: Path, damage: bytes) -> None:
    cache.put(KEY, b"inhalt")
    file_in(folder).write_bytes(damage)
    assert cache.get(KEY) is None
    cache.put(KEY, b"inhalt")
    assert cache.get(KEY) == b"inhalt"


def test_a_changed_byte_is_noticed(cache: Cache, folder: Path) -> None:
    cache.put(KEY, b"inhalt")
    held = bytearray(file_in(folder).read_bytes())
    held[-1] ^= 1
    file_in(folder).write_bytes(held)
    assert cache.get(KEY) is None


def test_a_cache_without_a_folder_keeps_nothing() -> None:
    cache = Cache(None)
    cache.put(KEY, b"inhalt")
    assert (cache.get(KEY), cache.size(), cache.prune(0)) == (None, 0, 0)


def test_a_disk_that_refuses_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("eine Datei steht im Weg", "utf-8")
    cache = Cache(tmp_path / "cache")
    cache.put(KEY, b"inhalt")
    assert cache.get(KEY) is None


def test_parts_are_told_apart() -> None:
    assert digest_of("ab", "c") != digest_of("a", "bc")
    assert digest_of("a") != digest_of("a", "")


def test_pruning_removes_the_oldest(cache: Cache, folder: Path) -> None:
    for number in range(4):
        cache.put(digest_of(str(number)), bytes(100))
        os.utime(folder / digest_of(str(number))[:2] / digest_of(str(number))[2:], (number, number))
    whole = cache.size()
    assert cache.prune(whole // 2) == whole // 2
    assert [cache.get(digest_of(str(number))) is not None for number in range(4)] == [False, False, True, True]
