"""What a library says of itself: library.json, held against what H5P's core asks of it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from teilbar.exporting.h5p.libraries import KINDS
from teilbar.reading.errors import SourceError
from teilbar.texts import Wording, finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ABOUT = "library.json"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A library, as its library.json says."""

    name: str
    """Its machine name."""
    version: str
    """Major and minor version."""
    patch: int
    title: str
    licence: str
    """Empty where it names none."""
    dependencies: Mapping[str, tuple[str, ...]]
    """What it needs, by the kind: see :class:`~teilbar.exporting.h5p.libraries.StockedLibrary`."""

    @property
    def id(self) -> str:
        """Return it as content names it."""
        return f"{self.name} {self.version}"

    @property
    def folder(self) -> str:
        """Return the name of its folder."""
        return f"{self.name}-{self.version}"


def about(folder: Path) -> About:
    """Return what the library in a folder says of itself.

    Raises SourceError where it has no library.json, where that is broken, or names files that are not there.
    """
    try:
        said = json.loads((folder / ABOUT).read_bytes())
    except FileNotFoundError:
        raise _broken(folder, "missing") from None
    except (ValueError, RecursionError):
        raise _broken(folder, "unreadable") from None
    if not isinstance(said, dict):
        raise _broken(folder, "unreadable")
    name, title, licence = said.get("machineName"), said.get("title"), said.get("license", "")
    if not isinstance(name, str) or not _NAME.fullmatch(name) or name.endswith("."):
        raise _broken(folder, "name")
    if not _is_number(said.get("patchVersion")):
        raise _broken(folder, "version")
    version = _version(said, folder)
    for path in _loaded(said, folder):
        if not _is_own(path) or not (folder / path).is_file():
            raise _broken(folder, "file", path=path)
    return About(
        name=name,
        version=version,
        patch=int(said["patchVersion"]),
        title=_printable(title) or name,
        licence=_printable(licence),
        dependencies={kind: tuple(_needed(said, kind, folder)) for kind in KINDS},
    )


def _version(said: Mapping[str, Any], folder: Path) -> str:
    major, minor = said.get("majorVersion"), said.get("minorVersion")
    if not _is_number(major) or not _is_number(minor):
        raise _broken(folder, "version")
    return f"{major}.{minor}"


def _is_number(value: object) -> bool:
    """Tell whether H5P's core takes something for a part of a version: a number, or its digits."""
    return isinstance(value, int | str) and _NUMBER.fullmatch(str(value)) is not None


def _printable(said: object) -> str:
    """Return a text as a terminal may show it; nothing of what is no text."""
    return "".join(filter(str.isprintable, said)) if isinstance(said, str) else ""


def _needed(said: Mapping[str, Any], kind: str, folder: Path) -> Iterator[str]:
    for one in _list(said, f"{kind}Dependencies", folder):
        name = one.get("machineName")
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise _broken(folder, "dependencies")
        yield f"{name} {_version(one, folder)}"


def _loaded(said: Mapping[str, Any], folder: Path) -> Iterator[str]:
    for key in ("preloadedJs", "preloadedCss"):
        for one in _list(said, key, folder):
            yield str(one.get("path", ""))


def _is_own(path: str) -> bool:
    """Tell whether a path can be that of a library's file: within it, and none that H5P's core leaves out."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not any(part.startswith((".", "_", "/")) for part in parts)


def _list(said: Mapping[str, Any], key: str, folder: Path) -> list[dict[str, Any]]:
    value = said.get(key) or []
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise _broken(folder, "dependencies" if key.endswith("Dependencies") else "unreadable")
    return value


def _broken(folder: Path, what: str, path: str = "") -> SourceError:
    return SourceError(
        finding("h5p-library-broken", "", library=folder.name, why=Wording(f"h5p-libraries.broken.{what}"), path=path)
    )
