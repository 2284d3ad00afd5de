"""What made an artefact, beside what it was made from: Teilbar's own code and whatever is installed with it.

Other people's formats, engines and checks count by their files, not by their version alone: who writes one edits it.
Their entry points are read here and not by ``importlib.metadata``, which takes longer to load than all else does here.
"""

from __future__ import annotations

import platform
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.machinery import PathFinder
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from teilbar.cache import digest_of
from teilbar.resources import licences, themes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.machinery import ModuleSpec

_PACKAGE = Path(__file__).resolve().parent
_DATA = _PACKAGE / "data"
"""Where themes and licences lie in a wheel: what depends on them says so itself."""
_GROUPS = frozenset(
    {"teilbar.formats", "teilbar.engines", "teilbar.checks", "teilbar.text_checks", "teilbar.library_checks"}
)


@cache
def made_by() -> str:
    """Return the digest of Teilbar's code and texts, of what is plugged in, the interpreter, and all that is installed.

    Part of every key of the cache: no version number tells one state of a checkout from another, and an engine, a
    parser or a library that is exchanged may change any byte.
    """
    interpreter = (platform.python_implementation(), platform.python_version(), platform.machine())
    return digest_of(*interpreter, *_distributions(), *_code(_PACKAGE), *_plugged_in())


@cache
def made_by_room(room: str) -> str:
    """Return the digest of the code in one room of Teilbar, for what depends on no other and is dear to make."""
    return digest_of(platform.machine(), *_code(_PACKAGE / room))


@cache
def data_digest() -> str:
    """Return the digest of all themes and of the licence registry."""
    folders = (themes(), licences())
    return digest_of(*(part for folder in folders for part in (folder.name, *_contents(folder, folder.rglob("*")))))


def _code(folder: Path) -> Iterator[str | bytes]:
    own = (file for pattern in ("*.py", "*.toml") for file in folder.rglob(pattern) if _DATA not in file.parents)
    return _contents(folder, own)


def _contents(folder: Path, files: Iterable[Path]) -> Iterator[str | bytes]:
    """Yield the paths of files in a folder, each with its digest."""
    for file in sorted(files):
        if file.is_file():
            yield file.relative_to(folder).as_posix()
            yield _digest(file)


def _digest(file: Path) -> bytes:
    return sha256(file.read_bytes()).digest()


def _distributions() -> tuple[str, ...]:
    """Return names and versions as their folders say them (PyPA, "Recording installed projects")."""
    return tuple(sorted({info.name for info in _installed()}))


def _installed() -> Iterator[Path]:
    places = (Path(entry) for entry in sys.path if entry)
    return (info for place in places if place.is_dir() for info in place.glob("*.dist-info"))


def _plugged_in() -> Iterator[str | bytes]:
    """Yield the files of the packages, other than Teilbar's own, that plug something in."""
    for module in sorted({module for info in _installed() for module in _plugs(info)}):
        spec = _spec(module)
        if spec and spec.origin:
            file = Path(spec.origin)
            files = file.parent.rglob("*") if spec.submodule_search_locations else (file,)
            yield module
            yield from _contents(file.parent, (one for one in files if one.suffix != ".pyc"))


def _plugs(info: Path) -> Iterator[str]:
    """Yield the modules that the entry points of a distribution name (PyPA, "Entry points specification")."""
    try:
        written = (info / "entry_points.txt").read_text("utf-8")
    except (OSError, ValueError):
        return
    group = ""
    for line in map(str.strip, written.splitlines()):
        if line.startswith("["):
            group = line.strip("[ ]")
        elif group in _GROUPS and "=" in line:
            module = line.partition("=")[2].partition(":")[0].strip()
            if module.partition(".")[0] != __package__:
                yield module


def _spec(module: str) -> ModuleSpec | None:
    """Find the package, or the single module, that a module belongs to, and import nothing."""
    name, *below = module.split(".")
    with suppress(ImportError, ValueError):
        spec = find_spec(name)
        while spec and not spec.origin and below:  # a namespace, which many distributions share
            name = f"{name}.{below.pop(0)}"
            spec = PathFinder.find_spec(name, spec.submodule_search_locations)
        return spec
    return None
