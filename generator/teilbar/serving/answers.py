"""What an address of the preview shows: the newest state there is, or something that says of itself that it is not."""

from __future__ import annotations

import mimetypes
import posixpath
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from teilbar.publishing.engines import EngineError
from teilbar.reading.errors import SourceError
from teilbar.renditions import UnusableMediumError
from teilbar.serving.guessing import places_of
from teilbar.serving.knowing import digest_of_page
from teilbar.serving.pages import GONE, NOT_PUBLISHED, bare_page
from teilbar.serving.whole import findings_of
from teilbar.texts import finding, text

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.model.findings import Finding
    from teilbar.model.unit import Page
    from teilbar.serving.desk import Desk
    from teilbar.serving.state import State
    from teilbar.texts import Language

FOUND, NOT_FOUND = 200, 404
_INDEX = "index.html"
_HTML = ".html"


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as the preview shows it."""

    html: str
    digest: str
    """The same for the same state of the page."""
    status: int = FOUND
    """Of HTTP."""
    file: str = ""
    """The text that it shows, or would show; empty for a page that nobody wrote."""
    page: Page | None = None
    problem: tuple[Finding, ...] = ()
    """Why it is not what the source says now; empty for what is."""


class Answers:
    """Answers for the site's folder and the desk's state together."""

    def __init__(self, site: Path, desk: Desk, language: Language) -> None:
        """Take the folder of the whole site, the desk, and the language of messages."""
        self._site = site
        self._desk = desk
        self._language = language

    def place(self, path: str) -> str:
        """Return the place in the site that a path of an address means: of a folder with its slash, its page."""
        place = posixpath.normpath(f"/{path}").lstrip("/")
        return posixpath.join(place, _INDEX) if path.endswith("/") or not place else place

    def is_page(self, place: str) -> bool:
        """Tell whether a place is one of a page."""
        return place.endswith(_HTML)

    def page(self, place: str, state: State) -> Shown:
        """Return what stands at the place of a page, be it that there is none."""
        known = state.known
        if known is None:
            return self._old(place, state.problem)
        if file := places_of(known, self._desk).get(place):
            return self._special(NOT_PUBLISHED, place, file)
        problem: tuple[Finding, ...] = ()
        html = self._from_site(place) if state.is_whole else None
        try:
            html = html or known.show(place)
        except (SourceError, EngineError, OSError) as error:
            problem = findings_of(error)
        except Exception as error:  # noqa: BLE001 - a fault of ours in one page must not end the preview
            problem = (finding("preview-fault", "", reason=f"{type(error).__name__}: {error}"),)
        page = known.page_at(place)
        if problem:
            return self._old(place, problem, page)
        if html is None and not self._desk.file_of(place):
            html = self._from_site(place)  # what nobody wrote and no text is: the page for what is not found, say
        if html is not None:
            is_text = page is not None and not page.made
            return Shown(html, digest_of_page(html), file=page.file if page and is_text else "", page=page)
        if file := self._desk.file_of(place):
            return self._special(GONE, place, file)
        # Not the site's own page for that: its links are those of a page beside the start page.
        html = bare_page(text("serving.not-found", self._language), self._language)
        return Shown(html, digest_of_page(html), NOT_FOUND)

    def medium(self, place: str, state: State) -> tuple[str, bytes] | None:
        """Return kind and content of a medium that is newer than the whole site; None for what the site's folder has.

        Raises OSError where the disk refuses.
        """
        if state.known is None or state.is_whole:
            return None
        try:
            data = state.known.file(place)
        except (SourceError, UnusableMediumError):  # changed again, or broken: the page will say so
            return None
        return None if data is None else (mimetypes.guess_type(place)[0] or "application/octet-stream", data)

    def _old(self, place: str, problem: tuple[Finding, ...], page: Page | None = None) -> Shown:
        """Return the last state of a page, with why there is no newer one."""
        html, file = self._from_site(place), self._desk.file_of(place)
        status = FOUND if html else NOT_FOUND
        html = html or bare_page(text("serving.no-page", self._language), self._language)
        reasons = "".join(f"{found.rule}{found.values}" for found in problem)
        return Shown(html, digest_of_page(html + reasons), status, file, page, problem)

    def _special(self, what: str, place: str, file: str) -> Shown:
        """Return a page that says why there is none of a text."""
        said = text(f"serving.{what}", self._language, file=escape(file), place=escape(place))
        html = bare_page(said, self._language)
        return Shown(html, digest_of_page(html), NOT_FOUND if what == GONE else FOUND, file)

    def _from_site(self, place: str) -> str | None:
        try:
            return (self._site / place).read_text("utf-8")
        except (OSError, ValueError):
            return None
