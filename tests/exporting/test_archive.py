"""What an archive is made of, and that the same entries always make the same bytes."""

from __future__ import annotations

import os
import pickle
import unicodedata
import zipfile
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teilbar.exporting.archive import Deflated, Entry, Written, deflated, write_archive
from teilbar.exporting.deflating import LARGEST_DEFLATED
from teilbar.exporting.zip_records import Member, Method, central_header, end_of_directory, local_header

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

    from teilbar.exporting.deflating import Content

SENTENCES = "".join(f"Bild {number} entsteht {number * number % 97} Mal. " for number in range(4_000)).encode()
NOISE = b"".join(sha256(number.to_bytes(4, "big")).digest() for number in range(1_000))

GOLDEN = Written(47_004, "a39064d59f5af86f6a851fb9a5ba9fc6f67cc69bf0afb6c3eb5154271292cebe")
"""Of :func:`test_an_archive_has_the_same_bytes_on_every_machine`.

Another version of the package ``deflate`` may change it, and with it all archives of all hubs: only ever on purpose.
"""

safe_text = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters='/\\<>:"|?*'), min_size=1, max_size=12
)
file_names = safe_text.map(lambda text: f"x{text}x")
folder_names = safe_text.map(lambda text: f"o{text}o")
paths = st.builds(lambda folders, file: "/".join([*folders, file]), st.lists(folder_names, max_size=3), file_names)
suffixes = st.sampled_from(["", ".html", ".PNG", ".mp3"])
names = st.builds(lambda path, suffix: path + suffix, paths, suffixes)
contents = st.one_of(st.binary(max_size=300), st.binary(max_size=20).map(lambda data: data * 500))
packages = st.dictionaries(names, contents, max_size=12).filter(
    lambda package: len({caseless(name) for name in package}) == len(package)
)


