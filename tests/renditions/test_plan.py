"""Which copies a picture gets: told before they are made, and made as told."""

from __future__ import annotations

import pytest
from PIL import Image

from renditions.made import facts_of, opened, photo, quadrants, renditions_of, saved
from renditions.planted import all_planted
from teilbar.renditions import MediumFacts, MediumKind, PictureOptions, plan


def picture(width: int, height: int, **facts: bool) -> MediumFacts:
    return MediumFacts(
        kind=MediumKind.PICTURE, format="jpeg", media_type="image/jpeg", width=width, height=height, **facts
    )


WIDTHS = [
    ((4000, 3000), [480, 960, 1600]),
    ((1600, 1200), [480, 960, 1600]),
    ((1300, 900), [480, 960, 1300]),
    ((1000, 700), [480, 1000]),  # 960 would be nearly the same file again
    ((700, 500), [480, 700]),
    ((500, 500), [500]),
    ((480, 320), [480]),
    ((32, 32), [32]),
    ((1, 1), [1]),
]


@pytest.mark.parametrize(("size", "widths"), WIDTHS)
def test_no_picture_is_made_larger_and_none_twice(size: tuple[int, int], widths: list[int]) -> None:
    planned = plan(picture(*size), PictureOptions())
    assert [source.width for source in planned.sources] == widths
    assert planned.fallback.width == widths[-1]


@pytest.mark.parametrize("size", [(800, 20_000), (16_384, 100), (3000, 65_000), (60_000, 2)])
def test_no_copy_is_larger_than_its_format_can_hold(size: tuple[int, int]) -> None:
    planned = plan(picture(*size), PictureOptions(widths=(480, 20_000), fallback_width=70_000))
    for source in planned.sources:
        assert source.width is not None
        assert source.height is not None
        assert max(source.width, source.height) <= 16_383
        assert min(source.width, source.height) >= 1
    assert planned.fallback.height is not None
    assert planned.fallback.height <= 65_500


def test_a_very_tall_picture_is_really_made() -> None:
    data = saved(Image.new("L", (90, 17_000), 200), "JPEG")
    made = renditions_of(data, "plakat.jpg", options=PictureOptions(widths=(90,)))
    assert opened(made["webp-86"].data).size == (made["webp-86"].width, made["webp-86"].height) == (86, 16_244)
    assert opened(made["fallback"].data).size == (90, 17_000)


FALLBACKS = [
    ("photo", saved(photo(50, 40), "JPEG"), "a.jpg", "image/jpeg"),
    ("opaque", saved(photo(50, 40), "PNG"), "a.png", "image/jpeg"),
    ("transparent", saved(photo(50, 40).convert("RGBA"), "PNG"), "a.png", "image/png"),
    ("palette", saved(quadrants(50, 40).quantize(4), "PNG"), "a.png", "image/png"),
    ("still GIF", saved(quadrants(50, 40).quantize(4), "GIF"), "a.gif", "image/png"),
    ("WebP", saved(photo(50, 40), "WEBP"), "a.webp", "image/jpeg"),
    ("AVIF", saved(photo(50, 40), "AVIF"), "a.avif", "image/jpeg"),
    ("bitmap", saved(photo(50, 40), "BMP"), "a.bmp", "image/jpeg"),
]


@pytest.mark.parametrize(
    ("data", "name", "media_type"), [row[1:] for row in FALLBACKS], ids=[row[0] for row in FALLBACKS]
)
def test_the_fallback_suits_the_picture(data: bytes, name: str, media_type: str) -> None:
    fallback = renditions_of(data, name)["fallback"]
    assert fallback.media_type == media_type
    assert Image.MIME[opened(fallback.data).format or ""] == media_type


@pytest.mark.parametrize("name", [item.name for item in all_planted()])
def test_what_is_made_is_what_was_planned(name: str) -> None:
    data = next(item.data for item in all_planted() if item.name == name)
    options = PictureOptions(widths=(100, 200), fallback_width=150)
    planned = plan(facts_of(data, name), options)
    made = renditions_of(data, name, options=options)
    assert [(item.kind, item.media_type, item.suffix, item.width, item.height) for item in made.values()] == [
        (item.kind, item.media_type, item.suffix, item.width, item.height) for item in planned.all
    ]
    for rendition in made.values():
        image = opened(rendition.data)
        assert image.size == (rendition.width, rendition.height)
        assert Image.MIME[image.format or ""] == rendition.media_type


def test_srcset_names_each_width() -> None:
    planned = plan(picture(1200, 800), PictureOptions(widths=(480, 960)))
    srcset = planned.srcset(lambda source: f"bild.{source.width}.{source.suffix}")
    assert srcset == "bild.480.webp 480w, bild.960.webp 960w"


def test_options_reach_the_files() -> None:
    data = saved(photo(400, 300), "JPEG", quality=95)
    coarse = renditions_of(data, "a.jpg", options=PictureOptions(webp_quality=10, jpeg_quality=10))
    fine = renditions_of(data, "a.jpg", options=PictureOptions(webp_quality=90, jpeg_quality=90))
    assert all(len(coarse[kind].data) < len(fine[kind].data) for kind in fine)


def test_a_drawing_without_photo_is_kept_without_a_fringe() -> None:
    data = saved(quadrants(200, 100), "PNG")
    assert (
        opened(renditions_of(data, "a.png")["webp-200"].data).convert("RGB").tobytes() == quadrants(200, 100).tobytes()
    )


@pytest.mark.parametrize("kind", [MediumKind.SOUND, MediumKind.FILM, MediumKind.OTHER])
def test_only_pictures_have_renditions(kind: MediumKind) -> None:
    with pytest.raises(ValueError, match="no renditions"):
        plan(MediumFacts(kind=kind), PictureOptions())
