"""Artefacts by the digest of all they depend on. Losing the cache costs time and nothing else.

Every file begins with the digest of what follows: one that was cut off, changed or only half written is no hit.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path

_DIGEST_BYTES = 32
ENVIRONMENT = "TEILBAR_CACHE"
"""Name of the environment variable that says where the cache lies."""


def default_folder() -> Path:
    """Return where the cache lies: what ``TEILBAR_CACHE`` says, else the system's folder for caches of this person."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else user_cache_path("teilbar")


def digest_of(*parts: bytes | str) -> str:
    """Return one digest of several parts; no two different lists of parts have the same."""
    whole = sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of artefacts. Two builds may use one at once."""

    folder: Path | None
    """None for a cache that keeps nothing."""

    def get(self, key: str) -> bytes | None:
        """Return the artefact of a key (a hexadecimal digest); None where there is none that is whole."""
        if self.folder is None:
            return None
        try:
            held = _place(self.folder, key).read_bytes()
        except OSError:
            return None
        data = held[_DIGEST_BYTES:]
        return data if held[:_DIGEST_BYTES] == sha256(data).digest() else None

    def put(self, key: str, data: bytes) -> None:
        """Keep an artefact. A disk that refuses is no reason to fail: the cache then just does not have it."""
        if self.folder is None:
            return
        place = _place(self.folder, key)
        half = place.with_name(f"{place.name}.{secrets.token_hex(4)}.part")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            half.write_bytes(sha256(data).digest() + data)
            half.replace(place)
        except OSError:
            with suppress(OSError):
                half.unlink()

    def size(self) -> int:
        """Return how many bytes the cache holds."""
        return sum(file.stat().st_size for file in self._files())

    def prune(self, most: int) -> int:
        """Remove what was written longest ago until at most ``most`` bytes are left; return how many went."""
        files = sorted(((file.stat().st_mtime, file.stat().st_size, file) for file in self._files()), reverse=True)
        kept = removed = 0
        for _, size, file in files:
            if kept + size <= most:
                kept += size
            else:
                file.unlink(missing_ok=True)
                removed += size
        return removed

    def _files(self) -> list[Path]:
        return [file for file in self.folder.glob("??/*") if file.is_file()] if self.folder else []


def _place(folder: Path, key: str) -> Path:
    return folder / key[:2] / key[2:]
