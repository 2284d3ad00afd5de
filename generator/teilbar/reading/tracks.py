"""Captions: what a WebVTT file says, and whether a browser would show it (W3C, "WebVTT: The Web Video Text Tracks")."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from webvtt import Caption

_ARROW = "-->"
_TIME = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}"
_TIMING = re.compile(rf"\s*{_TIME}[ \t]+-->[ \t]+{_TIME}(?=\s|$)")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&nbsp;": "\N{NO-BREAK SPACE}", "&lrm;": "", "&rlm;": "", "&amp;": "&"}
_PAUSE = 1.0
"""Seconds without words after which a new passage begins."""
_LONG = 500
"""Characters from which on the next sentence begins a new passage."""
_ENDS_SENTENCE = (".", "!", "?", "…", "]", ")", "“", "”")


class Fault(StrEnum):
    """Why browsers show nothing of a file, or not all: keys below ``captions.broken`` in the texts."""

    ENCODING = "encoding"
    SIGNATURE = "signature"
    TIME = "time"
    ORDER = "order"
    EMPTY = "empty"


class TracksError(Exception):
    """A file that browsers show nothing of, or not all."""

    def __init__(self, fault: Fault, line: int | None = None) -> None:
        """Take what is wrong, and the line, from 1, where there is one."""
        super().__init__(fault)
        self.fault = fault
        self.line = line


def passages(text: str) -> tuple[str, ...]:
    """Return what a WebVTT file says, without times and markup, in passages to be read.

    What two cues in a row say stands there once: captions that were made by machines repeat the line above.
    Raises TracksError for a file without its signature ("WebVTT file body"), with a time that cannot be read ("WebVTT
    timestamp"), with cues that do not follow each other ("WebVTT cue timings"), or without any.
    """
    import webvtt  # noqa: PLC0415 - it takes longer than many a check, and most sources have no captions
    from webvtt.errors import MalformedCaptionError, MalformedFileError  # noqa: PLC0415 - the same

    try:
        cues = webvtt.from_string(text).captions
    except MalformedFileError as error:
        raise TracksError(Fault.SIGNATURE, 1) from error
    except MalformedCaptionError as error:
        raise TracksError(Fault.TIME, _unread(text)) from error
    if (line := _unread(text)) is not None:
        raise TracksError(Fault.TIME, line)
    _check_order(cues, text)
    found = tuple(_joined(cues))
    if not found:
        raise TracksError(Fault.EMPTY)
    return found


def _unread(text: str) -> int | None:
    """Return the first line that should say when a cue is shown, and does not."""
    lines = enumerate(text.split("\n"), 1)
    return next((number for number, line in lines if _ARROW in line and not _TIMING.match(line)), None)


def _check_order(cues: Sequence[Caption], text: str) -> None:
    numbers = [number for number, line in enumerate(text.split("\n"), 1) if _ARROW in line]
    places: list[int | None] = [*numbers] if len(numbers) == len(cues) else [None] * len(cues)
    for cue, line in zip(cues, places, strict=True):
        if _end(cue) <= _start(cue):
            raise TracksError(Fault.ORDER, line)
    for (before, cue), line in zip(pairwise(cues), places[1:], strict=True):
        if _start(cue) < _start(before):
            raise TracksError(Fault.ORDER, line)


def _start(cue: Caption) -> float:
    return cue.start_time.in_milliseconds() / 1000


def _end(cue: Caption) -> float:
    return cue.end_time.in_milliseconds() / 1000


def _joined(cues: Sequence[Caption]) -> Iterator[str]:
    """Yield the passages: a new one begins with another voice, after a pause, and after a sentence of a long one."""
    words: list[str] = []
    shown: list[str] = []
    voice, end = "", 0.0
    for cue in cues:
        lines = [plain for line in cue.text.split("\n") if (plain := _plain(line))]
        fresh = lines[_rolled(shown, lines) :]
        shown = lines
        speaker = _plain(cue.voice or "")
        if fresh and words and (speaker != voice or _is_over(words, _start(cue) - end)):
            yield " ".join(words)
            words = []
        if fresh:
            words += [f"{speaker}: {fresh[0]}", *fresh[1:]] if speaker and not words else fresh
            voice, end = speaker, _end(cue)
    if words:
        yield " ".join(words)


def _rolled(before: Sequence[str], lines: Sequence[str]) -> int:
    """Return how many lines stand at the end of the cue before, too: they have moved up."""
    most = min(len(before), len(lines))
    return next((count for count in range(most, 0, -1) if before[-count:] == lines[:count]), 0)


def _is_over(words: Sequence[str], pause: float) -> bool:
    if not words[-1].endswith(_ENDS_SENTENCE):
        return False
    return pause >= _PAUSE or sum(map(len, words)) > _LONG


def _plain(line: str) -> str:
    for written, meant in _ENTITIES.items():
        line = line.replace(written, meant)
    return " ".join(line.split())
