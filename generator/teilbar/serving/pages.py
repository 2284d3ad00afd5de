"""What the preview adds to pages on their way to the browser, and its own pages. Nothing of it is in the site."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.rendering.policy import PAGE_POLICY
from teilbar.texts import text

if TYPE_CHECKING:
    from teilbar.serving.answers import Shown
    from teilbar.texts import Language

PREFIX = ".teilbar"
"""The folder of the preview's own addresses: no page of a site can have it, since none begins with a dot."""

NOT_PUBLISHED, GONE = "not-published", "gone"

_HEAD_END = "</head>"


def with_panel(shown: Shown, place: str, language: Language) -> str:
    """Return a page with the panel's style and script at the end of its head."""
    data = {"place": place, "digest": shown.digest, "lang": language}
    named = "".join(f' data-{name}="{escape(value)}"' for name, value in data.items())
    ours = (
        f'<link rel="stylesheet" href="/{PREFIX}/preview.css">'
        f'<script src="/{PREFIX}/preview.js" defer id="tb-preview-script"{named}></script>'
    )
    head, end, rest = shown.html.partition(_HEAD_END)
    return f"{head}{ours}{end}{rest}" if end else f"{ours}{shown.html}"


def bare_page(said: str, language: Language, again: int = 0) -> str:
    """Return a page of the preview's own that says something; ``said`` is HTML.

    ``again`` are the seconds after which a browser asks for it once more.
    """
    asks_again = f'<meta http-equiv="refresh" content="{again}">\n' if again else ""
    title, home = text("serving.name", language), text("serving.to-start", language)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(PAGE_POLICY)}">\n'
        f'{asks_again}<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n"
        f'<link rel="stylesheet" href="/{PREFIX}/preview.css">\n</head>\n'
        f'<body class="tb-preview-alone">\n<main>\n<h1>{escape(title)}</h1>\n<p>{said}</p>\n'
        f'<p><a href="/index.html">{escape(home)}</a></p>\n</main>\n</body>\n</html>\n'
    )
