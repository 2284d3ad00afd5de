"""Writing the staged tree: pages and the theme's files, each only where it changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.publishing.heading import heading_markdown
from teilbar.publishing.search_index import INDEX_FILE, search_index
from teilbar.publishing.stage_check import check_stage
from teilbar.publishing.staging import StagedHeading
from teilbar.publishing.theme import theme_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from teilbar.publishing.staging import StagedHtml, StagedPage, StagedSite

THEME_FOLDER = "assets/teilbar"
"""Where the theme's files lie, in the staged tree and in the site."""

_TAG_OR_WHITESPACE = re.compile(r"<[^<>]*>|\t|(?<=\n) (?= *\n)")
_WOULD_CHANGE = re.compile(r"\t|\n +\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def write_stage(site: StagedSite, folder: Path) -> None:
    """Write a site's pages, the search's index and the theme's files into a folder; remove what an earlier run left.

    A file that holds the same bytes already is not touched. Other files in the folder (media) are left alone; none of
    them may end in ``.md``, because an engine takes that for a page.

    Raises:
        ValueError: the site breaks the staging rule (:func:`~teilbar.publishing.stage_check.check_stage`).
        OSError: the disk refuses.
    """
    check_stage(site)
    pages = {_file_of(page): page_source(page).encode() for page in site.pages}
    theme = {f"{THEME_FOLDER}/{name}": data for name, data in theme_files(site.colours).items()}
    files = pages | theme | {INDEX_FILE: search_index(site)}
    for name, data in files.items():
        _write_if_changed(folder / name, data)
    for file in (*folder.rglob("index.md"), *(folder / THEME_FOLDER).rglob("*.*")):
        if file.relative_to(folder).as_posix() not in files:
            file.unlink()


def page_source(page: StagedPage) -> str:
    """Return a page as the Markdown file that the engines read."""
    return "\n\n".join(("\n".join(_front_matter(page)), *map(_part_source, page.body))) + "\n"


def _file_of(page: StagedPage) -> str:
    return f"{page.path}/index.md" if page.path else "index.md"


def _front_matter(page: StagedPage) -> Iterator[str]:
    yield "---"
    yield f"title: {quoted(page.title)}"
    if page.description:
        yield f"description: {quoted(page.description)}"
    yield f"kind: {quoted(page.kind)}"
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


def _write_if_changed(file: Path, data: bytes) -> None:
    if file.is_file() and file.read_bytes() == data:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
