"""What a file is, told from its content; and what is wrong with it, told in words for its author."""

from __future__ import annotations

import struct
import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from PIL import Image

from renditions.made import facts_of, photo, problems_of, quadrants, saved
from renditions.planted import chunk, moving
from teilbar.renditions import MediumFacts, MediumKind, UnusableMediumError, inspect, limits, picture_renditions
from teilbar.texts import LANGUAGES, message, remedy

JPEG, PNG = saved(photo(320, 240), "JPEG"), saved(photo(320, 240), "PNG")
GIF = saved(moving(3)[0], "GIF", save_all=True, append_images=moving(3)[1:], duration=50)
WEBP = saved(photo(320, 240), "WEBP")
HEIC = struct.pack(">I4s4sI", 24, b"ftyp", b"heic", 0) + b"mif1heic" + b"\0" * 300
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"/>'


def huge_png(width: int, height: int) -> bytes:
    """A PNG whose head promises many pixels and whose body has next to none."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def huge_gif(width: int, height: int) -> bytes:
    """A GIF whose frame is larger than its screen, which makes a decoder enlarge the screen."""
    image = struct.pack("<BHHHHB", 0x2C, 0, 0, width, height, 0) + b"\x02\x02\x4c\x01\0"
    return b"GIF89a" + struct.pack("<HHBBB", 10, 10, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff" + image + b";"


def long_gif(frames: int, width: int = 2000, height: int = 2000) -> bytes:
    """An animation of many frames that each say next to nothing."""
    head = b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    frame = b"\x21\xf9\x04\0\x05\0\0\0" + struct.pack("<BHHHHB", 0x2C, 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\0"
    return head + frame * frames + b";"


PROBLEMS = [
    ("empty", b"", "a.jpg", ["medium-empty"], False),
    ("HEIC", HEIC, "a.heic", ["picture-heic"], False),
    ("HEIC called JPEG", HEIC, "IMG_1.JPG", ["picture-heic"], False),
    ("bomb", huge_png(20_000, 20_000), "a.png", ["picture-too-large"], False),
    ("small bomb", huge_png(11_000, 11_000), "a.png", ["picture-too-large"], False),
    ("bomb in a frame", huge_gif(60_000, 60_000), "a.gif", ["picture-too-large"], False),
    ("long animation", long_gif(50), "a.gif", ["animation-too-large"], False),
    ("wide animation", long_gif(2, 20_000, 10), "a.gif", ["animation-too-large"], False),
    ("half a JPEG", JPEG[: len(JPEG) // 2], "a.jpg", ["picture-truncated"], False),
    ("half a PNG", PNG[: len(PNG) // 2], "a.png", ["picture-truncated"], False),
    ("half a GIF", GIF[: len(GIF) // 2], "a.gif", ["picture-truncated"], False),
    ("half a WebP", WEBP[: len(WEBP) // 2], "a.webp", ["picture-broken"], False),
    ("a JPEG's first bytes", JPEG[:20], "a.jpg", ["picture-broken"], False),
    ("a PNG's signature", PNG[:8], "a.png", ["picture-broken"], False),
    ("a page saved as a picture", b"<!DOCTYPE html><html><body>", "a.jpg", ["medium-not-what-it-says"], False),
    ("noise", bytes(range(256)), "a.png", ["medium-not-what-it-says"], False),
    ("a page saved as a sound", b"<!DOCTYPE html><html>", "a.mp3", ["medium-not-what-it-says"], True),
    ("one pixel", saved(quadrants(1, 1), "PNG"), "a.png", ["picture-odd-size"], True),
    ("a line", saved(Image.new("RGB", (6000, 2)), "PNG"), "a.png", ["picture-odd-size"], True),
    ("a bitmap", saved(quadrants(), "BMP"), "a.bmp", ["picture-converted"], True),
    ("a scan", saved(quadrants(), "TIFF"), "a.tiff", ["picture-converted"], True),
    ("PNG called JPEG", PNG, "a.jpg", ["medium-other-content"], True),
    ("JPEG called GIF", JPEG, "a.GIF", ["medium-other-content"], True),
    ("SVG called PNG", SVG, "a.png", ["medium-other-content"], True),
    ("TIFF called JPEG", saved(quadrants(), "TIFF"), "a.jpg", ["picture-converted", "medium-other-content"], True),
]


@pytest.mark.parametrize(
    ("data", "name", "rules", "is_published"), [row[1:] for row in PROBLEMS], ids=[row[0] for row in PROBLEMS]
)
def test_what_is_wrong_is_said(data: bytes, name: str, rules: list[str], is_published: bool) -> None:
    inspection = inspect(BytesIO(data), name)
    assert [problem.rule for problem in inspection.problems] == rules
    assert (inspection.facts is not None) is is_published
    for found in inspection.findings(f"einheit/{name}"):
        assert found.file == f"einheit/{name}"
        for language in LANGUAGES:
            assert "{" not in message(found, language) + remedy(found, language)


FINE = [
    (
        "a.jpg",
        JPEG,
        MediumFacts(kind=MediumKind.PICTURE, format="jpeg", media_type="image/jpeg", width=320, height=240),
    ),
    (
        "a.JPEG",
        JPEG,
        MediumFacts(kind=MediumKind.PICTURE, format="jpeg", media_type="image/jpeg", width=320, height=240),
    ),
    ("a.png", PNG, MediumFacts(kind=MediumKind.PICTURE, format="png", media_type="image/png", width=320, height=240)),
    ("foto", PNG, MediumFacts(kind=MediumKind.PICTURE, format="png", media_type="image/png", width=320, height=240)),
    (
        "a.gif",
        GIF,
        MediumFacts(
            kind=MediumKind.PICTURE,
            format="gif",
            media_type="image/gif",
            width=64,
            height=48,
            animated=True,
            indexed=True,
        ),
    ),
    (
        "a.svg",
        SVG,
        MediumFacts(kind=MediumKind.PICTURE, format="svg", media_type="image/svg+xml", width=40, height=30, alpha=True),
    ),
    ("blatt.pdf", b"%PDF-1.7\n", MediumFacts(kind=MediumKind.OTHER)),
    ("liste.csv", b"BMI;Alter\n1;2\n", MediumFacts(kind=MediumKind.OTHER)),
    ("notiz.txt", b"ID3 ist ein Format", MediumFacts(kind=MediumKind.OTHER)),
    ("seite.html", b"<html><body><svg></svg></body></html>", MediumFacts(kind=MediumKind.OTHER)),
]


@pytest.mark.parametrize(("name", "data", "facts"), FINE, ids=[row[0] for row in FINE])
def test_what_is_fine_gives_facts_and_no_finding(name: str, data: bytes, facts: MediumFacts) -> None:
    assert facts_of(data, name) == facts
    assert problems_of(data, name) == []


DRAWINGS = [
    b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    b"\xef\xbb\xbf<svg xmlns='http://www.w3.org/2000/svg'/>",
    "<?xml version='1.0' encoding='UTF-16'?><svg xmlns='http://www.w3.org/2000/svg'/>".encode("utf-16"),
    b"<!-- by a program --><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x'><svg xmlns='http://www.w3.org/2000/svg'/>",
    b"<?xml version='1.0'?>\n<!DOCTYPE svg [<!ENTITY a 'b'>]>\n<s:svg xmlns:s='http://www.w3.org/2000/svg'/>",
]


@pytest.mark.parametrize("data", DRAWINGS)
def test_a_drawing_is_known_by_its_root(data: bytes) -> None:
    assert facts_of(data, "a.svg").format == "svg"


def test_only_the_head_and_the_end_of_a_photo_are_read() -> None:
    """A check of thousands of pictures must not unpack them."""

    class Counting(BytesIO):
        read_bytes = 0

        def read(self, size: int | None = -1, /) -> bytes:
            data = super().read(size)
            self.read_bytes += len(data)
            return data

    stream = Counting(saved(Image.effect_noise((2400, 1800), 90), "JPEG", quality=95))
    assert len(stream.getvalue()) > 1_500_000
    inspection = inspect(stream, "a.jpg")
    assert inspection.facts is not None
    assert stream.read_bytes < 250_000


def test_a_note_behind_the_picture_does_not_make_it_broken() -> None:
    """Phones append films: what looks cut off is looked at closely before it is called so."""
    data = JPEG + b"\0\0\0\x20ftypmp42" + b"film" * 50_000
    assert problems_of(data, "a.jpg") == []


def test_a_picture_that_proves_broken_later_says_so() -> None:
    """Whole at both ends, damaged in the middle: only unpacking it tells."""
    half = len(PNG) // 2
    data = PNG[:half] + bytes(200) + PNG[half + 200 :]
    facts = facts_of(data, "a.png")
    with pytest.raises(UnusableMediumError) as caught:
        picture_renditions(data, facts)
    assert caught.value.problem.rule == "picture-broken"


@pytest.mark.parametrize(("data", "name"), [(JPEG, "a.jpg"), (PNG, "a.png"), (GIF, "a.gif"), (WEBP, "a.webp")])
def test_wherever_an_upload_stops_it_is_told(data: bytes, name: str) -> None:
    """At once, or when copies are made, or nothing is missing but the mark at the end."""
    told_late = 0
    for length in range(0, len(data), len(data) // 30):
        inspection = inspect(BytesIO(data[:length]), name)
        if inspection.facts is None:
            assert inspection.problems, length
            continue
        told_late += 1
        with suppress(UnusableMediumError):
            assert picture_renditions(data[:length], inspection.facts)
    assert told_late <= 3


def test_the_limit_is_ours() -> None:
    assert Image.MAX_IMAGE_PIXELS == limits.MAX_PIXELS == 100_000_000
