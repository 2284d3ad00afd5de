"""What a package's page loads of the theme: style sheets, icons, scripts, all of them in the package."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from teilbar.exporting.deflating import Deflated
    from teilbar.exporting.format import Kit

FOLDER = "stil"
"""The theme's folder in a package."""
SHEET = f"{FOLDER}/teilbar.css"
"""The style sheet of what authors write, and of questions."""
QUESTIONS_SCRIPT = f"{FOLDER}/questions.js"
"""The script that brings questions to life."""
PLAYER_SHEET = f"{FOLDER}/player.css"
PLAYER_SCRIPT = f"{FOLDER}/player.js"
"""What leafs through a package and talks to a learning platform."""

_ICONS = f"{FOLDER}/icons/"
_QUESTION = '<section class="tb-question '
"""How a question begins. No author can write it."""


def has_questions(html: str) -> bool:
    """Tell whether there is a question in rendered HTML."""
    return _QUESTION in html


def theme_of(kit: Kit, *more: str) -> Mapping[str, Deflated]:
    """Return the files of the theme by their names in a package: the style sheet, its icons, and those named."""
    wanted = {SHEET, *more}
    return {name: file for name, file in kit.shared.items() if name in wanted or name.startswith(_ICONS)}


def links_to(names: Iterable[str]) -> str:
    """Return the elements of a page's head that load these style sheets and scripts.

    The scripts are classic ones, deferred: modules fail under ``file://``.
    """
    return "".join(_link(name) for name in names if name.endswith((".css", ".js")))


def _link(name: str) -> str:
    if name.endswith(".js"):
        return f'<script defer src="{escape(name)}"></script>\n'
    return f'<link rel="stylesheet" href="{escape(name)}">\n'
