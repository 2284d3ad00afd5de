"""A browser shows the copies as it shows the originals: the same way up, in the same colours."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

import pytest
from PIL import ExifTags, Image

from renditions.made import facts_of, is_near, quadrants, renditions_of, saved, wide_profile
from renditions.planted import chunk, exif
from renditions.test_svg import KEPT, STYLES, drawing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

SHOW = """async ([type, data]) => {
  const image = new Image();
  image.src = `data:${type};base64,${data}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const at = (x, y) => [...context.getImageData(x * canvas.width, y * canvas.height, 1, 1).data];
  return [canvas.width, canvas.height, at(.25, .25), at(.75, .25), at(.25, .75), at(.75, .75)];
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def seen(page: Page, media_type: str, data: bytes) -> list[int | list[int]]:
    found: list[int | list[int]] = page.evaluate(SHOW, [media_type, b64encode(data).decode()])
    return found


def orientation(value: int) -> Image.Exif:
    data = Image.Exif()
    data[ExifTags.Base.Orientation] = value
    return data


def late_exif(value: int) -> bytes:
    """A PNG whose Exif data stand behind its pixels."""
    png = saved(quadrants(), "PNG")
    end = png.rindex(b"IEND") - 4
    return png[:end] + chunk(b"eXIf", orientation(value).tobytes().removeprefix(b"Exif\0\0")) + png[end:]


def originals() -> Iterator[tuple[str, bytes]]:
    for value in range(1, 9):  # Chromium turns no WebP, although its Exif data mean the same there; we do
        for format_id, suffix in (("JPEG", "jpg"), ("PNG", "png"), ("AVIF", "avif")):
            yield f"orientation-{value}.{suffix}", saved(quadrants(), format_id, exif=orientation(value))
    yield "late.png", late_exif(6)
    for format_id, suffix in (("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("AVIF", "avif")):
        yield f"wide.{suffix}", saved(quadrants(), format_id, icc_profile=wide_profile(), exif=exif())
    yield "palette.png", saved(quadrants().quantize(4), "PNG", transparency=0)
    yield "grey.jpg", saved(quadrants().convert("L"), "JPEG")
    yield "grey.png", saved(quadrants().convert("LA"), "PNG")
    yield "bits.gif", saved(quadrants().convert("1"), "GIF")
    yield "cmyk.jpg", saved(quadrants().convert("CMYK"), "JPEG")
    yield "bitmap.bmp", saved(quadrants(), "BMP")


ORIGINALS = dict(originals())


@pytest.mark.parametrize("name", ORIGINALS)
def test_a_copy_looks_like_its_original(name: str, page: Page) -> None:
    data = ORIGINALS[name]
    facts = facts_of(data, name)
    wanted = seen(page, facts.media_type, data)
    assert [facts.width, facts.height] == wanted[:2], "the size that the page will reserve"
    for rendition in renditions_of(data, name).values():
        found = seen(page, rendition.media_type, rendition.data)
        assert found[:2] == wanted[:2]
        for a, b in zip(found[2:], wanted[2:], strict=True):
            assert isinstance(a, list)
            assert isinstance(b, list)
            assert is_near(tuple(a), tuple(b), 12), (rendition.kind, found, wanted)


COLOURED = 'width="90" height="90"'
BACKGROUND = '<rect x="0" y="0" width="9" height="9" fill="#cde"/><rect id="g" width="4" height="4" fill="#a22"/>'


@pytest.mark.parametrize("content", [*KEPT.values(), *(row[0] for row in STYLES.values())], ids=[*KEPT, *STYLES])
def test_a_clean_drawing_looks_like_its_original(content: str, page: Page) -> None:
    data = drawing(BACKGROUND + content, COLOURED)
    (rendition,) = renditions_of(data, "a.svg").values()
    assert seen(page, "image/svg+xml", rendition.data) == seen(page, "image/svg+xml", data)
