"""Turning pictures upright: the orientation of Exif 3.0, section 4.6.5.1.6, done in the pixels.

Pillow's ``exif_transpose`` also believes the orientation in XMP, which no browser does: a picture would then lie on the
site other than its author saw it. So only what stands in the Exif data counts, as in HTML's ``image-orientation``.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PIL import ExifTags, Image

if TYPE_CHECKING:
    from collections.abc import Mapping

_TURNS: Mapping[int, Image.Transpose] = MappingProxyType(
    {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
)
_LYING = frozenset({5, 6, 7, 8})


def orientation_of(image: Image.Image) -> int:
    """Return the orientation of an opened picture, from 1 (upright) to 8; 1 also for what makes no sense.

    For a TIFF it is 1: Pillow turns it when it reads the pixels, and says its size as it will be then.
    """
    data = image.info.get("exif")
    if not isinstance(data, bytes) or image.format == "TIFF":
        return 1
    exif = Image.Exif()
    try:
        exif.load(data)
        orientation = exif.get(ExifTags.Base.Orientation)
    except Exception:  # noqa: BLE001 - broken Exif data fails in many ways, and none is worth losing the picture
        return 1
    return orientation if isinstance(orientation, int) and orientation in _TURNS else 1


def size_upright(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    """Return the size that a picture has after :func:`turn`; the same function leads back."""
    width, height = size
    return (height, width) if orientation in _LYING else size


def turn(image: Image.Image, orientation: int) -> Image.Image:
    """Return the picture upright."""
    return image.transpose(_TURNS[orientation]) if orientation in _TURNS else image
