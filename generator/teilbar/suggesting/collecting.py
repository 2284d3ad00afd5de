"""Which media nobody declared, and what captions, alternative texts and files beside them say of their origin."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from teilbar.model.document import Example, Figure, HtmlTag, Image, LineBreak, Paragraph, SoftBreak, Text
from teilbar.model.findings import Finding
from teilbar.model.outline import words_below
from teilbar.model.walk import walk
from teilbar.reading.captions import caption_record
from teilbar.reading.credit_hints import credit_hint, sidecar_hint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.model.document import Document
    from teilbar.model.metadata import MediumRecord
    from teilbar.model.unit import Library, Medium, Page
    from teilbar.reading.source import Source

SIDECAR = ".license"
"""What REUSE appends to a medium's name for the file beside it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What seems to be true of a medium that nobody declared."""

    record: MediumRecord
    """Its ``file`` is the medium's path in the source."""
    kind: str
    """Where that was found: ``caption``, ``alt``, ``sidecar``."""
    place: str
    """The file where it was found."""
    line: int
    """The line there, from 1; 0 for the whole file."""
    words: str
    """The words there."""


def suggestions(library: Library, source: Source) -> tuple[Suggestion, ...]:
    """Return a suggestion for each medium of a library that nobody declared and about which something was found.

    They are sorted by the medium's path. What is certain outweighs a guess, and what a file beside the medium says
    outweighs it too. An alternative text is a credit only if it names a licence or a source: ``Foto von Ada``
    may show her.
    """
    found: dict[str, list[tuple[int, Suggestion]]] = {}
    for page in (*library.units, *library.paths, *library.pages):
        undeclared = {target: medium for target, medium in page.media.items() if _is_undeclared(medium)}
        if not undeclared:
            continue
        for image, kind, words in _words(page.document):
            medium = undeclared.get(image.target)
            if medium and (hint := credit_hint(words)) and (kind == "caption" or hint.licence or hint.source):
                rank = 0 if kind == "caption" and caption_record(words) else 2
                found.setdefault(medium.path, []).append((rank, _of(hint, medium, kind, page, image.line, words)))
        for medium in undeclared.values():
            if said := _beside(medium, source):
                found.setdefault(medium.path, []).append((1, said))
    return tuple(min(found[path], key=lambda one: one[0])[1] for path in sorted(found))


def _is_undeclared(medium: Medium) -> bool:
    is_said = medium.record is not None and not medium.record.is_caption and not medium.record.assumed
    return not (is_said or medium.part_of)


def _words(document: Document) -> Iterator[tuple[Image, str, str]]:
    """Yield each picture with words that may be its credit: title and what stands below, then alternative text."""
    examples = (node.sections for node in walk(document) if isinstance(node, Example))
    for section in chain(document.sections, *examples):
        for figure, paragraph in pairwise(section.blocks):
            if isinstance(figure, Figure) and isinstance(paragraph, Paragraph):
                yield figure.image, "caption", words_below(paragraph)
    for image, words in _figcaptions(document):
        yield image, "caption", words
    for node in walk(document):
        match node:
            case Paragraph((Image() as image, SoftBreak() | LineBreak(), *below)):  # GitLab shows it as a line below
                yield image, "caption", words_below(Paragraph(tuple(below), line=node.line))
        if isinstance(node, Image):
            yield node, "caption", node.title
            yield node, "alt", node.alt


def _figcaptions(document: Document) -> Iterator[tuple[Image, str]]:
    """Yield the pictures in ``<figure>`` with what ``<figcaption>`` says, links as in Markdown."""
    image: Image | None = None
    words: list[str] | None = None
    link: tuple[int, str] | None = None  # where in the words the link begins, and where it leads
    for node in walk(document):
        match node:
            case Image():
                image = node
            case HtmlTag("figure", closing=False):
                image = None
            case HtmlTag("figcaption", closing=False):
                words, link = [], None
            case HtmlTag("figcaption", closing=True):
                if image and words:
                    yield image, "".join(words)
                words = None
            case HtmlTag("a", attributes, closing=False) if words is not None:
                link = len(words), dict(attributes).get("href") or ""
            case HtmlTag("a", closing=True) if words is not None and link:
                start, address = link
                words[start:] = [f"[{''.join(words[start:])}]({address})"]
                link = None
            case Text(value) if words is not None:
                words.append(value)


def _of(hint: MediumRecord, medium: Medium, kind: str, page: Page, line: int, words: str) -> Suggestion:  # noqa: PLR0913, PLR0917 - what a suggestion holds
    record = hint.model_copy(update={"file": medium.path})
    return Suggestion(record, kind, page.file, line, " ".join(words.split()))


def _beside(medium: Medium, source: Source) -> Suggestion | None:
    path = f"{medium.path}{SIDECAR}"
    if not source.find(path):
        return None
    text = source.read_text(path)
    hint = None if isinstance(text, Finding) else sidecar_hint(text)
    if hint is None or isinstance(text, Finding):
        return None
    record = hint.model_copy(update={"file": medium.path})
    return Suggestion(record, "sidecar", path, 0, " ".join(text.split()))
