"""Who made what, under which licence, in H5P's own fields: of a package, of its parts, and of its media.

The fields are those of h5p.json and of ``metadata`` (H5P, "Metadata"); a medium's ``copyright`` has another scheme, in
which the public domain is a licence and what it is by is its version.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from teilbar.exporting.h5p.fitting import as_text
from teilbar.licensing.credits import credit_of_medium, credit_of_page
from teilbar.licensing.lines import ai_words
from teilbar.licensing.units import combination_of
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from teilbar.exporting.format import Kit
    from teilbar.licensing.credits import Credit
    from teilbar.model.licence import Licence
    from teilbar.model.metadata import Person
    from teilbar.model.unit import Medium, Unit

UNDISCLOSED = "U"
"""H5P's code for a licence that it has no other for."""
LONGEST_TITLE = 255
"""Bytes, of names too (h5p-php-library, ``H5PValidator``)."""
LONGEST_NOTE = 5000
"""Bytes."""
_WEB = ("https://", "http://")
_DATE = "%d-%m-%y %H:%M:%S"
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What H5P's fields say of a work."""

    title: str = ""
    license: str = UNDISCLOSED
    version: str = ""
    authors: tuple[tuple[str, str], ...] = ()
    """Names and roles."""
    source: str = ""
    years: tuple[int, int] | None = None
    changes: tuple[tuple[str, str, str], ...] = ()
    """The date, who, and what."""
    extras: str = ""
    """What else is to be said of the licence."""
    comments: str = ""

    def fields(self, title: str = "") -> dict[str, Any]:
        """Return the fields as h5p.json has them; what is not known is left out."""
        said: dict[str, Any] = {
            "title": cut_to_bytes(title or self.title),
            "license": self.license,
            "licenseVersion": self.version,
            "authors": [{"name": cut_to_bytes(name), "role": role} for name, role in self.authors],
            "source": self.source,
            "yearFrom": self.years[0] if self.years else 0,
            "yearTo": self.years[1] if self.years else 0,
            "licenseExtras": cut_to_bytes(self.extras, LONGEST_NOTE),
            "authorComments": cut_to_bytes(self.comments, LONGEST_NOTE),
            "changes": [
                {"date": date, "author": cut_to_bytes(author), "log": cut_to_bytes(log, LONGEST_NOTE)}
                for date, author, log in self.changes
            ],
        }
        return {key: value for key, value in said.items() if value or key == "title"}

    def metadata(self, title: str = "") -> dict[str, Any]:
        """Return the fields as a part's metadata have them: texts with their signs escaped, as in all content."""
        said = replace(self, changes=(), comments="").fields(title)
        return {key: _escaped(value) for key, value in said.items()}


def rights_of_unit(unit: Unit, kit: Kit) -> Rights:
    """Return what is said of a unit's text."""
    metadata = unit.metadata
    credit = credit_of_page(unit, kit.licences, kit.address_of(unit), kit.hub_name)
    originators = (person for work in metadata.based_on for person in work.authors)
    years = _years(unit)
    address = kit.address_of(unit) or next((work.url for work in metadata.based_on), "")
    return _with_licence(
        Rights(
            title=unit.title,
            authors=(
                *_authors(metadata.authors, "Author"),
                *_authors(metadata.contributors, "Editor"),
                *_authors(originators, "Originator"),
            ),
            source=address if address.startswith(_WEB) else "",
            years=years,
            changes=tuple(_changes(unit, kit)),
            comments=_version(unit, kit),
        ),
        credit.licence,
        credit.written_licence,
        kit,
    )


def rights_of_package(unit: Unit, kit: Kit) -> Rights:
    """Return what is said of a whole package: its licence is that of text and media together."""
    own, rights = kit.licences.resolve(unit.metadata.licence), rights_of_unit(unit, kit)
    combined = combination_of(unit, kit.licences)
    whole = combined.licence if combined else None
    if own is None or whole is None or whole == own:
        return rights
    labels = {"own": own.label(kit.language), "whole": whole.label(kit.language)}
    said = _with_licence(replace(rights, extras=""), whole, "", kit)
    return replace(said, extras=" ".join(filter(None, (said.extras, text("h5p.said.whole", kit.language, **labels)))))


