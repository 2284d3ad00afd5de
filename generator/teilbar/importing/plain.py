"""Text as it is meant, written so that Markdown changes nothing of it (CommonMark 0.31, "Backslash escapes")."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#+\-.!|~$:@&^=])")


def escaped(text: str) -> str:
    """Return text as Markdown that reads as exactly this text."""
    return _MARKUP.sub(r"\\\1", text)
