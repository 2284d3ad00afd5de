"""Where a finding points to, and what every message says of the text that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.model.unit import Unit
from teilbar.texts import Wording, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.model.findings import Finding
    from teilbar.model.metadata import MediumRecord
    from teilbar.model.unit import Medium, Page


def declared(page: Page) -> Iterator[tuple[Medium, MediumRecord]]:
    """Yield each medium once of which something is said."""
    media = {medium.path: medium for medium in page.media.values()}
    for path in sorted(media):
        if said := media[path].record:
            yield media[path], said


def at_medium(rule: str, medium: Medium, page: Page, field: str, /, **values: object) -> Finding:
    """Return a finding at the line where a field of a medium is said, else where the text refers to the medium."""
    values = {"outcome": outcome_of(page), **values}
    said = medium.record
    if said and said.declared_in:
        return finding(rule, said.declared_in, said.line_of(field), text=page.file, **values)
    targets = {target for target, one in page.media.items() if one.path == medium.path}
    line = next((one.line for one in page.outline.references if one.target in targets and one.line), None)
    return finding(rule, page.file, line, text="", **values)


def at_field(rule: str, page: Page, field: str, /, **values: object) -> Finding:
    """Return a finding at the line where a field of a text is said, in whichever file, else at the whole text."""
    values = {"outcome": outcome_of(page), **values}
    place = page.places.get(field)
    file, line = (place.file, place.line) if place else (page.file, None)
    return finding(rule, file, line, text=page.file, **values)


def has_text(page: Page) -> bool:
    """Tell whether somebody wrote the text; of a folder without an index a learning path is made without one."""
    return page.file != "" and not page.file.endswith("/")


def top_of(page: Page) -> Wording:
    """Return where in its file the fields of a text are to be typed."""
    return Wording(f"top.{page.header}")


def named(work: str) -> str | Wording:
    """Return what messages call a work: its title, or that it has none."""
    return work or Wording("credit.kind.work")


def outcome_of(page: Page) -> Wording:
    """Return what becomes of a text that may not be passed on: only units are offered in the first place."""
    return Wording("outcome.unit") if isinstance(page, Unit) else Wording("outcome.page")
