"""A drawing as a picture of pixels, for what shows no SVG: from bytes to bytes, the same on every machine.

No fonts of the machine are used, since every machine has others: all letters are set in one font that is installed with
Teilbar.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

import resvg_py
from PIL import Image

from teilbar.renditions.encoding import encode

if TYPE_CHECKING:
    from teilbar.renditions.plan import PictureOptions

_FONTS = "font_source_sans_pro"
_FAMILY = "Source Sans Pro"
_SCALE = 2
_LONGEST = 4096  # pixels of a side
_OPAQUE = 255
_WIDTH_OF_NONE = 800  # pixels, of a drawing that says no size


def raster_size(width: int | None, height: int | None) -> tuple[int, int | None]:
    """Return the size of the picture in pixels: twice the drawing's, the height unknown where the drawing says none."""
    if width is None or height is None:
        return _WIDTH_OF_NONE * _SCALE, None
    scale = min(_SCALE, _LONGEST / width, _LONGEST / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def rasterised(
    svg: bytes, width: int | None, height: int | None, record_xmp: bytes | None, options: PictureOptions
) -> bytes:
    """Return a cleaned drawing as PNG, twice as large as it says it is, with the licence's record in it.

    Raises ValueError for what cannot be drawn.
    """
    size = raster_size(width, height)
    drawn = bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg.decode("utf-8"),
            width=size[0],
            height=size[1],
            skip_system_fonts=True,
            font_files=list(_fonts()),
            font_family=_FAMILY,
            serif_family=_FAMILY,
            sans_serif_family=_FAMILY,
            cursive_family=_FAMILY,
            fantasy_family=_FAMILY,
            monospace_family=_FAMILY,
        )
    )
    with Image.open(BytesIO(drawn)) as picture:
        image = picture.convert("RGBA")
        if image.getchannel("A").getextrema() == (_OPAQUE, _OPAQUE):
            image = image.convert("RGB")
        return encode(image, "image/png", record_xmp, options, drawn=True)


@cache
def _fonts() -> tuple[str, ...]:
    folder = files(_FONTS).joinpath("files")
    return tuple(sorted(str(file) for file in folder.iterdir() if file.name.endswith(".ttf")))
