"""The pages of authors' texts: each made from its text and what the site adds, and kept until either changes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from teilbar.cache import digest_of
from teilbar.describing.linked_data import head_html
from teilbar.fingerprints import fingerprint
from teilbar.made_by import made_by
from teilbar.model.unit import LearningPath, Unit
from teilbar.publishing.found_text import FoundText, found_texts
from teilbar.publishing.frames import frame_of
from teilbar.publishing.pages.participation import participation_html
from teilbar.publishing.pages.texts import Around, path_page, plain_page, unit_page, with_twin
from teilbar.publishing.pages.trails import trail_of
from teilbar.publishing.participation import Participation
from teilbar.publishing.stage_check import check_page
from teilbar.publishing.stage_writer import page_source
from teilbar.publishing.staging import StagedHeading, StagedHtml
from teilbar.rendering.hyphens import hyphenated
from teilbar.workshop import Order, Step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.describing.description import Description
    from teilbar.model.unit import Page
    from teilbar.publishing.pages.cards import Card
    from teilbar.publishing.series import InSeries
    from teilbar.publishing.site_addresses import PageTarget
    from teilbar.publishing.staging import StagedPage
    from teilbar.texts import Language


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the site with all that is made of its content alone."""

    key: str
    """The digest of all that the page depends on."""
    page: StagedPage
    frame: str
    """The digest of what an engine sees of it."""
    texts: tuple[FoundText, ...] = ()
    """What the search finds of it; nothing of a page that nobody wrote."""


@dataclass(frozen=True)
class TextWork:
    """All that the page of a text is made from."""

    page: Page = field(compare=False)
    target: PageTarget
    around: Around = field(default_factory=Around)
    """What the site adds to a unit; of a learning path, what is said of passing it on."""
    together: tuple[str, str] = ("", "")
    """Of a learning path: what its units are together, and their cards, both as HTML."""
    listed: Mapping[str, Card] = field(default_factory=dict)
    """Of a start page: the cards of the units and learning paths that it links to, by the links' targets."""
    twin: tuple[str, str] | None = None
    """The words that lead to the same text in easy language, or back from there, and the folder of that page."""
    series: InSeries | None = None
    """Of a plain page: where it stands among others."""
    description: Description | None = None
    """What programs are told; None for what is not offered."""
    participation: Participation = field(default_factory=Participation)

    @cached_property
    def key(self) -> str:
        """The digest of all that the page depends on."""
        return digest_of("page", made_by(), self.page.key, fingerprint(self))

    def order(self) -> Order[TextWork]:
        """Return the order for the page."""
        return Order(self.key, self.page.file, self)


def make_page(work: TextWork) -> StagedPage:
    """Return the page of a text, as the staging rule wants it: a pure function."""
    match work.page:
        case Unit() as unit:
            page = unit_page(unit, work.target, work.around)
        case LearningPath() as path:
            page = path_page(path, work.target, work.around.passing, work.together)
        case plain:
            page = plain_page(plain, work.target, work.listed, work.series.way if work.series else None)
    above = work.series.above if work.series else ()
    page = replace(page, trail=above or trail_of(work.page, work.target.language))
    page = _with_soft_hyphens(page, work.target.language)
    page = with_twin(page, *work.twin) if work.twin else page
    page = replace(page, head=head_html(work.description)) if work.description else page
    return with_participation(page, work.participation, work.target.language)


def _with_soft_hyphens(page: StagedPage, language: Language) -> StagedPage:
    """Return a page whose title can be cut where its words may be."""
    title, *rest = page.body
    if not isinstance(title, StagedHeading) or (cut := hyphenated(title.text, language)) == title.text:
        return page
    return replace(page, body=(replace(title, html=escape(cut)), *rest))


def with_participation(page: StagedPage, links: Participation, language: Language) -> StagedPage:
    """Return a page with the links by which readers take part, below all else; the page itself where there is none."""
    html = participation_html(links, language)
    return replace(page, body=(*page.body, StagedHtml(html))) if html else page


def make_sheet(work: TextWork) -> Sheet:
    """Return the sheet of a text. Raises ValueError where the page breaks the staging rule."""
    return replace(sheet_of(make_page(work), work.key), texts=found_texts(work.page))


def sheet_of(page: StagedPage, key: str = "") -> Sheet:
    """Return the sheet of a finished page; without a key of its own, the page itself makes it.

    Raises ValueError where the page breaks the staging rule.
    """
    check_page(page)
    frame = digest_of(page.path, page_source(frame_of(page)))  # from another folder, its links lead elsewhere
    return Sheet(key or digest_of("page", made_by(), fingerprint(page)), page, frame)


SHEETS = Step("page", make_sheet, seconds=0.004)
