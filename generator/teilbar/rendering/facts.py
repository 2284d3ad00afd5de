"""A unit's facts as words: age, duration, devices, licence."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.rendering.tags import tag
from teilbar.texts import plural, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from teilbar.model.licence import Licence
    from teilbar.model.metadata import Ages, Duration, Metadata, Person
    from teilbar.texts import Language


def ages_text(ages: Ages, language: Language) -> str:
    """Return ages in words: ``4 bis 6 Jahre``."""
    if ages.oldest is None:
        return text("page.age-from", language, youngest=ages.youngest)
    if ages.youngest is None:
        return text("page.age-to", language, oldest=ages.oldest)
    if ages.youngest == ages.oldest:
        return plural("page.age-just", ages.oldest, language)
    return text("page.ages", language, youngest=ages.youngest, oldest=ages.oldest)


def duration_text(duration: Duration, language: Language) -> str:
    """Return a duration in words: ``2 × 30 Minuten``."""
    if duration.shortest == duration.longest:
        once = text("page.minutes", language, minutes=duration.longest)
    else:
        once = text("page.minutes-range", language, shortest=duration.shortest, longest=duration.longest)
    if duration.sessions == 1:
        return once
    return text("page.sessions", language, sessions=duration.sessions, duration=once)


def day_text(day: date, language: Language) -> str:
    """Return a day in words: ``3. März 2026``."""
    return text(f"month.{day.month}", language, day=day.day, year=day.year)


def licence_link(licence: Licence | None, written: str, language: Language) -> str:
    """Return a licence's short name with a link to its text; what is not known stands as its author wrote it."""
    if licence is None:
        return escape(written)
    name = escape(licence.label(language))
    return tag("a", name, href=licence.url) if licence.url else name


def people_html(people: tuple[Person, ...]) -> str:
    """Return the names of people, with links where they have an address."""
    names = (
        tag("a", escape(person.name), href=person.url) if person.url.startswith("http") else escape(person.name)
        for person in people
    )
    return ", ".join(names)


def facts_html(metadata: Metadata, language: Language) -> str:
    """Return the list of a unit's facts; empty where nothing is known."""
    entries = "".join(
        f"<div><dt>{escape(text(f'page.{key}', language))}</dt> <dd>{value}</dd></div>"
        for key, value in _facts(metadata, language)
    )
    return f'<dl class="tb-facts">{entries}</dl>' if entries else ""


def _facts(metadata: Metadata, language: Language) -> Iterator[tuple[str, str]]:
    if metadata.ages:
        yield "age", escape(ages_text(metadata.ages, language))
    if metadata.duration:
        yield "duration", escape(duration_text(metadata.duration, language))
    if metadata.preparation is not None:
        preparation = metadata.preparation
        is_time = isinstance(preparation, int)
        yield (
            "preparation",
            escape(text("page.minutes", language, minutes=preparation) if is_time else str(preparation)),
        )
    if metadata.group:
        yield "group", escape(metadata.group)
    if metadata.devices:
        yield "devices", escape(", ".join(metadata.devices))
    if areas := [concept.label for concept in metadata.areas if concept.label]:
        yield "area", escape(", ".join(areas))
