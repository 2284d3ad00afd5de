"""h5p.json: what a package is, who made it, and which content types a platform needs for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from teilbar.exporting.h5p.parts import Part
    from teilbar.exporting.h5p.rights import Rights
    from teilbar.exporting.h5p.sets import VersionSet

MANIFEST = "h5p.json"
CONTENT = "content/"
"""The folder of all else."""


def manifest(part: Part, rights: Rights, language: str, versions: VersionSet) -> dict[str, Any]:
    """Return h5p.json of a package with one main part.

    It lists the content types that are used, never what those depend on: platforms have that in other versions.
    """
    return {
        **rights.fields(part.title),
        "language": language,
        "defaultLanguage": language,
        "mainLibrary": part.type,
        "embedTypes": ["iframe"],
        "preloadedDependencies": [_dependency(name, versions) for name in sorted(set(part.types()))],
    }


def _dependency(name: str, versions: VersionSet) -> dict[str, Any]:
    major, _, minor = versions.versions[name].partition(".")
    return {"machineName": name, "majorVersion": int(major), "minorVersion": int(minor)}
