"""Pictures with secrets in every place that a file has for them, planted byte by byte."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from functools import cache

from PIL import ExifTags, Image

from renditions.made import photo, quadrants, saved, wide_profile

MARK = "GEHEIM"
"""Every planted text begins with it, so nothing published may hold it."""

PLACE = "48 deg 8"
"""The planted latitude as exiftool shows it; in the file it is numbers."""


@dataclass(frozen=True)
class Planted:
    """A picture and what was hidden in it."""

    name: str
    data: bytes
    seen: tuple[str, ...]
    """What exiftool must find in the original: else it would find nothing in a copy either."""


def exif() -> Image.Exif:
    data = Image.Exif()
    data[ExifTags.Base.ImageDescription] = "GEHEIM-BESCHREIBUNG"
    data[ExifTags.Base.Artist] = "GEHEIM-PERSON"
    data[ExifTags.Base.Model] = "GEHEIM-KAMERA"
    data[ExifTags.Base.DateTime] = "2026:05:04 12:13:14"
    details = data.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.MakerNote] = b"GEHEIM-HERSTELLER" * 4
    details[ExifTags.Base.UserComment] = b"ASCII\0\0\0GEHEIM-KOMMENTAR"
    details[ExifTags.Base.BodySerialNumber] = "GEHEIM-SERIE"
    place = data.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "N"
    place[ExifTags.GPS.GPSLatitude] = (48.0, 8.0, 13.92)
    place[ExifTags.GPS.GPSLongitudeRef] = "E"
    place[ExifTags.GPS.GPSLongitude] = (11.0, 34.0, 31.8)
    return data


def exif_with_thumbnail() -> bytes:
    """The Exif data with a second directory that holds a small JPEG (Exif 3.0, section 4.5.8)."""
    data = exif().tobytes()
    tiff = data.removeprefix(b"Exif\0\0")
    order = ">" if tiff.startswith(b"MM") else "<"
    first = struct.unpack(f"{order}I", tiff[4:8])[0]
    entries = struct.unpack(f"{order}H", tiff[first : first + 2])[0]
    link = first + 2 + 12 * entries
    small = segment(0xFE, b"GEHEIM-VORSCHAU")
    small = b"\xff\xd8" + small + saved(quadrants(40, 30), "JPEG")[2:]
    at = len(tiff)
    tags = [(0x0103, 3, 6 if order == "<" else 6 << 16), (0x0201, 4, at + 2 + 36 + 4), (0x0202, 4, len(small))]
    directory = struct.pack(f"{order}H", 3)
    directory += b"".join(struct.pack(f"{order}HHII", tag, kind, 1, value) for tag, kind, value in tags)
    directory += b"\0\0\0\0"
    tiff = tiff[:link] + struct.pack(f"{order}I", at) + tiff[link + 4 :] + directory + small
    return b"Exif\0\0" + tiff


XMP = b"""<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"
 xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#" xmpMM:DocumentID="GEHEIM-DOKUMENT">
