"""Which renditions a picture gets: known from its facts, before any pixel is read.

So a page can be written while its pictures are still in the making, or lie in a cache.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.renditions.facts import MediumFacts, MediumKind
from teilbar.renditions.formats import format_of
from teilbar.renditions.limits import LONGEST_WEBP

if TYPE_CHECKING:
    from collections.abc import Callable

_JPEG_LONGEST = 65_500  # libjpeg's own limit
_CLOSE = 0.8  # a width that is nearer than this to the largest one is not worth a file


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureOptions:
    """What a hub wants of its pictures."""

    widths: tuple[int, ...] = (480, 960, 1600)
    """Pixels: a phone, a phone with a fine screen or a column of text, a large screen. No picture is made larger."""
    fallback_width: int = 1600
    """Pixels at most, of the copy for what cannot show WebP: printing shops, office programs, older packages."""
    webp_quality: int = 80
    """0 to 100, of photos; drawings are kept without loss."""
    jpeg_quality: int = 85
    """0 to 95."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A rendition that is to be made."""

    kind: str
    """``webp-960`` (by its width in pixels), ``fallback`` or ``svg``; one of a kind a picture."""
    media_type: str
    suffix: str
    """For its file's name, without a dot."""
    width: int | None
    """Pixels; None for a drawing (SVG) without a size."""
    height: int | None


@dataclass(frozen=True, slots=True)
class Rendition(Planned):
    """A rendition that was made."""

    data: bytes


@dataclass(frozen=True, slots=True)
class PicturePlan:
    """All renditions of a picture, as an HTML page names them."""

    sources: tuple[Planned, ...]
    """For ``srcset`` of a ``source`` element of type ``image/webp``, by width; empty for a drawing."""
    fallback: Planned
    """For ``src``, ``width`` and ``height`` of the ``img`` element."""

    @property
    def all(self) -> tuple[Planned, ...]:
        """All of them, in the order in which they are made."""
        return (*self.sources, self.fallback)

    def srcset(self, address: Callable[[Planned], str]) -> str:
        """Return the value of the attribute ``srcset`` (HTML, "Srcset attributes"), given each one's address."""
        return ", ".join(f"{address(source)} {source.width}w" for source in self.sources)


def plan(facts: MediumFacts, options: PictureOptions) -> PicturePlan:
    """Return the renditions that a picture gets.

    Raises ValueError for what is no picture, or one that :func:`teilbar.renditions.inspect` refused.
    """
    if facts.kind is not MediumKind.PICTURE:
        reason = f"{facts.kind} has no renditions"
        raise ValueError(reason)
    if facts.format == "svg":
        return PicturePlan((), Planned("svg", "image/svg+xml", "svg", facts.width, facts.height))
    if facts.width is None or facts.height is None:
        reason = f"a picture of format {facts.format} has a size"
        raise ValueError(reason)
    size = facts.width, facts.height
    widths = (facts.width,) if facts.animated else _webp_widths(size, options.widths)
    sources = tuple(_scaled(f"webp-{width}", "webp", size, width) for width in widths)
    return PicturePlan(sources, _fallback(facts, size, options))


def _fallback(facts: MediumFacts, size: tuple[int, int], options: PictureOptions) -> Planned:
    """GIF stays GIF as far as it moves; what moves otherwise, is transparent or drawn becomes PNG; a photo JPEG."""
    if facts.animated:
        return _scaled("fallback", "gif" if facts.format == "gif" else "png", size, size[0])
    format_id = "png" if facts.alpha or facts.indexed else "jpeg"
    return _scaled("fallback", format_id, size, _fitting(size, options.fallback_width, _JPEG_LONGEST))


def _webp_widths(size: tuple[int, int], wanted: tuple[int, ...]) -> tuple[int, ...]:
    largest = _fitting(size, max(wanted), LONGEST_WEBP)
    return (*sorted(width for width in wanted if width < largest * _CLOSE), largest)


def _fitting(size: tuple[int, int], wanted: int, longest: int) -> int:
    """Return the largest width that is no more than wanted and leaves the height below what the format can hold."""
    width, height = size
    return max(1, min(width, wanted, longest, width * longest // height))


def _scaled(kind: str, format_id: str, size: tuple[int, int], width: int) -> Planned:
    known = format_of(format_id)
    height = max(1, round(size[1] * width / size[0]))
    return Planned(kind, known.media_type, known.suffixes[0], width, height)
