"""What is known of a medium without playing it or reading its pixels: frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MediumKind(StrEnum):
    """What a medium is for."""

    PICTURE = "picture"
    SOUND = "sound"
    FILM = "film"
    OTHER = "other"
    """A document, a table, an archive ...: passed through as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MediumFacts:
    """What a medium is, by its content; its name has no say in it."""

    kind: MediumKind
    format: str = ""
    """The id of the format in :mod:`teilbar.renditions.formats`; empty for kind ``OTHER``."""
    media_type: str = ""
    """Its media type (IANA); empty for kind ``OTHER``."""
    width: int | None = None
    """Pixels, seen upright; None where the file does not say."""
    height: int | None = None
    """Pixels, seen upright; None where the file does not say."""
    animated: bool = False
    """Whether a picture has several frames that follow each other in time."""
    alpha: bool = False
    """Whether a picture can be transparent."""
    indexed: bool = False
    """Whether a picture has a palette: a drawing or a screenshot, not a photo."""
    duration: float | None = None
    """Seconds that a sound or a film lasts, to the millisecond; None where the file does not say."""
