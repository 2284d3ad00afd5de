"""The index of the stand-in search: the file that Material's search reads, made from the staged pages.

Made here and not by the engine's plugin: an engine may render some pages only, and need not read all HTML again.
"""

from __future__ import annotations

import json
import re
from html import escape, unescape
from typing import TYPE_CHECKING, TypeAlias

from teilbar.publishing.staging import StagedHeading, file_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.publishing.staging import StagedHtml, StagedPage
    from teilbar.texts import Language

INDEX_FILE = "search/search_index.json"
"""Where Material's script looks for it, in the site."""

_TAG = re.compile(r"""<(?:"[^"]*"|'[^']*'|[^'">])*>""")
# Who searches is not to read the solutions in the results, nor what every page says below its text, nor the same words
# again for each place of a question.
_LEFT_OUT = re.compile(
    r'<details class="tb-solution">.*?</details>|<section class="tb-(?:solutions|credits|participation)">.*?</section>'
    r'|<section class="tb-(?:passing|related)\b.*?</section>'
    r'|<p class="tb-place">.*?</p>|<span class="tb-enlarge__sign">.*?</span>'
    r"|<(?P<name>button|select|svg|nav)\b.*?</(?P=name)>",
    re.DOTALL,
)


Entry: TypeAlias = tuple[str, str, str]
"""Address, title and text of a section, the last two as HTML without tags."""


def search_index(entries: Iterable[Entry], language: Language) -> bytes:
    """Return the index of a site: an entry for each section of each page, with its heading and its plain text."""
    index = {
        "config": {
            "lang": [language],
            "separator": r"[\s\-]+",
            "pipeline": ["stopWordFilter"],
            "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
        },
        "docs": [{"location": address, "title": title, "text": words} for address, title, words in entries],
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def entries_of(page: StagedPage) -> Iterator[Entry]:
    """Yield the entries of a page's sections."""
    address = file_of(page.path)
    sections: list[tuple[str, str, list[str]]] = []
    for part in page.body:
        if isinstance(part, StagedHeading):
            location = address if part.level == 1 else f"{address}#{part.id}"
            sections.append((location, part.text, []))
        else:
            sections[-1][2].append(_plain(part))
    for location, title, texts in sections:
        yield location, escape(title), escape(" ".join(texts))


def _plain(part: StagedHtml) -> str:
    return " ".join(unescape(_TAG.sub(" ", _LEFT_OUT.sub(" ", part.html))).split())
