"""Things to be found for tests: Markdown files read simply, without a library; and what the search makes of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import frontmatter
import yaml

from teilbar.cache import Cache
from teilbar.searching.analysis import analyse
from teilbar.searching.findable import Findable, Passage
from teilbar.searching.writing import write_search
from teilbar.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.texts import Language

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
_HEADING = re.compile(r"^(#+ .*)$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_SIGNS = re.compile(r"[*_`>#|]")


def found_in(*folders: Path) -> Iterator[Findable]:
    """Yield every Markdown file of some folders."""
    for folder in folders:
        for file in sorted(folder.rglob("*.md")):
            yield _findable(file, file.relative_to(folder.parent).as_posix())


def made(folder: Path, things: Iterable[Findable], language: Language = "de", own: Iterable[str] = ()) -> Path:
    """Write the search of some things into a folder; returns the folder."""
    with Workshop(Cache(None), jobs=1) as workshop:
        analysed = (analyse(thing, language) for thing in things)
        for place, content in write_search(analysed, language, workshop, own):
            file = folder / place
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    return folder


def thing(title: str, text: str = "", summary: str = "", keywords: tuple[str, ...] = ()) -> Findable:
    """Return a thing of one passage; its title is its address too."""
    return Findable(title, title, summary, (Passage("", "", text),), keywords)


def _findable(file: Path, address: str) -> Findable:
    text = file.read_text("utf-8")
    try:
        header, body = frontmatter.parse(text)
    except (yaml.YAMLError, ValueError):  # some are broken: what matters here is words
        header, body = {}, text
    first, *others = _HEADING.split(body)
    passages = [Passage("", "", _plain(first))]
    passages += [
        Passage(_plain(heading), f"a{place}", _plain(below))
        for place, (heading, below) in enumerate(zip(others[::2], others[1::2], strict=True))
    ]
    title = str(header.get("titel") or header.get("name") or (others and _plain(others[0])) or file.stem)
    keywords = tuple(str(header[name]) for name in ("bereich", "schlagworte", "keywords", "geraete") if name in header)
    return Findable(address, title, str(header.get("kurz") or ""), tuple(passages), keywords)


def _plain(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", _LINK.sub(r"\1", text)).split())
