"""What a file is, told from its first bytes.

The signatures are those of the formats' own specifications: PNG (W3C, section 5.2), JPEG (ITU-T T.81, B.1.1.3), GIF89a
(section 17), WebP (RFC 9649, section 2), ISO base media (ISO/IEC 14496-12, section 4.3, and for HEIC and AVIF ISO/IEC
23008-12), TIFF 6.0 (section 2), Matroska (RFC 9559), Ogg (RFC 3533), FLAC (RFC 9639), MP3 (ISO/IEC 11172-3).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from teilbar.renditions.facts import MediumKind

HEAD_BYTES = 8192
"""How much of a file's beginning :func:`recognise` wants to see."""

_FTYP_BRANDS = slice(16, 64)  # the compatible brands, as many as matter
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"hevm", b"hevs", b"mif1", b"msf1"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_SOUND_BRANDS = frozenset({b"M4A ", b"M4B ", b"F4A "})
_SVG_ROOT = re.compile(
    rb"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>\s*)*<(?:[A-Za-z][\w.-]*:)?svg[\s>/]", re.DOTALL
)
"""The prolog of an XML document (XML 1.0, section 2.8) and the beginning of its root."""
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Format:
    """A file format."""

    id: str
    name: str
    """What people call it."""
    kind: MediumKind
    media_type: str
    suffixes: tuple[str, ...]
    """The extensions that fit it, in lower case without the dot; the usual one first."""


FORMATS = (
    Format("jpeg", "JPEG", MediumKind.PICTURE, "image/jpeg", ("jpg", "jpeg", "jpe", "jfif")),
    Format("png", "PNG", MediumKind.PICTURE, "image/png", ("png", "apng")),
    Format("gif", "GIF", MediumKind.PICTURE, "image/gif", ("gif",)),
    Format("webp", "WebP", MediumKind.PICTURE, "image/webp", ("webp",)),
    Format("avif", "AVIF", MediumKind.PICTURE, "image/avif", ("avif", "avifs")),
    Format("svg", "SVG", MediumKind.PICTURE, "image/svg+xml", ("svg",)),
    Format("bmp", "BMP", MediumKind.PICTURE, "image/bmp", ("bmp", "dib")),
    Format("tiff", "TIFF", MediumKind.PICTURE, "image/tiff", ("tif", "tiff")),
    Format("heic", "HEIC", MediumKind.PICTURE, "image/heic", ("heic", "heif", "hif")),
    Format("mp3", "MP3", MediumKind.SOUND, "audio/mpeg", ("mp3",)),
    Format("m4a", "M4A", MediumKind.SOUND, "audio/mp4", ("m4a", "m4b", "mp4")),
    Format("wav", "WAV", MediumKind.SOUND, "audio/wav", ("wav",)),
    Format("flac", "FLAC", MediumKind.SOUND, "audio/flac", ("flac",)),
    Format("ogg", "Ogg", MediumKind.SOUND, "audio/ogg", ("ogg", "oga", "opus", "spx")),
    Format("ogv", "Ogg", MediumKind.FILM, "video/ogg", ("ogv", "ogg")),
    Format("mp4", "MP4", MediumKind.FILM, "video/mp4", ("mp4", "m4v", "m4a", "mov", "3gp")),
    Format("mov", "QuickTime", MediumKind.FILM, "video/quicktime", ("mov", "qt", "mp4")),
    Format("webm", "WebM", MediumKind.FILM, "video/webm", ("webm", "weba")),
    Format("mkv", "Matroska", MediumKind.FILM, "video/matroska", ("mkv", "mka")),
)

_BY_ID = {known.id: known for known in FORMATS}


def format_of(format_id: str) -> Format:
    """Return a format by its id. Raises KeyError."""
    return _BY_ID[format_id]


def formats_of_suffix(suffix: str) -> tuple[Format, ...]:
    """Return the formats that an extension (lower case, no dot) promises; none for one that is no medium's.

    That of the same name is the first.
    """
    promised = (known for known in FORMATS if suffix in known.suffixes)
    return tuple(sorted(promised, key=lambda known: known.id != suffix))


def recognise(head: bytes) -> Format | None:
    """Return the format of a file from its first :data:`HEAD_BYTES`; None for what is no picture, sound or film."""
    format_id = _recognise(head)
    return _BY_ID[format_id] if format_id else None


def _recognise(head: bytes) -> str | None:  # noqa: PLR0911 - one return a family of signatures
    for signature, format_id in (
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"\xff\xd8\xff", "jpeg"),
        (b"GIF87a", "gif"),
        (b"GIF89a", "gif"),
        (b"II*\0", "tiff"),
        (b"MM\0*", "tiff"),
        (b"fLaC", "flac"),
    ):
        if head.startswith(signature):
            return format_id
    if head.startswith(b"RIFF"):
        return {b"WEBP": "webp", b"WAVE": "wav"}.get(head[8:12])
    if head[4:8] == b"ftyp":
        return _recognise_iso(head)
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return "webm" if b"webm" in head[:64] else "mkv"
    if head.startswith(b"OggS"):
        return "ogv" if b"theora" in head[:64] else "ogg"
    if head.startswith(b"BM") and head[6:10] == b"\0\0\0\0":  # the two reserved words, else any text "BM..." would do
        return "bmp"
    if _is_mp3(head):
        return "mp3"
    return "svg" if _is_svg(head) else None


def _recognise_iso(head: bytes) -> str:
    size = int.from_bytes(head[:4], "big")
    compatible = head[_FTYP_BRANDS][: max(0, size - 16)]
    brands = {head[8:12], *(compatible[at : at + 4] for at in range(0, len(compatible), 4))}
    if brands & _AVIF_BRANDS:
        return "avif"
    if brands & _HEIC_BRANDS:
        return "heic"
    if head[8:12] in _SOUND_BRANDS:
        return "m4a"
    return "mov" if head[8:12] == b"qt  " else "mp4"


def _is_mp3(head: bytes) -> bool:
    """Return whether there are ID3 tags, or a frame header whose fields are all possible ones of layer III."""
    if len(head) < 5:  # noqa: PLR2004
        return False
    if head.startswith(b"ID3"):
        return 2 <= head[3] <= 4 and head[4] != 0xFF  # noqa: PLR2004 - the versions that there are (ID3v2.4, section 3.1)
    if head[0] != 0xFF or head[1] & 0xE6 != 0xE2:  # noqa: PLR2004 - sync, layer III
        return False
    version, bit_rate, sampling = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    return version != 1 and bit_rate not in {0, 15} and sampling != 3  # noqa: PLR2004 - the reserved values


def _is_svg(head: bytes) -> bool:
    marked = head.startswith(_UTF16_MARKS)
    text = head[2:].replace(b"\0", b"") if marked else head.removeprefix(b"\xef\xbb\xbf")
    return _SVG_ROOT.match(text) is not None
