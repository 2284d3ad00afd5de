"""Whether a picture tells where it was taken."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import ExifTags, Image

from teilbar.renditions import inspect

MUNICH = (48.0, 8.0, 15.0), (11.0, 34.0, 30.0)
NOWHERE = (0.0, 0.0, 0.0), (0.0, 0.0, 0.0)
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><r exif:GPSLatitude="48,8.25N"/></x:xmpmeta>'


def picture(form: str, place: tuple[object, object] | None, **options: object) -> BytesIO:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Telefon"
    if place:
        latitude, longitude = place
        exif.get_ifd(ExifTags.IFD.GPSInfo).update(
            {ExifTags.GPS.GPSLatitude: latitude, ExifTags.GPS.GPSLongitude: longitude}
        )
    stream = BytesIO()
    Image.new("RGB", (16, 12)).save(stream, form, exif=exif, **options)
    return stream


def rules(stream: BytesIO, suffix: str) -> list[str]:
    found = inspect(stream, f"turm.{suffix}")
    assert found.facts
    return [problem.rule for problem in found.problems if problem.rule != "picture-converted"]


@pytest.mark.parametrize(("form", "suffix"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_a_place_is_found(form: str, suffix: str) -> None:
    assert rules(picture(form, MUNICH), suffix) == ["picture-tells-place"]
    assert rules(picture(form, None), suffix) == []


def test_zeros_are_no_place() -> None:
    assert rules(picture("JPEG", NOWHERE), "jpg") == []


def test_a_place_in_xmp_is_found() -> None:
    assert rules(picture("WEBP", None, xmp=XMP), "webp") == ["picture-tells-place"]


def test_damaged_details_do_not_harm_the_picture() -> None:
    data = picture("JPEG", MUNICH).getvalue()
    at = data.index(b"II*\0" if b"II*\0" in data else b"MM\0*")
    for cut in range(at, at + 120):
        found = inspect(BytesIO(data[:cut] + b"\xff" + data[cut + 1 :]), "turm.jpg")
        assert found.facts, cut
