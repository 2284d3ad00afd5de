"""The pages of a public body, written from the hub's data: Markdown as an author would have written it.

The templates say what is so of every site that Teilbar makes; the rest comes from the hub file. What nobody said there
is left out, and the page says that it is missing. Nothing is asserted that the institution has not said itself, least
of all that a site is accessible.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from teilbar.duties.markup import Markdown, as_lines, as_sentence, escaped, link, mail
from teilbar.meetings import server_of
from teilbar.model.addresses import host_of
from teilbar.rendering.facts import day_text
from teilbar.texts import text
from teilbar.texts.paste import as_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.hub import Hub
    from teilbar.hub.duties import Duty, Office
    from teilbar.texts import Language


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page needs to know beside the hub's data."""

    name: str
    """What the site is called."""
    film: str = ""
    """The film in sign language, seen from the content folder; empty for none."""
    has_services: bool = False
    """Whether there is a page of services."""


def duty_text(duty: Duty, hub: Hub, facts: Facts) -> str:
    """Return the Markdown of a page, with its header."""
    language = hub.language
    values: dict[str, Any] = {
        "hub": hub,
        "duties": hub.duties,
        "publisher": hub.publisher,
        "facts": facts,
        "missing": tuple(text(f"duty.missing.{key}", language) for key in missing(duty, hub)),
        "is_sample": is_sample(hub),
        "meetings": server_of(hub),
        "repository": host_of(hub.repo_url) if hub.repo_url else "",
        "contact": hub.duties.accessibility.contact or hub.publisher.contact,
    }
    body = _templates(language).get_template(f"{language}/{duty}.md").render(values)
    return f"{_header(duty, hub)}{body}"


def is_sample(hub: Hub) -> bool:
    """Return whether the hub's data are invented."""
    return hub.duties.sample or hub.publisher.sample


def missing(duty: Duty, hub: Hub) -> tuple[str, ...]:
    """Return what a page cannot say because the hub file does not: keys of ``duty.missing`` in the texts."""
    said, publisher = hub.duties, hub.publisher
    statement, privacy = said.accessibility, said.privacy
    wanted: Mapping[Duty, Mapping[str, object]] = {
        "impressum": {
            "publisher": publisher.name,
            "address": said.address,
            "contact": publisher.contact,
            "represented": said.represented_by,
        },
        "datenschutz": {
            "publisher": publisher.name,
            "address": said.address,
            "contact": publisher.contact,
            "server": privacy.server,
            "log": privacy.log,
            "basis": privacy.basis,
            "officer": privacy.officer.name or privacy.officer.contact,
            "authority": privacy.authority.name,
        },
        "barrierefreiheit": {
            "publisher": publisher.name,
            "contact": statement.contact or publisher.contact,
            "reviewed": statement.reviewed,
            "method": statement.method,
            "enforcement": statement.enforcement.name,
        },
    }
    return tuple(key for key, value in wanted.get(duty, {}).items() if not value)


def _header(duty: Duty, hub: Hub) -> str:
    language = hub.language
    lines = [
        "---",
        f"titel: {as_yaml(text(f'duty.title.{duty}', language))}",
        f"kurz: {as_yaml(text(f'duty.about.{duty}', language))}",
        f"sprache: {language}",
        *(["beispieldaten: true"] if is_sample(hub) else []),
        *([f"geändert: {hub.duties.accessibility.reviewed}"] if _is_dated(duty, hub) else []),
        "---",
        "",
        "",
    ]
    return "\n".join(lines)


def _is_dated(duty: Duty, hub: Hub) -> bool:
    return duty == "barrierefreiheit" and hub.duties.accessibility.reviewed is not None


@cache
def _templates(language: Language) -> Environment:
    """Return the templates' surroundings: what a hub's file says stands there as it was typed, never as markup."""
    environment = Environment(
        loader=PackageLoader("teilbar.duties"),
        autoescape=False,  # noqa: S701 - what is written is Markdown; `finalize` escapes it as such
        finalize=escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {
        "lines": as_lines,
        "mail": mail,
        "link": link,
        "office": lambda office: _office(office, language),
        "day": lambda day: day_text(day, language),
        "sentence": as_sentence,
    }
    return environment


def _office(office: Office, language: Language) -> Markdown:
    """Return all that is known of an office."""
    parts = [
        escaped(office.name),
        *map(escaped, office.address),
        *([f"{text('duty.mail', language)}: {mail(office.contact)}"] if office.contact else []),
        *([f"{text('duty.phone', language)}: {escaped(office.phone)}"] if office.phone else []),
        *([link(host_of(office.url).removeprefix("www."), office.url)] if office.url else []),
    ]
    return Markdown("\\\n".join(filter(None, parts)))
