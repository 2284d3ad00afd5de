"""Looking after the cache: where it lies, how large it is, and making it smaller."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.text import Text

from teilbar.cache import Cache
from teilbar.publishing.sizes import amount
from teilbar.reading.errors import SourceError
from teilbar.texts import finding, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from teilbar.texts import Language

USUAL_SIZE = "2GB"
"""What ``--prune`` leaves when nobody says how much."""

_SIZE = re.compile(r"(\d+(?:[.,]\d+)?)\s*([KMGT])B?", re.IGNORECASE | re.ASCII)
_UNITS = {"K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}


def size_from(written: str) -> int:
    """Return the bytes that a size means: ``500MB``, ``1.5 GB`` (powers of ten, as sizes are shown), or ``0``.

    Raises SourceError for what is no size: a number without a unit would be a guess.
    """
    if written.strip() == "0":
        return 0
    found = _SIZE.fullmatch(written.strip())
    if not found:
        raise SourceError(finding("size-unclear", "", size=written))
    return round(float(found[1].replace(",", ".")) * _UNITS[found[2].upper()])


def cache_lines(folder: Path, most: int | None, language: Language) -> Iterator[Text]:
    """Yield where a cache lies and how large it is; with ``most``, make it no larger than so many bytes and say so.

    Raises SourceError where the folder is a file, OSError where the disk refuses.
    """
    if folder.exists() and not folder.is_dir():
        raise SourceError(finding("cache-not-a-folder", "", folder=folder))
    yield Text(text("cache.place", language, folder=folder))
    if not folder.exists():
        yield Text(text("cache.empty", language))
        return
    cache = Cache(folder)
    try:
        if most is not None:
            gone = cache.prune(most)
            yield Text(text("cache.gone", language, size=amount(gone, language)))
        yield Text(text("cache.size", language, size=amount(cache.size(), language)))
    finally:
        cache.close()
