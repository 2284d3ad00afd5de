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
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def file_of(cache: Cache) -> Path:
    (file,) = [file for file in cache.folder.rglob("*") if file.is_file()]
    return file


def test_what_was_put_in_comes_out(cache: Cache) -> None:
    assert cache.get(KEY) is None
    cache.put(KEY, b"inhalt")
    assert cache.get(KEY) == b"inhalt"
    assert cache.get(digest_of("anderer")) is None


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 40])
def test_what_is_damaged_is_no_hit_and_can_be_put_in_again(cache: Cache, damage: bytes) -> None:
    cache.put(KEY, b"inhalt")
    file_of(cache).write_bytes(damage)
    assert cache.get(KEY) is None
    cache.put(KEY, b"inhalt")
    assert cache.get(KEY) == b"inhalt"


def test_a_changed_byte_is_noticed(cache: Cache) -> None:
    cache.put(KEY, b"inhalt")
    held = bytearray(file_of(cache).read_bytes())
    held[-1] ^= 1
    file_of(cache).write_bytes(held)
    assert cache.get(KEY) is None


def test_a_disk_that_refuses_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("eine Datei steht im Weg", "utf-8")
    cache = Cache(tmp_path / "cache")
    cache.put(KEY, b"inhalt")
    assert cache.get(KEY) is None


def test_parts_are_told_apart() -> None:
    assert digest_of("ab", "c") != digest_of("a", "bc")
    assert digest_of("a") != digest_of("a", "")


def test_pruning_removes_the_oldest(cache: Cache) -> None:
    for number in range(4):
        cache.put(digest_of(str(number)), bytes(100))
        os.utime(cache.folder / digest_of(str(number))[:2] / digest_of(str(number))[2:], (number, number))
    whole = cache.size()
    assert cache.prune(whole // 2) == whole // 2
    assert [cache.get(digest_of(str(number))) is not None for number in range(4)] == [False, False, True, True]
