"""What captions say is read as a person would read it out; what a browser would not show is found, with its line."""

from __future__ import annotations

import pytest

from teilbar.reading.tracks import Fault, TracksError, passages

SAID = {
    "one passage of cues that follow each other": (
        "00:01.000 --> 00:02.000\nWir bauen\n\n00:02.100 --> 00:03.000\neinen Turm.",
        ("Wir bauen einen Turm.",),
    ),
    "a pause after a sentence begins a new one": (
        "00:01.000 --> 00:02.000\nFertig!\n\n00:09.000 --> 00:10.000\nUnd noch einer.",
        ("Fertig!", "Und noch einer."),
    ),
    "a pause within a sentence does not": (
        "00:01.000 --> 00:02.000\nWir bauen\n\n00:09.000 --> 00:10.000\neinen Turm.",
        ("Wir bauen einen Turm.",),
    ),
    "who speaks is named": (
        "00:01.000 --> 00:02.000\n<v A>Ei\n\n00:02.000 --> 00:03.000\n<v A>du!\n\n00:03.000 --> 00:04.000\n<v B>Ja?",
        ("A: Ei du!", "B: Ja?"),
    ),
    "a line that moves up is said once": (
        "00:01.000 --> 00:02.000\nEins\nzwei\n\n00:02.000 --> 00:03.000\nzwei\ndrei\n\n00:03.000 --> 00:04.000\ndrei",
        ("Eins zwei drei",),
    ),
    "the same noise at another time is not": (
        "00:01.000 --> 00:02.000\n[Plopp]\nSonne\n\n00:02.000 --> 00:03.000\n[Plopp]\nWolke",
        ("[Plopp] Sonne [Plopp] Wolke",),
    ),
    "markup, entities, settings, notes and names of cues are no words": (
        "NOTE Von uns\n\n1\n01:00:01.000 --> 01:00:02.000 align:start\n<i>Tick</i> &amp; <c.laut>tack &lt;3</c>",
        ("Tick & tack <3",),
    ),
    "a setting that browsers pass over does no harm": ("00:01.000 --> 00:02.000 align:middle\nTick", ("Tick",)),
}

BROKEN = {
    "no signature": ("1\n00:00:01,000 --> 00:00:02,000\nHallo\n", Fault.SIGNATURE, 1),
    "nothing": ("", Fault.SIGNATURE, 1),
    "a comma for a point": ("WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nHallo\n", Fault.TIME, 3),
    "seconds alone": ("WEBVTT\n\n00:01.000 --> 00:02.000\nHallo\n\n3 --> 4\nDu\n", Fault.TIME, 6),
    "sixty-one seconds": ("WEBVTT\n\n00:61.000 --> 01:02.000\nHallo\n", Fault.TIME, 3),
    "an end before its beginning": ("WEBVTT\n\n00:02.000 --> 00:01.000\nHallo\n", Fault.ORDER, 3),
    "a cue before the one above": (
        "WEBVTT\n\n00:05.000 --> 00:06.000\nHallo\n\n00:01.000 --> 00:02.000\nDu\n",
        Fault.ORDER,
        6,
    ),
    "no cue": ("WEBVTT\n\nNOTE Kommt noch.\n", Fault.EMPTY, None),
    "no word": ("WEBVTT\n\n00:01.000 --> 00:02.000\n<i></i>\n", Fault.EMPTY, None),
}


@pytest.mark.parametrize(("cues", "said"), SAID.values(), ids=SAID)
def test_what_captions_say(cues: str, said: tuple[str, ...]) -> None:
    assert passages(f"WEBVTT\n\n{cues}\n") == said


@pytest.mark.parametrize(("text", "fault", "line"), BROKEN.values(), ids=BROKEN)
def test_what_browsers_would_not_show(text: str, fault: Fault, line: int | None) -> None:
    with pytest.raises(TracksError) as error:
        passages(text)
    assert (error.value.fault, error.value.line) == (fault, line)
