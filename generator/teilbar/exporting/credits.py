"""The credits of a package: what a reader sees of them, and the files that travel with it. Every format calls these."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from teilbar.exporting.archive import Entry
from teilbar.licensing.credits import credit_of_page, credits_of_media
from teilbar.licensing.lines import plain_line
from teilbar.licensing.units import combination_of
from teilbar.rendering.credits import credit_html, credits_table, whole_html
from teilbar.renditions.naming import linked_name
from teilbar.texts import LANGUAGES, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from teilbar.exporting.format import Kit
    from teilbar.licensing.credits import Credit
    from teilbar.model.licence import Licence
    from teilbar.model.metadata import Person
    from teilbar.model.unit import LearningPath, Page, Unit
    from teilbar.texts import Language

LICENCE_FILE = "LIZENZ.txt"
CREDITS_FILE = "credits.json"


def visible_credits(unit: Unit, kit: Kit) -> str:
    """Return the part of a package's page that says who made what: the unit's credit, and the table of its media.

    A learning platform may hide what stands in a package's own fields for it, so it stands in the content, too.
    """
    return "".join(credit_parts(unit, kit))


def credit_parts(unit: Unit, kit: Kit) -> tuple[str, str, str]:
    """Return it in parts: the unit's credit, the licence of the whole, the table; the last two may be empty."""
    credit, language = _of_page(unit, kit), kit.language
    media = credits_table(_named(unit, kit), language)
    whole = whole_html(credit.licence, _whole(unit, kit), language) if media else ""
    return credit_html(credit, language), whole, media


def credit_files(unit: Unit, kit: Kit, folder: str = "") -> Iterator[Entry]:
    """Yield ``LIZENZ.txt`` for people and ``credits.json`` for programs, in a folder of the package."""
    yield Entry(f"{folder}{LICENCE_FILE}", licence_file(unit, kit).encode())
    yield Entry(f"{folder}{CREDITS_FILE}", credits_file(unit, kit).encode())


def visible_path_credits(path: LearningPath, units: Iterable[Unit], kit: Kit) -> str:
    """Return the same part for a learning path: its own credit, then each unit's under its title."""
    own = credit_html(_of_page(path, kit), kit.language) + credits_table(_named(path, kit), kit.language)
    return own + "".join(f"<h3>{escape(unit.title)}</h3>\n{visible_credits(unit, kit)}" for unit in units)


def path_credit_files(path: LearningPath, units: Sequence[Unit], kit: Kit) -> Iterator[Entry]:
    """Yield the two files for a learning path: its own credit, then each unit's."""
    own = plain_line(_of_page(path, kit), kit.language)
    media = (f"{name}:\n{_line(credit, kit.language)}\n" for name, credit in _of_media(path, kit))
    texts = (f"{own}\n", *media, *(licence_file(unit, kit) for unit in units))
    said = {
        "path": {"id": path.id, **_data(_of_page(path, kit), kit.language), "media": _media_data(path, kit)},
        "units": [_unit_data(unit, kit) for unit in units],
    }
    yield Entry(LICENCE_FILE, "\n".join(texts).encode())
    yield Entry(CREDITS_FILE, _json(said).encode())


def licence_file(unit: Unit, kit: Kit) -> str:
    """Return the text of ``LIZENZ.txt``: a credit line for the unit and for each of its media, and for the whole."""
    credit, language = _of_page(unit, kit), kit.language
    lines = [plain_line(credit, language)]
    media = list(_of_media(unit, kit))
    whole = _whole(unit, kit)
    if media and credit.licence and whole != credit.licence:
        lines += ["", _whole_line(whole, language)]
    for name, one in media:
        lines += ["", f"{name}:", _line(one, language)]
    return "\n".join(lines) + "\n"


def credits_file(unit: Unit, kit: Kit) -> str:
    """Return ``credits.json``: what :class:`~teilbar.licensing.credits.Credit` knows, as data."""
    return _json(_unit_data(unit, kit))


def _unit_data(unit: Unit, kit: Kit) -> dict[str, Any]:
    return {
        "unit": {"id": unit.id, "version": unit.version, **_data(_of_page(unit, kit), kit.language)},
        "package": {"licence": _licence(_whole(unit, kit), kit.language)},
        "media": _media_data(unit, kit),
    }


def _media_data(page: Page, kit: Kit) -> list[dict[str, Any]]:
    return [{"file": name, **_data(credit, kit.language)} for name, credit in _of_media(page, kit)]


def _json(said: dict[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _line(credit: Credit, language: Language) -> str:
    return plain_line(credit, language) if credit.says_something else text("credit.unknown", language)


def _named(page: Page, kit: Kit) -> Iterator[tuple[str, str, Credit]]:
    for file, credit in _of_media(page, kit):
        yield file.rpartition("/")[2], file, credit


def _of_page(page: Page, kit: Kit) -> Credit:
    return credit_of_page(page, kit.licences, kit.address_of(page), kit.hub_name)


def _of_media(page: Page, kit: Kit) -> Iterator[tuple[str, Credit]]:
    """Yield each medium's file in the package, with its credit."""
    for medium, credit in credits_of_media(page, kit.licences):
        if kit.placed is None:
            yield linked_name(kit.names[medium.path], medium.facts), credit
        elif medium.path in kit.placed:
            yield kit.placed[medium.path], credit


def _whole(unit: Unit, kit: Kit) -> Licence | None:
    combined = combination_of(unit, kit.licences)
    return combined.licence if combined else None


def _whole_line(whole: Licence | None, language: Language) -> str:
    if whole is None:
        return text("credit.each-its-own", language)
    name = f"{whole.label(language)} ({whole.url})" if whole.url else whole.label(language)
    return text("credit.whole", language, licence=name)


def _data(credit: Credit, language: Language) -> dict[str, Any]:
    said: dict[str, Any] = {
        "title": credit.title,
        "authors": [_person(person) for person in credit.authors],
        "licence": _licence(credit.licence, language, credit.written_licence),
        "source": {"name": credit.source, "url": credit.source_url},
        "own": credit.own,
        "adaptation": credit.adaptation,
        "basedOn": [_data(work, language) for work in credit.based_on],
        "ai": credit.ai,
    }
    said["source"] = {key: value for key, value in said["source"].items() if value}
    if credit.kind != "work":
        said["credit"] = {spoken: plain_line(credit, spoken) for spoken in LANGUAGES if credit.says_something}
    return {key: value for key, value in said.items() if value}


def _person(person: Person) -> dict[str, str]:
    return {key: value for key, value in (("name", person.name), ("url", person.url)) if value}


def _licence(licence: Licence | None, language: Language, written: str = "") -> dict[str, str] | None:
    if licence is None:
        return {"written": written} if written else None
    said = {"id": licence.id, "name": licence.label(language), "url": licence.url}
    return {key: value for key, value in said.items() if value}
