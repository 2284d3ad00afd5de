"""What a site may take the place of: nothing, an empty folder, or an older site. Never anybody's files."""

from __future__ import annotations

from pathlib import Path

from teilbar.publishing.stage_writer import THEME_FOLDER
from teilbar.reading.errors import SourceError
from teilbar.texts import finding


def refuse_to_overwrite(out: Path, source: str) -> None:
    """Make sure that the folder for the site may be replaced.

    A site that Teilbar made is known by the theme's files. One that is a repository too has a history to lose.
    Raises SourceError.
    """
    if Path(source).resolve().is_relative_to(out.resolve()):
        raise SourceError(finding("out-holds-source", "", out=out))
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    if not (out / THEME_FOLDER).is_dir() or (out / ".git").exists():
        raise SourceError(finding("out-not-a-site", "", out=out))
