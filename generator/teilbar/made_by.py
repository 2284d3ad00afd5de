"""What made an artefact, beside what it was made from: Teilbar's own code and whatever is installed with it."""

from __future__ import annotations

import platform
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from teilbar.cache import digest_of
from teilbar.resources import licences, themes

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = Path(__file__).resolve().parent
_DATA = _PACKAGE / "data"
"""Where themes and licences lie in a wheel: what depends on them says so itself."""


@cache
def made_by() -> str:
    """Return the digest of Teilbar's code and texts, the interpreter, and every installed distribution's version.

    Part of every key of the cache: no version number tells one state of a checkout from another, and an engine, a
    parser or a library that is exchanged may change any byte.
    """
    interpreter = (platform.python_implementation(), platform.python_version(), platform.machine())
    return digest_of(*interpreter, *_distributions(), *_code(_PACKAGE))


@cache
def made_by_room(room: str) -> str:
    """Return the digest of the code in one room of Teilbar, for what depends on no other and is dear to make."""
    return digest_of(platform.machine(), *_code(_PACKAGE / room))


@cache
def data_digest() -> str:
    """Return the digest of all themes and of the licence registry."""
    folders = (themes(), licences())
    files = (file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file())
    return digest_of(*(part for file in files for part in (file.name, _digest(file))))


def _code(folder: Path) -> Iterator[str | bytes]:
    own = (file for pattern in ("*.py", "*.toml") for file in folder.rglob(pattern) if _DATA not in file.parents)
    return (part for file in sorted(own) for part in (file.relative_to(folder).as_posix(), _digest(file)))


def _digest(file: Path) -> bytes:
    return sha256(file.read_bytes()).digest()


def _distributions() -> tuple[str, ...]:
    """Return names and versions as their folders say them (PyPA, "Recording installed projects")."""
    places = (Path(entry) for entry in sys.path if entry)
    found = (info.name for place in places if place.is_dir() for info in place.glob("*.dist-info"))
    return tuple(sorted(set(found)))
