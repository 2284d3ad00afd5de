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
from teilbar.renditions.plan import Rendition

if TYPE_CHECKING:
    from teilbar.renditions.plan import PictureOptions

_FONTS = "font_source_sans_pro"
_FAMILY = "Source Sans Pro"
_SCALE = 2
_LONGEST = 4096  # pixels of a side
_LONGEST_OF_NONE = 1600  # pixels of a side of a drawing that says no size
_OPAQUE = 255
_PANIC = "PanicException"  # how the library says that it has gone wrong; no name of it can be imported


def rasterised(
    svg: bytes, width: int | None, height: int | None, record_xmp: bytes | None, options: PictureOptions
) -> Rendition:
    """Return a cleaned drawing as PNG, twice as large as it says it is, with the licence's record in it.

    Takes its size in pixels as :func:`~teilbar.renditions.inspect` said it. Raises ValueError for what cannot be drawn,
    such as a drawing without any extent.
    """
    drawn = _drawn(svg, *_room(width, height))
    with Image.open(BytesIO(drawn)) as picture:
        image = picture.convert("RGBA")
    if image.getchannel("A").getextrema() == (_OPAQUE, _OPAQUE):
        image = image.convert("RGB")
    data = encode(image, "image/png", record_xmp, options, drawn=True)
    return Rendition("raster", "image/png", "png", image.width, image.height, data)


def _room(width: int | None, height: int | None) -> tuple[int, int]:
    """Return the pixels that a drawing may fill; it keeps its proportions within them."""
    if width is None or height is None:
        return _LONGEST_OF_NONE, _LONGEST_OF_NONE
    scale = min(_SCALE, _LONGEST / width, _LONGEST / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _drawn(svg: bytes, width: int, height: int) -> bytes:
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg.decode("utf-8"),
                width=width,
                height=height,
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
    except BaseException as error:
        if type(error).__name__ == _PANIC:
            problem = f"the drawing cannot be drawn: {error}"
            raise ValueError(problem) from error
        raise


@cache
def _fonts() -> tuple[str, ...]:
    folder = files(_FONTS).joinpath("files")
    return tuple(sorted(str(file) for file in folder.iterdir() if file.name.endswith(".ttf")))
