"""``teilbar new``: a text to fill in, where its hub has texts of its kind."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from teilbar.model.metadata import Kind
from teilbar.model.unfilled import MARKS
from teilbar.reading.address import parse_address
from teilbar.reading.errors import SourceError
from teilbar.reading.source import open_source
from teilbar.starting.filling import as_markdown, filled, one_line
from teilbar.starting.hub_schemas import SchemaFiles
from teilbar.starting.placing import Place, place_of
from teilbar.starting.stations import station_lines, stations
from teilbar.starting.surroundings import look_around
from teilbar.starting.writing import write_new
from teilbar.texts import finding, text
from teilbar.texts.paste import as_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teilbar.starting.surroundings import Known, Surroundings
    from teilbar.texts import Language

PATTERNS = Path(__file__).with_name("patterns")
"""The texts to fill in, by language, a file a kind."""

RECORDS = "medien.yml"

_NAMES = {"de": ("autor", "lizenz", "art: Einheit"), "en": ("author", "licence", "kind: unit")}
"""What fields that are not in every text are called, by the text's language."""

_LINE_OF_NOTHING = re.compile(r"^@@\w+@@\n", re.MULTILINE)
_MANY_AREAS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class NewText:
    """What is to be begun."""

    kind: Kind
    title: str
    source: str = "."
    folder: str = ""
    """Folder of the content that it goes into; empty for the one of its kind."""
    units: tuple[str, ...] = ()
    """Of a learning path: ids or folders of its units, in order."""
    author: str = ""
    """Who writes it; empty for those whom the hub names. Nothing else is asked, git least of all."""
    language: Language | None = None
    """What it is written in; None for the hub's language."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A text that was begun."""

    wishes: NewText
    title: str
    place: Place
    same_name: str
    """The text that had its name before; empty for none."""
    language: Language
    """What it is written in."""


def begin(wishes: NewText) -> Begun:
    """Write a text to fill in, with what is known of it, and the schemas that editors complete it by.

    Nothing that is there is touched. Raises SourceError where it cannot be begun as wished, HubError where the hub file
    is broken, OSError where the disk refuses.
    """
    if parse_address(wishes.source):
        raise SourceError(finding("new-not-in-a-folder", "", source=wishes.source))
    with open_source(wishes.source) as source:
        around, folder = look_around(source), source.root
    language = wishes.language or around.hub.language
    title = one_line(wishes.title)
    place = place_of(around, folder, wishes.kind, title, wishes.folder, language)
    path_units = stations(around, wishes.units)
    schemas = SchemaFiles.of(folder, around.hub_file_text, around.hub.language)
    values = _values(wishes, around, title, place, language) | {
        "units": station_lines(around, path_units, MARKS[language], language),
        "schema": schemas.seen_from(place.file, wishes.kind.value),
    }
    files = {place.file: _filled(f"{wishes.kind.value}.md", values, language)}
    beside = posixpath.join(posixpath.dirname(place.file), RECORDS)
    if wishes.kind is Kind.UNIT and place.has_folder:
        files[beside] = _filled(RECORDS, {"schema": schemas.seen_from(beside, "medien")}, language)
    write_new(folder, {**files, **schemas.missing()})
    schemas.renew()
    return Begun(wishes, title, place, _same_name(around, place), language)


def next_steps(begun: Begun, language: Language) -> Iterator[str]:
    """Yield what to tell whoever has begun a text: where it lies, and what to do now."""
    wishes = begun.wishes
    source = "" if wishes.source == "." else f" {wishes.source}"
    yield text("new.done", language, title=begun.title, file=Path(wishes.source, begun.place.file))
    if begun.same_name:
        yield text("new.same-name", language, other=begun.same_name, name=begun.place.name)
    yield text("new.fill", language, mark=MARKS[begun.language])
    yield text("new.look", language, source=source)


def _filled(pattern: str, values: Mapping[str, str], language: Language) -> str:
    """Return a pattern with its places filled; a line that is nothing but a place without a value is left out."""
    written = (PATTERNS / language / pattern).read_text("utf-8")
    return filled(_LINE_OF_NOTHING.sub(lambda line: line[0] if values[line[0].strip("@\n")] else "", written), values)


def _values(wishes: NewText, around: Surroundings, title: str, place: Place, language: Language) -> dict[str, str]:
    hub = around.hub
    author, licence, kind = _NAMES[language]
    authors = one_line(wishes.author) or "; ".join(hub.authors)
    areas = ", ".join(area.name for area in hub.areas[:_MANY_AREAS])
    return {
        "id": as_yaml(place.name),
        "kind": kind if place.says_kind else "",
        "title": as_yaml(title),
        "title_markdown": as_markdown(title),
        "areas": f" ({areas})" if areas else "",
        "author": f"{author}: {as_yaml(authors) if authors else MARKS[language]}",
        "licence": f"{licence}: {as_yaml(hub.licence)}" if hub.licence else f"{licence}:",
        "file": posixpath.relpath(place.file, around.root or "."),
    }


def _same_name(around: Surroundings, place: Place) -> str:
    """Return the file of the text that is called as this one would be, had it been the first."""
    if place.name == place.wished:
        return ""
    has_it: Iterator[Known] = (known for known in around.texts if known.id.rpartition("/")[2] == place.wished)
    return next((known.file for known in has_it), "")
