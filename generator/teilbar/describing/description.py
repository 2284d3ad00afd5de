"""The one description of a unit or a learning path: all facts that any standard asks for, looked up and settled.

Whoever writes metadata takes it from here and decides nothing but how his standard spells it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from teilbar.describing.uris import as_uri, urn
from teilbar.describing.vocabulary import Vocabularies, Vocabulary
from teilbar.licensing.units import combination_of
from teilbar.model.history import UNKNOWN
from teilbar.model.metadata import Concept
from teilbar.model.unit import LearningPath, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from teilbar.describing.vocabulary import Term
    from teilbar.licensing.registry import Registry
    from teilbar.model.licence import Licence
    from teilbar.model.metadata import Ages, Person
    from teilbar.model.unit import Page
    from teilbar.texts import Language

COURSE = "course"
"""The type of material that every learning path is."""
_NONE = Vocabulary()


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is the same for all works of a hub."""

    language: Language
    licences: Registry
    hub_name: str = ""
    hub_url: str = ""
    """Its own address with a slash at its end; empty where it has none."""
    hub_key: str = ""
    """What tells the hub from all others where it has no address: that of its repository, say."""
    vocabularies: Vocabularies = field(default_factory=Vocabularies)
    levels: tuple[str, ...] = ()
    """Of works that name no educational level."""
    types: tuple[str, ...] = ()
    """Of units that name no type of material."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another work of the hub: the course that a unit is part of, or a part."""

    uri: str
    title: str
    is_path: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """A work that this one is based on."""

    title: str
    url: str = ""
    authors: tuple[Person, ...] = ()
    licence: Licence | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file to download; one that is not packed yet has no size and no digest."""

    format: str
    """The format's name."""
    url: str
    """Absolute where the hub has an address, else seen from its root."""
    media_type: str
    size: int = 0
    """Bytes."""
    sha256: str = ""
    """Hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What is known of a unit or a learning path; what nobody said is empty."""

    kind: Literal["unit", "path"]
    id: str
    uri: str
    """Its page's address; a ``urn:uuid`` where the hub has none."""
    url: str
    """Its page's address; empty where the hub has none."""
    hub_name: str
    hub_url: str
    title: str
    summary: str
    language: str
    """The main language (BCP 47)."""
    languages: tuple[str, ...]
    authors: tuple[Person, ...]
    contributors: tuple[Person, ...]
    publishers: tuple[Person, ...]
    people: int
    """How many people wrote it, as git tells; 0 where nobody knows."""
    licence: Licence | None
    """The text's own."""
    whole: Licence | None
    """What text and media may be passed on under, together; None where there is no single one."""
    keywords: tuple[str, ...]
    areas: tuple[Term, ...]
    levels: tuple[Term, ...]
    types: tuple[Term, ...]
    audience: tuple[Term, ...]
    ages: Ages | None
    minutes: int
    version: str
    published: date | None
    modified: date | None
    origins: tuple[Origin, ...]
    units: tuple[str, ...] = ()
    """Of a learning path: the ids of its units, in its order."""
    parts: tuple[Related, ...] = ()
    """Of a learning path: the units that are offered, in its order."""
    part_of: tuple[Related, ...] = ()
    """Learning paths."""
    files: tuple[File, ...] = ()

    @property
    def wording(self) -> Language:
        """The language in which terms are spelled out: the work's, as far as vocabularies speak it."""
        return "en" if self.language.startswith("en") else "de"


def uri_of(page: Page, setting: Setting, url: str) -> str:
    """Return what a work is called all over the world: its page's address, else a name made of the hub's and its id."""
    kind = "path" if isinstance(page, LearningPath) else "unit"
    return as_uri(url) or urn(setting.hub_key or setting.hub_name, kind, page.id)


def description_of(  # noqa: PLR0913 - what is known only from outside the text
    page: Page,
    setting: Setting,
    url: str = "",
    *,
    parts: tuple[Related, ...] = (),
    part_of: tuple[Related, ...] = (),
    files: tuple[File, ...] = (),
) -> Description:
    """Return the description of a unit or a learning path whose page is at ``url``, empty where that is not known."""
    metadata, language = page.metadata, setting.language
    unit = page if isinstance(page, Unit) else None
    history = page.history if isinstance(page, Unit | LearningPath) else UNKNOWN
    combined = combination_of(page, setting.licences)
    vocabularies = setting.vocabularies
    return Description(
        kind="unit" if unit else "path",
        id=page.id,
        uri=uri_of(page, setting, url),
        url=as_uri(url),
        hub_name=setting.hub_name,
        hub_url=as_uri(setting.hub_url),
        title=page.title,
        summary=metadata.summary,
        language=metadata.language or language,
        languages=metadata.languages or (language,),
        authors=metadata.authors,
        contributors=metadata.contributors,
        publishers=metadata.publisher,
        people=unit.contributors if unit else 0,
        licence=setting.licences.resolve(metadata.licence),
        whole=combined.licence if combined else None,
        keywords=metadata.keywords,
        areas=tuple(_terms(metadata.areas, vocabularies.areas, language)),
        levels=tuple(_terms(metadata.educational_level or _said(setting.levels), vocabularies.levels, language)),
        types=tuple(_terms(_types(page, setting), vocabularies.types, language)),
        audience=tuple(_terms(metadata.audience, _NONE, language)),
        ages=metadata.ages,
        minutes=metadata.duration.minutes if metadata.duration else 0,
        version=unit.version if unit else metadata.version,
        published=metadata.published or history.first,
        modified=metadata.modified or history.last,
        origins=tuple(_origins(page, setting)),
        units=page.units if isinstance(page, LearningPath) else (),
        parts=parts,
        part_of=part_of,
        files=files,
    )


def _types(page: Page, setting: Setting) -> tuple[Concept, ...]:
    if page.metadata.resource_types:
        return page.metadata.resource_types
    return _said((COURSE,) if isinstance(page, LearningPath) else setting.types)


def _said(words: Iterable[str]) -> tuple[Concept, ...]:
    return tuple(Concept(label=word) for word in words)


def _terms(concepts: Iterable[Concept], vocabulary: Vocabulary, language: Language) -> Iterator[Term]:
    for concept in concepts:
        yield vocabulary.find(concept, language)


def _origins(page: Page, setting: Setting) -> Iterator[Origin]:
    for work in page.metadata.based_on:
        if title := work.title or work.url:
            yield Origin(title, as_uri(work.url), work.authors, setting.licences.resolve(work.licence))


def distinct(words: Iterable[str]) -> tuple[str, ...]:
    """Return words once each, in their order; upper and lower case make no difference."""
    return tuple({word.casefold(): word for word in reversed(tuple(filter(None, words)))}.values())[::-1]


def subjects(described: Description) -> tuple[str, ...]:
    """Return what a work is about, in words: its keywords, and its areas as the author wrote them."""
    labels = (area.label(described.wording) for area in described.areas if area.written or area.code)
    return distinct((*described.keywords, *labels))
