"""Colours: whatever a picture has becomes 8-bit sRGB (IEC 61966-2-1), so that no profile need travel with it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageCms

if TYPE_CHECKING:
    from collections.abc import Mapping

_PROFILE_SPACES: Mapping[str, str] = {"RGB": "RGB ", "L": "GRAY", "CMYK": "CMYK", "LAB": "Lab "}
"""The colour space that a profile must be of to fit a mode (ICC.1:2022, table 19)."""

_WIDE_GREY = ("I;16", "I;16B", "I;16L", "I;16N", "I")
_SHADES = 8  # of each channel, to see whether a profile says anything but sRGB
_UNSEEN = 1  # a difference of one level of 255


def plain(image: Image.Image) -> Image.Image:
    """Return the picture in a mode that can be scaled and converted: L, LA, RGB, RGBA, CMYK or LAB, of 8 bits.

    A palette is looked up, 16 bits become 8, a colour that stands for transparency becomes an alpha channel.
    Raises ValueError for what Pillow cannot convert.
    """
    if image.mode in _WIDE_GREY:
        image = _narrowed(image)
    if "transparency" in image.info or image.mode in {"PA", "La", "RGBa"}:
        return image.convert("LA" if image.mode == "L" else "RGBA")
    if image.mode == "P":
        return image.convert(image.palette.mode if image.palette else "RGB")
    if image.mode in {"L", "LA", "RGB", "RGBA", "CMYK", "LAB"}:
        return image
    return image.convert("L" if image.mode in {"1", "F"} else "RGB")


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a plain picture as RGB or RGBA in sRGB.

    Takes what :func:`plain` returned and the picture's ICC profile. Without one it counts as sRGB, as in CSS Color 4,
    section 11.1; likewise with one that is broken or of another colour space, which browsers ignore too.
    """
    if image.mode in {"LA", "RGBA"}:
        alpha = image.getchannel("A")
        opaque = to_srgb(image.convert(image.mode[:-1]), profile)
        opaque.putalpha(alpha)
        return opaque
    converted = _through_profile(image, profile) if profile else None
    return converted or image.convert("RGB")


def says_more_than_srgb(profile: bytes | None) -> bool:
    """Return whether a picture with this profile looks other than sRGB would."""
    return profile is not None and _through_profile(_sample(), profile) is not None


def _narrowed(image: Image.Image) -> Image.Image:
    """16-bit grey as 8-bit grey. Mode I holds 16 bits too where a PNG was read by an older Pillow."""
    if "transparency" in image.info:
        image.info = {}  # a 16-bit shade, which none of the 8-bit ones would equal
    return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")


def _through_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if source.profile.xcolor_space != _PROFILE_SPACES[image.mode]:
            return None
        transform = _transform(source, image.mode)
        if image.mode == "RGB" and _changes_nothing(transform):
            return None
        return transform.apply(image)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def _transform(source: ImageCms.ImageCmsProfile, mode: str) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        source,
        ImageCms.createProfile("sRGB"),
        mode,
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def _changes_nothing(transform: ImageCms.ImageCmsTransform) -> bool:
    """Return whether a profile is sRGB by whatever name: most photos carry one, and converting them costs time."""
    sample = _sample()
    difference = ImageChops.difference(sample, transform.apply(sample))
    return max(difference.tobytes()) <= _UNSEEN


def _sample() -> Image.Image:
    """A picture that has colours from all over the cube."""
    steps = [step * 255 // (_SHADES - 1) for step in range(_SHADES)]
    colours = bytes(channel for red in steps for green in steps for blue in steps for channel in (red, green, blue))
    return Image.frombytes("RGB", (_SHADES**2, _SHADES), colours)
