"""The media that a file of another system brings with it, under names that are safe everywhere."""

from __future__ import annotations

import base64
import binascii
from pathlib import PurePosixPath
from urllib.parse import unquote_to_bytes

from teilbar.importing.found import MediaFile
from teilbar.reading.identity import slug

_KINDS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
    "audio/mpeg": "mp3",
    "video/mp4": "mp4",
}


class Shelf:
    """Takes files in and says what the text calls them: the same content once, another under another name."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}

    def put(self, name: str, content: bytes) -> str:
        """Take a file in and return its name: small letters, digits, hyphens and its suffix."""
        path = PurePosixPath(name)
        stem, suffix = slug(path.stem), path.suffix.lower()
        number, wanted = 1, f"{stem}{suffix}"
        while self._files.setdefault(wanted, content) != content:
            number += 1
            wanted = f"{stem}-{number}{suffix}"
        return wanted

    def put_data(self, address: str) -> str | None:
        """Take in what a ``data:`` address holds (RFC 2397), and return its name; None where it cannot be read."""
        head, _, data = address.removeprefix("data:").partition(",")
        kind, *parameters = head.split(";")
        try:
            content = base64.b64decode(data, validate=False) if "base64" in parameters else unquote_to_bytes(data)
        except (binascii.Error, ValueError):
            return None
        suffix = _KINDS.get(kind.strip().lower())
        return self.put(f"bild.{suffix}", content) if suffix and content else None

    @property
    def files(self) -> tuple[MediaFile, ...]:
        """What was taken in, by name."""
        return tuple(MediaFile(name, content) for name, content in sorted(self._files.items()))
