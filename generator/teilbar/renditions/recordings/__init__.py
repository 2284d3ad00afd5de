"""Sounds and films: how long they last and how large they are, read from the head of their files.

``iso`` reads MP4 and QuickTime, ``matroska`` WebM, ``sound`` everything that is sound only. They are published as they
are, so what they tell of the place where they were made is a finding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from teilbar.renditions.recordings import iso, matroska, sound
from teilbar.renditions.recordings.facts import RecordingError, RecordingFacts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["RecordingError", "RecordingFacts", "read_recording"]

_READERS: Mapping[str, Callable[[BinaryIO], RecordingFacts]] = {
    "mp4": iso.read,
    "mov": iso.read,
    "m4a": iso.read,
    "webm": matroska.read,
    "mkv": matroska.read,
}


def read_recording(stream: BinaryIO, format_id: str) -> RecordingFacts:
    """Return what the head of a sound or film says. Raises RecordingError where it is broken or not all there."""
    return _READERS.get(format_id, sound.read)(stream)
