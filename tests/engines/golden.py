"""The ten hostile pages: read from ``pages/``, staged, and read back out of what an engine made of them.

A page is written as the article that every engine must make of it: a line that is an ``<h1 id="...">`` ... ``<h6>``
is a staged heading, everything between them is HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeAlias

from teilbar.publishing.pages.texts import scripts_of
from teilbar.publishing.staging import NavigationItem, StagedHeading, StagedHtml, StagedPage, StagedSite

PAGES = Path(__file__).parent / "pages"
LONG_LINE = "Bildung *ist* {{ lang }} " * 8_000

_HEADING = re.compile(r'^<h([1-6]) id="([^"]*)">(.*)</h\1>$', re.MULTILINE)

Token: TypeAlias = tuple[str, ...]


def golden_site() -> StagedSite:
    """Return a site of the ten pages and a start page; its names are hostile too."""
    start = StagedPage("", "Start", (StagedHeading(1, "start", "Start"), StagedHtml("<p>Start</p>")), kind="home")
    # MkDocs and ProperDocs would leave out a folder of this name.
    left_out = StagedPage("templates", "Vorlagen", (StagedHeading(1, "vorlagen", "Vorlagen"),))
    pages = (start, left_out, *(staged(file, file.stem) for file in sorted(PAGES.glob("*.html"))))
    return StagedSite(
        name='*Teilen* & <b>"mehr"</b> {{ x }}',
        language="de",
        pages=pages,
        navigation=(
            NavigationItem("Start", ""),
            NavigationItem("<i>*Programm*</i> {{ x }} & mehr", "code"),
            NavigationItem("1. Mai: #x", "links"),
        ),
        description="Eine *Beschreibung*: <b>&amp;</b> 'x' \"y\"\nmit {{ x }} # und",
        copyright='<p>Von <a href="{root}links/index.html">allen</a> für alle: {{ x }} &amp; *y*</p>',
    )


def staged(file: Path, path: str, kind: str = "unit") -> StagedPage:
    """Read one page, to stand at a path."""
    body: list[StagedHeading | StagedHtml] = []
    texts = _HEADING.split(file.read_text("utf-8").replace("LONGLINE", LONG_LINE))
    for level, anchor, heading, html in zip(*(iter(texts[1:]),) * 4, strict=True):
        marks = heading if "<" in heading else ""
        body.append(StagedHeading(int(level), anchor, unescape(re.sub(r"<[^<>]*>", "", heading)), marks))
        if html.strip():
            body.append(StagedHtml(html))
    return StagedPage(
        path,
        unescape(texts[3]),
        tuple(body),
        description=f"- {texts[3]}\n'{{{{ x }}}}: #",
        kind=kind,
        scripts=scripts_of(body),
    )


def expected(page: StagedPage) -> list[Token]:
    """Return what the article of a page should be."""
    reader = _ArticleReader()
    reader.feed("<article>")
    for part in page.body:
        if isinstance(part, StagedHeading):
            level, inner = part.level, part.html or escape(part.text.strip())
            reader.feed(f'\n<h{level} id="{part.id}">{inner}</h{level}>\n')
        else:
            reader.feed(f"\n<div>{part.html}</div>\n")
    reader.feed("</article>")
    return reader.finished()


def rendered(file: Path) -> list[Token]:
    """Return what the article of a built page is, without the theme's own list of contents."""
    reader = _ArticleReader()
    reader.feed(file.read_text("utf-8"))
    return reader.finished()


@dataclass
class _ArticleReader(HTMLParser):
    """Reads the elements, attributes, comments and text of a page's article, and nothing around it."""

    tokens: list[Token] = field(default_factory=list)
    inside: bool = False
    theme: int = 0
    exact: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def finished(self) -> list[Token]:
        """Return the tokens; texts that touch are one, and whitespace counts in ``<pre>`` and ``<textarea>`` only."""
        self.close()
        joined: list[Token] = []
        for token in self.tokens:
            if joined and token[0] == joined[-1][0] == "text":
                joined[-1] = ("text", re.sub("^ +$", " ", joined[-1][1] + token[1]))
            else:
                joined.append(token)
        return [token for token in joined if token != ("text", " ")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article":
            self.inside = True
        elif self.theme or (tag == "details" and ("class", "tb-contents") in attrs):
            self.theme += tag == "details"
        elif self.inside:
            self.exact += tag in {"pre", "textarea"}
            self.tokens.append(("start", tag, *(f"{name}={value}" for name, value in sorted(attrs, key=str))))

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self.inside = False
        elif self.theme:
            self.theme -= tag == "details"
        elif self.inside:
            self.exact -= tag in {"pre", "textarea"}
            self.tokens.append(("end", tag))

    def handle_data(self, data: str) -> None:
        if self.inside and not self.theme:
            text = data if self.exact else re.sub(r"[ \t\n]+", " ", data)
            self.tokens.append(("text", text))

    def handle_comment(self, data: str) -> None:
        if self.inside:
            self.tokens.append(("comment", data))
