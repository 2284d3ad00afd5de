"""What the staging rule asks of a site, checked before anything is written.

A site that breaks it is a mistake in the program, never in a source: so this raises, and makes no findings.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from teilbar.publishing.heading import heading_markup
from teilbar.publishing.staging import SIZE, StagedHeading, StagedHtml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.publishing.staging import NavigationItem, StagedPage, StagedSite

_SEGMENT = re.compile(r"[^\s/\\.:*?\"<>|#%&][^/\\:*?\"<>|#%&\n]*")
_ANCHOR = re.compile(r"[^\s\"'<>&={}#]+")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_ADDRESS = re.compile(r"https?://[^\s/]+/(?:[^\s]*/)?")
_ID_OF_A_TAG = re.compile(r"<[a-zA-Z][^<>]*?\sid=\"([^\"]*)\"")
_DIV_OR_COMMENT = re.compile(r"<!--.*?-->|<!--|<(/?)div(?=[\s/>])", re.DOTALL | re.IGNORECASE)


def check_site(site: StagedSite) -> None:
    """Check a site against the staging rule, but for what stands on its pages: :func:`check_page`.

    Raises:
        ValueError: an address, a name, the navigation or a colour breaks it; the message names all of them.
    """
    paths = {page.path for page in site.pages}
    if problems := [*_site_problems(site), *_navigation_problems(site.navigation, paths)]:
        raise ValueError("\n".join(problems))


def check_page(page: StagedPage) -> None:
    """Check a page against the staging rule.

    Raises:
        ValueError: its address, its title, an anchor, a heading or its HTML breaks it; the message names all of them.
    """
    if problems := [f"page {page.path!r}: {problem}" for problem in _page_problems(page)]:
        raise ValueError("\n".join(problems))


def _site_problems(site: StagedSite) -> Iterator[str]:
    if not site.name.strip():
        yield "the site has no name"
    if site.url and not _ADDRESS.fullmatch(site.url):
        yield f"{site.url!r} is no web address with a slash at its end"
    for colour in filter(None, site.colours):
        if not _COLOUR.fullmatch(colour):
            yield f"{colour!r} is no colour like #1f5d57"
    # Folders that differ in case only are one folder on the disks of macOS and Windows.
    for path in _repeated(page.path.casefold() for page in site.pages):
        yield f"two pages at {path!r}"
    if not any(page.path == "" for page in site.pages):
        yield "there is no start page"


def _navigation_problems(items: Iterable[NavigationItem], paths: set[str]) -> Iterator[str]:
    for item in items:
        if not item.title.strip():
            yield f"an entry of the navigation without a title leads to {item.path!r}"
        if item.path not in paths:
            yield f"the navigation's {item.title!r} leads to {item.path!r}, where no page is"


def _page_problems(page: StagedPage) -> Iterator[str]:
    if page.path and not all(_SEGMENT.fullmatch(segment) for segment in page.path.split("/")):
        yield "this is no address of a page"
    if not page.title.strip():
        yield "no title"
    if not all(title.strip() for title, _ in page.trail):
        yield "a page above it without a title"
    if "</head" in page.head.lower():
        yield "what is for its head ends the head"
    headings = [part for part in page.body if isinstance(part, StagedHeading)]
    if not page.body or page.body[0] not in headings[:1] or headings[0].level != 1:
        yield "it does not begin with a heading of level 1"
    if sum(heading.level == 1 for heading in headings) > 1:
        yield "more than one heading of level 1"
    for heading in headings:
        yield from _heading_problems(heading)
    parts = [part for part in page.body if isinstance(part, StagedHtml)]
    html = [part.html for part in parts]
    for part in parts:
        yield from _html_problems(part)
    anchors = [heading.id for heading in headings] + [anchor for text in html for anchor in _ID_OF_A_TAG.findall(text)]
    for anchor in _repeated(anchors):
        yield f"the id {anchor!r} twice"


def _heading_problems(heading: StagedHeading) -> Iterator[str]:
    if heading.level not in range(1, 7):
        yield f"a heading of level {heading.level}"
    if not _ANCHOR.fullmatch(heading.id):
        yield f"{heading.id!r} is no id of a heading"
    if not any(unicodedata.category(character)[0] not in "CZ" for character in heading.text):
        yield f"the heading {heading.id!r} is empty"
    try:
        heading_markup(heading)
    except ValueError as problem:
        yield str(problem)


def _html_problems(part: StagedHtml) -> Iterator[str]:
    """Find sizes without places, and what would let the text after this part into its ``<div>`` or end that early."""
    depth, html = 0, part.html
    if html.count(SIZE) != len(part.sizes):
        yield f"{len(part.sizes)} sizes for {html.count(SIZE)} places"
    for tag in _DIV_OR_COMMENT.finditer(html):
        if tag[0] == "<!--":
            yield "a comment that does not end"
            return
        if not tag[0].startswith("<!"):
            depth += -1 if tag[1] else 1
        if depth < 0:
            break
    if depth:
        yield f"<div> and </div> do not match in {html[:60]!r} ..."


def _repeated(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]
