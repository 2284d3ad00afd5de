"""From a commit's message to the line that tells readers what is new."""

from __future__ import annotations

import re
import unicodedata

LONGEST_SUMMARY = 200
"""Characters."""

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control characters, and those that turn the direction of the text around them (Unicode Standard Annex 9)."""
_FOR_MACHINES = re.compile(r"\[(?:skip ci|ci skip|no ci|skip-ci)\]", re.IGNORECASE)
_EMAIL = re.compile(r"<?[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+>?")
_SAYS_NOTHING = re.compile(
    r"""
      merge[ ](?:(?:remote-tracking[ ])?branch(?:es)?|tag|commits?|(?:pull|merge)[ ]request)\b.*  # git, GitLab, GitHub
    | merged[ ]in[ ].*                                                                            # Bitbucket
    | (?:\w+-)+by:.* | change-id:.*                                                               # trailers
    | (?:fixup|squash|amend)!.*
    | initial[ ]commit | add[ ]new[ ](?:file|directory) | upload[ ]new[ ]file                     # GitLab's editor
    | (?:update|edit|delete|replace)[ ](?:\S+\.[a-z]\w*|\d+[ ]files?)
    | \W*
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What git and GitLab write when the author wrote nothing, and what is meant for programs."""


def summary(message: str) -> str:
    """Return a commit's first line as plain text, without addresses; empty where it tells a reader nothing.

    Takes the message with surrogate escapes for what is not UTF-8, which is read as Windows-1252.
    """
    line = _readable(message).strip().partition("\n")[0]
    for unwanted in (_UNPRINTABLE, _FOR_MACHINES, _EMAIL):
        line = unwanted.sub(" ", line)
    line = " ".join(line.split())
    if _SAYS_NOTHING.fullmatch(line):
        return ""
    return line if len(line) <= LONGEST_SUMMARY else f"{line[: LONGEST_SUMMARY - 1].rstrip()}…"


def _readable(message: str) -> str:
    try:
        message.encode("utf-8")
    except UnicodeEncodeError:
        message = message.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
    return unicodedata.normalize("NFC", message)
