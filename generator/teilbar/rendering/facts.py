"""A unit's facts as words: age, duration, devices, licence."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from teilbar.licensing.registry import Registry
    from teilbar.model.metadata import Ages, Duration, Metadata, Person
    from teilbar.texts import Language


def ages_text(ages: Ages, language: Language) -> str:
    """Return ages in words: ``4 bis 6 Jahre``."""
    if ages.oldest is None:
        return text("page.age-from", language, youngest=ages.youngest)
    if ages.youngest is None:
        return text("page.age-to", language, oldest=ages.oldest)
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


def licence_html(written: str, licences: Registry, language: Language) -> str:
    """Return a licence's name with a link to its text; what is not known stands as its author wrote it."""
    known = licences.resolve(written)
    if known is None:
        return escape(written)
    name = known.name_de if language == "de" else known.name_en
    url = (known.deed_url_de if language == "de" else known.url) or known.url
    return tag("a", escape(name), href=url, rel="license") if url else escape(name)


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


def short_facts(metadata: Metadata, language: Language) -> str:
    """Return what a card shows: age and duration, as text; maybe empty."""
    facts = []
    if metadata.ages:
        facts.append(ages_text(metadata.ages, language))
    if metadata.duration:
        facts.append(duration_text(metadata.duration, language))
    return " · ".join(facts)


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


def credit_html(metadata: Metadata, licences: Registry, language: Language) -> str:
    """Return who made a unit and under which licence it stands; empty where neither is known."""
    entries = [
        (key, value)
        for key, value in (
            ("authors", people_html(metadata.authors)),
            ("licence", licence_html(metadata.licence, licences, language) if metadata.licence else ""),
            ("based-on", ", ".join(escape(work.title or work.url) for work in metadata.based_on)),
            ("ai", _ai(metadata, language)),
        )
        if value
    ]
    if not entries:
        return ""
    lines = "".join(f"<p>{escape(text(f'page.{key}', language))}: {value}</p>" for key, value in entries)
    return f'<div class="tb-credit">{lines}</div>'


def _ai(metadata: Metadata, language: Language) -> str:
    match metadata.ai:
        case str(words) if words:
            return escape(words)
        case True:
            return escape(text("page.made-with-ai", language))
        case _:
            return ""
