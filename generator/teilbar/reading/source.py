"""The source: the files of a directory or of a git repository, as data."""

from __future__ import annotations

import os
import re
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING

from teilbar.cache import Cache
from teilbar.reading.address import Address, parse_address, web_address
from teilbar.reading.cloning import clone, describe
from teilbar.reading.errors import SourceError
from teilbar.reading.listing import Listing, SourceFile
from teilbar.reading.stamps import Stamps
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from teilbar.model.findings import Finding

__all__ = ["Source", "SourceError", "SourceFile", "open_source"]

MAX_TEXT_BYTES = 2 * 1024 * 1024

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_LFS_POINTER = b"version https://git-lfs.github.com/spec/v1\n"
_LFS_POINTER_BYTES = 1024  # Git LFS specification, "The Pointer": smaller than this
_LINE_END = re.compile(rb"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True)
class Source:
    """The files of a source, and where they come from."""

    root: Path
    """The directory on disk; with git a work tree, whose history git can be asked for."""
    label: str
    """What to call the source: the name of its folder or repository, the same on every machine; never a password."""
    files: Mapping[str, SourceFile]
    """All files by path, sorted."""
    commit: str = ""
    """The commit that is checked out, in full; empty without git."""
    repository: str = ""
    """The web address of the repository, without credentials and ``.git``; empty where there is none."""
    findings: tuple[Finding, ...] = ()
    """What was left out, and why."""
    stamps: Stamps = field(default_factory=lambda: Stamps(Cache(None), Path()), compare=False)
    """What is known of the files from builds before."""
    read: dict[str, str] = field(default_factory=dict, compare=False)
    """The SHA-256 of each file whose content was asked for, by its path; empty where it could not be read."""

    def find(self, path: str) -> SourceFile | None:
        """Return the file at ``path``, in whatever normalisation form it is written."""
        return self.files.get(_composed(path))

    def find_other_case(self, path: str) -> str | None:
        """Return the path of a file that differs from ``path`` only in upper and lower case, if there is one."""
        found = self._by_folded_path.get(_folded(path))
        return None if found == _composed(path) else found

    @cached_property
    def _by_folded_path(self) -> Mapping[str, str]:
        return {_folded(path): path for path in sorted(self.files, reverse=True)}

    def read_text(self, path: str) -> str | Finding:
        r"""Return the text of a file, or the finding that says why there is none.

        The text has ``\n`` as line ending and no control characters but that and ``\t``.
        Raises KeyError for a file that is not in the source.
        """
        return read_text(self.files[_composed(path)], self.read)

    def digest(self, path: str) -> str:
        """Return the SHA-256 of a file's content, hexadecimal.

        Raises KeyError for a file that is not in the source, OSError where the disk refuses.
        """
        file = self.files[_composed(path)]
        self.read[file.path] = self.stamps.digest(file.disk)
        return self.read[file.path]

    def medium_problem(self, path: str) -> Finding | None:
        """Return what keeps a medium from being shown: Git LFS holds it, it is empty, the disk refuses.

        Raises KeyError for a file that is not in the source.
        """
        file = self.files[_composed(path)]
        self.read.setdefault(file.path, "")
        if file.size == 0:
            return finding("medium-empty", file.path)
        try:
            with file.disk.open("rb") as stream:
                beginning = stream.read(len(_LFS_POINTER))
        except OSError:
            return finding("file-unreadable", file.path)
        if file.size < _LFS_POINTER_BYTES and beginning == _LFS_POINTER:
            return finding("medium-in-lfs", file.path)
        return None


def read_text(file: SourceFile, read: dict[str, str] | None = None) -> str | Finding:
    r"""Return the text of a file, or the finding that says why there is none, as :meth:`Source.read_text` does.

    The digest of what was read is put into ``read``, empty where nothing was.
    """
    read = {} if read is None else read
    read[file.path] = ""
    if file.size > MAX_TEXT_BYTES:
        megabytes = f"{file.size / 1024 / 1024:.1f}"
        return finding("text-too-large", file.path, size=megabytes, limit=MAX_TEXT_BYTES // 1024 // 1024)
    try:
        data = file.disk.read_bytes()
    except OSError:
        return finding("file-unreadable", file.path)
    read[file.path] = sha256(data).hexdigest()
    if data.startswith(_LFS_POINTER):
        return finding("text-in-lfs", file.path)
    return _decode(data.removeprefix(_BYTE_ORDER_MARK), file.path)


@contextmanager
def open_source(
    spec: str = ".", *, exclude: Sequence[Path] = (), cache: Cache | None = None, temporary: Path | None = None
) -> Iterator[Source]:
    """Open a directory, or clone a git repository (``URL`` or ``URL@ref``) into a folder that is removed again.

    ``exclude`` names folders and files that are not part of a directory, such as the last build's output; ``cache`` is
    where the digests of its large files are kept; ``temporary`` is a folder for the clone, by default the system's.
    Raises SourceError.
    """
    address = parse_address(spec)
    if address is None:
        source = _open_directory(spec, exclude)
        source = replace(source, stamps=Stamps(cache or Cache(None), source.root))
        yield source
        source.stamps.keep()
        return
    with TemporaryDirectory(prefix="teilbar-", dir=temporary) as folder:
        yield _open_repository(address, Path(folder, "source"))


def _open_directory(spec: str, exclude: Sequence[Path]) -> Source:
    root = Path(spec)
    if not os.path.lexists(spec):
        raise SourceError(finding("source-missing", "", source=spec))
    if not root.is_dir():
        raise SourceError(finding("source-not-a-folder", "", source=spec, folder=str(root.parent)))
    commit, repository = describe(root)
    return replace(_listed(root, spec, exclude), label=root.resolve().name, commit=commit, repository=repository)


def _open_repository(address: Address, folder: Path) -> Source:
    commit = clone(address, folder)
    source = _listed(folder, address.label)
    findings = source.findings
    if (folder / ".gitmodules").exists():
        findings += (finding("submodules-left-out", ""),)
    return replace(source, label=address.name, commit=commit, repository=web_address(address.url), findings=findings)


def _listed(root: Path, spec: str, exclude: Sequence[Path] = ()) -> Source:
    listing = Listing(root, exclude)
    if not listing.files and not listing.findings:
        raise SourceError(finding("source-empty", "", source=root.resolve().name if spec == "." else spec))
    return Source(root.resolve(), spec, MappingProxyType(listing.files), findings=tuple(listing.findings))


def _decode(data: bytes, path: str) -> str | Finding:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = 1 + len(_LINE_END.findall(data, 0, error.start))
        return finding("text-not-utf8", path, line, line_hint=line)
    if "\0" in text:
        return finding("text-is-binary", path)
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _composed(path: str) -> str:
    return unicodedata.normalize("NFC", path)


def _folded(path: str) -> str:
    """Return what is left of a path where case makes no difference (Unicode, section 3.13, "canonical caseless")."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())
