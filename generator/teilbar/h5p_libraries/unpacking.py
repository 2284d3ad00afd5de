"""Packages and folders that somebody brings: the libraries in them, taken without trusting any of it."""

from __future__ import annotations

import shutil
import zlib
from errno import EINVAL
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from teilbar.exporting.names import NameRefusedError, refuse_bad_names
from teilbar.h5p_libraries.about import ABOUT
from teilbar.reading.errors import SourceError
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST = 500 * 10**6
"""Bytes unpacked that a package may come to. All official content types together are a tenth of it."""

MOST = 20_000
"""Files that a package may hold."""

_PACKAGE = ".h5p"
_ENCRYPTED = 1  # PKWARE's APPNOTE.TXT, 4.4.4, bit 0


def folders_of_libraries(brought: Path, room: Path) -> list[Path]:
    """Return the folders of the libraries in a package, in a folder of packages or of libraries, or of one library.

    What has to be unpacked goes into ``room``. Raises SourceError for what is none of it, and for what is no honest
    package: too large, a name that leads out of it, damaged.
    """
    if not brought.exists():
        raise SourceError(finding("h5p-package-missing", "", package=brought))
    if brought.is_file():
        return _unpacked(brought, room / "0")
    if (brought / ABOUT).exists():
        return [brought]
    found: list[Path] = []
    for number, one in enumerate(sorted(brought.iterdir())):
        if one.is_file() and one.suffix.lower() == _PACKAGE:
            found += _unpacked(one, room / str(number))
        elif (one / ABOUT).is_file():
            found.append(one)
    if not found:
        raise SourceError(finding("h5p-package-without-libraries", "", package=brought))
    return found


def files_of(folder: Path) -> dict[str, Path]:
    """Return the files of a library by their paths in it, without those that H5P's core leaves out.

    Raises SourceError for a link, which could lead anywhere, a name that no package may hold, and for too much.
    """
    files: dict[str, Path] = {}
    size = 0
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if is_left_out(path):
            continue
        if file.is_symlink():
            raise SourceError(finding("h5p-package-name", "", package=folder.name, name=path))
        if file.is_file():
            files[path] = file
            size += file.stat().st_size
    if len(files) > MOST or size > LARGEST:
        raise _too_large(folder)
    _refuse(files, folder)
    return files


def is_left_out(path: str) -> bool:
    """Tell whether H5P's core passes over a file: it, or a folder above it, begins with a dot or an underscore."""
    return any(part.startswith((".", "_")) for part in path.split("/"))


def _unpacked(file: Path, room: Path) -> list[Path]:
    """Unpack the libraries of a package and return their folders."""
    try:
        with ZipFile(file) as archive:
            names = list(_names(archive, file))
            for name in names:
                target = room / name
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(name) as packed, target.open("xb") as out:
                    shutil.copyfileobj(packed, out)
    except (BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError):
        raise _unreadable(file) from None
    except OSError as problem:
        if problem.errno != EINVAL:
            raise
        raise _unreadable(file) from None  # it names a place before its own beginning
    folders = sorted({name.partition("/")[0] for name in names})
    if not folders:
        raise SourceError(finding("h5p-package-without-libraries", "", package=file))
    return [room / folder for folder in folders]


def _names(archive: ZipFile, file: Path) -> Iterator[str]:
    """Yield the names of a package's libraries' files. What is declared is what is read: ``zipfile`` reads no more."""
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST or sum(info.file_size for info in infos) > LARGEST:
        raise _too_large(file)
    _refuse([info.orig_filename for info in infos], file)
    for info in infos:
        if info.flag_bits & _ENCRYPTED or info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise BadZipFile
        if "/" in info.filename and not info.filename.startswith("content/") and not is_left_out(info.filename):
            yield info.filename


def _refuse(names: list[str] | dict[str, Path], where: Path) -> None:
    try:
        refuse_bad_names(names)
    except NameRefusedError as problem:
        raise SourceError(finding("h5p-package-name", "", package=where.name, name=problem.name)) from None


def _unreadable(file: Path) -> SourceError:
    return SourceError(finding("h5p-package-unreadable", "", package=file))


def _too_large(where: Path) -> SourceError:
    limit, most = LARGEST // 10**6, MOST
    return SourceError(finding("h5p-package-too-large", "", package=where.name, limit=limit, most=most))