<dc:subject><rdf:Bag><rdf:li>GEHEIM-STICHWORT</rdf:li></rdf:Bag></dc:subject>
<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag><rdf:li rdf:parseType="Resource">
<mwg-rs:Area stArea:x="0.5" stArea:y="0.5" stArea:w="0.1" stArea:h="0.1" stArea:unit="normalized"/>
<mwg-rs:Name>GEHEIM-GESICHT</mwg-rs:Name><mwg-rs:Type>Face</mwg-rs:Type></rdf:li></rdf:Bag></mwg-rs:RegionList>
</mwg-rs:Regions></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def segment(marker: int, body: bytes) -> bytes:
    """A segment of a JPEG (ITU-T T.81, section B.1.1.4)."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def iptc() -> bytes:
    """A Photoshop resource with IPTC-IIM records: the town, a keyword, the headline."""
    records = ((90, b"GEHEIM-STADT"), (25, b"GEHEIM-WORT"), (105, b"GEHEIM-ZEILE"))
    body = b"".join(b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(text)) + text for number, text in records)
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(body)) + body + b"\0" * (len(body) % 2)
    return b"Photoshop 3.0\0" + resource


def jpeg() -> bytes:
    plain = saved(photo(640, 480), "JPEG", icc_profile=wide_profile(), exif=exif_with_thumbnail(), xmp=XMP)
    extra = segment(0xED, iptc()) + segment(0xFE, b"GEHEIM-NOTIZ") + segment(0xEC, b"Ducky\0GEHEIM-ENTE")
    extra += segment(0xE4, b"GEHEIM-SEGMENT")
    return plain[:2] + extra + plain[2:] + b"GEHEIM-ANHANG" * 3


def plain_jpeg() -> bytes:
    """A JPEG without a profile: nothing has to be converted, so it is easily passed on as it was opened."""
    return saved(photo(320, 240), "JPEG", comment=b"GEHEIM-NOTIZ", xmp=XMP, exif=exif())


def phone_jpeg() -> bytes:
    """A JPEG as phones write it: the photo, behind it a second picture (CIPA DC-007, MPO)."""
    second = quadrants(320, 240)
    data = saved(photo(640, 480), "MPO", save_all=True, append_images=[second], exif=exif())
    return data + b"GEHEIM-ANHANG"


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def with_chunks(png: bytes) -> bytes:
    """Plant text in every kind of chunk that a PNG has for it, in front of the pixels and behind them."""
    early = chunk(b"tEXt", b"Author\0GEHEIM-PERSON") + chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"GEHEIM-ZIP"))
    early += chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP)
    early += chunk(b"tIME", struct.pack(">H5B", 2026, 5, 4, 12, 13, 14)) + chunk(b"prVt", b"GEHEIM-PRIVAT")
    late = chunk(b"tEXt", b"Description\0GEHEIM-SPAET") + chunk(b"eXIf", exif().tobytes().removeprefix(b"Exif\0\0"))
    end = png.rindex(b"IEND") - 4
    return png[:33] + early + png[33:end] + late + png[end:] + b"GEHEIM-ANHANG"


def png(image: Image.Image) -> bytes:
    return with_chunks(saved(image, "PNG", icc_profile=wide_profile()))


def gif(frames: int) -> bytes:
    data = saved(moving(frames)[0], "GIF", **_animated(frames), comment=b"GEHEIM-NOTIZ")
    magic = b"\x01" + bytes(range(255, -1, -1)) + b"\0"  # XMP specification, part 3, section 1.1.2
    block = b"\x21\xff\x0bXMP DataXMP" + XMP + magic
    end = data.rindex(b";")
    return data[:end] + block + b"\x21\xfe\x0eGEHEIM-HINTEN!\0" + data[end:] + b"GEHEIM-ANHANG"


def webp(frames: int) -> bytes:
    metadata = {"exif": exif().tobytes(), "xmp": XMP, "icc_profile": wide_profile() if frames == 1 else None}
    image = photo(320, 240) if frames == 1 else moving(frames)[0]
    data = saved(image, "WEBP", **metadata, **_animated(frames))
    private = b"PRVT" + struct.pack("<I", 14) + b"GEHEIM-PRIVAT!"
    if (at := data.find(b"ANMF")) > 0:  # a frame's own chunks (RFC 9649, section 2.7.1.1) may be of any kind
        end = at + 8 + int.from_bytes(data[at + 4 : at + 8], "little")
        data = (
            data[: at + 4] + struct.pack("<I", end - at - 8 + len(private)) + data[at + 8 : end] + private + data[end:]
        )
    return b"RIFF" + struct.pack("<I", len(data) - 8 + len(private)) + data[8:] + private


def apng(frames: int) -> bytes:
    return with_chunks(saved(moving(frames)[0], "PNG", **_animated(frames)))


def avif() -> bytes:
    return saved(photo(320, 240), "AVIF", exif=exif().tobytes(), xmp=XMP, icc_profile=wide_profile())


def tiff() -> bytes:
    tags = {315: "GEHEIM-PERSON", 270: "GEHEIM-BESCHREIBUNG", 700: XMP}
    return saved(photo(320, 240), "TIFF", tiffinfo=tags, icc_profile=wide_profile())


def moving(frames: int) -> list[Image.Image]:
    """Frames that all differ."""
    images = [quadrants(64, 48) for _ in range(frames)]
    for number, image in enumerate(images):
        image.paste((250, 200, 0), (number * 4, 10, number * 4 + 8, 30))
    return images


def _animated(frames: int) -> dict[str, object]:
    if frames == 1:
        return {}
    return {"save_all": True, "append_images": moving(frames)[1:], "duration": 80, "loop": 0}


@cache
def all_planted() -> tuple[Planted, ...]:
    """Return one picture of each kind, each with all that its format can hide."""
    camera = ("GEHEIM-BESCHREIBUNG", "GEHEIM-PERSON", "GEHEIM-KAMERA", "GEHEIM-KOMMENTAR", "GEHEIM-SERIE", PLACE)
    regions = ("GEHEIM-GESICHT", "GEHEIM-STICHWORT", "GEHEIM-DOKUMENT")
    written = ("GEHEIM-STADT", "GEHEIM-WORT", "GEHEIM-ZEILE", "GEHEIM-NOTIZ", "Thumbnail", "GEHEIM-PROFIL")
    texts = ("GEHEIM-PERSON", "GEHEIM-ZIP", "GEHEIM-SPAET", *regions)
    transparent = photo(320, 240).convert("RGBA")
    transparent.putalpha(Image.linear_gradient("L").resize((320, 240)))
    return (
        Planted("foto.jpg", jpeg(), (*camera, *regions, *written)),
        Planted("einfach.jpg", plain_jpeg(), (*camera, *regions, "GEHEIM-NOTIZ")),
        Planted("handy.jpg", phone_jpeg(), camera),
        Planted("bild.png", png(photo(320, 240)), texts),
        Planted("durchsichtig.png", png(transparent), texts),
        Planted("palette.png", with_chunks(saved(quadrants().quantize(8), "PNG")), texts),
        Planted("bewegt.png", apng(4), texts),
        Planted("still.gif", gif(1), ("GEHEIM-NOTIZ", *regions)),
        Planted("bewegt.gif", gif(4), ("GEHEIM-NOTIZ", *regions)),
        Planted("bild.webp", webp(1), (*camera, *regions)),
        Planted("bewegt.webp", webp(4), (*camera, *regions)),
        Planted("bild.avif", avif(), (*camera, *regions)),
        Planted("scan.tif", tiff(), ("GEHEIM-PERSON", *regions)),
    )
