"""What is read of a sound or a film."""

from __future__ import annotations

import math
from dataclasses import dataclass


class RecordingError(ValueError):
    """A sound or film whose head is broken or missing."""


@dataclass(frozen=True, slots=True)
class RecordingFacts:
    """What the head of a sound or film says; None for what it leaves open."""

    duration: float | None = None
    """Seconds, to the millisecond."""
    width: int | None = None
    """Pixels, seen upright."""
    height: int | None = None
    has_pictures: bool = False
    """Whether it is a film."""
    tells_place: bool = False
    """Whether the place where it was recorded stands in it."""


def seconds(duration: float | None) -> float | None:
    """Return a duration to the millisecond; None for one that cannot be."""
    return round(duration, 3) if duration is not None and math.isfinite(duration) and duration > 0 else None
