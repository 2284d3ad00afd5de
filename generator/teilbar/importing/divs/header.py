"""A text's header and a lesson's ``config.yaml`` as front matter."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from teilbar.importing.decoding import decoded
from teilbar.importing.plain import words_of
from teilbar.importing.reader import UnreadableError
from teilbar.reading.frontmatter import split_header
from teilbar.reading.names import TEXT_NAMES
from teilbar.reading.people import read_people
from teilbar.reading.yaml import YamlProblem, load_yaml_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.importing.prose.noticed import Noticed
    from teilbar.importing.reader import Source
    from teilbar.reading.frontmatter import Header

_TAKEN = frozenset({"summary", "licence", "languages", "keywords", "version", "published"})
LISTS = ("questions", "objectives", "keypoints")
"""Lists that older lessons keep in their header; readers see them as boxes."""
_CONFIGS = ("config.yaml", "../config.yaml", "_config.yml", "../_config.yml")
_OF_LESSON = frozenset({"license", "keywords"})
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def header_of(text: str, source: Source) -> Header:
    """Return a text cut into header and body."""
    return split_header(text, source.name)


def metadata_of(header: Header, source: Source, noticed: Noticed) -> tuple[str, dict[str, object]]:
    """Return the title (maybe empty) and the front matter that a header, and the lesson's ``config.yaml``, state."""
    metadata: dict[str, object] = {}
    title = ""
    for name, value in (*_lesson(source), *header.fields.items()):
        line = header.lines.get(name, 0)
        field = TEXT_NAMES.field(name)
        if name in LISTS or name in {"teaching", "exercises"}:
            continue
        if field == "title" and isinstance(value, str):
            title = words_of(" ".join(value.split()))
        elif field == "authors":
            names = _authors(value)
            if _EMAIL.search(str(value)):
                noticed.once("divs.email", line, f"{name}: {value}")
            if names:
                metadata["autor"] = names
        elif field in _TAKEN and isinstance(value, (str, int, float, list, date)) and value not in ("", []):
            metadata[TEXT_NAMES.recommended(field)] = value if isinstance(value, list) else str(value)
        elif value not in ("", None, [], {}):
            noticed.gather("divs.header", line, f"{name}: {value}")
    if minutes := _minutes(header.fields):
        metadata["dauer"] = f"{minutes} Minuten"
    return title, metadata


def _lesson(source: Source) -> list[tuple[str, object]]:
    """Return what the lesson's own file states for all of its texts: the licence, keywords."""
    for place in _CONFIGS:
        content = source.beside(place)
        if content is None:
            continue
        try:
            values, _ = load_yaml_lines(decoded(content))
        except (YamlProblem, UnreadableError):
            return []
        if isinstance(values, dict) and ("carpentry" in values or "life_cycle" in values):
            return [(str(name), value) for name, value in values.items() if name in _OF_LESSON and value]
    return []


def _authors(value: object) -> list[str]:
    try:
        return [person.name for person in read_people(value)]
    except ValueError:
        return []


def _minutes(fields: Mapping[str, object]) -> int:
    """Return how long a lesson says that it takes: teaching and exercises."""
    return sum(value for name in ("teaching", "exercises") if isinstance(value := fields.get(name), int))