def caseless(name: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKD", name).casefold().upper().lower())


def as_bytes(content: bytes, _name: str, _file: Path) -> Content:
    return content


def as_file(content: bytes, _name: str, file: Path) -> Content:
    file.write_bytes(content)
    return file


def as_deflated(content: bytes, name: str, _file: Path) -> Deflated:
    return pickled(deflated(content, name))


def as_deflated_file(content: bytes, name: str, file: Path) -> Deflated:
    file.write_bytes(content)
    return pickled(deflated(file, name))


def pickled(value: Deflated) -> Deflated:
    again = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own
    assert isinstance(again, Deflated)
    return again


def infos(archive: Path) -> dict[str, zipfile.ZipInfo]:
    with zipfile.ZipFile(archive) as opened:
        return {info.filename: info for info in opened.infolist()}


@pytest.mark.slow
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(package=packages, chance=st.randoms(use_true_random=False))
def test_what_goes_in_comes_out_and_the_bytes_are_the_same_whatever_the_way(
    package: dict[str, bytes], chance: Random, tmp_path: Path
) -> None:
    ways = (as_bytes, as_file, as_deflated, as_deflated_file)
    written = []
    for way in (*ways, None):
        order = list(package.items())
        chance.shuffle(order)
        entries = [
            Entry(name, (way or chance.choice(ways))(content, name, tmp_path / f"content-{number}"))
            for number, (name, content) in enumerate(order)
        ]
        written.append(write_archive(tmp_path / "archive.zip", entries))
    assert len(set(written)) == 1
    with zipfile.ZipFile(tmp_path / "archive.zip") as opened:
        assert {name: opened.read(name) for name in opened.namelist()} == package


def test_an_archive_has_the_same_bytes_on_every_machine(tmp_path: Path) -> None:
    entries = [
        Entry("index.html", SENTENCES),
        Entry("medien/bild.png", NOISE),
        Entry("Übersicht/\N{CLAPPER BOARD}.txt", b"Film" * 1000),
        Entry("leer.txt", b""),
    ]
    assert write_archive(tmp_path / "archive.zip", entries) == GOLDEN


def test_size_and_digest_are_those_of_the_file(tmp_path: Path) -> None:
    archive = tmp_path / "archive.zip"
    written = write_archive(archive, [Entry("a.txt", SENTENCES), Entry("b.png", NOISE)])
    assert written == Written(archive.stat().st_size, sha256(archive.read_bytes()).hexdigest())


def test_nothing_tells_when_where_and_by_whom_an_archive_was_made(tmp_path: Path) -> None:
    file = tmp_path / "geheim"
    file.write_bytes(SENTENCES)
    file.chmod(0o600)
    write_archive(tmp_path / "archive.zip", [Entry("a/ä.txt", file), Entry("b.png", NOISE), Entry("c.txt", b"")])
    found = infos(tmp_path / "archive.zip")
    assert list(found) == ["a/ä.txt", "b.png", "c.txt"]
    for info in found.values():
        assert info.date_time == (1980, 1, 1, 0, 0, 0)
        assert info.create_system == 3
        assert info.external_attr == 0o100644 << 16
        assert (info.extra, info.comment, info.internal_attr, info.volume) == (b"", b"", 0, 0)
    assert b"geheim" not in (tmp_path / "archive.zip").read_bytes()


def test_only_names_beyond_ascii_are_marked_as_utf8_and_nothing_else_is_marked(tmp_path: Path) -> None:
    write_archive(tmp_path / "archive.zip", [Entry("a.txt", SENTENCES), Entry("ä.txt", SENTENCES), Entry("b.png", b"")])
    flags = {name: info.flag_bits for name, info in infos(tmp_path / "archive.zip").items()}
    assert flags == {"a.txt": 0, "b.png": 0, "ä.txt": 1 << 11}


def test_entries_stand_by_code_point_after_those_that_were_asked_for_first(tmp_path: Path) -> None:
    names = ["b.txt", "imsmanifest.xml", "ä.txt", "Z.txt", "a.txt", "\N{CLAPPER BOARD}.txt", "\N{FULLWIDTH TILDE}.txt"]
    entries = [Entry(name, b"") for name in names]
    write_archive(tmp_path / "archive.zip", entries, first=["imsmanifest.xml", "b.txt"])
    rest = ["Z.txt", "a.txt", "ä.txt", "\N{FULLWIDTH TILDE}.txt", "\N{CLAPPER BOARD}.txt"]
    assert list(infos(tmp_path / "archive.zip")) == ["imsmanifest.xml", "b.txt", *rest]


@pytest.mark.parametrize(
    ("name", "content", "method"),
    [
        ("text.html", SENTENCES, zipfile.ZIP_DEFLATED),
        ("text", SENTENCES, zipfile.ZIP_DEFLATED),
        ("bild.svg", SENTENCES, zipfile.ZIP_DEFLATED),
        ("bild.jpg", SENTENCES, zipfile.ZIP_STORED),
        ("BILD.PNG", SENTENCES, zipfile.ZIP_STORED),
        ("a.webp/film.mp4", SENTENCES, zipfile.ZIP_STORED),
        ("a.webp/text.txt", SENTENCES, zipfile.ZIP_DEFLATED),
        ("noise.txt", NOISE, zipfile.ZIP_STORED),
        ("empty.txt", b"", zipfile.ZIP_STORED),
        ("short.txt", b"ab", zipfile.ZIP_STORED),
        ("largest.txt", bytes(LARGEST_DEFLATED), zipfile.ZIP_DEFLATED),
        ("too-large.txt", bytes(LARGEST_DEFLATED + 1), zipfile.ZIP_STORED),
    ],
)
@pytest.mark.parametrize("way", [as_bytes, as_file, as_deflated_file])
def test_media_are_stored_and_texts_deflated_where_that_gains_something(
    name: str, content: bytes, method: int, way: Callable[..., Content | Deflated], tmp_path: Path
) -> None:
    write_archive(tmp_path / "archive.zip", [Entry(name, way(content, name, tmp_path / "content"))])
    info = infos(tmp_path / "archive.zip")[name]
    assert info.compress_type == method
    assert info.compress_size <= info.file_size == len(content)


def test_deflated_text_is_about_as_small_as_zlibs(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "zlib.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        archive.writestr("a.txt", SENTENCES)
    written = write_archive(tmp_path / "archive.zip", [Entry("a.txt", SENTENCES)])
    assert written.size < 1.02 * (tmp_path / "zlib.zip").stat().st_size


BORDERS = (0, 0xFFFFFFFE, 0xFFFFFFFF, 0x100000000, 1 << 40)


@pytest.mark.parametrize("field", ["size", "packed_size", "offset"])
@pytest.mark.parametrize("number", BORDERS)
def test_zip64_begins_where_thirty_two_bits_no_longer_hold_a_number(field: str, number: int) -> None:
    numbers = {"packed_size": 1, "size": 2, "offset": 3, field: number}
    member = Member("ä.txt", Method.DEFLATED, 7, **numbers)
    directory = central_header(member)
    with zipfile.ZipFile(BytesIO(directory + end_of_directory(1, len(directory), 0))) as opened:
        (info,) = opened.infolist()
    assert (info.compress_size, info.file_size, info.header_offset) == (member.packed_size, member.size, member.offset)
    large = number >= 0xFFFFFFFF
    assert (info.extract_version, bool(info.extra)) == ((45, True) if large else (20, False))
    plain_length = 30 + len("ä.txt".encode())
    assert len(local_header(member)) - plain_length == (20 if large and field != "offset" else 0)


@pytest.mark.slow
@pytest.mark.parametrize("entries", [65_534, 65_535])
def test_zip64_begins_where_sixteen_bits_no_longer_count_the_entries(entries: int, tmp_path: Path) -> None:
    archive = tmp_path / "archive.zip"
    write_archive(archive, [Entry(f"{number:05}", b"") for number in range(entries)])
    assert (b"PK\6\6" in archive.read_bytes()[-200:]) is (entries == 65_535)
    assert len(infos(archive)) == entries


def test_an_archive_is_readable_for_whom_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_archive(tmp_path / "archive.zip", [])
    finally:
        os.umask(before)
    assert (tmp_path / "archive.zip").stat().st_mode & 0o777 == 0o640
