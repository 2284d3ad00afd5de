"""A comparison put where somebody wants it: a document into a file, pages into a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.comparing import as_html
from teilbar.publishing.finish import replace_folder
from teilbar.publishing.places import behind_links
from teilbar.publishing.workplace import workplace
from teilbar.reading.errors import SourceError
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def refuse_to_overwrite(out: Path) -> None:
    """Make sure that a folder may be replaced: it is not there, is empty, or holds a comparison. Raises SourceError."""
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    is_ours = out.is_dir() and (out / as_html.INDEX).is_file() and (out / as_html.OWN_SHEET).is_file()
    if not is_ours or (out / ".git").exists():
        raise SourceError(finding("diff-out-taken", "", out=out))


def write_pages(files: Mapping[str, bytes], out: Path) -> None:
    """Write pages into a folder; what stood there gives way when all of them are written.

    Raises SourceError as :func:`refuse_to_overwrite` does, OSError where the disk refuses.
    """
    refuse_to_overwrite(out)
    out = behind_links(out)
    with workplace(out) as work:
        made = work / "pages"
        for name, data in files.items():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            (made / name).write_bytes(data)
        replace_folder(made, out)
