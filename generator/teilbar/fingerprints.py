"""One digest for any piece of frozen data: equal data have equal ones, in every process and on every machine.

Neither pickle nor ``repr`` will do: the one writes strings that are one object otherwise than strings that are merely
equal, the other puts the members of a set in another order in every process.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Callable


def fingerprint(*values: object) -> str:
    """Return the digest of values made of dataclasses, pydantic models, collections, dates, enums, texts and numbers.

    Left out are fields that take no part in comparisons (of a dataclass) or in serialisation (of a model): they say
    where something was written, not what.
    Raises TypeError for anything else: an object's address must not get into a digest.
    """
    pieces: list[bytes] = []
    for value in values:
        _write(value, pieces.append)
    return sha256(b"".join(pieces)).hexdigest()


def _write(value: object, out: Callable[[bytes], None]) -> None:
    """Write a value so that it can be told where it ends and of which kind it is."""
    match value:
        case str():
            data = value.encode("utf-8", "surrogatepass")
            out(b"s%d:" % len(data))
            out(data)
        case None | bool() | int() | float():
            out(b"%s:" % repr(value).encode())
        case bytes():
            out(b"b%d:" % len(value))
            out(value)
        case tuple() | list():
            out(b"(%d:" % len(value))
            for item in value:
                _write(item, out)
        case Mapping():
            out(b"{%d:" % len(value))
            for key in sorted(value, key=fingerprint):
                _write(key, out)
                _write(value[key], out)
        case AbstractSet():
            out(b"<%d:" % len(value))
            for digest in sorted(map(fingerprint, value)):
                out(digest.encode())
        case _:
            _write_object(value, out)


def _write_object(value: object, out: Callable[[bytes], None]) -> None:
    out(type(value).__qualname__.encode())
    if known := getattr(value, "own_digest", ""):  # of what is met thousands of times
        _write(known, out)
        return
    if isinstance(value, date):
        _write(value.isoformat(), out)
    elif isinstance(value, Enum):
        _write(value.name, out)
    elif isinstance(value, BaseModel):
        # Which ones were given is part of what was said.
        for name in sorted(value.model_fields_set - _excluded(type(value))):
            _write(name, out)
            _write(getattr(value, name), out)
    elif is_dataclass(value):
        kind: Any = type(value)
        for name in _compared(kind):
            _write(getattr(value, name), out)
    else:
        problem = f"{type(value).__qualname__} has no fingerprint"
        raise TypeError(problem)


@cache
def _excluded(kind: type[BaseModel]) -> frozenset[str]:
    return frozenset(name for name, field in kind.model_fields.items() if field.exclude)


@cache
def _compared(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - the types know no narrower one that is hashable
    return tuple(field.name for field in fields(kind) if field.compare)
