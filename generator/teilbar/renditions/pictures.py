"""The renditions of a picture: from the bytes of its file to those that are published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image

from teilbar.renditions.colour import says_more_than_srgb
from teilbar.renditions.containers import gif, png, webp
from teilbar.renditions.encoding import encode, encode_frames
from teilbar.renditions.formats import format_of
from teilbar.renditions.opening import opened
from teilbar.renditions.pixels import Still, read_frames, read_still
from teilbar.renditions.plan import PictureOptions, Planned, Rendition, plan
from teilbar.renditions.problems import UnusableMediumError, problem
from teilbar.renditions.svg import clean_svg
from teilbar.renditions.upright import orientation_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from teilbar.renditions.facts import MediumFacts

_REDUCING_GAP = 2.0


def picture_renditions(
    data: bytes, facts: MediumFacts, record_xmp: bytes | None = None, options: PictureOptions | None = None
) -> tuple[Rendition, ...]:
    """Return all renditions that :func:`~teilbar.renditions.plan` announces, in its order.

    Takes the picture's file, what :func:`~teilbar.renditions.inspect` said of it, and the licence's record as
    :func:`~teilbar.renditions.licence_xmp` writes it. Every rendition stands upright and is in sRGB. Of what the file
    said besides its pixels nothing is left; JPEG, PNG and WebP hold the record instead.
    The same arguments give the same bytes, as long as :func:`~teilbar.renditions.toolchain` stays the same.
    Raises UnusableMediumError for a picture that turns out to be broken, ValueError as ``plan`` does.
    """
    options = options or PictureOptions()
    wanted = plan(facts, options).all
    if facts.format == "svg":
        return tuple(_made(planned, clean_svg(data).data) for planned in wanted)
    if facts.animated:
        return _animation(data, facts, record_xmp, wanted)
    return _still(data, facts, record_xmp, wanted, options)


def _still(
    data: bytes, facts: MediumFacts, record_xmp: bytes | None, wanted: tuple[Planned, ...], options: PictureOptions
) -> tuple[Rendition, ...]:
    largest = max(wanted, key=lambda planned: planned.width or 0)
    still = read_still(data, facts.format, _size(largest))
    return tuple(
        _made(planned, encode(image, planned.media_type, record_xmp, options, drawn=still.drawn))
        for planned in wanted
        for image in [_fitted(still, planned)]
    )


def _fitted(still: Still, planned: Planned) -> Image.Image:
    image = still.image
    if image.size != _size(planned):
        image = image.resize(_size(planned), Image.Resampling.LANCZOS, reducing_gap=_REDUCING_GAP)
    return image.convert("RGB") if planned.media_type == "image/jpeg" and image.mode != "RGB" else image


def _animation(
    data: bytes, facts: MediumFacts, record_xmp: bytes | None, wanted: tuple[Planned, ...]
) -> tuple[Rendition, ...]:
    """An animation keeps its size, and in its own format its very pieces, unless its colours or its turn forbid it."""
    own_type = format_of(facts.format).media_type
    with opened(data, facts.format) as image:
        pieces_fit = facts.format == "gif" or (
            orientation_of(image) == 1 and not says_more_than_srgb(image.info.get("icc_profile"))
        )
        loops = _loops(image)
    strip = _STRIPPERS.get(facts.format) if pieces_fit else None
    frames = tuple(read_frames(data, facts.format))
    return tuple(
        _made(planned, _stripped(strip, data, record_xmp, facts))
        if strip and planned.media_type == own_type
        else _made(planned, encode_frames(frames, loops, planned.media_type, record_xmp))
        for planned in wanted
    )


def _loops(image: Image.Image) -> int:
    """How often an animation plays, 0 for ever. A GIF says how often it is repeated, or nothing: then it plays once."""
    said = image.info.get("loop")
    if image.format != "GIF":
        return int(said or 0)
    if said is None:
        return 1
    return int(said) + 1 if said else 0


def _strip_gif(data: bytes, _record_xmp: bytes | None) -> bytes:
    return gif.strip(data)


_STRIPPERS: Mapping[str, Callable[[bytes, bytes | None], bytes]] = {
    "gif": _strip_gif,
    "png": png.strip,
    "webp": webp.strip,
}


def _stripped(
    strip: Callable[[bytes, bytes | None], bytes], data: bytes, record_xmp: bytes | None, facts: MediumFacts
) -> bytes:
    try:
        return strip(data, record_xmp)
    except ValueError as error:
        raise UnusableMediumError(problem("picture-truncated", format=format_of(facts.format).name)) from error


def _size(planned: Planned) -> tuple[int, int]:
    return planned.width or 1, planned.height or 1


def _made(planned: Planned, data: bytes) -> Rendition:
    return Rendition(planned.kind, planned.media_type, planned.suffix, planned.width, planned.height, data)
