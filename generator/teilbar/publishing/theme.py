"""The theme's own files: style sheets, icons and scripts, as they lie beside every site's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.exporting.format import SCHEMAS
from teilbar.exporting.theme import FOLDER, PLAYER_SHEET, SHEET
from teilbar.printing.sheet import SCRIPT as PAPER_SCRIPT
from teilbar.printing.sheet import STYLES as PAPER_SHEET
from teilbar.publishing.colours import colour_sheet
from teilbar.publishing.icons import SHEET as ICONS
from teilbar.publishing.icons import icon_sheet, with_sheet
from teilbar.resources import themes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


FAVICON = "favicon.svg"
"""The browser tab's icon where a hub has none of its own."""

QUESTIONS = "questions.js"
"""The script that brings questions to life: one for the site and for packages."""

SEARCH = ("search.js", "finding.js")
"""The scripts of the search: the small one of every page, and that which finds."""
_NO_PACKAGES = (*SEARCH, "preview.js")

_FRAME = frozenset(
    {
        "30-frame.css",
        "35-search.css",
        "47-finding.css",
        "47-unit.css",
        "56-participation.css",
        "57-passing.css",
        "58-people.css",
    }
)
"""Style sheets of what stands around a site's pages."""


def templates() -> Path:
    """Return the folder of the templates that stand before Material's."""
    return _folder() / "templates"


def theme_files(colours: tuple[str, str], fonts: str = "") -> Mapping[str, bytes]:
    """Return the theme's files by their path in the theme's folder of a site.

    Takes the hub's primary and accent colour, each maybe empty, and the style sheet of its own fonts. The style sheets
    are one file, in the order of their names: a page on a slow line then asks once.
    """
    folder = _folder()
    sheets = [sheet.read_text("utf-8") for sheet in sorted((folder / "styles").glob("*.css"))]
    style = with_sheet("\n".join((colour_sheet(*colours), fonts, *sheets)))
    icons = {icon.stem: icon.read_text("utf-8") for icon in sorted((folder / "icons").glob("*.svg"))}
    files = {"teilbar.css": style.encode(), ICONS: icon_sheet(icons).encode()}
    files[FAVICON] = icons[FAVICON.partition(".")[0]].encode()
    files |= {f"covers/{drawing.name}": drawing.read_bytes() for drawing in sorted((folder / "covers").glob("*.svg"))}
    files |= {script.name: script.read_bytes() for script in sorted((folder / "scripts").glob("*.js"))}
    files |= paper_files()
    return files | {name: (themes() / "dist" / name).read_bytes() for name in (QUESTIONS, *SEARCH)}


def paper_files() -> Mapping[str, bytes]:
    """Return what pages for paper load, by the names that they know it by: one style sheet, and a script."""
    folder = themes() / "paper"
    sheets = (sheet.read_text("utf-8") for sheet in sorted(folder.glob("*.css")))
    return {PAPER_SHEET: "\n".join(sheets).encode(), PAPER_SCRIPT: (folder / PAPER_SCRIPT).read_bytes()}


def package_files(colours: tuple[str, str]) -> Mapping[str, bytes]:
    """Return what packages share, by the names in :attr:`teilbar.exporting.format.Kit.shared`.

    The style sheet is the site's own, but for its frame; the scripts are those that esbuild made (``themes/dist``).
    """
    sheets = [*sorted((_folder() / "styles").glob("*.css")), themes() / "package" / "base.css"]
    wanted = (sheet.read_text("utf-8") for sheet in sheets if sheet.name not in _FRAME)
    files = {SHEET: "\n".join((colour_sheet(*colours), *wanted)).encode()}
    files[PLAYER_SHEET] = (themes() / "package" / "player.css").read_bytes()
    scripts = (script for script in sorted((themes() / "dist").glob("*.js")) if script.name not in _NO_PACKAGES)
    files |= {f"{FOLDER}/{script.name}": script.read_bytes() for script in scripts}
    files |= {f"{FOLDER}/icons/{icon.name}": icon.read_bytes() for icon in sorted((_folder() / "icons").glob("*.svg"))}
    return {**files, **schema_documents()}


def schema_documents() -> Mapping[str, bytes]:
    """Return the schema documents that packages carry, where they were set up (``generator/setup/schemas.py``)."""
    folder = themes() / "package" / SCHEMAS
    files = sorted(file for file in folder.glob("*/*") if file.is_file())
    return {f"{SCHEMAS}/{file.relative_to(folder).as_posix()}": file.read_bytes() for file in files}


def _folder() -> Path:
    return themes() / "material"
