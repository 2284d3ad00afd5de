"""Checks that look into a text: pure functions of its document, made in the workshop and kept until either changes.

A library holds outlines only. What must see sentences, headings or alternative texts would have to read every document
again for each check run; here it is read once, by several processes, and the findings are kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from teilbar.cache import digest_of
from teilbar.checking.registry import plugged_in
from teilbar.fingerprints import fingerprint
from teilbar.made_by import made_by
from teilbar.model.document import Document
from teilbar.model.findings import Finding
from teilbar.model.metadata import Kind
from teilbar.model.unit import Held, LearningPath, Unit
from teilbar.reading.discovery import COMPANIONS, REPOSITORY_TEXTS
from teilbar.reading.markdown.roles import role_of
from teilbar.rendering.media import kind_of
from teilbar.renditions import MediumKind
from teilbar.workshop import Order, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.hub import Hub
    from teilbar.model.unit import Content, Library, Page
    from teilbar.workshop import Workshop

GROUP = "teilbar.text_checks"

_CONTACT = re.compile(
    r"(?:impressum|kontakt\w*|imprint|contact|(?:unser[ -])?team|datenschutz\w*|privacy\w*"
    r"|barrierefreiheit\w*|accessibility\w*"
    r"|ansprechpartner\w*|ansprechpersonen)",
    re.IGNORECASE,
)
_EASY = re.compile(r"(?:.*\b(?:in|auf) )?leichter? sprache|(?:.*\bin )?easy (?:language|read)", re.IGNORECASE)
_CAPTIONS = frozenset({"vtt", "srt"})
_WRITTEN = frozenset({"txt", "pdf", "docx", "odt", "rtf", "vtt", "srt"})
_NO_SPEECH = 5  # seconds: a sound that is shorter is a noise


@dataclass(frozen=True, slots=True, kw_only=True)
class TextContext:
    """What a text check may know besides the document."""

    file: str
    """The Markdown file in the source."""
    language: str
    """The text's main language (BCP 47), as its header or the hub says."""
    kind: Kind
    is_easy: bool = False
    """Whether the text says that it is in easy language."""
    is_contact: bool = False
    """Whether the text is there to say who can be reached how: an imprint, say."""
    films: frozenset[str] = frozenset()
    """Targets of films whose captions are neither beside them nor on the page."""
    sounds: frozenset[str] = frozenset()
    """Targets of sounds whose words are in no file beside them, nor in one that the page links to."""
    is_list_of_sources: bool = False
    """Whether the whole text is one, by its title."""
    contacts: frozenset[str] = frozenset()
    """E-mail addresses that the hub's file names as the publisher's own."""


TextCheck: TypeAlias = Callable[[Document, TextContext], Iterable[Finding]]
"""A text check is a function of a module, and pure: its findings are kept for as long as text and context are same."""


@cache
def all_text_checks() -> tuple[TextCheck, ...]:
    """Return the checks of all entry points of the group ``teilbar.text_checks``; each names a tuple of them."""
    return tuple(plugged_in(GROUP))


def check_texts(library: Library, hub: Hub, workshop: Workshop) -> Iterator[Finding]:
    """Yield what all text checks find in the texts of a library that are to be published.

    Takes the workshop in which texts are looked into that the cache knows nothing of.
    """
    pages = (page for page in (*library.units, *library.paths, *library.pages) if _is_looked_into(page))
    for found in workshop.make(LOOKING, (_order(page, hub) for page in pages)):
        yield from found


@dataclass(frozen=True, slots=True)
class _Work:
    content: Content
    context: TextContext


def _look(work: _Work) -> tuple[Finding, ...]:
    document = work.content.document
    return tuple(found for check in all_text_checks() for found in check(document, work.context))


LOOKING = Step("text-check", _look, seconds=0.003, ahead=1024)


def _order(page: Page, hub: Hub) -> Order[_Work]:
    context = context_of(page, hub)
    key = digest_of("text-check", made_by(), page.content.written_key, fingerprint(context))
    return Order(key, page.file, _Work(page.content, context))


def context_of(page: Page, hub: Hub) -> TextContext:
    """Return what text checks may know of a text of the library besides its document."""
    name = page.file.rpartition("/")[2].lower()
    stem = page.folder.rpartition("/")[2] if name.startswith(("index.", "readme.")) else name.rpartition(".")[0]
    is_plain = not isinstance(page, Unit | LearningPath)
    named = _CONTACT.fullmatch(stem) or _CONTACT.fullmatch(page.title.strip())
    return TextContext(
        file=page.file,
        language=page.metadata.language or hub.language,
        kind=_kind(page),
        is_easy=name in COMPANIONS or bool(not isinstance(page, Unit) and _EASY.fullmatch(page.title.strip())),
        is_contact=bool(named or (is_plain and REPOSITORY_TEXTS.fullmatch(name))),
        is_list_of_sources=role_of(page.title) == "sources",
        films=frozenset(_lacking(page, MediumKind.FILM, _CAPTIONS)),
        sounds=frozenset(_lacking(page, MediumKind.SOUND, _WRITTEN)),
        contacts=frozenset({hub.publisher.contact.lower()} - {""}),
    )


def _lacking(page: Page, kind: MediumKind, suffixes: frozenset[str]) -> Iterator[str]:
    """Yield the targets of recordings of a kind that have no file of the same name with such a suffix on the page.

    It is there where the text links to it, and where it was attached: captions beside a recording are. Of broken
    ones something else is said.
    """
    linked = [medium.path for medium in page.media.values() if medium.suffix in suffixes]
    for target, medium in page.media.items():
        stem = medium.path[: -len(medium.suffix)]  # with its dot: film.mp4 has its words in film.de.vtt
        if kind_of(medium) is not kind or medium.has_broken_captions or any(path.startswith(stem) for path in linked):
            continue
        if kind is MediumKind.FILM or not medium.facts or (medium.facts.duration or _NO_SPEECH) >= _NO_SPEECH:
            yield target


def _kind(page: Page) -> Kind:
    if isinstance(page, Unit):
        return Kind.UNIT
    return Kind.PATH if isinstance(page, LearningPath) else Kind.PAGE


def _is_looked_into(page: Page) -> bool:
    is_written = not (isinstance(page.content, Held) and not page.content.document.sections)
    return is_written and not page.made and not page.metadata.draft and page.metadata.withdrawn is None
