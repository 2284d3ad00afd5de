"""Where authors belong, when a header lists it apart: Pandoc's and Quarto's ``affiliations`` and ``institute``.

Quarto (Authors & Affiliations), Pandoc's filters for scholarly metadata and JOSS give each author marks, and say below
what the marks mean: ``author: [{name: Ada, affiliation: 1}]``, ``affiliations: [{index: 1, name: Verein}]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.model.metadata import SYNONYMS
from teilbar.reading.names import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LISTS = frozenset({"affiliations", "affiliation", "institute", "institutes"})
_MARKS = ("id", "index", "number", "ref")
_PEOPLE = frozenset(plain(name) for field in ("authors", "contributors") for name in SYNONYMS[field])


def with_affiliations(fields: Mapping[str, object]) -> Mapping[str, object]:
    """Return a header's fields in which each author's marks are what they stand for; the same where there are none."""
    known = {mark: body for name, value in fields.items() if plain(name) in _LISTS for mark, body in _listed(value)}
    if not known:
        return fields
    return {name: _marked(value, known) if plain(name) in _PEOPLE else value for name, value in fields.items()}


def _listed(value: object) -> Iterator[tuple[str, object]]:
    """Yield each organisation of a list by its mark, else by its place, from 1."""
    entries = value if isinstance(value, list) else [value]
    for place, entry in enumerate(entries, start=1):
        if isinstance(entry, dict):
            named = [mark for mark in _MARKS if entry.get(mark) is not None and "name" in entry]
            if named:
                yield str(entry[named[0]]), {name: inner for name, inner in entry.items() if name not in _MARKS}
            elif "name" in entry:
                yield str(place), entry
            else:
                yield from ((str(mark), body) for mark, body in entry.items())
        else:
            yield str(place), entry


def _marked(value: object, known: Mapping[str, object]) -> object:
    if isinstance(value, list):
        return [_marked(one, known) for one in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1 and isinstance(next(iter(value.values())), dict):
        return {name: _marked(inner, known) for name, inner in value.items()}
    return {name: _resolved(inner, known) if plain(str(name)) in _LISTS else inner for name, inner in value.items()}


def _resolved(value: object, known: Mapping[str, object]) -> object:
    if isinstance(value, list):
        return [_resolved(one, known) for one in value]
    if isinstance(value, dict):
        return known.get(str(value.get("ref")), value)
    marks = [mark.strip() for mark in str(value).split(",")]
    return [known[mark] for mark in marks] if all(mark in known for mark in marks) else value
