"""The facts at the head of a unit's page: whether it fits, at a glance; and what nobody said of that."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from teilbar.publishing.devices import OTHER, devices_of
from teilbar.publishing.facets import ADULT
from teilbar.publishing.places import MATERIALS
from teilbar.publishing.site_addresses import page_address
from teilbar.rendering.facts import ages_text, duration_text
from teilbar.rendering.hyphens import hyphenated
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from teilbar.model.metadata import Metadata
    from teilbar.texts import Language

_DECIDING = ("age", "duration", "preparation", "group", "devices")
"""What decides whether a unit fits; a reader is told which of it is not known."""


def facts_list(facts: Iterable[tuple[str, str]], language: Language) -> str:
    """Return facts as a list; empty without any. Takes the key of each in ``[page]``, and its value as HTML."""
    entries = "".join(
        f'<div class="tb-facts__one tb-facts__one--{key}"><dt>{escape(text(f"page.{key}", language))}</dt>'
        f" <dd>{value}</dd></div>"
        for key, value in facts
    )
    return f'<dl class="tb-facts tb-facts--signed">{entries}</dl>' if entries else ""


def unit_facts(metadata: Metadata, topics: Mapping[str, str], start: str, language: Language) -> str:
    """Return the facts of a unit for its page in the folder ``start``, and a line that says what is not given.

    ``topics`` are the folders of the pages of its areas, by their names.
    """
    facts = dict(_facts(metadata, topics, start, language))
    missing = [escape(text(f"page.{key}", language)) for key in _DECIDING if key not in facts]
    if "audience" in facts and "age" not in facts:
        missing.remove(escape(text("page.age", language)))
    said = text("unit.missing", language, facts=", ".join(missing)) if missing else ""
    return facts_list(facts.items(), language) + (f'<p class="tb-facts-missing">{said}</p>' if said else "")


def _facts(metadata: Metadata, topics: Mapping[str, str], start: str, language: Language) -> Iterator[tuple[str, str]]:
    audience = ", ".join(concept.label for concept in metadata.audience if concept.label)
    if audience and metadata.ages and (metadata.ages.youngest or 0) >= ADULT:
        yield "audience", escape(hyphenated(audience, language))
    elif metadata.ages:
        yield "age", escape(ages_text(metadata.ages, language))
    if metadata.duration:
        yield "duration", escape(duration_text(metadata.duration, language))
    if isinstance(metadata.preparation, int):
        yield "preparation", escape(text("page.minutes", language, minutes=metadata.preparation))
    elif metadata.preparation:
        yield "preparation", escape(metadata.preparation)
    if metadata.group:
        yield "group", escape(hyphenated(metadata.group, language))
    if metadata.devices:
        yield "devices", _devices(metadata.devices, start, language)
    areas = [area.label for area in metadata.areas if area.label]
    if areas:
        yield "area", ", ".join(_area(label, topics, start) for label in areas)


def _devices(devices: tuple[str, ...], start: str, language: Language) -> str:
    """Return devices as a link to all texts that do with them; as words where no search knows them."""
    words = escape(hyphenated(", ".join(devices), language))
    keys = [("geraet", key) for key in devices_of(devices) if key != OTHER]
    return tag("a", words, href=f"{page_address(MATERIALS, start)}?{urlencode(keys)}") if keys else words


def _area(label: str, topics: Mapping[str, str], start: str) -> str:
    folder = topics.get(label)
    return tag("a", escape(label), href=page_address(folder, start)) if folder else escape(label)
