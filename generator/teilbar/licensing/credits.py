"""Who made what, as plain text: the part of a package that must not get lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.licensing.registry import Registry
    from teilbar.model.metadata import MediumRecord, Person
    from teilbar.model.unit import Unit
    from teilbar.texts import Language


def licence_file(unit: Unit, licences: Registry, language: Language, address: str = "") -> str:
    """Return the text of a package's LIZENZ.txt: the unit and each of its media, with what their authors said."""
    metadata = unit.metadata
    lines = [unit.title]
    lines += _facts(metadata.authors, metadata.licence, metadata.ai, licences, language)
    if address:
        lines.append(f"{text('credit.source', language)}: {address}")
    records = {medium.path: medium for medium in unit.media.values() if medium.record}
    for path in sorted(records):
        medium = records[path]
        if medium.record:
            lines += ["", *_medium(medium.name, medium.record, licences, language)]
    return "\n".join(lines) + "\n"


def _medium(name: str, record: MediumRecord, licences: Registry, language: Language) -> Iterator[str]:
    yield f"{name}: {record.title}" if record.title else name
    yield from _facts(record.authors, record.licence, record.ai, licences, language)
    if record.source and (record.source.title or record.source.url):
        yield f"{text('credit.source', language)}: {record.source.title} {record.source.url}".rstrip()
    if record.adaptation:
        yield f"{text('credit.adaptation', language)}: {record.adaptation}"


def _facts(
    people: tuple[Person, ...], written: str, ai: bool | str | None, licences: Registry, language: Language
) -> Iterator[str]:
    if people:
        yield f"{text('page.authors', language)}: {', '.join(person.name for person in people)}"
    if written:
        known = licences.resolve(written)
        name = known.label(language) if known else written
        url = f" ({known.url})" if known and known.url else ""
        yield f"{text('page.licence', language)}: {name}{url}"
    if ai:
        yield ai if isinstance(ai, str) else text("page.made-with-ai", language)
