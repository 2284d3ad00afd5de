"""Who can be recognised in a medium, and whether they have agreed, as authors write it.

A consent that is not certainly given must not pass for one: a refusal counts wherever it stands, and a doubt is no
consent. Both functions take what YAML made of a value, or raise ValueError.
"""

from __future__ import annotations

import re

from teilbar.reading.values import read_flag

_SPELLINGS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_WORD = re.compile(r"[^\W_]+|\?")
_UNTIL_REVOKED = re.compile(r"\b(?:bis auf|auf|until)\s+(?:widerruf|revoked|revocation)\b")
"""How a consent that was given usually ends: it is no refusal."""
_REFUSED = re.compile(
    r"nicht|nichts|nein|nie|niemals|niemand|kein\w*|ohne|weder|dagegen|untersagt|verboten"
    r"|abgelehnt|lehn\w*|ablehn\w*|verweiger\w*|widerruf|widerrufen\w*|widersprochen|widerspruch"
    r"|zurueckgezogen|zurueckgenommen|entzogen|abgelaufen|erloschen|ungueltig"
    r"|no|not|none|never|nobody|without|refused|denied|declined|rejected|revoked|withdrawn|expired|invalid"
)
_DOUBTED = re.compile(
    r"\?|fehl\w*|offen\w*|aussteh\w*|aus|noch|unklar\w*|ungeklaert|unbekannt|unsicher|ungewiss|fraglich"
    r"|angefragt|erfragt|beantragt|erbeten|nachgefragt|nachgereicht|nachreichen|nachtraeglich|folgt|kommt"
    r"|wird|werden|muss|muessen|soll\w*|spaeter|bald|demnaechst|vielleicht|vermutlich|wahrscheinlich|evtl|eventuell"
    r"|teils|teilweise|todo|tbd|pending|missing|unknown|unclear|open|outstanding|requested|asked|maybe|perhaps"
    r"|probably|partly|later|soon|yet|will|must|should"
)
_SAYS_SOMETHING = re.compile(r"[^\W_]{2}")
"""Two letters or digits in a row: ``ok``, a year; but not ``-``, ``x`` or ``k. A.``."""

_NOBODY = frozenset(
    {
        *("nicht", "niemand", "nein", "kein", "keine", "keiner", "unkenntlich", "verpixelt"),
        *("no", "none", "nobody", "not", "unrecognisable", "unrecognizable"),
    }
)
_BESIDE_NOBODY = frozenset(
    {
        *("erkennbar", "erkennbare", "erkennbaren", "erkennen", "sichtbar", "sehen", "zu", "ist", "sind", "wird"),
        *("person", "personen", "menschen", "leute", "kind", "kinder", "gesicht", "gesichter", "gemacht"),
        *("auf", "dem", "im", "bild", "foto", "film", "hier", "da", "darauf", "abgebildet"),
        *("recognisable", "recognizable", "visible", "seen", "is", "are", "be", "can", "one", "people", "persons"),
        *("face", "faces", "in", "it", "the", "picture", "photo", "child", "children"),
    }
)
"""Words that may stand beside them without naming anybody."""


def read_persons(value: object) -> bool | str:
    """Read who can be recognised: nobody (``nicht erkennbar``), somebody, or whom in the author's words."""
    said = read_flag(value)
    if isinstance(said, bool):
        return said
    words = set(_words(said))
    return False if words & _NOBODY and words <= _NOBODY | _BESIDE_NOBODY else said


def read_consent(value: object) -> bool | str | None:
    """Read whether people have agreed: True or the author's words, False where they have not, None where that is open.

    ``liegt nicht vor`` is a refusal, ``fehlt noch`` a doubt: what is not certain is not read as a consent.
    """
    said = read_flag(value)
    if isinstance(said, bool):
        return said
    words = _words(said)
    if any(map(_REFUSED.fullmatch, words)):
        return False
    is_open = not _SAYS_SOMETHING.search(said) or any(map(_DOUBTED.fullmatch, words))
    return None if is_open else said


def _words(said: str) -> list[str]:
    plain = said.casefold().translate(_SPELLINGS)
    return _WORD.findall(_UNTIL_REVOKED.sub(" ", plain))
