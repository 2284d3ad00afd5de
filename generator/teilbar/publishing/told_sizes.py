"""Sizes of downloads on pages: put in when documents are put together, because a page is made without its packages.

So a package that is put together anew, with another script, say, sends no page through the renderer, and a page is
written again only where the size that people read there is another.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teilbar.publishing.staging import SIZE, StagedHtml
from teilbar.texts.numbers import file_size

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teilbar.publishing.staging import StagedPage
    from teilbar.texts import Language


class Told:
    """What pages say of the sizes of files."""

    def __init__(self, sizes: Mapping[str, int], language: Language, unknown: str = "") -> None:
        """Take the bytes of files by their paths in the site, and the language of the pages.

        ``unknown`` is told of a file that is not there yet; without it there is none such.
        """
        self._sizes = sizes
        self._language = language
        self._unknown = unknown

    def by(self, page: StagedPage) -> tuple[str, ...]:
        """Return the sizes that a page tells, in words and in their order.

        Raises KeyError for a file that is not there: a fault of ours, since pages and packages ask the same question.
        """
        return tuple(
            self._unknown if self._unknown and path not in self._sizes else file_size(self._sizes[path], self._language)
            for part in page.body
            if isinstance(part, StagedHtml)
            for path in part.sizes
        )

    def into(self, page: StagedPage) -> StagedPage:
        """Return a page with its sizes in it; the page itself where it tells of none."""
        words = iter(self.by(page))
        if not any(isinstance(part, StagedHtml) and part.sizes for part in page.body):
            return page
        body = (_filled(part, words) if isinstance(part, StagedHtml) and part.sizes else part for part in page.body)
        return replace(page, body=tuple(body))


def _filled(part: StagedHtml, words: Iterator[str]) -> StagedHtml:
    first, *rest = part.html.split(SIZE)
    return StagedHtml(first + "".join(f"{next(words)}{after}" for after in rest))
