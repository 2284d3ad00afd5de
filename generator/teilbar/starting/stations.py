"""The units of a new learning path: those that were named, else those that there are, to choose from."""

from __future__ import annotations

import posixpath
from difflib import get_close_matches
from typing import TYPE_CHECKING

from teilbar.reading.errors import SourceError
from teilbar.texts import finding, text
from teilbar.texts.paste import as_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.starting.surroundings import Known, Surroundings
    from teilbar.texts import Language

MOST = 40
"""Units that are listed to choose from: a list of thousands helps nobody."""


def stations(around: Surroundings, names: Iterable[str]) -> tuple[Known, ...]:
    """Return the units that are meant by ids or folders, each once, in that order.

    Raises SourceError with a finding for each that there is not.
    """
    by_id = {known.id: known for known in around.units}
    by_folder = {posixpath.dirname(known.file): known for known in around.units}
    found, problems = [], []
    for name in dict.fromkeys(names):
        folder = name.replace("\\", "/").rstrip("/").removesuffix("/index.md")
        known = by_id.get(name) or by_folder.get(folder) or by_folder.get(posixpath.join(around.root, folder))
        if known:
            found.append(known)
            continue
        similar = get_close_matches(name, by_id, n=1)
        rule = "new-unit-misspelled" if similar else "new-unit-unknown"
        problems.append(finding(rule, "", unit=name, similar=similar[0] if similar else ""))
    if problems:
        raise SourceError(*problems)
    return tuple(dict.fromkeys(found))


def station_lines(around: Surroundings, chosen: Iterable[Known], mark: str, language: Language) -> str:
    """Return the list of a path's units in YAML; without any, what is there to choose from, as comments."""
    lines = [f"  - {as_yaml(known.id)} # {known.title}" for known in chosen]
    return "\n".join(lines or (f"  - {mark}", *_offers(around, language)))


def _offers(around: Surroundings, language: Language) -> Iterator[str]:
    units = sorted(around.units, key=lambda known: known.id)
    if units:
        yield f"# {text('new.offers', language)}"
    for known in units[:MOST]:
        yield f"#   - {as_yaml(known.id)} # {known.title}"
    if len(units) > MOST:
        yield f"# {text('new.offers-more', language, count=len(units) - MOST)}"
