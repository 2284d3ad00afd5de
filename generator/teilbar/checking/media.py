"""What may be done with the media of a text: each one's licence, where it is from, the people in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.checking.places import at_medium, declared
from teilbar.licensing.hosts import picture_host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.checking.registry import Surroundings
    from teilbar.licensing.registry import Registry
    from teilbar.model.findings import Finding
    from teilbar.model.metadata import MediumRecord
    from teilbar.model.unit import Page


def media_licences(page: Page, around: Surroundings) -> Iterator[Finding]:
    """Each medium of a text stands under a licence that is known, and that lets others share it."""
    for medium, said in declared(page):
        for rule, field, values in _licence_problems(said, page, around.licences):
            yield at_medium(rule, medium, page, field, medium=medium.name, **values)


def originals(page: Page, around: Surroundings) -> Iterator[Finding]:
    """It is known under which licence the original of a medium stands."""
    for medium, said in declared(page):
        original = said.source
        if original is None:
            continue
        if original.licence:
            meaning = around.licences.read(original.licence)
            if meaning.rule:
                yield at_medium(meaning.rule, medium, page, "source", **meaning.values)
        elif original.authors:
            work = original.title or original.url or medium.name
            yield at_medium("original-licence-missing", medium, page, "source", work=work)


def people(page: Page, _: Surroundings) -> Iterator[Finding]:
    """Whoever can be recognised has agreed."""
    for medium, said in declared(page):
        if said.persons and said.consent is None:
            yield at_medium("persons-without-consent", medium, page, "persons", medium=medium.name)
        elif said.persons and not said.consent:
            yield at_medium("persons-refused", medium, page, "consent", medium=medium.name)


def _licence_problems(said: MediumRecord, page: Page, licences: Registry) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield the rules that a record breaks, each with the field that says so and what its message names."""
    meaning = licences.read(said.licence) if said.licence else None
    licence = meaning.licence if meaning else None
    found = picture_host(said, licences)
    if licence is None and found:
        yield "medium-from-host", "licence", {"host": found.name, "terms": found.terms.label("de")}
        return
    if meaning is None:
        if not said.assumed:
            yield "medium-licence-missing", "licence", {"own": page.metadata.licence or "CC BY 4.0"}
        return
    if meaning.rule and not (said.assumed and said.licence == page.metadata.licence):  # that is said of the text
        yield meaning.rule, "licence", dict(meaning.values)
    if licence is None:
        return
    name = licence.label("de")
    if licence.hosts:
        yield "medium-terms-of-host", "licence", {"licence": name}
    elif not licence.reusable:
        yield "medium-not-reusable", "licence", {}
    elif found:
        yield "medium-host-differs", "licence", {"licence": name, "host": found.name, "terms": found.terms.label("de")}
    if licence.attribution and licence.reusable and not (said.authors or said.assumed):
        yield "medium-author-missing", "authors", {"licence": name}


CHECKS = (media_licences, originals, people)
