"""What is left where an archive cannot be written, and how much memory it takes where it can."""

from __future__ import annotations

import os
import pickle
import resource
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from teilbar.exporting.archive import ContentChangedError, Entry, NameRefusedError, deflated, write_archive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MEBIBYTE = 1 << 20

PEAK = """
import sys
from pathlib import Path
from teilbar.exporting.archive import Entry, write_archive

def peak():  # getrusage would count what this process was forked from
    return int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])

before = peak()
write_archive(Path(sys.argv[1]), [Entry(Path(name).name, Path(name)) for name in sys.argv[2:]])
print((peak() - before) // 1024)
"""


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Let no file grow beyond ``size`` bytes, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def on_a_full_disk(archive: Path) -> None:
    with largest_file(MEBIBYTE):
        write_archive(archive, [Entry("a.bin", os.urandom(2 * MEBIBYTE))])


def on_a_disk_that_fills_at_the_end(archive: Path) -> None:
    with largest_file(60):
        write_archive(archive, [Entry("a.txt", bytes(100))])


def with_a_missing_file(archive: Path) -> None:
    write_archive(archive, [Entry("a.txt", b"a" * MEBIBYTE), Entry("b.png", archive.with_name("missing"))])


def with_a_folder_for_a_file(archive: Path) -> None:
    write_archive(archive, [Entry("a.txt", b"a" * MEBIBYTE), Entry("b.png", archive.parent)])


def with_a_bad_name(archive: Path) -> None:
    write_archive(archive, [Entry("a.txt", b"a"), Entry("/b.txt", b"b")])


def interrupted(archive: Path) -> None:
    def entries() -> Iterator[Entry]:
        yield Entry("a.txt", b"a")
        raise KeyboardInterrupt

    write_archive(archive, entries())


@pytest.mark.parametrize(
    ("fail", "error"),
    [
        (on_a_full_disk, OSError),
        (on_a_disk_that_fills_at_the_end, OSError),
        (with_a_missing_file, FileNotFoundError),
        (with_a_folder_for_a_file, IsADirectoryError),
        (with_a_bad_name, NameRefusedError),
        (interrupted, KeyboardInterrupt),
    ],
)
@pytest.mark.parametrize("before", [b"an older archive", None], ids=["over an older one", "over none"])
def test_what_fails_leaves_what_was_there_and_nothing_else(
    fail: Callable[[Path], None], error: type[BaseException], before: bytes | None, tmp_path: Path
) -> None:
    archive = tmp_path / "archive.zip"
    if before:
        archive.write_bytes(before)
    with pytest.raises(error):
        fail(archive)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == ({"archive.zip": before} if before else {})


@pytest.mark.parametrize("fail", [on_a_full_disk, on_a_disk_that_fills_at_the_end])
def test_the_error_of_a_full_disk_names_the_archive(fail: Callable[[Path], None], tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"archive\.zip") as failed:
        fail(tmp_path / "archive.zip")
    assert failed.value.filename == str(tmp_path / "archive.zip")


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        write_archive(tmp_path / "nowhere" / "archive.zip", [])


@pytest.mark.parametrize("now", [b"", b"shorter", b"not what it was", b"longer than what it was"])
def test_a_file_that_changed_since_its_checksum_was_taken_makes_no_archive(now: bytes, tmp_path: Path) -> None:
    picture = tmp_path / "bild.png"
    picture.write_bytes(b"this is what it")
    entry = Entry("bild.png", deflated(picture, "bild.png"))
    picture.write_bytes(now)
    with pytest.raises(ContentChangedError, match=r"bild\.png") as changed:
        write_archive(tmp_path / "archive.zip", [entry])
    again = pickle.loads(pickle.dumps(changed.value))  # noqa: S301 - our own, a line above
    assert (str(again), again.filename, again.strerror) == (
        str(changed.value),
        str(picture),
        "the file changed while it was being packed",
    )
    assert list(tmp_path.iterdir()) == [picture]


def test_a_deflated_stream_that_was_cut_makes_no_archive(tmp_path: Path) -> None:
    packed = deflated(b"Film" * 1000, "a.txt")
    assert isinstance(packed.data, bytes)
    cached = tmp_path / "cached"
    cached.write_bytes(packed.data[:-1])
    with pytest.raises(ContentChangedError, match="cached"):
        write_archive(tmp_path / "archive.zip", [Entry("a.txt", replace(packed, data=cached))])
    assert list(tmp_path.iterdir()) == [cached]


def test_a_deflated_stream_may_lie_in_a_file(tmp_path: Path) -> None:
    packed = deflated(b"Film" * 1000, "a.txt")
    assert isinstance(packed.data, bytes)
    (tmp_path / "cached").write_bytes(packed.data)
    as_file = replace(packed, data=tmp_path / "cached")
    written = {write_archive(tmp_path / "archive.zip", [Entry("a.txt", content)]) for content in (packed, as_file)}
    assert len(written) == 1


def peak_growth(tmp_path: Path, names: list[str], size: int) -> int:
    """Return by how many mebibytes memory grows while a package of files of that size is written."""
    files = [tmp_path / name for name in names]
    for file in files:
        file.touch()
        os.truncate(file, size)
    command = [sys.executable, "-c", PEAK, str(tmp_path / "archive.zip"), *map(str, files)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["film.mp4", "text.txt"])
def test_a_file_of_half_a_gigabyte_takes_little_memory(name: str, tmp_path: Path) -> None:
    assert peak_growth(tmp_path, [name], 500 * MEBIBYTE) < 16


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_files(tmp_path: Path) -> None:
    names = [f"{number}.{suffix}" for number in range(20) for suffix in ("txt", "mp4")]
    assert peak_growth(tmp_path, names, 16 * MEBIBYTE) < 64
