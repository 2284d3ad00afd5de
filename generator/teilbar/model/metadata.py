"""Metadata as authors write it, typed and validated: of a text, and of a medium.

German names, schema.org/AMB names (Allgemeines Metadatenprofil für Bildungsressourcen, 2023-10-19) and the names that
Pandoc, LiaScript and Hugo use are synonyms of one field. ``SYNONYMS`` is the table of them.

An empty text, tuple or None always means: the author did not say. ``model_fields_set`` tells which fields were given.
"""

from __future__ import annotations

from datetime import date  # noqa: TC003 - pydantic needs the type when the class is made
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Record(BaseModel):
    """What all records share: frozen, nothing unknown, documented by the docstrings of their fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Kind(StrEnum):
    """What a text is for."""

    UNIT = "unit"
    """A learning unit (Einheit)."""
    PATH = "path"
    """A learning path (Lernpfad): units in an order."""
    PAGE = "page"
    """A plain page (Seite): imprint, help, accessibility statement."""


class Person(_Record):
    """Someone to be credited: a person, or an organisation."""

    name: str
    """The name as it is to be printed."""
    url: str = ""
    """An address that identifies them: ORCID, GND, ROR, else their own page."""
    organisation: str = ""
    """The organisation that they belong to."""
    organisation_url: str = ""
    """An address that identifies that organisation: ROR, GND, else its own page."""
    role: str = ""
    """What they did, as written (``Redaktion``, ``Illustration``); empty for an author."""
    is_organisation: bool = False
    """Whether this was said to be an organisation (schema.org ``Organization``)."""


class Ages(_Record):
    """The ages of the children that something is for, in whole years; a None end is open."""

    youngest: int | None = None
    oldest: int | None = None


class Duration(_Record):
    """How long something takes, in minutes."""

    shortest: int
    """Minutes at least, of one session."""
    longest: int
    """Minutes at most, of one session; equals :attr:`shortest` where the author gave one figure."""
    sessions: int = 1
    """How many times: 2 for ``2 x 30 Minuten``."""

    @property
    def minutes(self) -> int:
        """Minutes at most, of all sessions together."""
        return self.longest * self.sessions


class Concept(_Record):
    """An entry of a vocabulary: an educational area, a level, a type. At least one of the two is given."""

    label: str = ""
    """Its name, as written."""
    id: str = ""
    """Its URI in a published vocabulary (``https://w3id.org/kim/...``)."""


class Reference(_Record):
    """Another work: what something is based on, or taken from. It may say no more than whose, or which licence."""

    title: str = ""
    url: str = ""
    authors: tuple[Person, ...] = ()
    licence: str = ""
    """As written."""


class Withdrawal(_Record):
    """That something is taken out of everything published. Always true, also where no reason was given."""

    reason: str = ""

    def __bool__(self) -> bool:
        """Hold for true, so that ``if metadata.withdrawn`` cannot publish what has no reason."""
        return True


class Metadata(_Record):
    """What an author, a folder or a hub says of a text."""

    title: str = ""
    summary: str = ""
    """One or two sentences."""
    areas: tuple[Concept, ...] = ()
    """Educational areas (Bildungsbereiche, AMB ``about``)."""
    ages: Ages | None = None
    duration: Duration | None = None
    preparation: int | str | None = None
    """Minutes where the author gave a time, else what the author wrote."""
    authors: tuple[Person, ...] = ()
    contributors: tuple[Person, ...] = ()
    publisher: tuple[Person, ...] = ()
    licence: str = ""
    """Name or URL as written; :mod:`teilbar.licensing` knows what it means."""
    id: str = ""
    """Lower-case letters, digits and hyphens."""
    former: tuple[str, ...] = ()
    """Ids, folders or addresses that it had before; they lead to it."""
    version: str = ""
    kind: Kind | None = None
    units: tuple[str, ...] = ()
    """Of a learning path: its units' ids or folders, in order."""
    languages: tuple[str, ...] = ()
    """BCP 47 tags, the main one first."""
    keywords: tuple[str, ...] = ()
    devices: tuple[str, ...] = ()
    """What is needed: ``Tablet``, ``Stativ``."""
    group: str = ""
    """How many take part, as written."""
    audience: tuple[Concept, ...] = ()
    educational_level: tuple[Concept, ...] = ()
    resource_types: tuple[Concept, ...] = ()
    based_on: tuple[Reference, ...] = ()
    adaptation: str = ""
    """What was changed about the works that it is based on."""
    published: date | None = None
    modified: date | None = None
    ai: bool | str | None = None
    """Whether artificial intelligence had a part in it, or what part."""
    draft: bool = False
    """Whether it is not to be published yet (AMB ``creativeWorkStatus: Draft``)."""
    sample: bool = False
    """Whether it holds invented details, such as contacts, that are to be replaced before anybody relies on them."""
    withdrawn: Withdrawal | None = None

    @property
    def language(self) -> str:
        """The main language's tag; empty where none was given."""
        return self.languages[0] if self.languages else ""


class MediumRecord(_Record):
    """What is said of one picture, sound, film or other file."""

    file: str
    """Its path in the source, with ``/`` and in NFC; empty for a record that was read from a caption."""
    authors: tuple[Person, ...] = ()
    licence: str = ""
    """Name or URL as written."""
    title: str = ""
    source: Reference | None = None
    """Where it was taken from (TULLU's *Ursprungsort*)."""
    adaptation: str = ""
    """What was changed."""
    alt: str | None = None
    """Alternative text; an empty one says that the picture is decoration, None that nothing was said."""
    persons: bool | str | None = None
    """Whether people can be recognised, or who; False for nobody."""
    consent: bool | str | None = None
    """Whether they have agreed, or how; None where nobody said so, or only that it is open."""
    ai: bool | str | None = None
    withdrawn: Withdrawal | None = None
    assumed: Literal["", "publisher", "course"] = ""
    """Of whom this is taken to be, because nobody declared it: of the publisher, if the hub says so of all such media;
    of those who made the course, if its ``metadata.yml`` says who that is and under which licence the course stands."""
    declared_in: str = Field(default="", repr=False, exclude=True)
    """The file of the source that says all this; empty for a caption."""
    line: int | None = Field(default=None, repr=False, exclude=True)
    """The line of :attr:`declared_in` where the record begins, from 1."""
    lines: tuple[tuple[str, int], ...] = Field(default=(), repr=False, exclude=True)
    """The lines of :attr:`declared_in` where single fields stand, by the names of the fields here."""

    def line_of(self, field: str) -> int | None:
        """Return the line where a field stands, else the one where the record begins."""
        return dict(self.lines).get(field, self.line)

    @property
    def is_caption(self) -> bool:
        """Whether it was read from the caption of a figure."""
        return not self.declared_in and not self.assumed


SYNONYMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("titel", "title", "name"),
        "summary": ("kurz", "kurzbeschreibung", "beschreibung", "summary", "description", "abstract", "comment"),
        "areas": ("bereich", "bereiche", "bildungsbereich", "bildungsbereiche", "areas", "area", "about", "subject"),
        "ages": ("alter", "altersgruppe", "ages", "age", "typicalAgeRange"),
        "duration": ("dauer", "zeitbedarf", "duration", "timeRequired"),
        "preparation": ("vorbereitung", "vorbereitungszeit", "preparation"),
        "authors": (
            *("autor", "autorin", "autoren", "autorinnen", "urheber", "urheberin", "urheberinnen"),
            *("authors", "author", "creator"),
        ),
        "contributors": ("mitwirkende", "contributors", "contributor"),
        "publisher": ("herausgeber", "herausgeberin", "publisher", "publishers"),
        "licence": ("lizenz", "licence", "license", "rights"),
        "id": ("id", "kennung", "identifier"),
        "former": ("frueher", "frühere adressen", "former", "former addresses", "aliases", "redirect_from"),
        "version": ("version",),
        "kind": ("art", "kind"),
        "units": ("einheiten", "units"),
        "languages": ("sprache", "sprachen", "language", "languages", "lang", "inLanguage"),
        "keywords": ("schlagworte", "schlagwörter", "stichworte", "stichwörter", "keywords", "tags"),
        "devices": ("geräte", "gerät", "technik", "devices"),
        "group": ("gruppe", "gruppen", "gruppengröße", "group"),
        "audience": ("zielgruppe", "zielgruppen", "audience"),
        "educational_level": ("bildungsstufe", "bildungsstufen", "educationalLevel"),
        "resource_types": ("materialart", "materialarten", "learningResourceType"),
        "based_on": ("basiert auf", "quelle", "quellen", "based on", "isBasedOn", "source"),
        "adaptation": ("bearbeitung", "änderung", "änderungen", "adaptation", "changes"),
        "published": ("datum", "veröffentlicht", "datePublished", "published", "date"),
        "modified": ("geändert", "aktualisiert", "dateModified", "modified", "lastmod"),
        "ai": ("ki", "ai"),
        "draft": ("entwurf", "draft", "creativeWorkStatus"),
        "sample": ("beispieldaten", "sample data"),
        "withdrawn": ("zurueckgezogen", "withdrawn"),
    }
)
"""The names of each field of :class:`Metadata`; the first is the one that messages recommend.

Case, spaces, hyphens, underscores, colons and the spelling of umlauts (``ae``) make no difference. Of two names of one
field in one header the one that stands earlier here counts.
"""

MEDIUM_SYNONYMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "file": ("datei", "dateiname", "file", "filename", "contentUrl"),
        "authors": ("urheber", "urheberin", "urheberinnen", *SYNONYMS["authors"][:4], "authors", "author", "creator"),
        "licence": SYNONYMS["licence"],
        "title": SYNONYMS["title"],
        "source": ("quelle", "ursprung", "source", "isBasedOn", "url"),
        "adaptation": SYNONYMS["adaptation"],
        "alt": ("alt", "alternativtext"),
        "persons": ("personen", "persons", "people"),
        "consent": ("einwilligung", "einwilligungen", "consent"),
        "ai": SYNONYMS["ai"],
        "withdrawn": SYNONYMS["withdrawn"],
    }
)
"""The names of each field of :class:`MediumRecord`, as in :data:`SYNONYMS`."""
