"""Where in a source the content lies."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teilbar.hub.options import Hub
    from teilbar.reading.source import Source

USUAL_FOLDER = "content"


def content_root(source: Source, hub: Hub) -> str:
    """Return the folder of the source that holds the content; empty for the source itself.

    It is the hub's ``docs_dir`` if there is such a folder, else ``content/`` if there is one, else the source.
    """
    for folder in filter(None, (hub.docs_dir, USUAL_FOLDER)):
        if holds_folder(source, folder):
            return _plain(folder)
    return ""


def holds_folder(source: Source, folder: str) -> bool:
    """Tell whether a folder with files in it is part of the source; one outside of the source never is."""
    plain = _plain(folder)
    return not plain or any(path.startswith(f"{plain}/") for path in source.files)


def _plain(folder: str) -> str:
    plain = str(PurePosixPath(folder))
    return "" if plain == "." else plain
