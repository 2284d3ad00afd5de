"""A whole site as one staged tree, as anybody could render it with an engine alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.publishing.stage_check import check_page, check_site
from teilbar.publishing.stage_writer import THEME_FOLDER, write_pages
from teilbar.publishing.theme import theme_files

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.publishing.staging import StagedSite


def write_stage(site: StagedSite, folder: Path) -> None:
    """Check a site and write its pages and the theme's files into a folder."""
    check_site(site)
    for page in site.pages:
        check_page(page)
    write_pages(site.pages, folder)
    files = {f"{THEME_FOLDER}/{name}": data for name, data in theme_files(site.colours).items()}
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
