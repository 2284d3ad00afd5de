"""Libraries that a package carries: what they are, and which ones belong to those that it uses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

KINDS = ("dynamic", "preloaded", "editor")
"""The kinds of dependencies, in the order in which H5P's core follows them (``findLibraryDependencies``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StockedLibrary:
    """A library from the store, whole and as it was put there."""

    name: str
    """Its machine name."""
    version: str
    """Major and minor version."""
    dependencies: Mapping[str, tuple[str, ...]]
    """What it needs, each as content names it (``H5P.Image 1.1``), by the kind."""
    files: Mapping[str, Path]
    """Its files on disk, by their paths in it."""
    own_digest: str
    """Of all that is in it."""

    @property
    def folder(self) -> str:
        """Return its folder in packages."""
        return f"{self.name}-{self.version}"

    def named(self) -> dict[str, Any]:
        """Return it as h5p.json names it."""
        major, _, minor = self.version.partition(".")
        return {"machineName": self.name, "majorVersion": int(major), "minorVersion": int(minor)}


Stock: TypeAlias = "Mapping[str, StockedLibrary]"
"""Libraries as content names them: ``H5P.Image 1.1``."""


@dataclass(frozen=True, slots=True)
class Closure:
    """All that belongs to some libraries."""

    kinds: Mapping[str, str]
    """How each library belongs to them, by its name: ``preloaded``, ``dynamic`` or ``editor``, the strongest."""
    missing: tuple[str, ...]
    """What the stock does not have, in the order in which it was looked for."""

    def stock(self, stock: Stock) -> Stock:
        """Return the libraries of a stock that are in it."""
        return {name: stock[name] for name in self.kinds if name in stock}


def closure(used: Iterable[str], stock: Stock) -> Closure:
    """Return what belongs to the libraries that a package uses, they themselves among it.

    What a library of the editor preloads is ``editor``, too, as H5P's core counts it.
    """
    kinds: dict[str, set[str]] = {}
    waiting = [(name, "preloaded") for name in used]
    while waiting:
        name, kind = waiting.pop(0)
        if kind in kinds.setdefault(name, set()):
            continue
        kinds[name].add(kind)
        if name in stock:
            below = stock[name].dependencies
            waiting += [(one, _kind(kind, of)) for of in KINDS for one in below.get(of, ())]
    strongest = {
        name: next(kind for kind in ("preloaded", "dynamic", "editor") if kind in kinds[name]) for name in kinds
    }
    return Closure(strongest, tuple(name for name in kinds if name not in stock))


def _kind(above: str, own: str) -> str:
    return "editor" if (above, own) == ("editor", "preloaded") else own


def with_libraries(manifest: Mapping[str, Any], used: Closure, stock: Stock) -> dict[str, Any]:
    """Return h5p.json of a package that carries its libraries: what players load, as H5P's core writes it."""
    said = dict(manifest)
    for kind in ("preloaded", "dynamic"):
        named = [stock[name].named() for name, own in sorted(used.kinds.items()) if own == kind]
        if named:
            said[f"{kind}Dependencies"] = named
    return said


def files_in_packages(stock: Stock) -> Iterator[tuple[str, Path]]:
    """Yield the path in a package and the file of everything in libraries."""
    for library in stock.values():
        yield from ((f"{library.folder}/{path}", file) for path, file in library.files.items())
