"""Sounds: MP3, Ogg, Opus, FLAC, WAV. Of an Ogg film only the duration is read, not the size of its pictures."""

from __future__ import annotations

from typing import BinaryIO

from tinytag import TinyTag, TinyTagException

from teilbar.renditions.recordings.facts import RecordingError, RecordingFacts, seconds


def read(stream: BinaryIO) -> RecordingFacts:
    """Return how long a sound lasts. Raises RecordingError."""
    stream.seek(0)
    try:
        duration = TinyTag.get(file_obj=stream, tags=False).duration
    except TinyTagException as error:
        raise RecordingError(str(error)) from error
    if seconds(duration) is None:
        reason = "no sound in it"
        raise RecordingError(reason)
    return RecordingFacts(seconds(duration))
