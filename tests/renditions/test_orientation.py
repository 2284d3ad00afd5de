"""Pictures stand upright on the site however the camera was held."""

from __future__ import annotations

import pytest
from PIL import ExifTags, Image

from renditions.made import (
    BLUE,
    GREEN,
    QUADRANTS,
    RED,
    WHITE,
    colour_at,
    facts_of,
    is_near,
    opened,
    quadrants,
    renditions_of,
    saved,
)

UNDO = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How a camera lays an upright picture so that the orientation is right (Exif 3.0, section 4.6.5.1.6)."""

FORMATS = [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("TIFF", "tif")]


def exif_with(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    return exif


def lying(orientation: int) -> Image.Image:
    turn = UNDO[orientation]
    return quadrants() if turn is None else quadrants().transpose(turn)


def corners(image: Image.Image) -> tuple[tuple[tuple[int, ...], ...], ...]:
    return tuple(tuple(colour_at(image, x, y) for x in (0.25, 0.75)) for y in (0.25, 0.75))


def assert_upright(data: bytes) -> None:
    image = opened(data)
    assert image.size == (240, 160)
    pairs = zip(corners(image), QUADRANTS, strict=True)
    assert all(is_near(a, b, 12) for row, wanted in pairs for a, b in zip(row, wanted, strict=True)), corners(image)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize(("format_id", "suffix"), FORMATS)
def test_every_orientation_ends_upright(orientation: int, format_id: str, suffix: str) -> None:
    data = saved(lying(orientation), format_id, exif=exif_with(orientation))
    name = f"bild.{suffix}"
    facts = facts_of(data, name)
    assert (facts.width, facts.height) == (240, 160)
    for rendition in renditions_of(data, name).values():
        assert (rendition.width, rendition.height) == (240, 160)
        assert_upright(rendition.data)


def test_a_large_lying_photo_is_scaled_by_its_upright_width() -> None:
    image = quadrants(4000, 3000).transpose(Image.Transpose.ROTATE_90)
    data = saved(image, "JPEG", exif=exif_with(6))
    made = renditions_of(data, "bild.jpg")
    assert {kind: (item.width, item.height) for kind, item in made.items()} == {
        "webp-480": (480, 360),
        "webp-960": (960, 720),
        "webp-1600": (1600, 1200),
        "fallback": (1600, 1200),
    }
    for rendition in made.values():
        image = opened(rendition.data)
        assert image.size == (rendition.width, rendition.height)
        assert is_near(colour_at(image, 0.2, 0.2), RED, 12)
        assert is_near(colour_at(image, 0.8, 0.2), GREEN, 12)
        assert is_near(colour_at(image, 0.2, 0.8), BLUE, 12)
        assert is_near(colour_at(image, 0.8, 0.8), WHITE, 12)


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_does_not_exist_is_none(orientation: int) -> None:
    data = saved(quadrants(), "JPEG", exif=exif_with(orientation))
    assert_upright(renditions_of(data, "bild.jpg")["fallback"].data)


def test_broken_exif_data_do_not_cost_the_picture() -> None:
    data = saved(quadrants(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff\xff\xff")
    assert_upright(renditions_of(data, "bild.jpg")["fallback"].data)


def test_the_orientation_in_xmp_is_not_believed() -> None:
    """No browser does, so the author saw the picture without it."""
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf tiff:Orientation="6"/></x:xmpmeta>'
    data = saved(quadrants(), "JPEG", xmp=xmp)
    assert_upright(renditions_of(data, "bild.jpg")["fallback"].data)


def test_no_orientation_is_left_to_be_applied_twice() -> None:
    data = saved(lying(6), "JPEG", exif=exif_with(6))
    for rendition in renditions_of(data, "bild.jpg").values():
        assert dict(opened(rendition.data).getexif()) == {}
