"""An engine over some pages: each page's document depends on its frame and on what all pages share, on no other page.

So documents are kept by frame, only new frames go through the engine, and many of them through several engines at once.
"""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from teilbar.cache import digest_of
from teilbar.fingerprints import fingerprint
from teilbar.made_by import made_by
from teilbar.publishing.frames import frame_of
from teilbar.publishing.stage_writer import write_pages
from teilbar.publishing.theme import templates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from teilbar.cache import Cache
    from teilbar.publishing.engines import Engine
    from teilbar.publishing.staging import StagedPage, StagedSite
    from teilbar.publishing.text_pages import Sheet

ENOUGH = 100
"""Pages from which on it pays to start the engine a second time beside the first."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What an engine made."""

    documents: Mapping[str, str]
    """The document of each frame that was asked for, by the page's folder."""
    others: Mapping[str, bytes]
    """The files that are no page of the site's, by their places: the theme's, the page for what is not found."""
    said: tuple[str, ...] = ()
    """What the engine warned of."""
    through: tuple[str, ...] = ()
    """Folders of the pages that went through the engine; empty where it was not started."""


@dataclass(frozen=True)
class EngineRun:
    """An engine, the site whose pages it renders, and where it works."""

    engine: Engine
    site: StagedSite
    cache: Cache
    work: Path
    """An empty folder for staged trees and what the engine makes of them."""
    jobs: int
    """How many engines may run at once."""

    @cached_property
    def setting(self) -> str:
        """The digest of all that every document depends on; a site's colours stand in a style sheet of ours."""
        frame = fingerprint(replace(self.site, pages=(), colours=("", "")))
        return digest_of("engine", made_by(), self.engine.name, frame, *_templates())

    def key(self, sheet: Sheet) -> str:
        """Return the digest of all that the document of a sheet's frame depends on."""
        return digest_of(self.setting, sheet.frame)

    def render(self, sheets: Sequence[Sheet]) -> Rendered:
        """Render the frames of some of the site's pages.

        Raises EngineError where the engine fails, OSError where the disk refuses.
        """
        found = {sheet.page.path: self.cache.get(self.key(sheet)) for sheet in sheets}
        documents = {path: data.decode() for path, data in found.items() if data is not None}
        kept = self.cache.get(self.setting)
        others: dict[str, bytes] = pickle.loads(kept) if kept else {}  # noqa: S301 - this person's own, by digest
        missing = [sheet for sheet in sheets if sheet.page.path not in documents]
        said: list[str] = []
        for made in self._run([frame_of(sheet.page) for sheet in missing]) if missing or not others else ():
            said.extend(made.said)
            documents |= {path: made.document(path) for path in made.paths}
            others = others or dict(made.others())
        for sheet in missing:
            self.cache.put(self.key(sheet), documents[sheet.page.path].encode())
        if not kept:
            self.cache.put(self.setting, pickle.dumps(others))
        return Rendered(documents, others, tuple(dict.fromkeys(said)), tuple(sheet.page.path for sheet in missing))

    def _run(self, frames: Sequence[StagedPage]) -> Iterator[_Made]:
        """Run the engine over some frames, on several processors where there are many."""
        number = max(1, min(self.jobs, len(frames) // ENOUGH))
        home = next(page for page in self.site.pages if page.path == "")

        def run(index: int) -> _Made:
            own = frames[index::number]
            # Engines want a start page: where it is not to be rendered it is thrown away again.
            staged = own if any(page.path == "" for page in own) else (*own, frame_of(home))
            stage, made = self.work / f"stage-{index}", self.work / f"made-{index}"
            write_pages(staged, stage)
            said = self.engine.render(stage, made, replace(self.site, pages=tuple(staged)))
            return _Made(made, tuple(page.path for page in own), said)

        with ThreadPoolExecutor(number) as threads:
            yield from threads.map(run, range(number))


@dataclass(frozen=True, slots=True)
class _Made:
    """What one run of an engine made."""

    folder: Path
    paths: tuple[str, ...]
    said: tuple[str, ...]

    def document(self, path: str) -> str:
        return (self.folder / path / "index.html").read_bytes().decode()

    def others(self) -> Iterator[tuple[str, bytes]]:
        pages = {self.folder / path / "index.html" for path in (*self.paths, "")}
        for file in sorted(self.folder.rglob("*")):
            if file.is_file() and file not in pages:
                yield file.relative_to(self.folder).as_posix(), file.read_bytes()


def _templates() -> Iterator[str]:
    for file in sorted(templates().rglob("*")):
        if file.is_file():
            yield file.relative_to(templates()).as_posix()
            yield sha256(file.read_bytes()).hexdigest()
