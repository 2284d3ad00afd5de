"""Every rendition is sRGB, whatever its original was, and looks the same."""

from __future__ import annotations

import pytest
from PIL import Image, ImageCms

from renditions.made import (
    P3_GAMMA,
    P3_MATRIX,
    QUADRANTS,
    colour_at,
    facts_of,
    is_near,
    opened,
    photo,
    quadrants,
    renditions_of,
    saved,
    wide_profile,
)

XYZ_TO_SRGB = (
    (3.1338561, -1.6168667, -0.4906146),
    (-0.9787684, 1.9161415, 0.0334540),
    (0.0719453, -0.2289914, 1.4052427),
)
"""From CIE XYZ under D50 to linear sRGB (IEC 61966-2-1, adapted with Bradford's matrix)."""

IN_GAMUT = [(128, 128, 128), (180, 120, 90), (90, 140, 110), (60, 70, 150), (235, 200, 180), (20, 25, 30)]


def as_srgb(colour: tuple[int, int, int]) -> tuple[int, ...]:
    """Reckon by hand what a colour of :func:`wide_profile` is in sRGB."""
    linear = [(channel / 255) ** P3_GAMMA for channel in colour]
    xyz = [sum(row[i] * linear[i] for i in range(3)) for row in P3_MATRIX]
    return tuple(round(255 * encoded(sum(row[i] * xyz[i] for i in range(3)))) for row in XYZ_TO_SRGB)


def encoded(value: float) -> float:
    value = min(1.0, max(0.0, value))
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


@pytest.mark.parametrize("colour", IN_GAMUT)
@pytest.mark.parametrize(("format_id", "suffix"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("TIFF", "tif")])
def test_wide_gamut_becomes_srgb(colour: tuple[int, int, int], format_id: str, suffix: str) -> None:
    lossless: dict[str, dict[str, object]] = {
        "WEBP": {"lossless": True},
        "JPEG": {"quality": 98, "subsampling": "4:4:4"},
    }
    data = saved(
        Image.new("RGB", (64, 64), colour), format_id, icc_profile=wide_profile(), **lossless.get(format_id, {})
    )
    for rendition in renditions_of(data, f"bild.{suffix}").values():
        image = opened(rendition.data)
        assert "icc_profile" not in image.info
        assert is_near(colour_at(image, 0.5, 0.5), as_srgb(colour), 3), (rendition.kind, colour)


def test_the_profile_of_the_tests_is_not_srgb() -> None:
    """Else the test above could not fail."""
    assert max(abs(a - b) for a, b in zip(as_srgb((180, 120, 90)), (180, 120, 90), strict=True)) > 6


def test_a_transparent_wide_gamut_picture_keeps_its_alpha() -> None:
    image = Image.new("RGBA", (64, 64), (180, 120, 90, 128))
    made = renditions_of(saved(image, "PNG", icc_profile=wide_profile()), "bild.png")
    for rendition in made.values():
        pixel = opened(rendition.data).convert("RGBA").getpixel((32, 32))
        assert isinstance(pixel, tuple)
        assert is_near(pixel, (*as_srgb((180, 120, 90)), 128), 4)


def test_a_picture_whose_profile_is_srgb_keeps_its_colours_exactly() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = saved(quadrants(), "PNG", icc_profile=profile)
    image = opened(renditions_of(data, "bild.png")["webp-240"].data)
    assert image.convert("RGB").tobytes() == quadrants().tobytes()


@pytest.mark.parametrize(
    "profile", [b"nonsense", wide_profile()[:200], wide_profile().replace(b"RGB XYZ ", b"CMYKLab ")]
)
def test_a_broken_or_foreign_profile_counts_as_none(profile: bytes) -> None:
    data = saved(quadrants(), "PNG", icc_profile=profile)
    image = opened(renditions_of(data, "bild.png")["webp-240"].data)
    assert image.convert("RGB").tobytes() == quadrants().tobytes()


def grey16() -> Image.Image:
    image = Image.new("I;16", (100, 100))
    image.paste(0x8080, (0, 0, 100, 100))
    return image


UNUSUAL = {
    "cmyk.jpg": saved(Image.new("CMYK", (100, 100), (0, 255, 255, 0)), "JPEG", quality=95),
    "grey.jpg": saved(Image.new("L", (100, 100), 128), "JPEG"),
    "grey.png": saved(Image.new("L", (100, 100), 128), "PNG"),
    "grey-alpha.png": saved(Image.new("LA", (100, 100), (128, 255)), "PNG"),
    "grey16.png": saved(grey16(), "PNG"),
    "grey16.tif": saved(grey16(), "TIFF"),
    "bits.png": saved(Image.new("1", (100, 100), 1), "PNG"),
    "palette.png": saved(Image.new("RGB", (100, 100), (10, 200, 30)).quantize(4), "PNG"),
    "palette.gif": saved(Image.new("RGB", (100, 100), (10, 200, 30)).quantize(4), "GIF"),
    "bitmap.bmp": saved(Image.new("RGB", (100, 100), (10, 200, 30)), "BMP"),
    "cmyk.tif": saved(Image.new("CMYK", (100, 100), (0, 255, 255, 0)), "TIFF"),
    "lab.tif": saved(Image.new("LAB", (100, 100), (128, 128, 128)), "TIFF"),
    "float.tif": saved(Image.new("F", (100, 100), 128.0), "TIFF"),
}
WANTED = {
    "cmyk.jpg": (255, 0, 0),
    "bits.png": (255, 255, 255),
    "cmyk.tif": (255, 0, 0),
    "lab.tif": (119, 119, 119),  # L* = 50
    "palette.png": (10, 200, 30),
    "palette.gif": (10, 200, 30),
    "bitmap.bmp": (10, 200, 30),
}


@pytest.mark.parametrize("name", UNUSUAL)
def test_every_kind_of_pixel_is_shown(name: str) -> None:
    for rendition in renditions_of(UNUSUAL[name], name).values():
        image = opened(rendition.data)
        wanted = WANTED.get(name, (128, 128, 128))
        assert is_near(colour_at(image, 0.5, 0.5), wanted, 6), (rendition.kind, colour_at(image, 0.5, 0.5))


def test_one_colour_that_stands_for_transparency_becomes_an_alpha_channel() -> None:
    image = quadrants()
    data = saved(image, "PNG", transparency=QUADRANTS[0][0])
    assert facts_of(data, "bild.png").alpha
    for rendition in renditions_of(data, "bild.png").values():
        alpha = opened(rendition.data).convert("RGBA").getchannel("A")
        assert (alpha.getpixel((10, 10)), alpha.getpixel((200, 140))) == (0, 255), rendition.kind


def test_transparent_pixels_hide_nothing() -> None:
    """A face that was erased to transparency is gone from every copy, not only from sight."""
    image = photo(300, 200).convert("RGBA")
    image.paste((1, 2, 3), (0, 0, 100, 100))
    image.putalpha(Image.new("L", image.size, 255))
    image.paste((213, 17, 99, 0), (150, 50, 250, 150))
    for rendition in renditions_of(saved(image, "PNG"), "bild.png").values():
        hidden = opened(rendition.data).convert("RGBA").crop((160, 60, 240, 140))
        assert max(hidden.getchannel("A").tobytes()) == 0
        assert max(hidden.tobytes()) <= 8, rendition.kind
