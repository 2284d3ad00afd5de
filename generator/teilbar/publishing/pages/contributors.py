"""The page of contributors: who made what, and how many more took part."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.publishing.pages.parts import in_parts
from teilbar.publishing.pages.texts import TITLE_ID
from teilbar.publishing.places import CONTRIBUTORS
from teilbar.publishing.site_addresses import folder_of, page_address
from teilbar.publishing.staging import StagedHeading, StagedHtml, StagedPage
from teilbar.rendering.tags import tag
from teilbar.texts import plural, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teilbar.model.unit import Page
    from teilbar.publishing.contributors import Contributor, Contributors
    from teilbar.texts import Language

MOST_WORKS = 12
"""Works that stand beside a name; of more, the number of the others is told."""

_NOT_TO_BE_FOUND = '<meta name="robots" content="noindex">\n'
"""Who agreed to be named here did not ask for being found by it."""


def contributors_pages(contributors: Contributors, language: Language) -> Iterator[StagedPage]:
    """Yield the page, and those that follow it in a large hub; none where nobody is to be named."""
    if not contributors:
        return
    name, intro = text("contributors.title", language), text("contributors.intro", language)
    for part, people in in_parts(CONTRIBUTORS, contributors.named):
        title = part.title(name, language)
        items = "".join(_person(person, part.folder, language) for person in people)
        html = f'<p>{escape(intro)}</p><ul class="tb-people">{items}</ul>'
        if contributors.others and part.number == len(part.of):
            others = plural("contributors.others", contributors.others, language)
            html += f'<p class="tb-people__others">{escape(others)}</p>'
        body = (StagedHeading(1, TITLE_ID, title), StagedHtml(html + part.links(language)))
        yield StagedPage(part.folder, title, body, intro, "list", head=_NOT_TO_BE_FOUND)


def _person(person: Contributor, start: str, language: Language) -> str:
    name = tag("a", escape(person.name), href=person.url) if person.url else escape(person.name)
    heading = tag("p", name, class_="tb-people__name", role="heading", aria_level="2")
    groups = (("wrote", person.wrote), ("helped", person.helped))
    return tag("li", heading + "".join(_works(key, works, start, language) for key, works in groups))


def _works(key: str, works: Mapping[str, Page], start: str, language: Language) -> str:
    """Return a list of works in which somebody had one part; empty without any."""
    if not works:
        return ""
    ordered = sorted(works.values(), key=lambda work: (work.title.casefold(), work.file))
    items = "".join(f"<li>{_link(work, start, language)}</li>" for work in ordered[:MOST_WORKS])
    if (more := len(ordered) - MOST_WORKS) > 0:
        items += f"<li>{escape(plural('contributors.more', more, language))}</li>"
    label = escape(text(f"contributors.{key}", language))
    return f'<p class="tb-people__part">{label}</p><ul class="tb-people__works">{items}</ul>'


def _link(work: Page, start: str, language: Language) -> str:
    own = work.metadata.language or language
    address = page_address(folder_of(work), start)
    return tag("a", escape(work.title), href=address, lang=own if own != language else None)
