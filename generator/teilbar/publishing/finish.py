"""The last step: a finished site takes the old one's place, and nothing but a site's."""

from __future__ import annotations

import shutil
from pathlib import Path

from teilbar.publishing.stage_writer import THEME_FOLDER
from teilbar.reading.errors import SourceError
from teilbar.texts import finding


def refuse_to_overwrite(out: Path, source: str) -> None:
    """Make sure that the folder for the site may be replaced.

    It may where it does not exist, is empty, or holds a site that Teilbar made: one with the theme's files. One that is
    a repository too has a history to lose. Raises SourceError.
    """
    place = out.resolve()
    if Path(source).resolve().is_relative_to(place):
        raise SourceError(finding("out-holds-source", "", out=out))
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    if not (out / THEME_FOLDER).is_dir() or (out / ".git").exists():
        raise SourceError(finding("out-not-a-site", "", out=out))


def replace_folder(new: Path, old: Path) -> None:
    """Put the folder ``new`` in the place of ``old``, which need not exist; both lie on one disk.

    The old one is moved aside before, into the folder of the new one, and removed after.
    Raises OSError where the disk refuses; then the old folder is where it was.
    """
    aside = new.with_name("old")
    had_one = old.exists()
    if had_one:
        old.replace(aside)
    try:
        new.replace(old)
    except OSError:
        if had_one:
            aside.replace(old)
        raise
    shutil.rmtree(aside, ignore_errors=True)
