"""A page in the site's frame that no engine has to see: it has no list of contents, and nobody is to find it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.publishing.site_addresses import relative
from teilbar.publishing.stage_writer import THEME_FOLDER
from teilbar.publishing.staging import file_of
from teilbar.publishing.theme import FAVICON
from teilbar.rendering.policy import PAGE_POLICY
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from teilbar.publishing.staging import StagedSite

_MOST_PAGES = 7
"""Pages that the bar of a wide screen has room for, as in the engine's template."""


def framed(site: StagedSite, folder: str, title: str, main: str, head: str = "") -> str:
    """Return a whole document (HTML, "Writing HTML documents") for the page in ``folder``.

    ``main`` is finished HTML with one heading of the first level, ``head`` what its head says besides.
    """
    language = site.language
    icon = relative(site.favicon or f"{THEME_FOLDER}/{FAVICON}", folder)
    lines = (
        tag("meta", http_equiv="Content-Security-Policy", content=PAGE_POLICY),
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="robots" content="noindex">',
        head,
        f"<title>{escape(title)} – {escape(site.name)}</title>",
        tag("link", rel="icon", type="image/svg+xml" if icon.endswith(".svg") else None, href=icon),
        tag("link", rel="stylesheet", href=relative(f"{THEME_FOLDER}/teilbar.css", folder)),
        tag("script", "", defer=True, src=relative(f"{THEME_FOLDER}/frame.js", folder)),
    )
    skip = tag("a", escape(text("frame.skip", language)), class_="tb-skip", href="#__skip")
    content = (
        '<div class="md-content tb-content tb-content--page"><div id="__skip" tabindex="-1"></div>'
        f'<article class="md-content__inner md-typeset">{main}</article></div>'
    )
    # The classes are those of the engine's document, so that the theme's one style sheet is for both.
    return (
        f'<!doctype html>\n<html lang="{language}" dir="ltr">\n<head>\n'
        + "\n".join(filter(None, lines))
        + f'\n</head>\n<body dir="ltr">\n{skip}\n{_bar(site, folder)}\n'
        '<div class="md-container"><main class="md-main"><div class="md-main__inner md-grid">'
        f"{content}</div></main>\n{_foot(site, folder)}</div>\n</body>\n</html>\n"
    )


def _bar(site: StagedSite, folder: str) -> str:
    language = site.language
    logo = tag("img", src=relative(site.logo, folder), alt="") if site.logo else ""
    home = tag(
        "a", f"{logo}<span>{escape(site.name)}</span>", href=relative("index.html", folder), class_="tb-bar__home"
    )
    items = [
        f"<li>{tag('a', escape(item.title), href=relative(file_of(item.path), folder))}</li>"
        for item in site.navigation
    ]
    pages = tag(
        "nav",
        f"<ul>{''.join(items[:_MOST_PAGES])}</ul>",
        class_="tb-bar__pages",
        aria_label=text("frame.navigation", language),
    )
    menu = escape(text("frame.menu", language))
    whole = tag("nav", f"<ul>{''.join(items)}</ul>", aria_label=text("frame.menu", language))
    long = " tb-menu--long" if len(items) > _MOST_PAGES else ""
    folded = f'<details class="tb-menu{long}"><summary>{menu}</summary>{whole}</details>'
    return f'<header class="tb-bar"><div class="tb-bar__inner">{home}{pages}{folded}</div></header>'


def _foot(site: StagedSite, folder: str) -> str:
    root = relative("index.html", folder).removesuffix("index.html")
    words = site.copyright.replace("{root}", root)
    return f'<footer class="tb-footer md-typeset"><div class="tb-footer__inner">{words}</div></footer>'