def rights_of_medium(medium: Medium, unit: Unit, kit: Kit) -> Rights:
    """Return what is said of a medium."""
    credit = credit_of_medium(medium, unit, kit.licences)
    originators = (person for work in credit.based_on for person in work.authors)
    said = Rights(
        title=credit.title or medium.name,
        authors=(*_authors(credit.authors, "Author"), *_authors(originators, "Originator")),
        source=_source(credit),
        comments="",
    )
    rights = _with_licence(said, credit.licence, credit.written_licence, kit)
    notes = (rights.extras, credit.adaptation, ai_words(credit.ai, kit.language))
    return replace(rights, extras=". ".join(note.rstrip(" .") for note in notes if note))


def copyright_of_medium(medium: Medium, unit: Unit, kit: Kit) -> dict[str, str]:
    """Return the field ``copyright`` of a medium (h5p-php-library, ``getCopyrightSemantics``)."""
    credit = credit_of_medium(medium, unit, kit.licences)
    codes = credit.licence.h5p if credit.licence else None
    people = [person.name for work in (credit, *credit.based_on) for person in work.authors]
    said = {
        "title": credit.title or medium.name,
        "author": ", ".join(dict.fromkeys(people)),
        "source": _source(credit),
        "license": (codes.media_license if codes else "") or UNDISCLOSED,
        "version": codes.media_version if codes else "",
    }
    return {key: as_text(value) for key, value in said.items() if value}


def cut_to_bytes(words: str, longest: int = LONGEST_TITLE) -> str:
    """Return words on a line, within a length in bytes of UTF-8, escaped or not; an ellipsis ends what is cut."""
    words = " ".join(words.split())
    if len(as_text(words).encode()) <= longest:
        return words
    while len(as_text(words + _ELLIPSIS).encode()) > longest:
        words = words[:-1]
    return words.rstrip() + _ELLIPSIS


def _with_licence(rights: Rights, licence: Licence | None, written: str, kit: Kit) -> Rights:
    codes = licence.h5p if licence else None
    if codes and codes.license:
        return replace(rights, license=codes.license, version=codes.version)
    name = f"{licence.label(kit.language)} {licence.url}".strip() if licence else written
    return replace(rights, extras=text("h5p.said.licence", kit.language, licence=name) if name else "")


def _authors(people: Iterable[Person], role: str) -> Iterator[tuple[str, str]]:
    return ((name, role) for name in dict.fromkeys(person.name for person in people))


def _source(credit: Credit) -> str:
    urls = (credit.source_url, *(work.source_url for work in credit.based_on))
    return next((url for url in urls if url.startswith(_WEB)), "")


def _years(unit: Unit) -> tuple[int, int] | None:
    first = unit.metadata.published or unit.history.first
    last = unit.metadata.modified or unit.history.last or first
    first = first or last
    return (min(first.year, last.year), last.year) if first and last else None


def _changes(unit: Unit, kit: Kit) -> Iterator[tuple[str, str, str]]:
    """Yield what git tells readers, in H5P's way to write a date; who took part is counted there, never named."""
    for change in unit.history.changes:
        yield _dated(change.at), kit.hub_name, change.summary


def _dated(at: datetime) -> str:
    return at.strftime(_DATE)


def _version(unit: Unit, kit: Kit) -> str:
    if unit.version:
        return text("h5p.said.version", kit.language, id=unit.id, version=unit.version)
    return text("h5p.said.unit", kit.language, id=unit.id)


def _escaped(value: Any) -> Any:  # noqa: ANN401 - whatever a field holds
    match value:
        case str():
            return as_text(value)
        case dict():
            return {key: _escaped(one) for key, one in value.items()}
        case list():
            return [_escaped(one) for one in value]
    return value
