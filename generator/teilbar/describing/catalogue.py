"""``katalog.json``: everything that a hub offers, for programs that want all of it at once.

The types are the file's JSON Schema (:mod:`teilbar.describing.catalogue_schema`).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilbar.describing.description import Description, File
    from teilbar.describing.vocabulary import Term
    from teilbar.model.licence import Licence
    from teilbar.texts import Language


class _Fact(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, populate_by_name=True)


class CatalogueLicence(_Fact):
    """A licence."""

    id: str
    """Its SPDX identifier, else one that begins with ``LicenseRef-``."""
    name: str = ""
    """The short name; absent where there is none."""
    url: str = ""
    """The address of its text; absent where there is none."""


class CatalogueTerm(_Fact):
    """A term of a vocabulary."""

    name: str
    """Its name in the hub's language."""
    id: str = ""
    """Its address in a published vocabulary; absent where there is none."""


class CatalogueAges(_Fact):
    """The ages of the children that something is for, in whole years; an absent end is open."""

    youngest: int | None = None
    oldest: int | None = None


class CatalogueDownload(_Fact):
    """A package."""

    format: str
    """The format's name, as ``--formats`` has it."""
    url: str
    """Its address: absolute where the hub has an address of its own, else seen from the catalogue."""
    mediaType: str  # noqa: N815 - the file's name
    """The media type (IANA)."""
    size: int
    """Bytes."""
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    """The file's SHA-256, hexadecimal."""


class CatalogueWork(_Fact):
    """What is said of units and learning paths alike."""

    id: str
    """Stays what it is as long as the work lives."""
    title: str
    summary: str = ""
    """One or two sentences."""
    url: str = ""
    """The address of its page; absent where there are no pages."""


class CatalogueUnit(CatalogueWork):
    """A learning unit."""

    version: str = ""
    published: str = ""
    """A day (ISO 8601)."""
    modified: str = ""
    """A day (ISO 8601)."""
    language: str = ""
    """Its main language (BCP 47)."""
    areas: tuple[str, ...] = ()
    """The areas of education that it belongs to, as its author wrote them."""
    keywords: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    contributors: int = 0
    """How many people wrote it."""
    licence: CatalogueLicence | None = None
    """The text's own licence."""
    packageLicence: CatalogueLicence | None = None  # noqa: N815 - the file's name
    """What a package with text and media may carry as a whole; absent where there is no single one."""
    ages: CatalogueAges | None = None
    minutes: int = 0
    """How long it takes at most."""
    levels: tuple[CatalogueTerm, ...] = ()
    """Educational levels."""
    types: tuple[CatalogueTerm, ...] = ()
    """Types of material."""
    downloads: tuple[CatalogueDownload, ...] = ()


class CataloguePath(CatalogueWork):
    """A learning path: units in an order."""

    authors: tuple[str, ...] = ()
    licence: CatalogueLicence | None = None
    units: tuple[str, ...] = ()
    """Ids of units, in its order."""
    downloads: tuple[CatalogueDownload, ...] = ()


class Catalogue(_Fact):
    """Everything that a hub offers: its units, the learning paths that can be downloaded, and where to get all at once.

    What is not known is absent.
    """

    schema_: str = Field(default="", alias="$schema")
    """Where this schema lies."""
    units: tuple[CatalogueUnit, ...]
    paths: tuple[CataloguePath, ...] = ()
    sharing: CatalogueDownload | None = None
    """One archive with everything that is open."""


def catalogue_json(
    works: Iterable[tuple[Description, str]], language: Language, sharing: File | None = None, *, schema: str
) -> bytes:
    """Return the file: each work with the address of its page, empty where there is none, sorted by id.

    Takes paths that have no packages, too, and leaves them out; ``schema`` is where the schema lies.
    """
    ordered = sorted(works, key=lambda work: work[0].id)
    units = [_unit(described, url, language) for described, url in ordered if described.kind == "unit"]
    paths = [_path(described, url) for described, url in ordered if described.kind == "path" and described.files]
    whole = _download(sharing) if sharing else None
    # A unit a line: as easy to compare, and written many times faster than with indents.
    lists = [f'"$schema": {json.dumps(schema)}', f'"units": [\n{_lines(units)}\n]']
    lists += [f'"paths": [\n{_lines(paths)}\n]'] if paths else []
    lists += [f'"sharing": {_line(whole)}'] if whole else []
    return ("{" + ", ".join(lists) + "}\n").encode()


def _lines(entries: Iterable[_Fact]) -> str:
    return ",\n".join(map(_line, entries))


def _line(entry: _Fact) -> str:
    said: dict[str, Any] = entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return json.dumps(said, ensure_ascii=False)


def _unit(described: Description, url: str, language: Language) -> CatalogueUnit:
    ages = described.ages
    return CatalogueUnit(
        id=described.id,
        title=described.title,
        summary=described.summary,
        url=url,
        version=described.version,
        published=described.published.isoformat() if described.published else "",
        modified=described.modified.isoformat() if described.modified else "",
        language=described.language,
        areas=tuple(area.label(language) for area in described.areas),
        keywords=described.keywords,
        authors=tuple(person.name for person in described.authors),
        contributors=described.people,
        licence=_licence(described.licence),
        packageLicence=_licence(described.whole),
        ages=CatalogueAges(youngest=ages.youngest, oldest=ages.oldest) if ages else None,
        minutes=described.minutes,
        levels=tuple(_term(term, language) for term in described.levels),
        types=tuple(_term(term, language) for term in described.types),
        downloads=_downloads(described),
    )


def _path(described: Description, url: str) -> CataloguePath:
    return CataloguePath(
        id=described.id,
        title=described.title,
        summary=described.summary,
        url=url,
        authors=tuple(person.name for person in described.authors),
        licence=_licence(described.licence),
        units=described.units,
        downloads=_downloads(described),
    )


def _licence(licence: Licence | None) -> CatalogueLicence | None:
    return CatalogueLicence(id=licence.id, name=licence.name, url=licence.url) if licence else None


def _term(term: Term, language: Language) -> CatalogueTerm:
    name = (term.de if language == "de" else term.en) or term.label(language)
    return CatalogueTerm(name=name, id=term.uri)


def _downloads(described: Description) -> tuple[CatalogueDownload, ...]:
    return tuple(_download(file) for file in sorted(described.files, key=lambda file: file.url))


def _download(file: File) -> CatalogueDownload:
    return CatalogueDownload(
        format=file.format, url=file.url, mediaType=file.media_type, size=file.size, sha256=file.sha256
    )
