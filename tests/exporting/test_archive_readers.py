"""Archives, as the programs that schools and institutions run read them."""

from __future__ import annotations

import os
import shutil
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from exporting.unpacking import READERS, check_with_unzip, refuse, require, run, with_php, with_zipfile
from teilbar.exporting.archive import Entry, deflated, write_archive

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Reader = Callable[[Path], dict[str, str]]

TEXT = "Trickfilme entstehen Bild für Bild. ".encode() * 500
NOISE = bytes(number * number * 97 % 251 for number in range(20_000))

BEHIND = """
$zip = new ZipArchive();
$zip->open($argv[1], ZipArchive::CHECKCONS);
echo $zip->statName('a/film.mp4')['size'], ' ', hash('sha256', $zip->getFromName('b/behind.txt'));
"""

CONTENTS = {
    "index.html": TEXT,
    "leer.txt": b"",
    "leer.png": b"",
    "ein Zeichen.txt": b"x",
    "medien/bild.png": NOISE,
    "medien/Müller-Lüdenscheidt, größer.jpg": NOISE,
    "medien/Mu\N{COMBINING DIAERESIS}cke.txt": TEXT,  # a Mac's spelling
    "medien/\N{FAMILY}\N{CLAPPER BOARD}.mp3": NOISE,
    "\N{WOMAN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}\N{ZERO WIDTH JOINER}\N{SCHOOL}/日本語/привет.html": TEXT,
    "tief/" * 40 + "unten.txt": TEXT,
    "[Klammern] & 100 % 'Anführung' #1.txt": TEXT,
    "mimetype": b"application/zip",
}


@pytest.fixture(params=READERS)
def read(request: pytest.FixtureRequest, tmp_path: Path) -> Reader:
    """Return one reader after the other: what it finds in an archive, the SHA-256 by name."""
    require(request.param)
    return lambda archive: READERS[request.param](archive, tmp_path / "unpacked")


def test_every_reader_finds_every_byte(read: Reader, tmp_path: Path) -> None:
    archive = tmp_path / "Päckchen.zip"
    write_archive(archive, [Entry(name, content) for name, content in CONTENTS.items()])
    assert read(archive) == {name: sha256(content).hexdigest() for name, content in CONTENTS.items()}


def test_every_reader_takes_files_and_what_is_shared(read: Reader, tmp_path: Path) -> None:
    (tmp_path / "text").write_bytes(TEXT)
    (tmp_path / "noise").write_bytes(NOISE)
    entries = [
        Entry("shared.js", deflated(TEXT, "shared.js")),
        Entry("shared.png", deflated(tmp_path / "noise", "shared.png")),
        Entry("own.html", tmp_path / "text"),
        Entry("own.webp", tmp_path / "noise"),
    ]
    archive = tmp_path / "archive.zip"
    write_archive(archive, entries)
    text, noise = sha256(TEXT).hexdigest(), sha256(NOISE).hexdigest()
    assert read(archive) == {"shared.js": text, "shared.png": noise, "own.html": text, "own.webp": noise}


def test_an_archive_of_nothing_is_one(tmp_path: Path) -> None:
    write_archive(tmp_path / "empty.zip", [])
    assert zipfile.ZipFile(tmp_path / "empty.zip").namelist() == []


@pytest.fixture
def all_readers() -> None:
    """Make sure that every reader is there."""
    for reader in READERS:
        require(reader)


@pytest.mark.slow
@pytest.mark.usefixtures("all_readers")
def test_every_reader_counts_seventy_thousand_entries(tmp_path: Path) -> None:
    contents = {f"blatt/{number:05}/ä.txt": str(number).encode() for number in range(70_000)}
    archive = tmp_path / "many.zip"
    write_archive(archive, (Entry(name, content) for name, content in contents.items()))
    check_with_unzip(archive)
    digests = {name: sha256(content).hexdigest() for name, content in contents.items()}
    assert with_php(archive, tmp_path) == with_zipfile(archive, tmp_path) == digests


@pytest.mark.slow
@pytest.mark.usefixtures("all_readers")
def test_every_reader_opens_an_archive_above_four_gibibytes(tmp_path: Path) -> None:
    length = (4 << 30) + 5
    if shutil.disk_usage(tmp_path).free < 2 * length:
        refuse(f"twice {length} bytes are not free below {tmp_path}")
    film = tmp_path / "film"
    film.touch()
    os.truncate(film, length)
    archive = tmp_path / "large.zip"
    written = write_archive(archive, [Entry("a/film.mp4", film), Entry("b/behind.txt", TEXT)])
    assert written.size == archive.stat().st_size > length
    check_with_unzip(archive)
    with zipfile.ZipFile(archive) as opened:
        assert opened.getinfo("a/film.mp4").file_size == length
        assert opened.read("b/behind.txt") == TEXT
    assert run(["php", "-r", BEHIND, "--", str(archive)]) == f"{length} {sha256(TEXT).hexdigest()}"
