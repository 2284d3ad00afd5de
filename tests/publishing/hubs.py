"""A small hub, read, checked and composed without an engine: what pages and announcements are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading.histories import Repository
from teilbar.cache import Cache
from teilbar.checked import read_and_check
from teilbar.licensing.registry import Registry
from teilbar.options import Options
from teilbar.progress import Silent
from teilbar.publishing.compose import Composed, compose
from teilbar.publishing.ground import Ground
from teilbar.publishing.site_addresses import SiteTargets
from teilbar.reading.source import open_source
from teilbar.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from teilbar.exporting.format import Format


def write_hub(folder: Path, hub: str, files: Mapping[str, str], story: str = "") -> None:
    """Write a hub file and other files into a folder; with a story (see :class:`Repository`), as a repository."""
    for name, text in {**files, "mkdocs.yml": f"site_name: Hub\n{hub}"}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    if story:
        Repository(folder, story)


def compose_hub(folder: Path, formats: Sequence[Format] = ()) -> Composed:
    """Return the site of a hub, ready for an engine; ``formats`` are those in which its units are offered."""
    with open_source(str(folder)) as source, Workshop(Cache(None), 1) as workshop:
        checked = read_and_check(source, Options(), workshop, Silent())
        library, licences = checked.verdict.library, Registry.load()
        ground = Ground(
            library=library,
            hub=checked.hub,
            licences=licences,
            targets=SiteTargets(library, checked.hub, licences, checked.root),
            name=checked.hub.site_name,
            root=checked.root,
            vocabularies=checked.vocabularies,
            formats=formats,
        )
        return compose(ground, workshop)
