"""Writing pictures: WebP, JPEG and PNG that hold pixels and, where there is one, the licence's record.

The same pixels give the same bytes, as long as Pillow and the libraries in it stay the same: see :func:`toolchain`.
"""

from __future__ import annotations

from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING

import tinycss2
from lxml import etree
from PIL import Image, PngImagePlugin, features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilbar.renditions.pixels import Frame
    from teilbar.renditions.plan import PictureOptions

_METHOD = 4  # how thoroughly WebP is packed, of 0 to 6: libwebp's own choice
_EXACT = MappingProxyType({"lossless": True, "quality": 50, "method": 2})  # here quality is how long to search
_LONGEST_FRAME = 65_535  # milliseconds: what an animated PNG has room for (PNG, section 11.3.6.2)
_SHARP_QUALITY = 90  # below it coloured letters get a fringe


def toolchain() -> str:
    """Return the versions of all that the bytes of a rendition depend on, for the key of a cache."""
    libraries = ("pil", "littlecms2", "webp", "avif", "libjpeg_turbo", "zlib_ng", "zlib", "libtiff")
    versions = {name: features.version(name) for name in libraries}
    versions["libxml2"] = ".".join(map(str, etree.LIBXML_VERSION))
    versions["tinycss2"] = tinycss2.VERSION
    return " ".join(f"{name}={version}" for name, version in versions.items() if version)


def encode(
    image: Image.Image, media_type: str, record_xmp: bytes | None, options: PictureOptions, *, drawn: bool
) -> bytes:
    """Return a still picture (RGB or RGBA, sRGB) as a file. Raises KeyError for a type that is not written."""
    writer = {"image/webp": _webp, "image/jpeg": _jpeg, "image/png": _png}[media_type]
    return writer(image, record_xmp, options, drawn)


def encode_frames(frames: Sequence[Frame], loops: int, media_type: str, record_xmp: bytes | None) -> bytes:
    """Return an animation as WebP or PNG, without loss; ``loops`` is how often it plays, 0 for ever."""
    first, rest = frames[0].image, [frame.image for frame in frames[1:]]
    durations = [min(round(frame.duration), _LONGEST_FRAME) for frame in frames]
    shared = {"save_all": True, "append_images": rest, "loop": loops, "duration": durations}
    if media_type == "image/webp":
        return _saved(first, "WEBP", **shared, **_EXACT, xmp=record_xmp or b"")
    return _saved(first, "PNG", **shared, pnginfo=_text(record_xmp))


def _webp(image: Image.Image, record_xmp: bytes | None, options: PictureOptions, drawn: bool) -> bytes:
    """Of a drawing the smaller of two: flat colours take less room without loss, soft edges far more."""
    xmp = record_xmp or b""
    if not drawn:
        return _saved(image, "WEBP", quality=options.webp_quality, method=_METHOD, xmp=xmp)
    quality = max(_SHARP_QUALITY, options.webp_quality)
    near = _saved(image, "WEBP", quality=quality, method=_METHOD, xmp=xmp)
    exact = _saved(image, "WEBP", **_EXACT, xmp=xmp)
    return min(exact, near, key=len)


def _jpeg(image: Image.Image, record_xmp: bytes | None, options: PictureOptions, drawn: bool) -> bytes:
    subsampling = "4:4:4" if drawn else "4:2:0"
    quality = options.jpeg_quality
    return _saved(image, "JPEG", quality=quality, subsampling=subsampling, progressive=True, xmp=record_xmp)


def _png(image: Image.Image, record_xmp: bytes | None, _options: PictureOptions, drawn: bool) -> bytes:
    return _saved(_with_palette(image) if drawn else image, "PNG", pnginfo=_text(record_xmp))


def _saved(image: Image.Image, format_id: str, **parameters: object) -> bytes:
    out = BytesIO()
    image.save(out, format_id, **parameters)
    return out.getvalue()


def _text(record_xmp: bytes | None) -> PngImagePlugin.PngInfo | None:
    if record_xmp is None:
        return None
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", record_xmp.decode("utf-8"))
    return info


def _with_palette(image: Image.Image) -> Image.Image:
    """Return an opaque drawing of at most 256 colours with a palette: the same to see, in a third of the bytes."""
    colours = image.getcolors(256) if image.mode == "RGB" else None
    if colours is None:
        return image
    return image.convert("P", dither=Image.Dither.NONE, palette=Image.Palette.ADAPTIVE, colors=len(colours))
