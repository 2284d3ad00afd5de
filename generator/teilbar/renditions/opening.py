"""Opening pictures of strangers with Pillow: bounded in size, and with every failure as a finding."""

from __future__ import annotations

import logging
import warnings
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from PIL import Image

from teilbar.renditions.formats import format_of
from teilbar.renditions.limits import LONGEST_WEBP, MAX_ANIMATION_PIXELS, MAX_PIXELS
from teilbar.renditions.problems import UnusableMediumError, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

Image.MAX_IMAGE_PIXELS = MAX_PIXELS  # Pillow looks at it when it opens a picture and again at each frame
logging.getLogger("PIL").addHandler(logging.NullHandler())  # else it writes to the author's terminal; we make findings

_ENDS_EARLY = ("truncated", "end of file", "eof", "unexpected end", "incomplete", "not enough", "broken data stream")


@contextmanager
def opened(picture: bytes | BinaryIO, format_id: str) -> Iterator[Image.Image]:
    """Open a picture whose format is known; its pixels are not read yet.

    The body should do no more than read from the picture, because whatever fails there is the picture's fault.
    Raises UnusableMediumError.
    """
    stream = BytesIO(picture) if isinstance(picture, bytes) else picture
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns about metadata, which we drop
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(stream, formats=[format_id.upper()]) as image:
                _check_animation(image)
                yield image
        except UnusableMediumError:
            raise
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise UnusableMediumError(problem("picture-too-large", limit=MAX_PIXELS // 1_000_000)) from error
        except Exception as error:  # what decoders raise on broken data has no common class
            raise UnusableMediumError(problem(_rule(error), format=format_of(format_id).name)) from error


def frames_of(image: Image.Image) -> int:
    """Return how many frames an opened picture shows one after the other; 1 for a picture that does not move.

    The pages of a TIFF are no frames, nor are the depth map and the preview that phones add to a JPEG (MPO).
    """
    return getattr(image, "n_frames", 1) if image.format not in {"TIFF", "MPO"} else 1


def _check_animation(image: Image.Image) -> None:
    width, height = image.size
    frames = frames_of(image)
    if frames > 1 and (frames * width * height > MAX_ANIMATION_PIXELS or max(width, height) > LONGEST_WEBP):
        raise UnusableMediumError(problem("animation-too-large", frames=frames, width=width, height=height))


def _rule(error: Exception) -> str:
    """Return whether a picture ends too early or is broken otherwise: decoders tell it in words only."""
    words = str(error).lower()
    return "picture-truncated" if any(sign in words for sign in _ENDS_EARLY) else "picture-broken"
