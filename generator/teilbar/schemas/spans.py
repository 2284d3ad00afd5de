"""Patterns of ages, durations and days: those of :mod:`teilbar.reading.spans`, put together for a whole value."""

from __future__ import annotations

import re

from teilbar.reading import spans, values
from teilbar.schemas.ecma import DASHES, any_case, words

_ABOUT = r"(?:(?:ca\.?|circa|zirka|etwa|ungefähr|rund|about|je|jeweils|~)\s*)?"
_HALF = r"(?:eine )?halbe|½|1/2|half an"
_NUMBER = rf"(?:eine?einhalb|anderthalb|1 ?½|1 1/2|11/2|{_HALF}|eine|one|an|\d{{1,4}}(?:[.,]\d+)?)"
_MINUTES = rf"(?:{_NUMBER}|\d{{1,5}})\s*{spans.MINUTES}"
_HOURS = rf"{_NUMBER}\s*{spans.HOURS}"
_CLOCK = rf"\d{{1,2}}:[0-5]\d(?:\s*{spans.HOURS})?"
_AMOUNT = rf"(?:{_HOURS}(?:\s*(?:und|and|,)?\s*{_MINUTES})?|{_MINUTES}|{_CLOCK}|\d+|eine|one|an)"
_TO = r"\s*(?:-|bis(?: zu)?|to)\s*"
_TIMES = r"(?:\d{1,2}\s*(?:x|×|\*|mal|times)\s*)?"

AGES = any_case(rf"{spans.FOR_CHILDREN.pattern}(?:{spans.AGES.pattern}|{spans.ONE_AGE.pattern})", DASHES)
"""Ages in years, as a text."""

DURATION = any_case(rf"{spans.ISO.pattern}|{_ABOUT}{_TIMES}(?:(?:{_AMOUNT}|{_NUMBER}){_TO})?{_AMOUNT}", DASHES)
"""How long something takes."""

_MONTH = re.compile(re.escape("(?P<name>") + r"\[a-zä?\]\+\)")
DAY = "|".join(
    _MONTH.sub(lambda _: f"(?:{'|'.join(values.MONTH_NUMBERS)})", pattern.pattern) for pattern in values.DATES
)
DAY = f"{any_case(DAY)}|{any_case(values.WHEN_IT_IS_MADE.pattern)}"
"""A day, or what tells a program to write the day on which it runs."""

_TAG = rf"(?:{words(values.LANGUAGES)}|{values.LANGUAGE_TAG.pattern})"
LANGUAGES = rf"{_TAG}(?:\s*[,;]\s*{_TAG})*"
"""Languages, by tag or by name."""
