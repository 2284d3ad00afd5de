"""What a site consists of, down to the last file in a package, and how two sites differ."""

from __future__ import annotations

import gzip
import re
from base64 import b64decode
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes
from zipfile import ZipFile

import brotli

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

INSIDE = "!"
"""Between the name of what is packed, and that of what was packed in it."""

_DATA_ADDRESS = re.compile(rb"data:([\w/+.-]+)((?:;[\w=.-]+)*?)(;base64)?,([^\"')\s>]*)")  # RFC 2397
_BESIDE = 30  # bytes shown on either side of a difference
_MOST_SHOWN = 12


def files_of(site: Path) -> dict[str, bytes]:
    """Return all files of a site by their paths; none may be a link or anything else."""
    found = {}
    for path in sorted(site.rglob("*")):
        assert not path.is_symlink(), path
        if not path.is_dir():
            found[path.relative_to(site).as_posix()] = path.read_bytes()
    return found


def unpacked(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return files together with all that is packed in them: archives, compressed siblings, ``data:`` addresses."""
    found = {}
    for name, data in files.items():
        found[name] = data
        found |= unpacked({f"{name}{INSIDE}{inner}": content for inner, content in _inside(name, data)})
    return found


def _inside(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    if data.startswith(b"PK\x03\x04"):
        with ZipFile(BytesIO(data)) as archive:
            if archive.comment:
                yield "comment", archive.comment
            for entry in archive.infolist():
                yield entry.filename, archive.read(entry)
                if entry.extra or entry.comment:
                    yield f"{entry.filename}.extra", entry.extra + entry.comment
    elif data.startswith(b"\x1f\x8b"):
        yield "gz", gzip.decompress(data)
    elif name.endswith(".br"):
        yield "br", brotli.decompress(data)
    else:
        for number, (_, _, is_base64, body) in enumerate(_DATA_ADDRESS.findall(data)):
            plain = unquote_to_bytes(body)
            yield f"data-{number}", b64decode(plain + b"=" * (-len(plain) % 4)) if is_base64 else plain


def assert_same(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    """Fail where two sites differ, and say how."""
    said = differences(one, other)
    left_out = [f"and {len(said) - _MOST_SHOWN} more"] if len(said) > _MOST_SHOWN else []
    assert not said, "\n".join(["the two sites differ:", *said[:_MOST_SHOWN], *left_out])


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Say how two sites differ, file by file with the first bytes that do; what differs inside counts for the whole."""
    if one == other:
        return []
    one, other = unpacked(one), unpacked(other)
    said = [f"only in the first: {name}" for name in one.keys() - other.keys()]
    said += [f"only in the second: {name}" for name in other.keys() - one.keys()]
    differing = sorted(name for name in one.keys() & other.keys() if one[name] != other[name])
    innermost = [name for name in differing if not any(inner.startswith(f"{name}{INSIDE}") for inner in differing)]
    causes = [name for name in innermost if not _is_sibling_of_any(name, differing)]
    return [*said, *(f"{name}: {_difference(one[name], other[name])}" for name in causes)]


def _is_sibling_of_any(name: str, others: list[str]) -> bool:
    packed = name.partition(INSIDE)[0]
    return packed.endswith((".gz", ".br")) and packed[:-3] in others


def _difference(one: bytes, other: bytes) -> str:
    shorter = min(len(one), len(other))
    at = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    around = slice(max(0, at - _BESIDE), at + _BESIDE)
    return f"byte {at} of {len(one)} and {len(other)}: {one[around]!r} and {other[around]!r}"
