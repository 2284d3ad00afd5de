"""What a heading says its section is: the pedagogy that authors write as headings, not as YAML."""

from __future__ import annotations

import re

_SYNONYMS: dict[str, tuple[str, ...]] = {
    "about": ("darum geht's", "darum geht es", "worum geht's", "worum geht es", "überblick", "what it is about"),
    "materials": (
        "das braucht ihr",
        "das brauchen sie",
        "was ihr braucht",
        "das wird gebraucht",
        "material",
        "materialien",
        "what you need",
    ),
    "steps": ("so geht's", "so geht es", "ablauf", "schritt für schritt", "anleitung", "how it works", "step by step"),
    "reflection": ("reflexion", "nachdenken", "zum nachdenken", "reflection"),
    "privacy": ("datenschutz", "privacy", "data protection"),
    "sources": ("quellen", "quellen und bildnachweise", "literatur", "sources", "references"),
    "variations": ("varianten", "ideen zum weitermachen", "variations"),
}
_ROLES = {synonym: role for role, synonyms in _SYNONYMS.items() for synonym in synonyms}
_ORNAMENT = re.compile(r"^[\W_]+|[\W_]+$")


def role_of(heading: str) -> str:
    """Return the role of a section with this heading, or an empty string; ornament around its words does not count."""
    plain = " ".join(heading.casefold().replace("’", "'").split())
    return _ROLES.get(plain) or _ROLES.get(_ORNAMENT.sub("", plain), "")
