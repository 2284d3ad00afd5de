"""The last step: a finished site takes the old one's place."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


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
