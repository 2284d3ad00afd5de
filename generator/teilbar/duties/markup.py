"""Words as Markdown that says just that: what a hub's file holds is text, whatever it looks like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKS = re.compile(r"([!-/:-@\[-`{-~])")
_IN_MAIL = "@+!$'()*:"
_IN_ADDRESS = f"{_IN_MAIL}/?=&#%;,~"


class Markdown(str):
    """Words that are Markdown already."""

    __slots__ = ()


def escaped(value: object) -> str:
    """Return a value as Markdown that says just that, on one line (CommonMark 0.31, section 2.4)."""
    return value if isinstance(value, Markdown) else _MARKS.sub(r"\\\1", " ".join(str(value).split()))


def as_lines(*values: str | Iterable[str]) -> Markdown:
    """Return what is said of several values, a line each."""
    parts = [one for value in values for one in ((value,) if isinstance(value, str) else value) if one]
    return Markdown("\\\n".join(map(escaped, parts)))


def as_sentence(words: str) -> Markdown:
    """Return words with a full stop, where their author set none."""
    said = escaped(words)
    return Markdown(said if words.rstrip().endswith((".", "!", "?")) else f"{said}.")


def mail(address: str) -> Markdown:
    """Return a link that writes to an address."""
    return Markdown(f"[{escaped(address)}](<mailto:{quote(address, safe=_IN_MAIL)}>)")


def link(words: str, address: str) -> Markdown:
    """Return a link."""
    return Markdown(f"[{escaped(words)}](<{quote(address, safe=_IN_ADDRESS)}>)")
