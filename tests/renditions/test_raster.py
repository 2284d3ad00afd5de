"""Drawings as pictures of pixels."""

from __future__ import annotations

from io import BytesIO

import pytest
import resvg_py
from PIL import Image

from teilbar.renditions import LicenceRecord, PictureOptions, inspect, licence_xmp
from teilbar.renditions.svg import clean_svg
from teilbar.renditions.svg.raster import rasterised

SPACE = 'xmlns="http://www.w3.org/2000/svg"'
LETTERS = f'<svg {SPACE} width="90" height="40"><text x="2" y="30" font-size="30" font-family="{{}}">Tür</text></svg>'


def drawn(svg: str, record: bytes | None = None) -> tuple[Image.Image, bytes]:
    facts = inspect(BytesIO(svg.encode()), "a.svg").facts
    assert facts
    made = rasterised(clean_svg(svg.encode()).data, facts.width, facts.height, record, PictureOptions())
    picture = Image.open(BytesIO(made.data))
    picture.load()
    assert (picture.format, picture.size) == ("PNG", (made.width, made.height))
    return picture, made.data


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('width="80" height="60"', (160, 120)),
        ('viewBox="0 0 30 10"', (60, 20)),
        ('width="3000" height="1000"', (4095, 1365)),
        ('width="90000" height="2"', (4096, 1)),
        ('viewBox="0 0 5 9999999"', (1, 1600)),
        ('viewBox="0 0 9999999 5"', (1600, 1)),
    ],
)
def test_it_is_twice_as_large_within_what_a_platform_can_show(root: str, size: tuple[int, int]) -> None:
    picture, _ = drawn(f'<svg {SPACE} {root}><rect width="9999" height="9999" fill="red"/></svg>')
    assert picture.size == size


def test_a_drawing_without_a_size_is_as_large_as_what_is_in_it() -> None:
    picture, _ = drawn(f'<svg {SPACE}><rect width="10" height="99999999"/></svg>')
    assert picture.size == (1, 1600)


def test_letters_are_set_whatever_font_the_author_had() -> None:
    one, two = drawn(LETTERS.format("Arial"))[1], drawn(LETTERS.format("Nobody's Own"))[1]
    assert one == two
    box = drawn(LETTERS.format("Arial"))[0].convert("RGBA").getchannel("A").getbbox()
    assert box is not None
    assert box[2] - box[0] > 40


def test_what_is_transparent_stays_so_and_what_is_not_has_few_colours() -> None:
    assert drawn(LETTERS.format("Arial"))[0].mode == "RGBA"
    assert drawn(f'<svg {SPACE} viewBox="0 0 4 3"><rect width="4" height="3" fill="#123"/></svg>')[0].mode == "P"


def test_the_licences_record_is_in_it() -> None:
    _, data = drawn(LETTERS.format("Arial"), licence_xmp(LicenceRecord(authors=("Ada Muster",))))
    assert b"Ada Muster" in data
    assert b"Ada Muster" not in drawn(LETTERS.format("Arial"))[1]


@pytest.mark.parametrize("svg", [f'<svg {SPACE} width="0" height="0"/>', "<p>nothing</p>"])
def test_what_has_no_extent_cannot_be_drawn(svg: str) -> None:
    with pytest.raises(ValueError, match="SVG"):
        rasterised(svg.encode(), None, None, None, PictureOptions())


def test_a_fault_of_the_library_is_no_end_of_the_world(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def panic(**_: object) -> bytes:
        raise PanicException

    monkeypatch.setattr(resvg_py, "svg_to_bytes", panic)
    with pytest.raises(ValueError, match="cannot be drawn"):
        rasterised(LETTERS.encode(), 90, 40, None, PictureOptions())
