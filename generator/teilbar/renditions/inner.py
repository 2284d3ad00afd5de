"""A picture that lies inside a drawing: it has metadata like any other."""

from __future__ import annotations

from teilbar.renditions.encoding import encode
from teilbar.renditions.facts import MediumKind
from teilbar.renditions.formats import HEAD_BYTES, recognise
from teilbar.renditions.opening import opened
from teilbar.renditions.pixels import read_still
from teilbar.renditions.plan import PictureOptions
from teilbar.renditions.problems import UnusableMediumError, problem
from teilbar.renditions.upright import orientation_of, size_upright


def clean_inner(data: bytes) -> tuple[str, bytes]:
    """Return a picture's media type and its bytes without metadata: upright, in sRGB, as large as it was, and still.

    A photo stays a JPEG, everything else becomes PNG. Raises UnusableMediumError.
    """
    known = recognise(data[:HEAD_BYTES])
    if known is None or known.kind is not MediumKind.PICTURE or known.id in {"svg", "heic"}:
        raise UnusableMediumError(problem("picture-broken", format=""))
    with opened(data, known.id) as image:
        size = size_upright(image.size, orientation_of(image))
        transparent = image.has_transparency_data
    still = read_still(data, known.id, size)
    media_type = "image/jpeg" if known.id == "jpeg" and not transparent else "image/png"
    return media_type, encode(still.image, media_type, None, PictureOptions(), drawn=still.drawn)
