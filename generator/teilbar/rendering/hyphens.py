"""Where long words of titles may be cut.

Browsers hyphenate by dictionaries that many of them do not have for German; without one a word that is longer than its
line is cut anywhere, without a hyphen. So the long words of titles carry soft hyphens, which nobody sees or hears.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pyphen import Pyphen

if TYPE_CHECKING:
    from teilbar.texts import Language

LONG = 14
"""Letters, from which on a word may be too long for a card on a phone."""

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_LEAST = 4  # letters that stay together at either end
_LONG_WORD = re.compile(rf"[^\W\d_]{{{LONG},}}")
_DICTIONARIES = {"de": "de_DE", "en": "en_US"}


def hyphenated(title: str, language: Language) -> str:
    """Return a title with soft hyphens in its long words; takes and returns text, not HTML."""
    return _LONG_WORD.sub(lambda found: _dictionary(language).inserted(found[0], _SOFT_HYPHEN), title)


@cache
def _dictionary(language: Language) -> Pyphen:
    return Pyphen(lang=_DICTIONARIES[language], left=_LEAST, right=_LEAST)
