"""What a source says at a moment, ready to be shown: each page is made when somebody looks at it.

The same functions make it as a whole build calls, so that it is the same page. What only the whole build makes is
missing or older until then: packages and their sizes, and what the search finds.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import RLock
from typing import TYPE_CHECKING

from teilbar.checked import read_and_check
from teilbar.grounding import asked_for, ground_of, offered_formats
from teilbar.licensing.registry import Registry
from teilbar.model.findings import Finding
from teilbar.printing.views import views_of
from teilbar.progress import Silent
from teilbar.publishing.compose import Composer
from teilbar.publishing.documents import document_of
from teilbar.publishing.engine_run import EngineRun
from teilbar.publishing.media import planned_of, without_broken_pictures
from teilbar.publishing.places import SHARING
from teilbar.publishing.print_views import make_views, paper_work
from teilbar.publishing.site_addresses import folder_of
from teilbar.publishing.staging import StagedHeading, StagedPage, file_of
from teilbar.publishing.told_sizes import Told
from teilbar.reading.address import parse_address
from teilbar.reading.source import open_source
from teilbar.renditions.naming import file_name
from teilbar.serving.pictures import PatientMaker
from teilbar.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.cache import Cache
    from teilbar.checked import Checked
    from teilbar.checking.verdict import Verdict
    from teilbar.model.unit import Medium, Page, Unit
    from teilbar.options import Options
    from teilbar.publishing.engines.engine import Engine
    from teilbar.publishing.ground import Ground
    from teilbar.reading.source import Source
    from teilbar.renditions import Problem

UNKNOWN_SIZE = "…"
"""Stands where the size of a package will be that was not made yet."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What a source is read and shown with: the same each time."""

    options: Options
    cache: Cache
    engine: Engine
    folder: Path
    """An empty one, to work in."""
    judged: dict[tuple[str, str], Problem | None]
    """What is known of pictures (:class:`~teilbar.serving.pictures.PatientMaker`)."""


class Known:
    """What a source says at a moment. Several threads may ask it."""

    def __init__(self, tools: Tools, sizes: Mapping[str, int]) -> None:
        """Read the source and check it. ``sizes`` are those of the site's files, as the last build left them.

        Raises SourceError and HubError where it cannot be read, OSError where the disk refuses.
        """
        self._tools = tools
        self._sizes = sizes
        self._lock = RLock()
        self._shown: dict[str, str] = {}
        self._lines: dict[str, list[str]] = {}
        self.blocked: Mapping[str, str] | None = None
        """Files of the texts that are not published by the places of their pages, once somebody has asked."""
        with ExitStack() as stack:
            options, out = tools.options, tools.options.out
            self.source: Source = stack.enter_context(
                open_source(options.source, exclude=[out], cache=tools.cache, temporary=tools.folder)
            )
            self._workshop = Workshop(tools.cache, options.jobs)
            stack.callback(self._workshop.__exit__, None, None, None)
            self.checked: Checked = read_and_check(self.source, options, self._workshop, Silent())
            self._maker = PatientMaker(
                self.source, Registry.load(), self._workshop, self.checked.hub.language, tools.judged
            )
            judged = asked_for(self.checked, self.source, options)
            self.waits_for_pictures = self._maker.waits_for(_media_of(judged).values())
            verdict = without_broken_pictures(judged, self._maker)
            formats = offered_formats(self.checked, self.source, options)
            ground = ground_of(self.checked, verdict, self.source, formats)
            self.ground: Ground = replace(ground, shared=SHARING in sizes)
            self.verdict: Verdict = replace(verdict, findings=(*verdict.findings, *ground.emblems.findings))
            self._stack = stack.pop_all()

    def close(self) -> None:
        """Let go of what reading it took. What was read can still be shown, but for the pictures of a clone."""
        self._stack.close()

    @property
    def is_folder(self) -> bool:
        """Whether the source is a folder that somebody works in, not a clone."""
        return parse_address(self._tools.options.source) is None

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """The texts that are published, by the places of their pages in the site."""
        library = self.ground.library
        return {file_of(folder_of(page)): page for page in (*library.pages, *library.units, *library.paths)}

    @cached_property
    def papers(self) -> Mapping[str, Unit]:
        """The units of the pages for paper, by their places in the site."""
        return {f"{folder_of(unit)}/{view.file}": unit for unit in self.ground.library.units for view in views_of(unit)}

    @cached_property
    def places(self) -> Mapping[str, str]:
        """The places of all texts by their files, of those too that are not published."""
        library = self.checked.read.library
        return {page.file: file_of(folder_of(page)) for page in (*library.pages, *library.units, *library.paths)}

    def lines(self, file: str) -> list[str]:
        """Return the lines of a file of the source, without their ends; none of what is no text."""
        if file not in self._lines:
            read = self.source.read_text(file)
            self._lines[file] = [] if isinstance(read, Finding) else read.split("\n")
        return self._lines[file]

    def page_at(self, place: str) -> Page | None:
        """Return the text that is shown at a place in the site."""
        return self.pages.get(place) or self.papers.get(place)

    def show(self, place: str) -> str | None:
        """Return the page at a place in the site, as a whole build would make it; None where there is none.

        Raises EngineError where the engine fails, SourceError where a file was changed meanwhile, OSError where the
        disk refuses.
        """
        with self._lock:
            if place not in self._shown:
                html = self._paper(place) if place in self.papers else self._made(place)
                if html is None:
                    return None
                self._shown[place] = html
            return self._shown[place]

    def file(self, place: str) -> bytes | None:
        """Return what is published of a medium at a place; None where none lies there. Raises as :meth:`show` does."""
        found = self._media.get(place)
        if found is None:
            return None
        pieces = self._maker.pieces(found, self.ground.targets.places[found.path])
        return next((self._maker.data(found, piece) for piece in pieces if piece.path == place), None)

    @cached_property
    def _media(self) -> Mapping[str, Medium]:
        """All media by the places of what is published of them."""
        found = {}
        for path, medium in _media_of(self.verdict).items():
            place = self.ground.targets.places[path]
            renditions = planned_of(medium)
            found.update(dict.fromkeys((file_name(place, one) for one in renditions), medium))
            if not renditions:
                found[place] = medium
        return found

    @cached_property
    def _composer(self) -> Composer:
        return Composer(self.ground, self._workshop)

    def _made(self, place: str) -> str | None:
        sheet = self._composer.one(place)
        if sheet is None:
            return None
        frame = self._composer.frame
        # Engines want a start page; which one it is makes no difference to another.
        start = StagedPage("", frame.name, (StagedHeading(1, "start", frame.name),))
        with TemporaryDirectory(prefix="page-", dir=self._tools.folder, ignore_cleanup_errors=True) as folder:
            site = replace(frame, pages=(start,))
            run = EngineRun(self._tools.engine, site, self._tools.cache, Path(folder), 1)
            ((_, document),) = run.render([sheet])
        return document_of(document, sheet, Told(self._sizes, frame.language, UNKNOWN_SIZE))

    def _paper(self, place: str) -> str | None:
        work = paper_work(self.papers[place], self.ground, self._composer.frame.copyright)
        return make_views(work).get(place.rpartition("/")[2])


def digest_of_page(html: str) -> str:
    """Return what tells one state of a page from another."""
    return sha256(html.encode()).hexdigest()[:20]


def _media_of(verdict: Verdict) -> Mapping[str, Medium]:
    library = verdict.library
    pages = (*library.units, *library.paths, *library.pages)
    return {medium.path: medium for page in pages for medium in page.media.values()}
