"""Ages and durations as authors write them.

Every function takes what YAML made of a value and returns what it means, or raises ValueError.
"""

from __future__ import annotations

import re

from teilbar.model.metadata import Ages, Duration
from teilbar.reading.values import read_text

_DASHES = str.maketrans(dict.fromkeys("\N{EN DASH}\N{EM DASH}\N{NON-BREAKING HYPHEN}\N{MINUS SIGN}", "-"))

_YEARS = r"\s*-?\s*(?:jahren?|jährigen?|jähriger?|j\.|years?(?: old)?)?"
AGES = re.compile(rf"(?:von |from )?(\d{{1,3}}){_YEARS}\s*(?:-|bis|to)\s*(\d{{1,3}}){_YEARS}")
ONE_AGE = re.compile(rf"(?P<bound>ab|bis|unter|from|up to|under)?\s*(?P<age>\d{{1,3}})(?P<open>\s*[+-])?{_YEARS}")
FOR_CHILDREN = re.compile(r"(?:für |for )?(?:kinder |children )?")
OLDEST = 120


def read_ages(value: object) -> Ages:
    """Read ages in whole years.

    ``4-6`` and ``11-`` (schema.org, typicalAgeRange), ``4 bis 6 Jahre``, ``ab 4``, ``bis 6``, ``unter 3``, ``4``,
    ``[4, 6]``, ``{von: 4, bis: 6}``.
    """
    if isinstance(value, dict):
        return _ages_of_ends(value)
    if isinstance(value, list) and len(value) > 1:
        figures = [int(read_text(item)) for item in value]
        return _ages(min(figures), max(figures))
    text = FOR_CHILDREN.sub("", read_text(value).translate(_DASHES).lower(), count=1)
    if both := AGES.fullmatch(text):
        return _ages(int(both[1]), int(both[2]))
    one = ONE_AGE.fullmatch(text)
    if one is None:
        raise ValueError
    age = int(one["age"])
    if one["bound"] in {"unter", "under"}:
        return _ages(None, age - 1)
    if one["bound"] in {"bis", "up to"}:
        return _ages(None, age)
    return _ages(age, None if one["bound"] or one["open"] else age)


def _ages_of_ends(ends: dict[object, object]) -> Ages:
    figures = {str(name).lower(): None if end is None else int(read_text(end)) for name, end in ends.items()}
    for lower, upper in (("von", "bis"), ("from", "to"), ("min", "max")):
        if figures.keys() <= {lower, upper}:
            return _ages(figures.get(lower), figures.get(upper))
    raise ValueError


def _ages(youngest: int | None, oldest: int | None) -> Ages:
    if youngest is None and oldest is None:
        raise ValueError
    if not 0 <= (youngest or 0) <= (OLDEST if oldest is None else oldest) <= OLDEST:
        raise ValueError
    return Ages(youngest=youngest, oldest=oldest)


_WORDS = (
    (re.compile(r"^(?:ca\.?|circa|zirka|etwa|ungefähr|rund|about|je|jeweils|~)\s*"), ""),
    (re.compile(r"(?<=\d),(?=\d)"), "."),
    (re.compile(r"\b(?:ein(?:e)?einhalb|anderthalb)\b|\b1 ?(?:½|1/2)"), "1.5"),
    (re.compile(r"\b(?:eine )?halbe\b|½|\b1/2|\bhalf an\b"), "0.5"),
    (re.compile(r"\b(?:eine|one|an)\b"), "1"),
)
ISO = re.compile(r"pt(?:(?P<h>\d{1,4})h)?(?:(?P<m>\d{1,5})m)?(?:\d+s)?")
SESSIONS = re.compile(r"(?P<times>\d{1,2})\s*(?:x|×|\*|mal|times)\s*")
TO = re.compile(r"\s*(?:-|\bbis\b(?: zu)?|\bto\b)\s*")
MINUTES = r"(?:min(?:\.|uten?|utes?)?|')"
HOURS = r"(?:h|std\.?|stunden?|hours?)"
_AMOUNT = re.compile(
    rf"(?:(?P<h>\d{{1,4}}(?:\.\d+)?)\s*{HOURS})?(?:\s*(?:und|and|,)?\s*(?P<m>\d{{1,5}})\s*{MINUTES})?"
    rf"|(?P<clock_h>\d{{1,2}}):(?P<clock_m>[0-5]\d)(?:\s*{HOURS})?"
)
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_LONGEST = 60 * 24 * 365


def read_duration(value: object) -> Duration:
    """Read how long something takes; a bare figure is minutes.

    ``45``, ``45 Minuten``, ``30-45 Min.``, ``1,5 Stunden``, ``1 Stunde 30 Minuten``, ``1:30``, ``2 x 30 Minuten``,
    ``PT45M`` (ISO 8601-1, duration; days and longer are not understood).
    """
    text = read_text(value).translate(_DASHES).lower()
    iso = ISO.fullmatch(text)
    if iso:
        return _duration([int(iso["h"] or 0) * 60 + int(iso["m"] or 0)])
    for pattern, plain in _WORDS:
        text = pattern.sub(plain, text)
    sessions = SESSIONS.match(text)
    if sessions:
        text = text[sessions.end() :]
    ends = TO.split(text)
    if len(ends) > 1 and _FIGURE.fullmatch(ends[0]):
        ends[0] += "h" if re.search(rf"{HOURS}$", ends[1]) else "min"
    return _duration([_minutes(end) for end in ends], int(sessions["times"]) if sessions else 1)


def _minutes(text: str) -> int:
    if text.isdecimal():
        return int(text)
    amount = _AMOUNT.fullmatch(text)
    if amount is None:
        raise ValueError
    hours = float(amount["h"] or amount["clock_h"] or 0)
    return round(hours * 60) + int(amount["m"] or amount["clock_m"] or 0)


def _duration(ends: list[int], sessions: int = 1) -> Duration:
    shortest, longest = ends[0], ends[-1]
    if len(ends) > 2 or sessions < 1 or not 0 < shortest <= longest <= _LONGEST:  # noqa: PLR2004 - from and to
        raise ValueError
    return Duration(shortest=shortest, longest=longest, sessions=sessions)


def read_preparation(value: object) -> int | str:
    """Read how long one has to prepare, in minutes, or what the author says of it instead of a time."""
    text = read_text(value)
    try:
        duration = read_duration(text)
    except ValueError:
        return text
    return duration.minutes if duration.shortest == duration.longest else text
