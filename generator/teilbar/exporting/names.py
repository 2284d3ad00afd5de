"""What an archive's names may be: every system unpacks them, each into a file of its own, and none elsewhere."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_NAME = 0xFFFF
"""Bytes of the longest name in UTF-8: the format counts them in 16 bits."""

LONGEST_PART = 255
"""Bytes of the longest name of a file or folder in UTF-8; usual file systems take no longer one."""

_FORBIDDEN = tuple(
    (re.compile(pattern, re.IGNORECASE), reason)
    for pattern, reason in (
        (r"[\x00-\x1f\x7f-\x9f]", "it holds a control character"),
        (r"[\ud800-\udfff]", "it holds half of a surrogate pair"),
        (r"\\", "it holds a backslash, which some systems take for a slash"),
        (r"^(?:/|[a-z]:)", "it is an absolute path"),
        (r"(?:^|/)\.{0,2}(?:/|$)", "it, or a part of it, is empty, '.' or '..'"),
        (r'[<>:"|?*]', "it holds a character that Windows allows in no name"),
        (r"[. ](?:/|$)", "a part of it ends with a dot or a space, which Windows leaves out"),
        (r"(?:^|/)(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³]) *(?:\.|/|$)", "a part of it is a device on Windows"),
    )
)
_REMEMBERED = 1 << 14  # names; thousands of packages hold the same ones


class NameRefusedError(ValueError):
    """A name that an archive may not hold."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)  # both, or the error does not come back from another process
        self.name = name
        """The name, as it was given."""
        self.reason = reason
        """What is wrong with it."""

    def __str__(self) -> str:
        return f"{self.name!r} cannot be a name in an archive: {self.reason}"


def refuse_bad_names(names: Iterable[str]) -> None:
    """Make sure that every system can unpack an archive with these names.

    A name is the relative path of a file, with ``/`` (APPNOTE.TXT, 4.4.17). Two may not differ in case or
    normalisation only (Unicode 3.13, D145), nor may one name a file that another takes for a folder.

    Raises NameRefusedError for the first name that breaks this.
    """
    taken: dict[str, str] = {}
    for name in names:
        if reason := _problem(name):
            raise NameRefusedError(name, reason)
        key = _caseless(name)
        if key in taken:
            raise NameRefusedError(name, _likeness(taken[key], name))
        taken[key] = name
    for key, name in taken.items():
        for folder in _folders(key):
            if folder in taken:
                raise NameRefusedError(name, f"its folder {taken[folder]!r} is a file")


@lru_cache(_REMEMBERED)
def _problem(name: str) -> str | None:
    """Return what is wrong with a name by itself."""
    for pattern, reason in _FORBIDDEN:
        if pattern.search(name):
            return reason
    if len(name.encode()) > LONGEST_NAME:
        return f"it is longer than {LONGEST_NAME} bytes"
    if any(len(part.encode()) > LONGEST_PART for part in name.split("/")):
        return f"a part of it is longer than {LONGEST_PART} bytes"
    return None


def _likeness(first: str, second: str) -> str:
    if first == second:
        return "it is given twice"
    return f"it differs from {first!r} in case or normalisation only"


@lru_cache(_REMEMBERED)
def _caseless(name: str) -> str:
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())


@lru_cache(_REMEMBERED)
def _folders(key: str) -> tuple[str, ...]:
    parts = key.split("/")
    return tuple("/".join(parts[:depth]) for depth in range(1, len(parts)))
