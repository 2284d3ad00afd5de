"""The pixels of a picture: upright, in sRGB, and nothing else of what its file held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from teilbar.renditions.colour import plain, to_srgb
from teilbar.renditions.opening import frames_of, opened
from teilbar.renditions.upright import orientation_of, size_upright, turn

if TYPE_CHECKING:
    from collections.abc import Iterator

_REDUCING_GAP = 2.0  # scale down coarsely to twice the wanted size, then well
_FEW_COLOURS = 8192  # a photo has more after the first hundred lines


@dataclass(frozen=True, slots=True)
class Still:
    """A picture that does not move."""

    image: Image.Image
    """RGB or RGBA, upright, in sRGB."""
    drawn: bool
    """Whether it has so few colours that it is a drawing or a screenshot."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A moment of an animation."""

    image: Image.Image
    """RGBA, upright, in sRGB."""
    duration: float
    """Milliseconds."""


def read_still(data: bytes, format_id: str, size: tuple[int, int]) -> Still:
    """Return a picture, no larger than needed for renditions of ``size`` (pixels, upright).

    Raises UnusableMediumError.
    """
    with opened(data, format_id) as image:
        orientation = orientation_of(image)
        lying = size_upright(size, orientation)
        image.draft(None, lying)  # a JPEG is unpacked at a half, a quarter or an eighth of its size
        profile = image.info.get("icc_profile")
        image.load()
        flat = plain(image)
    drawn = format_id != "jpeg" and flat.getcolors(_FEW_COLOURS) is not None
    if flat.width > lying[0] or flat.height > lying[1]:
        flat = flat.resize(lying, Image.Resampling.LANCZOS, reducing_gap=_REDUCING_GAP)
    upright = turn(to_srgb(flat, profile), orientation)
    return Still(_bare(_without_idle_alpha(upright)), drawn)


def read_frames(data: bytes, format_id: str) -> Iterator[Frame]:
    """Yield the frames of an animation, each as a whole picture.

    Raises UnusableMediumError.
    """
    with opened(data, format_id) as image:
        orientation = orientation_of(image)
        profile = image.info.get("icc_profile")
        size = image.size
        first = 1 if getattr(image, "default_image", False) else 0  # APNG: a still for programs that know no frames
        for number in range(first, frames_of(image)):
            image.seek(number)
            image.load()
            seen = image.crop((0, 0, *size))  # a frame that is larger than its animation makes Pillow enlarge it
            upright = turn(to_srgb(plain(seen), profile).convert("RGBA"), orientation)
            yield Frame(_bare(upright), float(image.info.get("duration") or 0))


def _bare(image: Image.Image) -> Image.Image:
    """Return the pixels alone: no metadata that Pillow would write again, nothing below what is fully transparent.

    People erase faces by making them transparent, and the colours stay in the file.
    """
    if image.mode == "RGBA":
        seen = image.getchannel("A").point(lambda alpha: 255 if alpha else 0)
        bare = Image.new("RGBA", image.size)
        bare.paste(image, mask=seen)
        return bare
    image.info = {}
    return image


def _without_idle_alpha(image: Image.Image) -> Image.Image:
    """Return a picture whose every pixel is opaque as RGB, as most screenshots are in truth."""
    return image.convert("RGB") if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255) else image
