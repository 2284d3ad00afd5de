"""Packages of shared code and two pictures each: our archive writer against zipfile, in one run.

``python -m bench.archives [NUMBER]`` prints it too.
"""

from __future__ import annotations

import random
import shutil
import sys
import time
import zipfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.hubs import CONTENT
from teilbar.exporting.archive import Entry, deflated, write_archive

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from teilbar.exporting.archive import Deflated

PICTURE = 120_000  # bytes, about a 1600-pixel photograph as WebP
LARGEST_SCRIPT = 20_000  # bytes
SCRIPTS = 12
PAGE_WORDS = 600


@dataclass(frozen=True)
class Job:
    """What all packages of a run hold."""

    folder: Path
    shared: Mapping[str, bytes]
    pictures: tuple[Path, ...]
    vocabulary: tuple[str, ...]

    def page(self, number: int) -> bytes:
        """Return the page of a package, unlike any other's."""
        chance = random.Random(number)  # noqa: S311 - the same pages in every run, nothing secret
        words = chance.choices(self.vocabulary, k=PAGE_WORDS)
        return f"<!doctype html><title>{number}</title>{' '.join(f'<p>{word}</p>' for word in words)}".encode()


@dataclass(frozen=True)
class Result:
    """Seconds for all packages."""

    zipfile: float
    ours: float
    two_processes: float
    copied: float
    """For copies of the finished archives: what the disk alone takes."""


def measure_archives(number: int = 3_000) -> Result:
    """Write that many packages in each way and return how long it took; each way's are removed before the next."""
    with TemporaryDirectory(prefix="teilbar-bench-") as name:
        job = _job(Path(name))
        pages = [job.page(index) for index in range(number)]
        plain = _timed(job, lambda: _with_zipfile(job, pages))
        ours = _timed(job, lambda: _with_ours(job, pages))
        both = _timed(job, lambda: _on_two_processes(job, pages))
        _with_ours(job, pages[:1])
        copied = _timed(job, lambda: _copies(job, number))
    return Result(plain, ours, both, copied)


def report(number: int = 3_000) -> str:
    """Return the result as a few lines."""
    result = measure_archives(number)
    lines = (
        ("zipfile, level 6, pictures stored", result.zipfile),
        ("teilbar", result.ours),
        ("teilbar, two processes", result.two_processes),
        ("copies of the same bytes", result.copied),
    )
    rows = (f"{name:<36} {seconds:6.2f} s {seconds / result.zipfile:6.2f}" for name, seconds in lines)
    return "\n".join([f"{number} archives of shared code, a page and two pictures", *rows])


def _job(folder: Path) -> Job:
    """Take what the theme ships as the shared code: about 230 KB of scripts and styles."""
    chance = random.Random(1)  # noqa: S311 - stands for pictures, which cannot be compressed either
    pictures = tuple(folder / f"picture-{index}.webp" for index in range(2))
    for picture in pictures:
        picture.write_bytes(chance.randbytes(PICTURE))
    with as_file(files("material") / "templates" / "assets") as assets:
        scripts = sorted(path for path in assets.rglob("*.js") if path.stat().st_size < LARGEST_SCRIPT)
        shared = {f"code/{path.name}": path.read_bytes() for path in scripts[:SCRIPTS]}
        shared["style.css"] = next(iter(sorted(assets.rglob("main*.css")))).read_bytes()
    words = {word for file in CONTENT.rglob("*.md") for word in file.read_text("utf-8").split()}
    return Job(folder, shared, pictures, tuple(sorted(words)))


def _timed(job: Job, write: Callable[[], None]) -> float:
    started = time.perf_counter()
    write()
    seconds = time.perf_counter() - started
    for archive in job.folder.glob("*.zip"):
        archive.unlink()
    return seconds


def _with_zipfile(job: Job, pages: list[bytes]) -> None:
    for index, page in enumerate(pages):
        with zipfile.ZipFile(job.folder / f"{index}.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for name, content in job.shared.items():
                archive.writestr(name, content)
            archive.writestr("index.html", page)
            for picture in job.pictures:
                archive.write(picture, picture.name, compress_type=zipfile.ZIP_STORED)


def _with_ours(job: Job, pages: list[bytes]) -> None:
    shared = _packed(job)
    for index, page in enumerate(pages):
        _write(job, shared, (index, page))


def _on_two_processes(job: Job, pages: list[bytes]) -> None:
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(partial(_write, job, _packed(job)), enumerate(pages), chunksize=100))


def _copies(job: Job, number: int) -> None:
    for index in range(1, number):
        shutil.copyfile(job.folder / "0.zip", job.folder / f"{index}.zip")


def _packed(job: Job) -> dict[str, Deflated]:
    pictures = {picture.name: deflated(picture, picture.name) for picture in job.pictures}
    return pictures | {name: deflated(content, name) for name, content in job.shared.items()}


def _write(job: Job, shared: dict[str, Deflated], numbered: tuple[int, bytes]) -> None:
    index, page = numbered
    entries = [Entry(name, content) for name, content in shared.items()]
    write_archive(job.folder / f"{index}.zip", [*entries, Entry("index.html", page)])


if __name__ == "__main__":
    print(report(*map(int, sys.argv[1:])))
