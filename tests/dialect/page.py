"""Rendering a text on its own, with a few files and another page around it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from teilbar.licensing.credits import Credit
from teilbar.linking import Elsewhere, Links, Nowhere, ToMedium, ToPage
from teilbar.meetings import Server
from teilbar.model.metadata import Metadata
from teilbar.model.unit import Captions, Held, Library, Medium, Page
from teilbar.reading.markdown.sections import read_document
from teilbar.rendering.document import render_document

if TYPE_CHECKING:
    from teilbar.renditions.plan import Planned
    from teilbar.texts import Language

MEDIA = MappingProxyType(
    {name: Medium(f"ordner/{name}", 1) for name in ("schnecke.png", "geraeusch.mp3", "film.mp4", "vorlage.pdf")}
)


class Target:
    """A target in which every page lies beside every other."""

    language: Language = "de"
    exact_gaps = False
    lively = True

    def __init__(self, library: Library) -> None:
        self._links = Links(library, Server("jitsi", "https://meet.example.org/"))
        self.enlarges = False

    def href(self, page: Page, link: str) -> str | None:
        match self._links.resolve(page, link):
            case Elsewhere(url):
                return url
            case ToPage(target, anchor):
                return f"{'' if target is page else target.id}#{anchor}"
            case ToMedium(medium):
                return self.src(page, medium)
            case Nowhere():
                return None

    def credit(self, page: Page, medium: Medium) -> Credit:  # noqa: ARG002 - the protocol of targets
        return Credit(kind="picture")

    def src(self, page: Page, medium: Medium, rendition: Planned | None = None) -> str:  # noqa: ARG002 - the protocol of targets
        return f"medien/{medium.name}"

    def track(self, page: Page, captions: Captions) -> str:
        return self.src(page, page.media[captions.target])


def rendered(text: str) -> tuple[str, str]:
    """Return the HTML of a text, headings as a reader gets them, and its findings, a line each."""
    read = read_document(text, file="ordner/text.md")
    other = read_document("## Ziel\n\nText", file="ordner/andere.md").document
    page = Page(
        id="text", file="ordner/text.md", title="Text", metadata=Metadata(), content=Held(read.document), media=MEDIA
    )
    library = Library(
        pages=(page, Page(id="andere", file="ordner/andere.md", title="A", metadata=Metadata(), content=Held(other)))
    )
    parts = []
    for section in render_document(page, Target(library)):
        if section.level:
            heading = section.heading_html or section.text
            parts.append(f'<h{section.level} id="{section.id}">{heading}</h{section.level}>')
        parts.append(section.html)
    findings = "".join(f"{found.line}: {found.rule}\n" for found in read.findings)
    return "".join(f"{part}\n" for part in parts if part), findings
