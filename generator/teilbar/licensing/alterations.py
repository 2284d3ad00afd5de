"""Whether what an author says was changed about a work makes an adaptation of it.

Another size or file format makes none (CC BY-SA 4.0 and its siblings, section 2(a)(4): technical modifications never
produce adapted material). Whatever is not certainly of that kind counts as one.
"""

from __future__ import annotations

import re

_NOTHING = frozenset(
    {
        *("kein", "keine", "nein", "nichts", "ohne", "unverändert", "unbearbeitet", "original"),
        *("none", "no", "nothing", "unchanged", "unmodified"),
    }
)
_SIZE_OR_FORMAT = frozenset(
    {
        *("größe", "bildgröße", "format", "dateiformat", "auflösung", "size", "resolution"),
        *("verkleinert", "verkleinerung", "vergrößert", "vergrößerung", "skaliert", "herunterskaliert", "skalierung"),
        *("komprimiert", "komprimierung", "umgewandelt", "umwandlung", "konvertiert", "konvertierung", "umbenannt"),
        *("resized", "resizing", "scaled", "downscaled", "compressed", "converted", "conversion", "renamed"),
    }
)
"""Each of these words says that the change was one of size or format."""
_BESIDE_THEM = frozenset(
    {
        *("bearbeitung", "änderung", "änderungen", "change", "changes", "geändert", "angepasst", "changed"),
        *(
            "gespeichert",
            "bild",
            "datei",
            "foto",
            "image",
            "file",
            "picture",
            "photo",
            "breite",
            "höhe",
            "width",
            "height",
            "wide",
        ),
        *("auf", "in", "nach", "zu", "das", "der", "die", "als", "nur", "leicht", "from", "to", "into", "the", "as"),
        *("jpg", "jpeg", "png", "webp", "avif", "gif", "svg", "tif", "tiff", "bmp", "pdf", "mp3", "mp4", "m4a", "ogg"),
        *("opus", "wav", "webm", "x", "px", "pixel", "pixels", "kb", "mb", "dpi", "prozent", "per", "cent", "von"),
    }
)
"""Words that may stand beside them and say nothing else."""
_STEPS = re.compile(r"[,;/+&.]\s|[;+&]|\s(?:und|and|sowie)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:\d)?|_")
_BLANK = " \t.,;-–—"
_SPELLED = str.maketrans({"×": "x"})


def is_change(said: str) -> bool:
    """Tell whether it was said that anything was changed: ``unverändert`` says the contrary."""
    words = _words(said)
    return bool(said.strip(_BLANK)) and not (words <= _NOTHING | _BESIDE_THEM and words & _NOTHING)


def is_alteration(said: str) -> bool:
    """Tell whether what was said of a change makes an adaptation: ``zugeschnitten`` does, ``verkleinert`` does not."""
    return is_change(said) and not (_words(said) and all(_is_technical(_words(step)) for step in _STEPS.split(said)))


def _is_technical(words: set[str]) -> bool:
    return not words or (bool(words & _SIZE_OR_FORMAT) and words <= _SIZE_OR_FORMAT | _BESIDE_THEM)


def _words(said: str) -> set[str]:
    return set(_WORD.findall(said.lower().translate(_SPELLED)))
