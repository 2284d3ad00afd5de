"""The store: a folder a library, as it came, and beside it a record of its files with their digests."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from teilbar.cache import digest_of
from teilbar.exporting.h5p.libraries import StockedLibrary
from teilbar.h5p_libraries.about import About, about
from teilbar.h5p_libraries.unpacking import files_of, folders_of_libraries
from teilbar.reading.errors import SourceError
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teilbar.exporting.h5p.libraries import Stock
    from teilbar.model.findings import Finding

ENVIRONMENT = "TEILBAR_H5P_LIBRARIES"
"""Name of the environment variable that says where the store lies."""

_RECORD = ".json"


def default_store() -> Path:
    """Return where the store lies: what the environment says, else the folder for data of this person."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else user_data_path("teilbar") / "h5p-libraries"


@dataclass(frozen=True, slots=True)
class Kept:
    """A library in the store, as its record says."""

    about: About
    digests: Mapping[str, str]
    """The SHA-256 of each file, by its path in the library."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a library that was brought."""

    about: About
    how: str
    """``new``, ``known``, ``newer`` (it took the place of an older patch) or ``older`` (a newer patch stays)."""


class Store:
    """A store of libraries. Raises SourceError where its place is no folder."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it is made when something is put into it."""
        if folder.exists() and not folder.is_dir():
            raise SourceError(finding("h5p-store-not-a-folder", "", folder=folder))
        self.folder = folder

    def add(self, brought: Path) -> list[Taken]:
        """Take in all libraries of a package or a folder, or none of them. Raises SourceError, OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".", dir=self.folder) as room:
            new: dict[str, tuple[About, Path, dict[str, str]]] = {}
            for folder in folders_of_libraries(brought, Path(room)):
                one, files = about(folder), files_of(folder)
                digests = {path: _digest(file) for path, file in files.items()}
                if one.id in new:
                    _refuse_another(one, digests, Kept(new[one.id][0], new[one.id][2]))
                new[one.id] = (one, folder, digests)
            kept = {name: self._kept(one.folder) for name, (one, _, _) in new.items()}
            for one, _, digests in new.values():
                _refuse_another(one, digests, kept[one.id])
            taken = [Taken(new[name][0], self._how(new[name][0], kept[name])) for name in sorted(new)]
            placing = [one.about for one in taken if one.how in {"new", "newer"}]
            for one in placing:
                _lay_ready(*new[one.id], Path(room))
            for one in placing:
                self._place(one, Path(room))
            return taken

    def _how(self, one: About, kept: Kept | None) -> str:
        """Return what is to become of a library. One that is there and damaged is put there anew."""
        if kept is None or (kept.about.patch == one.patch and any(self._damage(kept))):
            return "new"
        if kept.about.patch == one.patch:
            return "known"
        return "newer" if kept.about.patch < one.patch else "older"

    def _place(self, one: About, room: Path) -> None:
        place = self.folder / one.folder
        if place.exists():
            place.rename(room / f"{one.folder}.old")
        (room / f"{one.folder}.new").rename(place)
        (room / f"{one.folder}{_RECORD}").replace(self._record(one.folder))

    def all(self) -> list[Kept]:
        """Return the libraries in the store by their names, without those that are damaged beyond telling what."""
        return [kept for folder in self._folders() if (kept := self._kept(folder))]

    def verify(self) -> Iterator[Finding]:
        """Yield a finding for each library that is not as it was put there, and for each that another one lacks."""
        there = {kept.about.id for kept in self.all()}
        for folder in self._folders():
            kept = self._kept(folder)
            if kept is None:
                yield finding("h5p-library-altered", "", library=folder, files=folder)
                continue
            if damage := ", ".join(self._damage(kept)):
                yield finding("h5p-library-altered", "", library=kept.about.id, files=damage)
            for needed in sorted({one for some in kept.about.dependencies.values() for one in some} - there):
                yield finding("h5p-library-missing", "", library=kept.about.id, needed=needed)

    def stock(self) -> Stock:
        """Return the libraries that are as they were put there, for packages."""
        return {kept.about.id: self._stocked(kept) for kept in self.all() if not any(self._damage(kept))}

    def _stocked(self, kept: Kept) -> StockedLibrary:
        one = kept.about
        return StockedLibrary(
            name=one.name,
            version=one.version,
            dependencies=one.dependencies,
            files={path: self.folder / one.folder / path for path in kept.digests},
            own_digest=digest_of(one.id, *(part for pair in sorted(kept.digests.items()) for part in pair)),
        )

    def _record(self, folder: str) -> Path:
        return self.folder / f"{folder}{_RECORD}"

    def _folders(self) -> list[str]:
        if not self.folder.is_dir():
            return []
        places = [place for place in self.folder.iterdir() if not place.name.startswith(".")]
        return sorted({place.name.removesuffix(_RECORD) for place in places})

    def _kept(self, folder: str) -> Kept | None:
        """Return what a record says of a library; None where there is none, or none that can be read."""
        try:
            said = json.loads(self._record(folder).read_bytes())
            patch = said["patch"]
            digests = {str(path): str(digest) for path, digest in said["sha256"].items()}
            one = about(self.folder / folder)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, SourceError):
            return None
        return Kept(one, digests) if (one.folder, one.patch) == (folder, patch) else None

    def _damage(self, kept: Kept) -> Iterator[str]:
        """Yield the files of a library that are missing, altered, or not its own."""
        folder = self.folder / kept.about.folder
        try:
            files = files_of(folder)
        except SourceError:
            yield folder.name
            return
        for path in sorted(files.keys() | kept.digests.keys()):
            if path not in files or path not in kept.digests or _digest(files[path]) != kept.digests[path]:
                yield path


def _lay_ready(one: About, brought: Path, digests: dict[str, str], room: Path) -> None:
    """Copy a library and write its record, so that both have only to be moved to their places."""
    made = room / f"{one.folder}.new"
    for path in digests:
        (made / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(brought / path, made / path)
    said = {"library": one.id, "patch": one.patch, "title": one.title, "licence": one.licence, "sha256": digests}
    words = json.dumps(said, ensure_ascii=False, indent=2, sort_keys=True)
    (room / f"{one.folder}{_RECORD}").write_text(f"{words}\n", "utf-8")


def _refuse_another(one: About, digests: Mapping[str, str], known: Kept | None) -> None:
    """Make sure that a version means one content. Raises SourceError."""
    if known and known.about.patch == one.patch and known.digests != digests:
        raise SourceError(finding("h5p-library-differs", "", library=f"{one.id}.{one.patch}"))


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
