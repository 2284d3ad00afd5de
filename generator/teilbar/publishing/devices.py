"""Which devices a text asks for, told from what its author wrote: families of devices, none, or something else."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from teilbar.texts import Language

NONE, OTHER = "ohne", "andere"
"""The keys of what needs no device, and of devices that belong to no family."""

_WORD = re.compile(r"[\w'’]+(?:-[\w'’]+)*")
_PART = re.compile(r"\b(?:mit|with|inkl|incl|für|for|und ohne)\b.*", re.IGNORECASE | re.DOTALL)
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Family:
    """Devices that do for each other."""

    key: str
    labels: Mapping[Language, str]
    words: tuple[str, ...]
    """What a word holds that names one of them."""
    whole: frozenset[str]
    """Words that do so as a whole only."""

    def holds(self, word: str) -> bool:
        """Tell whether a word in lower case names one of them, anywhere in it: ``Kinderkamera``, ``Tablets``."""
        return word in self.whole or any(part in word for part in self.words)


def families() -> tuple[Family, ...]:
    """Return all families, in the order in which people are shown them."""
    return _vocabulary().families


def devices_of(written: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of what an author wrote of devices, in the families' order; nothing written says nothing.

    That no device is needed counts only where no device is named beside it: ``Tablet, oder ohne Gerät`` is a tablet
    that one can do without, and answers to both.
    """
    found = {key for item in written for key in _keys(item)}
    order = (NONE, *(family.key for family in families()), OTHER)
    return tuple(key for key in order if key in found)


def says_none(text: str) -> bool:
    """Tell whether an author says that nothing is needed: ``keine``, ``ohne Gerät``, ``no devices needed``."""
    words = _words(text)
    known = _vocabulary()
    return any(word in known.none for word in words) and all(word in known.none | known.beside for word in words)


def _keys(item: str) -> Iterator[str]:
    for part in re.split(r"[,;/|]|\boder\b|\bor\b", item, flags=re.IGNORECASE):
        if says_none(part):
            yield NONE
            continue
        words = _words(_PART.sub("", _BRACKETS.sub(" ", part)))
        named = [family.key for family in families() if any(family.holds(word) for word in words)]
        yield from named or ([OTHER] if words else ())


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    families: tuple[Family, ...]
    none: frozenset[str]
    """Words that say that nothing is needed."""
    beside: frozenset[str]
    """Words that may stand beside these."""


@cache
def _vocabulary() -> _Vocabulary:
    data = tomllib.loads(files(__package__).joinpath("devices.toml").read_text("utf-8"))
    found = (
        Family(
            entry["id"],
            {"de": entry["de"], "en": entry["en"]},
            tuple(entry["words"]),
            frozenset(entry.get("whole", ())),
        )
        for entry in data["family"]
    )
    return _Vocabulary(tuple(found), frozenset(data["none"]["words"]), frozenset(data["none"]["beside"]))
