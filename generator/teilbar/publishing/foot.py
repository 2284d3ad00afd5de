"""The foot of every page: who answers for the hub, the essentials in easy and in sign language, the pages of duty."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from teilbar.duties.unwritten import duty_pages
from teilbar.publishing.places import CONTRIBUTORS, CREDITS
from teilbar.publishing.site_addresses import folder_of, page_address
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.hub import Hub
    from teilbar.hub.duties import Duty
    from teilbar.model.unit import Library, Page
    from teilbar.texts import Language

_ESSENTIALS: tuple[Duty, ...] = ("leichte-sprache", "gebaerdensprache")


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands there."""

    pages: tuple[Page, ...]
    """The pages that it leads to: those that the hub names, in its order, then the other pages of duty."""
    essentials: Mapping[Duty, Page]
    """The essentials in easy language and in sign language, as far as there are such pages."""

    with_contributors: bool = False
    """Whether there is a page of contributors."""

    @property
    def files(self) -> frozenset[str]:
        """The files of all these pages: they stand in no menu."""
        return frozenset(page.file for page in (*self.pages, *self.essentials.values()))

    def html(self, hub: Hub) -> str:
        """Return it; its links begin with ``{root}``, the way from a page to the start page's folder."""
        language = hub.language
        publisher = ""
        if hub.publisher.name:
            name = escape(hub.publisher.name)
            linked = tag("a", name, href=hub.publisher.url) if hub.publisher.url else name
            publisher = f"<p>{text('page.publisher', language, name=linked)}</p>"
        links = [*(_link(page.title, page) for page in self.pages), _credits(language)]
        if self.with_contributors:
            words = escape(text("contributors.title", language))
            links.append(tag("a", words, href=f"{{root}}{page_address(CONTRIBUTORS, '')}"))
        listed = tag("ul", "".join(f"<li>{link}</li>" for link in links), class_="tb-foot-links")
        return f"{self._essentials('{root}', language)}{publisher}{listed}"

    def on_start_page(self, language: Language) -> str:
        """Return the essentials as links for the start page; empty where there are none."""
        return self._essentials("", language)

    def _essentials(self, root: str, language: Language) -> str:
        if not self.essentials:
            return ""
        items = "".join(
            f'<li class="tb-essentials__{"easy" if duty == "leichte-sprache" else "sign"}">'
            f"{_link(text(f'duty.title.{duty}', language), page, root)}</li>"
            for duty, page in self.essentials.items()
        )
        return f'<ul class="tb-essentials">{items}</ul>'


def foot_of(library: Library, hub: Hub, root: str, *, with_contributors: bool = False) -> Foot:
    """Return the foot of a site's pages; ``root`` is the content folder in the source.

    Of the pages that the hub names, a check has said which are missing.
    """
    by_file = {page.file: page for page in library.pages}
    named = [by_file.get(f"{root}/{path}" if root else path) for path in hub.navigation]
    duties = duty_pages((page for page in library.pages if page.id), root)
    essentials = {duty: duties[duty] for duty in _ESSENTIALS if duty in duties}
    others = [page for duty, page in duties.items() if duty not in essentials]
    apart = {page.file for page in essentials.values()}
    pages = {page.file: page for page in (*named, *others) if page and page.file not in apart}
    return Foot(tuple(pages.values()), essentials, with_contributors)


def _link(words: str, page: Page, root: str = "{root}") -> str:
    return tag("a", escape(words), href=f"{root}{page_address(folder_of(page), '')}")


def _credits(language: Language) -> str:
    return tag("a", escape(text("credit.of-hub", language)), href=f"{{root}}{CREDITS}")
