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
from teilbar.publishing.staging import file_of
from teilbar.publishing.theme import templates

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from teilbar.cache import Cache
    from teilbar.publishing.engines import Engine
    from teilbar.publishing.staging import StagedPage, StagedSite
    from teilbar.publishing.text_pages import Sheet

ENOUGH = 100
"""Pages from which on it pays to start the engine a second time beside the first."""
MOST = 1_000
"""Pages of one run at most: an engine holds all of them in memory, and another run costs a second."""


class EngineRun:
    """An engine, the site whose pages it renders, and what came of that."""

    def __init__(self, engine: Engine, site: StagedSite, cache: Cache, work: Path, jobs: int) -> None:
        """Take the engine, the site, the cache, an empty folder to work in, and how many engines may run at once."""
        self.others: Mapping[str, bytes] = {}
        """The files that are no page of the site's, by their places: the theme's, the page for what is not found."""
        self.said: tuple[str, ...] = ()
        """What the engine warned of."""
        self.through: tuple[str, ...] = ()
        """Folders of the pages that went through the engine; empty where it was not started."""
        self._engine = engine
        self._site = site
        self._cache = cache
        self._work = work
        self._jobs = jobs

    @cached_property
    def setting(self) -> str:
        """The digest of all that every document depends on; its colours and fonts stand in a style sheet of ours."""
        frame = fingerprint(replace(self._site, pages=(), colours=("", ""), fonts="", files={}))
        return digest_of("engine", made_by(), self._engine.name, frame, *_templates())

    def key(self, sheet: Sheet) -> str:
        """Return the digest of all that the document of a sheet's frame depends on."""
        return digest_of(self.setting, sheet.frame)

    def keep(self, sheets: Iterable[Sheet]) -> None:
        """Say that the documents of sheets are of use, also those that nobody asks for since the old site has them."""
        self._cache.use(*map(self.key, sheets))

    def render(self, sheets: Iterable[Sheet]) -> Generator[tuple[Sheet, str]]:
        """Yield the document of the frame of each of some of the site's pages, one after the other; see the attributes.

        Raises EngineError where the engine fails, OSError where the disk refuses.
        """
        missing = []
        for sheet in sheets:
            if data := self._cache.get(self.key(sheet)):
                yield sheet, data.decode()
            else:
                missing.append(sheet)
        kept = self._cache.get(self.setting)
        self.others = pickle.loads(kept) if kept else {}  # noqa: S301 - this person's own, by digest
        if missing or not self.others:
            yield from self._render_new(missing)
        self.through = tuple(sheet.page.path for sheet in missing)

    def _render_new(self, sheets: list[Sheet]) -> Iterator[tuple[Sheet, str]]:
        by_path = {sheet.page.path: sheet for sheet in sheets}
        said: list[str] = []
        for made in self._run([frame_of(sheet.page) for sheet in sheets]):
            said.extend(made.said)
            for path in made.paths:
                document = made.document(path)
                self._cache.put(self.key(by_path[path]), document.encode())
                yield by_path[path], document
            self.others = self.others or dict(made.others())
        self._cache.put(self.setting, pickle.dumps(self.others))
        self.said = tuple(dict.fromkeys(said))

    def _run(self, frames: Sequence[StagedPage]) -> Iterator[_Made]:
        """Run the engine over some frames: on several processors where there are many, and never over too many."""
        at_once = max(1, min(self._jobs, len(frames) // ENOUGH))
        number = max(at_once, -(-len(frames) // MOST))
        home = next(page for page in self._site.pages if page.path == "")

        def run(index: int) -> _Made:
            own = frames[index::number]
            # Engines want a start page: where it is not to be rendered it is thrown away again.
            staged = own if any(page.path == "" for page in own) else (*own, frame_of(home))
            stage, made = self._work / f"stage-{index}", self._work / f"made-{index}"
            write_pages(staged, stage)
            said = self._engine.render(stage, made, replace(self._site, pages=tuple(staged)))
            return _Made(made, tuple(page.path for page in own), said)

        with ThreadPoolExecutor(at_once) as threads:
            yield from threads.map(run, range(number))


@dataclass(frozen=True, slots=True)
class _Made:
    """What one run of an engine made."""

    folder: Path
    paths: tuple[str, ...]
    said: tuple[str, ...]

    def document(self, path: str) -> str:
        return (self.folder / file_of(path)).read_bytes().decode()

    def others(self) -> Iterator[tuple[str, bytes]]:
        pages = {self.folder / file_of(path) for path in (*self.paths, "")}
        for file in sorted(self.folder.rglob("*")):
            if file.is_file() and file not in pages:
                yield file.relative_to(self.folder).as_posix(), file.read_bytes()


def _templates() -> Iterator[str]:
    for file in sorted(templates().rglob("*")):
        if file.is_file():
            yield file.relative_to(templates()).as_posix()
            yield sha256(file.read_bytes()).hexdigest()
