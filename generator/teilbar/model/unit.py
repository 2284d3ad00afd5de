"""Units, learning paths and pages, and the hub that holds them."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from teilbar.fingerprints import fingerprint
from teilbar.model.history import History
from teilbar.model.outline import Outline, outline_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.model.document import Document
    from teilbar.model.findings import Place
    from teilbar.model.metadata import MediumRecord, Metadata
    from teilbar.renditions.facts import MediumFacts


class HeaderKind(StrEnum):
    """What opens a text, so that messages can say where something is to be typed."""

    FRONT_MATTER = "front-matter"
    """Lines between two of three hyphens."""
    TITLE_BLOCK = "title-block"
    """Pandoc's, without front matter below it."""
    NONE = "none"
    """Neither: comments at most."""


@dataclass(frozen=True, slots=True)
class Captions:
    """What is said and to be heard in a film or a sound: a WebVTT file beside it."""

    target: str
    """Under which the file stands in :attr:`Page.media`."""
    language: str = ""
    """As its name says (BCP 47); empty for that of the text."""
    passages: tuple[str, ...] = ()
    """Its words without times and markup, to be read one passage after the other."""
    text: str = ""
    """All of the file."""


@dataclass(frozen=True)
class Medium:
    """A picture, sound, film or other file that a text shows or links to."""

    path: str
    """Path in the source, with ``/`` and in NFC."""
    size: int
    """Bytes."""
    facts: MediumFacts | None = None
    """What it is by its content; None for a medium that nobody looked at."""
    record: MediumRecord | None = None
    """What the author said of it in ``medien.yml`` or a sidecar; None: nothing."""
    digest: str = ""
    """The SHA-256 of the file's content, hexadecimal; empty for a medium that nobody looked at."""
    captions: tuple[Captions, ...] = ()
    """Of a film or a sound that a text shows, by language."""
    has_broken_captions: bool = False
    """Whether there are some that nobody would see, which was said."""
    poster: str = ""
    """The key in :attr:`Page.media` of the picture that stands for a film until it is played; empty for none."""
    part_of: str = ""
    """Path of the film or sound that it belongs to, whose record counts for it: captions of which nothing is said."""

    @cached_property
    def key(self) -> str:
        """The digest of all that is known of the medium."""
        return fingerprint(self)

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.rpartition("/")[2]

    @property
    def suffix(self) -> str:
        """The file's extension in lower case, without the dot; empty without one."""
        stem, dot, suffix = self.name.rpartition(".")
        return suffix.lower() if dot and stem else ""


class Content(Protocol):
    """What stands in a text. A library of thousands of texts holds outlines; documents are read when asked for."""

    @property
    def key(self) -> str:
        """The same for the same header and document, another for others."""
        ...

    @property
    def written_key(self) -> str:
        """The same for the same file, another for others: also for one that says the same on other lines."""
        ...

    @property
    def outline(self) -> Outline:
        """What others need to know of the text."""
        ...

    @property
    def document(self) -> Document:
        """The text itself."""
        ...


@dataclass(frozen=True)
class Held:
    """Content that is held in memory."""

    document: Document
    header: Metadata | None = None
    """What its header says, where nothing else tells one such text from another."""

    @cached_property
    def key(self) -> str:
        """See :attr:`Content.key`."""
        return fingerprint(self.document, self.header)

    @property
    def written_key(self) -> str:
        """See :attr:`Content.written_key`; nobody wrote it into a file."""
        return self.key

    @cached_property
    def outline(self) -> Outline:
        """See :attr:`Content.outline`."""
        return outline_of(self.document)


@dataclass(frozen=True, kw_only=True)
class Page:
    """A text of the hub: what units, learning paths and plain pages share."""

    id: str
    """Identity of the text; for a plain page its address, ``""`` for the start page."""
    file: str
    """The Markdown file in the source."""
    title: str
    metadata: Metadata
    content: Content
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    """Where each field of :attr:`metadata` was written, by its name; what nobody wrote has no place."""
    header: HeaderKind = HeaderKind.NONE
    media: Mapping[str, Medium] = field(default_factory=lambda: MappingProxyType({}))
    """The media that are published, by the target that the author wrote; what lies beside a film or a sound and belongs
    to it, by its path behind a slash."""
    refused: frozenset[str] = frozenset()
    """Targets of files that are there but are not published."""
    made: bool = False
    """Whether Teilbar made it from the hub's data: its file is one that nobody wrote, and authors can mend nothing."""
    withdrawn: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    """Of these, the targets of media that were withdrawn; each with the captions in the text that are its credits."""

    @cached_property
    def key(self) -> str:
        """The digest of all that is known of the text, but for where its fields were written, or may be."""
        apart = {"content", "media", "metadata", "places", "header"}
        values = (getattr(self, one.name) for one in fields(self) if one.name not in apart)
        return fingerprint(*values, {target: medium.key for target, medium in self.media.items()}, self.content.key)

    @property
    def outline(self) -> Outline:
        """What others need to know of the text."""
        return self.content.outline

    @property
    def document(self) -> Document:
        """The text itself."""
        return self.content.document

    @property
    def folder(self) -> str:
        """The folder of :attr:`file`, without a slash at its end; empty for the source itself."""
        return self.file.rpartition("/")[0]


@dataclass(frozen=True, kw_only=True)
class Unit(Page):
    """A learning unit."""

    history: History = field(default_factory=History)
    """What git says of it; empty without git."""
    withheld: tuple[str, ...] = ()
    """Ids of the rules for which it gets a page, but no downloads and no place in catalogue, feed and sitemap."""

    @property
    def version(self) -> str:
        """The author's version, else ``0.N`` with N commits; empty where that cannot be known."""
        return self.history.version(self.metadata.version)

    @property
    def contributors(self) -> int:
        """How many people wrote it, as git tells; 0 where git does not, or where the header names them."""
        return 0 if self.metadata.contributors else self.history.contributors


@dataclass(frozen=True, kw_only=True)
class LearningPath(Page):
    """Units in an order."""

    units: tuple[str, ...] = ()
    """Ids of units."""
    history: History = field(default_factory=History)
    """What git says of its own text; empty without git."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything that a source holds and that is not broken."""

    units: tuple[Unit, ...] = ()
    """In the order of the source."""
    paths: tuple[LearningPath, ...] = ()
    pages: tuple[Page, ...] = ()
    commit: str = ""
    """The commit that was read, in full; empty without git."""
