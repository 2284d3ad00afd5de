"""What of a built site becomes part of a release: every package, and the two files that speak of them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.publishing.places import CATALOGUE, CHECKSUMS
from teilbar.reading.errors import SourceError
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file of a release."""

    path: Path
    sha256: str
    """Hexadecimal."""
    title: str = ""
    """Title of the unit or learning path that it holds; empty for a file about all of them."""

    @property
    def name(self) -> str:
        """Its name in the registry and in the release."""
        return self.path.name

    @property
    def size(self) -> int:
        """Bytes."""
        return self.path.stat().st_size


def assets_of(site: Path) -> tuple[Asset, ...]:
    """Return what a release of a site holds, by name; a package has the checksum that the build wrote down.

    Raises SourceError where the folder offers no packages, or one that is not what was built.
    """
    sums = site / CHECKSUMS
    if not sums.is_file():
        raise SourceError(finding("release-without-packages", "", folder=site))
    titles = dict(_titles(json.loads((site / CATALOGUE).read_bytes())))
    packages = []
    for line in sums.read_text("utf-8").splitlines():
        sha256, _, place = line.partition("  ")
        path = sums.parent / place
        if not path.is_file() or sha256_of(path) != sha256:
            raise SourceError(finding("release-damaged", "", name=path.name))
        packages.append(Asset(path=path, sha256=sha256, title=titles.get(path.name, "")))
    about = [Asset(path=path, sha256=sha256_of(path)) for path in (sums, site / CATALOGUE)]
    return (*sorted(packages, key=lambda asset: asset.name), *about)


def sha256_of(path: Path) -> str:
    """Return the digest of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _titles(catalogue: dict[str, list[dict[str, object]]]) -> Iterator[tuple[str, str]]:
    """Yield the title of what each package holds, by the package's file name."""
    for work in (*catalogue.get("units", ()), *catalogue.get("paths", ())):
        downloads = work.get("downloads")
        for download in downloads if isinstance(downloads, list) else ():
            yield str(download["url"]).rpartition("/")[2], str(work["title"])
