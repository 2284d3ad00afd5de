"""Writing the staged tree: a page a folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.publishing.heading import heading_markdown
from teilbar.publishing.staging import StagedHeading, file_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from teilbar.publishing.staging import StagedHtml, StagedPage

THEME_FOLDER = "assets/teilbar"
"""Where the theme's files lie, in the staged tree and in the site."""

_TAG_OR_WHITESPACE = re.compile(r"<[^<>]*>|\t|(?<=\n) (?= *\n)")
_WOULD_CHANGE = re.compile(r"\t|\n +\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def write_pages(pages: Iterable[StagedPage], folder: Path) -> None:
    """Write pages into the folder of a staged tree. Raises OSError where the disk refuses."""
    for page in pages:
        file = (folder / file_of(page.path)).with_suffix(".md")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(page_source(page).encode())


def page_source(page: StagedPage) -> str:
    """Return a page as the Markdown file that the engines read."""
    return "\n\n".join(("\n".join(_front_matter(page)), *map(_part_source, page.body))) + "\n"


def _front_matter(page: StagedPage) -> Iterator[str]:
    yield "---"
    yield f"title: {quoted(page.title)}"
    if page.description:
        yield f"description: {quoted(page.description)}"
    yield f"kind: {quoted(page.kind)}"
    if page.trail:
        steps = (f"{{title: {quoted(title)}, url: {quoted(file_of(path))}}}" for title, path in page.trail)
        yield f"trail: [{', '.join(steps)}]"
    if page.scripts:
        yield f"scripts: [{', '.join(map(quoted, page.scripts))}]"
    yield "---"


def _part_source(part: StagedHeading | StagedHtml) -> str:
    if isinstance(part, StagedHeading):
        return heading_markdown(part)
    return f"<div>\n{kept_whitespace(part.html.strip())}\n</div>"


def quoted(text: str) -> str:
    """Return text as one line in YAML's double quotes (YAML 1.1, 5.6), with most marks escaped."""
    line = " ".join(text.split())
    return '"' + "".join(c if c.isalnum() or c in " -.,:;!?()" else f"\\U{ord(c):08X}" for c in line) + '"'


def kept_whitespace(html: str) -> str:
    """Return HTML whose tabs and lines of spaces come through Python-Markdown, which tidies both before it reads.

    Matters in ``<pre>``. Control characters, which HTML forbids, are left out.
    """
    html = _CONTROL.sub("", html.replace("\r\n", "\n").replace("\r", "\n"))
    return _TAG_OR_WHITESPACE.sub(_as_entity, html) if _WOULD_CHANGE.search(html) else html


def _as_entity(match: re.Match[str]) -> str:
    found = match[0]
    return f"&#{ord(found)};" if found.isspace() else found.replace("\t", " ")
