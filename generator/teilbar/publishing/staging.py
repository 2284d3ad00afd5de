"""The staged tree: plain Markdown files that MkDocs, ProperDocs and Zensical render alike.

The rule (docs/engines.md says what it was tried with): every page is ``.../index.md``, but for the few that have a name
of their own; links are written
``../x/index.html#id``; headings are Markdown with their text as numeric entities and an explicit id; everything between
headings is finished HTML in a ``<div>`` that begins in column 0 between blank lines; the engine's extensions are
exactly ``attr_list`` and ``toc``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.texts import Language


@dataclass(frozen=True, slots=True)
class StagedHeading:
    """A heading that the engine's table of contents shows."""

    level: int
    """1 to 6; a page has exactly one of level 1, its first part."""
    id: str
    """Unique on the page."""
    text: str
    """Plain text, never empty."""
    html: str = ""
    """The same with its inline marks: text and ``code``, ``em``, ``strong``, ``sub``, ``sup`` without attributes.

    Empty where :attr:`text` says it all. Math, pictures and links do not survive all engines: leave them out.
    """


SIZE = "<!--size-->"
"""Stands in finished HTML where the size of a file of the site will be."""


@dataclass(frozen=True, slots=True)
class StagedHtml:
    """Finished HTML, put into the page as it stands: every ``<div>`` and comment in it is closed in it."""

    html: str
    sizes: tuple[str, ...] = ()
    """The files of the site, by their paths, whose sizes are told in it: one for each :data:`SIZE`, in their order."""


@dataclass(frozen=True, slots=True)
class StagedPage:
    """A page."""

    path: str
    """Folder of the page in the site, without a slash at either end; empty for the start page.

    A page that is not alone in its folder has its file's name here, ``credits.html``.
    """
    title: str
    body: tuple[StagedHeading | StagedHtml, ...]
    description: str = ""
    kind: str = "page"
    """``home``, ``unit``, ``path``, ``topic``, ``list`` or ``page``: a class of the page's body, for templates."""
    scripts: tuple[str, ...] = ()
    """Names of the theme's scripts that it needs besides those of every page."""
    head: str = ""
    """Finished HTML for the end of the page's ``<head>``: what only programs read. It is no business of an engine."""
    trail: tuple[tuple[str, str], ...] = ()
    """The pages above it, below the start page: title and folder of each, the highest first."""


def file_of(path: str) -> str:
    """Return the file in the site of the page at a path."""
    return path if path.endswith(".html") else f"{path}/index.html".lstrip("/")


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """One of the pages that every page leads to."""

    title: str
    path: str
    """Folder of the page it leads to."""


@dataclass(frozen=True, slots=True)
class StagedSite:
    """All that an engine needs to know."""

    name: str
    language: Language
    pages: tuple[StagedPage, ...]
    navigation: tuple[NavigationItem, ...]
    url: str = ""
    """The site's own address with a slash at its end; empty where the hub names none."""
    feed: str = ""
    """Path of its feed in the site; empty for none."""
    description: str = ""
    colours: tuple[str, str] = ("", "")
    """Primary and accent colour as CSS hexadecimal colours; empty for the theme's own."""
    logo: str = ""
    """Path of the logo in the site; empty for none."""
    favicon: str = ""
    """Path of the browser tab's icon in the site; empty for the theme's."""
    fonts: str = ""
    """Style sheet that names the site's own fonts; empty for those of the visitor's system."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Files that these are, by their paths in the site."""
    copyright: str = ""
    """HTML for the foot of every page; its links begin with ``{root}``, the way from a page to the start page's folder.

    Example: ``<a href="{root}impressum/index.html">Impressum</a>``.
    """
