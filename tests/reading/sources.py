"""Sources made for a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.reading.source import Source, open_source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def source_of(folder: Path, files: Mapping[str, str]) -> Source:
    """Write files into a folder, by path, and return it as a source."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
    with open_source(str(folder)) as source:
        return source
