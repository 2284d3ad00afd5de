"""The names of Creative Commons' licences: a small grammar instead of lists of spellings.

A name is made of elements (``BY``, ``SA``, ``NC``, ``ND``; ``zero`` and ``mark`` for the two public domain tools), a
version, and what Creative Commons calls the version (``International``) or the country that it was made for. They may
stand in any order, in German or English, in full or abbreviated, and be repeated: *Attribution 4.0 International
(CC BY 4.0)*.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from teilbar.licensing.words import FILLERS, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ZERO, MARK = "zero", "mark"
PORT = "DE"
"""The one country whose ports have a name here."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a name says; empty where it does not."""

    elements: frozenset[str] = frozenset()
    """Of ``by``, ``sa``, ``nc``, ``nd``, ``zero``, ``mark``."""
    version: str = ""
    """As written: ``4`` or ``4.0``."""
    label: str = ""
    """What Creative Commons calls the version: ``International``, ``Unported``, ``Generic``, ``Universal``."""
    port: str = ""
    """The country (ISO 3166-1)."""
    is_free_of_rights: bool = False
    """Whether it says ``public domain``."""


_COMMONS = "creative commons"
_RIGHTLESS = "public domain"
_SPELLINGS: Mapping[tuple[str, ...], tuple[str, ...]] = MappingProxyType(
    {
        (_COMMONS,): ("cc", "creative commons", "creativecommons"),
        (_COMMONS, ZERO): ("cc 0", "cc zero", "creative commons 0", "creative commons zero"),
        (MARK,): ("public domain mark", "pdm"),
        (_RIGHTLESS,): ("public domain", "public domain dedication", "gemeinfrei", "pd"),
        ("by",): ("by", "namensnennung", "attribution"),
        ("sa",): (
            *("sa", "share alike", "sharealike", "weitergabe unter gleichen bedingungen"),
            *("weitergabe zu gleichen bedingungen", "weitergabe unter den gleichen bedingungen"),
        ),
        ("nc",): (
            *("nc", "non commercial", "noncommercial", "nicht kommerziell", "nichtkommerziell"),
            *("keine kommerzielle nutzung", "nicht kommerzielle nutzung", "nur nicht kommerzielle nutzung"),
        ),
        ("nd",): (
            *("nd", "no derivatives", "noderivatives", "no derivs", "noderivs", "no derivative works"),
            *("keine bearbeitung", "keine bearbeitungen", "keinebearbeitung", "keinebearbeitungen"),
        ),
        ("International",): ("international", "intl", "int"),
        ("Unported",): ("unported",),
        ("Generic",): ("generic", "generisch"),
        ("Universal",): ("universal", "universell"),
        (PORT,): ("de", "deutschland", "germany"),
        (): (
            *("public license", "public licence", "some rights reserved", "einige rechte vorbehalten", "and", "und"),
            *("sofern nicht anders angegeben", "soweit nicht anders angegeben", "wenn nicht anders angegeben"),
            *("unless otherwise noted", "unless otherwise stated", "except where otherwise noted"),
        ),
    }
)
"""What words mean; those at the end may stand in a sentence and mean nothing."""
_PHRASES: Mapping[tuple[str, ...], tuple[str, ...]] = MappingProxyType(
    {words(spelling): meanings for meanings, spellings in _SPELLINGS.items() for spelling in spellings}
)
_LONGEST = max(map(len, _PHRASES))
_JOINED = re.compile(r"(?P<commons>cc)?(?P<elements>(?:by|sa|nc|nd)*)")
_VERSION = re.compile(r"\d(?:\.\d)?")
_ELEMENTS = frozenset({"by", "sa", "nc", "nd", ZERO, MARK})
_LABELS = frozenset({"International", "Unported", "Generic", "Universal"})


def parse(said: Sequence[str]) -> tuple[Name, ...] | None:
    """Return the names that words hold, one after the other; None if a word is no part of such a name.

    There are several where one follows another, which may repeat it or name another licence.
    """
    names: list[Name] = []
    current: Name | None = None
    for meaning in _meanings(said):
        if meaning is None:
            return None
        extended = None if meaning == _COMMONS and current else _extended(current or Name(), meaning)
        if extended is None:
            names += [current] if current else []
            extended = _extended(Name(), meaning)
        current = extended
    return (*names, current) if current else None


def _meanings(said: Sequence[str]) -> Iterator[str | None]:
    place = 0
    while place < len(said):
        length = next((size for size in range(_LONGEST, 0, -1) if tuple(said[place : place + size]) in _PHRASES), 0)
        yield from _PHRASES[tuple(said[place : place + length])] if length else _meanings_of_word(said[place])
        place += length or 1


def _meanings_of_word(word: str) -> Iterator[str | None]:
    if joined := _JOINED.fullmatch(word):
        yield from [_COMMONS] if joined["commons"] else []
        yield from re.findall("..", joined["elements"])
    elif word not in FILLERS:
        yield word if _VERSION.fullmatch(word) else None


def _extended(name: Name, meaning: str) -> Name | None:
    """Return a name with one thing more; None where it says such a thing already."""
    if meaning == _COMMONS:
        return name
    if meaning == _RIGHTLESS:
        return replace(name, is_free_of_rights=True)
    if meaning in _ELEMENTS:
        return None if meaning in name.elements else replace(name, elements=name.elements | {meaning})
    if meaning in _LABELS:
        return None if name.label else replace(name, label=meaning)
    if meaning == PORT:
        return replace(name, port=meaning)
    return None if name.version else replace(name, version=meaning)


def merged(names: Iterable[Name]) -> Name | None:
    """Return the one name that several repeat or explain; None where they name more than one licence."""
    whole, *others = sorted(names, key=lambda name: len(name.elements), reverse=True)
    for other in others:
        explains = other.elements <= whole.elements and "by" not in other.elements
        version = _same(whole.version, other.version)
        label, port = _same(whole.label, other.label), _same(whole.port, other.port)
        if whole.port != other.port and other.elements and whole.version and other.version:
            return None  # each is the name of a licence, without needing the other
        if not (explains or other.elements == whole.elements) or version is None or label is None or port is None:
            return None
        rightless = whole.is_free_of_rights or other.is_free_of_rights
        whole = Name(whole.elements, version, label, port, rightless)
    return whole


def _same(one: str, other: str) -> str | None:
    """Return what two names say of the same thing; None if they contradict each other."""
    shorter, longer = sorted((one, other), key=len)
    return longer if shorter in {"", longer} else None
