"""Animations keep moving: as many frames, as long, as often."""

from __future__ import annotations

import pytest
from PIL import Image

from renditions.made import colour_at, facts_of, is_near, opened, quadrants, renditions_of, saved, wide_profile
from renditions.planted import moving
from renditions.test_colour import as_srgb

DURATIONS = [40, 120, 80, 500, 60]


def animated(format_id: str, loop: int | None = 0, **parameters: object) -> bytes:
    frames = moving(len(DURATIONS))
    if loop is not None:
        parameters["loop"] = loop
    return saved(frames[0], format_id, save_all=True, append_images=frames[1:], duration=DURATIONS, **parameters)


def durations(image: Image.Image) -> list[float]:
    found = []
    for number in range(getattr(image, "n_frames", 1)):
        image.seek(number)
        image.load()
        found.append(float(image.info["duration"]))
    return found


SOURCES = {
    "bild.gif": (animated("GIF"), {"webp-64": "image/webp", "fallback": "image/gif"}),
    "bild.png": (animated("PNG"), {"webp-64": "image/webp", "fallback": "image/png"}),
    "bild.webp": (animated("WEBP", lossless=True), {"webp-64": "image/webp", "fallback": "image/png"}),
}


@pytest.mark.parametrize("name", SOURCES)
def test_frames_and_durations_are_kept(name: str) -> None:
    data, wanted = SOURCES[name]
    assert facts_of(data, name).animated
    made = renditions_of(data, name)
    assert {kind: rendition.media_type for kind, rendition in made.items()} == wanted
    for rendition in made.values():
        image = opened(rendition.data)
        assert durations(image) == DURATIONS, rendition.kind
        assert image.size == (rendition.width, rendition.height) == (64, 48)


@pytest.mark.parametrize("name", SOURCES)
def test_every_frame_shows_what_it_showed(name: str) -> None:
    for rendition in renditions_of(SOURCES[name][0], name).values():
        image = opened(rendition.data)
        for number, wanted in enumerate(moving(len(DURATIONS))):
            image.seek(number)
            for x, y in ((0.3, 0.5), (0.1, 0.9), (number * 4 / 64 + 0.05, 0.4)):
                assert is_near(colour_at(image, x, y), colour_at(wanted, x, y), 3), (rendition.kind, number)


@pytest.mark.parametrize(
    ("format_id", "suffix", "said", "plays"),
    [("GIF", "gif", None, 1), ("GIF", "gif", 0, 0), ("GIF", "gif", 2, 3), ("PNG", "png", 0, 0), ("PNG", "png", 2, 2)],
)
def test_it_plays_as_often(format_id: str, suffix: str, said: int | None, plays: int) -> None:
    """A GIF says how often it is played once more; WebP and PNG how often it is played."""
    data = animated(format_id, loop=said)
    made = renditions_of(data, f"bild.{suffix}")
    assert opened(made["webp-64"].data).info["loop"] == plays
    assert opened(made["fallback"].data).info.get("loop") == said


@pytest.mark.parametrize("name", SOURCES)
def test_in_its_own_format_no_frame_is_packed_anew(name: str) -> None:
    """Else each build would cost quality and time: the coded pixels of the original are in the copy."""
    data = SOURCES[name][0]
    own = next(
        item for item in renditions_of(data, name).values() if item.media_type == facts_of(data, name).media_type
    )
    marker = {"bild.gif": b"\x21\xf9\x04", "bild.png": b"fdAT", "bild.webp": b"ANMF"}[name]
    assert data.count(marker) == own.data.count(marker) > 1
    at = data.rindex(marker)
    assert data[at : at + 60] in own.data


def test_equal_frames_may_become_one_but_time_stays() -> None:
    frames = [quadrants(64, 48)] * 3 + moving(2)[1:]
    data = saved(frames[0], "PNG", save_all=True, append_images=frames[1:], duration=[100, 200, 300, 50])
    for rendition in renditions_of(data, "bild.png").values():
        assert sum(durations(opened(rendition.data))) == 650, rendition.kind


def test_a_frame_that_stays_for_minutes_stays_for_one() -> None:
    frames = moving(2)
    data = saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], duration=[200_000, 50], lossless=True)
    made = renditions_of(data, "bild.webp")
    assert durations(opened(made["webp-64"].data)) == [200_000, 50]
    assert durations(opened(made["fallback"].data)) == [65_535, 50]


def test_a_frame_that_is_larger_than_its_animation_is_cut() -> None:
    data = saved(
        moving(1)[0],
        "GIF",
        save_all=True,
        append_images=[quadrants(64, 48).transpose(Image.Transpose.ROTATE_180)],
        duration=50,
    )
    at = data.rindex(b"\x2c\0\0\0\0\x40\0\x30\0")
    wider = data[: at + 1] + b"\x14\0" + data[at + 3 :]  # 20 pixels to the right
    made = renditions_of(wider, "bild.gif")
    assert opened(made["webp-64"].data).size == (64, 48)
    assert durations(opened(made["webp-64"].data)) == [50, 50]


def test_the_still_in_front_of_an_animated_png_is_no_frame() -> None:
    frames = moving(3)
    still = Image.new("RGB", frames[0].size, (255, 0, 255))
    data = saved(still, "PNG", save_all=True, append_images=frames, default_image=True, duration=[70, 80, 90])
    assert durations(opened(renditions_of(data, "bild.png")["webp-64"].data)) == [70, 80, 90]


@pytest.mark.parametrize(("format_id", "suffix"), [("PNG", "png"), ("WEBP", "webp")])
def test_a_wide_gamut_animation_becomes_srgb(format_id: str, suffix: str) -> None:
    first, second = Image.new("RGB", (32, 32), (180, 120, 90)), Image.new("RGB", (32, 32), (60, 70, 150))
    extra = {"lossless": True} if format_id == "WEBP" else {}
    data = saved(
        first, format_id, save_all=True, append_images=[second], duration=90, icc_profile=wide_profile(), **extra
    )
    for rendition in renditions_of(data, f"bild.{suffix}").values():
        image = opened(rendition.data)
        assert "icc_profile" not in image.info
        for number, colour in enumerate([(180, 120, 90), (60, 70, 150)]):
            image.seek(number)
            assert is_near(colour_at(image, 0.5, 0.5), as_srgb(colour), 3), (rendition.kind, number)


def test_a_transparent_animation_stays_transparent() -> None:
    frames = [image.convert("RGBA") for image in moving(3)]
    for image in frames:
        image.paste((0, 0, 0, 0), (40, 30, 60, 44))
    data = saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], duration=50, lossless=True)
    for rendition in renditions_of(data, "bild.webp").values():
        image = opened(rendition.data)
        for number in range(3):
            image.seek(number)
            alpha = image.convert("RGBA").getchannel("A")
            assert (alpha.getpixel((50, 36)), alpha.getpixel((5, 5))) == (0, 255), (rendition.kind, number)


def test_a_second_picture_behind_a_phones_photo_is_no_animation() -> None:
    data = saved(quadrants(640, 480), "MPO", save_all=True, append_images=[quadrants(64, 48)])
    facts = facts_of(data, "bild.jpg")
    assert not facts.animated
    assert set(renditions_of(data, "bild.jpg")) == {"webp-480", "webp-640", "fallback"}
