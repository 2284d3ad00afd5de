"""Nothing of what a camera or a program wrote into a picture reaches the site: no place, no name, no face, no note."""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

import pytest

from renditions import exiftool as tool
from renditions.made import photo, renditions_of, saved
from renditions.planted import MARK, Planted, all_planted, jpeg
from teilbar.renditions import LicenceRecord, licence_xmp

if TYPE_CHECKING:
    from pathlib import Path

RECORD = LicenceRecord(
    title="Die Kröte",
    authors=("Ada Muster", "Ben Beispiel"),
    licence="CC BY 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    source="https://hub.example/kroete",
    rights="„Die Kröte“ von Ada Muster und Ben Beispiel, CC BY 4.0, nach „Frosch“ von Cy Zeichner, CC0 1.0",
    note="Der Hintergrund wurde mit künstlicher Intelligenz erstellt.",
)

WRITTEN = {
    "XMP-dc:Title": "Die Kröte",
    "XMP-dc:Creator": ["Ada Muster", "Ben Beispiel"],
    "XMP-dc:Rights": RECORD.rights,
    "XMP-dc:Source": "https://hub.example/kroete",
    "XMP-dc:Description": "Der Hintergrund wurde mit künstlicher Intelligenz erstellt.",
    "XMP-xmpRights:Marked": True,
    "XMP-xmpRights:WebStatement": "https://creativecommons.org/licenses/by/4.0/",
    "XMP-cc:License": "https://creativecommons.org/licenses/by/4.0/",
    "XMP-cc:AttributionName": "Ada Muster, Ben Beispiel",
}
"""What exiftool must read in every JPEG, PNG and WebP."""

STRUCTURE = frozenset(
    """
    System ExifTool Composite File JFIF
    PNG:ImageWidth PNG:ImageHeight PNG:BitDepth PNG:ColorType PNG:Compression PNG:Filter PNG:Interlace PNG:Palette
    PNG:Transparency PNG:AnimationFrames PNG:AnimationPlays PNG:SRGBRendering PNG:Gamma
    RIFF:VP8Version RIFF:HorizontalScale RIFF:VerticalScale RIFF:ImageWidth RIFF:ImageHeight RIFF:WebP_Flags
    RIFF:AlphaIsUsed RIFF:BackgroundColor RIFF:AnimationLoopCount RIFF:FrameCount RIFF:Duration
    RIFF:AlphaPreprocessing RIFF:AlphaFiltering RIFF:AlphaCompression
    GIF:GIFVersion GIF:ImageWidth GIF:ImageHeight GIF:HasColorMap GIF:ColorResolutionDepth GIF:BitsPerPixel
    GIF:BackgroundColor GIF:AnimationIterations GIF:FrameCount GIF:Duration GIF:TransparentColor
    """.split()  # noqa: SIM905 - one can read it
)
"""What says how the pixels are coded: groups of exiftool's, and single tags."""

PLANTED = all_planted()
TOUCHING = {"File:Comment", "Composite:GPSPosition", "Composite:GPSLatitude"}
"""Tags of harmless groups that would not be."""


def by_name(planted: Planted) -> str:
    return planted.name


@pytest.mark.parametrize("planted", PLANTED, ids=by_name)
def test_no_planted_text_is_left(planted: Planted) -> None:
    for rendition in renditions_of(planted.data, planted.name, licence_xmp(RECORD)).values():
        assert MARK.encode() not in rendition.data, rendition.kind
        assert MARK.encode("utf-16-le") not in rendition.data, rendition.kind
        assert MARK.encode("utf-16-be") not in rendition.data, rendition.kind


@pytest.mark.parametrize("planted", [item for item in PLANTED if item.name.endswith(".png")], ids=by_name)
def test_no_compressed_text_is_left(planted: Planted) -> None:
    """The chunks of a PNG that can hold text are not there at all, so nothing can be hidden in them by packing it."""
    for rendition in renditions_of(planted.data, planted.name).values():
        assert not [name for name in (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"prVt") if name in rendition.data]


@pytest.mark.slow
def test_an_independent_reader_finds_the_licences_record_and_nothing_else(exiftool: str, tmp_path: Path) -> None:
    originals, copies = tmp_path / "originals", tmp_path / "copies"
    originals.mkdir()
    copies.mkdir()
    for planted in PLANTED:
        (originals / planted.name).write_bytes(planted.data)
        for rendition in renditions_of(planted.data, planted.name, licence_xmp(RECORD)).values():
            (copies / f"{planted.name}-{rendition.kind}.{rendition.suffix}").write_bytes(rendition.data)

    seen = tool.read(exiftool, sorted(originals.iterdir()))
    for planted in PLANTED:
        told = str(seen[planted.name])
        assert [text for text in planted.seen if text not in told] == [], f"the reader misses what is in {planted.name}"

    read = tool.read(exiftool, sorted(copies.iterdir()))
    assert len(read) >= 2 * len(PLANTED)
    for name, tags in read.items():
        record = {} if name.endswith(".gif") else WRITTEN
        assert {tag: tags.get(tag) for tag in record} == record, name
        rest = {
            tag for tag in tags if tag not in record and tag not in STRUCTURE and tag.split(":")[0] not in STRUCTURE
        }
        assert rest - {"XMP-x:XMPToolkit"} == set(), name
        assert set(tags) & TOUCHING == set(), name
        assert "Warning" not in str(tags), name


@pytest.mark.slow
def test_without_a_record_there_is_no_metadata_at_all(exiftool: str, tmp_path: Path) -> None:
    for planted in PLANTED:
        for rendition in renditions_of(planted.data, planted.name).values():
            (tmp_path / f"{planted.name}-{rendition.kind}.{rendition.suffix}").write_bytes(rendition.data)
    for name, tags in tool.read(exiftool, sorted(tmp_path.iterdir())).items():
        rest = {tag for tag in tags if tag not in STRUCTURE and tag.split(":")[0] not in STRUCTURE}
        assert rest == set(), name


def test_a_picture_inside_a_drawing_loses_its_metadata_too() -> None:
    inner = b64encode(jpeg()).decode()
    shown = f'<image href="data:image/jpeg;base64,{inner}"/>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{shown}</svg>'
    data = renditions_of(drawing.encode(), "bild.svg")["svg"].data
    start = data.index(b"base64,") + len(b"base64,")
    picture = b64decode(data[start : data.index(b'"', start)])
    assert picture.startswith(b"\xff\xd8")
    assert MARK.encode() not in picture


def test_what_is_hidden_by_packing_is_gone_with_its_chunk() -> None:
    """The plan of the tests above: the packed secret is in the original, and packed it cannot be searched for."""
    original = next(item for item in PLANTED if item.name == "bild.png").data
    assert zlib.compress(b"GEHEIM-ZIP") in original
    assert b"GEHEIM-ZIP" not in original


def test_the_renditions_are_the_same_bytes_every_time() -> None:
    for planted in PLANTED:
        first = renditions_of(planted.data, planted.name, licence_xmp(RECORD))
        assert first == renditions_of(planted.data, planted.name, licence_xmp(RECORD)), planted.name


def test_a_photo_keeps_no_more_than_its_pixels_need() -> None:
    """Two photos with the same pixels and other metadata give the same copies."""
    pixels = saved(photo(320, 240), "PNG")
    other = saved(photo(320, 240), "PNG", dpi=(300, 300))
    assert renditions_of(pixels, "bild.png") == renditions_of(other, "bild.png")
