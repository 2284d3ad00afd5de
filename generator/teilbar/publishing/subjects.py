"""Which of the theme's drawings stands for an area, by the words in its name."""

from __future__ import annotations

import re
from functools import cache

ANY = "kiste"
"""The drawing for all other areas, and for texts without one."""

# Beginnings of words, German and English; the first word of a name that begins with one of them counts.
# ``themes/material/covers/`` has a drawing for each.
_SIGNS = (
    ("medien", ("medien", "media", "digital", "film", "foto", "photo", "informati", "comput", "techn")),
    ("sprache", ("sprach", "literacy", "lese", "lesen", "language", "schrift", "erzähl", "buch", "reading", "deutsch")),
    ("klang", ("musik", "music", "hör", "klang", "rhythm", "ton", "sound")),
    ("farbe", ("kunst", "kultur", "ästhet", "art", "mal", "gestalt", "werken", "theater", "kreativ", "creativ")),
    ("zahlen", ("mathe", "math", "zahl", "form", "zähl", "number")),
    ("natur", ("natur", "umwelt", "nature", "science", "wissenschaft", "forsch", "nachhaltig", "garten")),
    ("bewegung", ("beweg", "sport", "rhythmik", "tanz", "gesund", "ernähr", "move", "health", "entspann")),
    ("miteinander", ("sozial", "emotion", "wert", "religi", "ethik", "team", "konflikt", "eltern", "daten")),
)

DRAWINGS = (*(name for name, _ in _SIGNS), ANY)
"""The names of all drawings."""


@cache
def drawing_of(area: str) -> str:
    """Return the name of the drawing for an area, as its author wrote that."""
    words = re.findall(r"\w+", area.casefold())
    return next((name for word in words for name, signs in _SIGNS if word.startswith(signs)), ANY)
