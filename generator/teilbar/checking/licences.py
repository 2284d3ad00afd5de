"""What may be done with a unit's works: each medium's licence, the people in it, whether all of it fits together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.licensing.alterations import is_alteration
from teilbar.licensing.combining import Limit, fitting_licences, obstacle
from teilbar.licensing.units import combination_of
from teilbar.model.addresses import host_of
from teilbar.model.unit import Unit
from teilbar.texts import finding, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.checking.registry import Surroundings
    from teilbar.licensing.registry import Registry
    from teilbar.model.findings import Finding
    from teilbar.model.licence import Licence
    from teilbar.model.metadata import MediumRecord
    from teilbar.model.unit import Medium, Page

_LIMITS = {Limit.COMMERCIAL: "medium-non-commercial", Limit.ADAPTATION: "medium-no-adaptations"}


def media_licences(page: Page, around: Surroundings) -> Iterator[Finding]:
    """Each medium of a unit stands under a licence that is known, and that lets others share it."""
    if isinstance(page, Unit):
        for medium, said in _declared(page):
            for rule, values in _licence_problems(said, page, around.licences):
                yield _at(rule, medium, page, medium=medium.name, **values)


def people(page: Page, _: Surroundings) -> Iterator[Finding]:
    """Whoever can be recognised has agreed."""
    for medium, said in _declared(page):
        if said.persons and not said.consent:
            rule = "persons-without-consent" if said.consent is None else "persons-refused"
            yield _at(rule, medium, page, medium=medium.name)


def own_licence(page: Page, around: Surroundings) -> Iterator[Finding]:
    """A unit may be shared, and better without limits."""
    licence = around.licences.resolve(page.metadata.licence) if isinstance(page, Unit) else None
    if licence is None or licence.open:
        return
    place = page.places.get("licence")
    where = (place.file, place.line) if place else (page.file, None)
    if not licence.reusable:
        yield finding("licence-not-reusable", *where, text=page.file)
        return
    language = around.hub.language
    limits = (
        *(() if licence.commercial else (text("credit.no-commerce", language),)),
        *(() if licence.adaptation else (text("credit.no-changes", language),)),
    )
    yield finding("licence-not-open", *where, text=page.file, licence=licence.label(language), limits="; ".join(limits))


def combination(page: Page, around: Surroundings) -> Iterator[Finding]:
    """The works of a unit may be put together as they are."""
    combined = combination_of(page, around.licences) if isinstance(page, Unit) else None
    if combined is None:
        return
    language, known = around.hub.language, around.licences.licences.values()
    own = around.licences.resolve(page.metadata.licence)
    said = {"own": own.label(language) if own else ""}
    media = {medium.path: medium for medium in page.media.values()}
    for work, reason in combined.conflicts:
        if not work.adapted:  # then its licence lets nobody share it at all, which is said where its licence is
            continue
        values = said | {"licence": work.licence.label(language), "how": _how(media.get(work.name), around)}
        values["fits"] = (fitting_licences([work], known) or (work.licence,))[0].label(language)
        rule = f"combination-{reason}"
        if medium := media.get(work.name):
            yield _at(rule, medium, page, work=medium.name, **values)
        else:
            place = page.places.get("based_on")
            file, line = (place.file, place.line) if place else (page.file, None)
            yield finding(rule, file, line, text=page.file, work=work.name, **values)
    for work, limit in combined.limits:
        values = said | {"licence": work.licence.label(language)}
        yield _at(_LIMITS[limit], media[work.name], page, medium=media[work.name].name, **values)


def adapted_works(page: Page, around: Surroundings) -> Iterator[Finding]:
    """What is an adaptation of its own stands under a licence that its original allows."""
    if not isinstance(page, Unit):
        return
    language, known = around.hub.language, around.licences.licences.values()
    for medium, said in _declared(page):
        original = around.licences.resolve(said.source.licence) if said.source and said.source.licence else None
        own = around.licences.resolve(said.licence)
        if original and own and is_alteration(said.adaptation) and obstacle(original, own, adapted=True):
            fits = (one for one in known if one.family == original.family and one.port == original.port)
            labels = [one.label(language) for one in fits if not obstacle(original, one, adapted=True)]
            names = {"own": own.label(language), "licence": original.label(language)}
            options = ", ".join(labels) or text("credit.none-fits", language)
            yield _at("adaptation-licence", medium, page, work=medium.name, **names, fits=options)


def _declared(page: Page) -> Iterator[tuple[Medium, MediumRecord]]:
    """Yield each medium once of which something is said."""
    media = {medium.path: medium for medium in page.media.values()}
    for path in sorted(media):
        if said := media[path].record:
            yield media[path], said


def _licence_problems(said: MediumRecord, page: Page, licences: Registry) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the rules that what is said of a medium's licence breaks, with what their messages name."""
    if not said.licence:
        if not said.assumed:
            yield "medium-licence-missing", {"own": page.metadata.licence or "CC BY 4.0"}
        return
    meaning = licences.read(said.licence)
    if meaning.rule and not said.assumed:
        yield meaning.rule, dict(meaning.values)
    if (licence := meaning.licence) is None:
        return
    name = licence.label("de")
    if licence.hosts:
        yield "medium-terms-of-host", {"licence": name}
    elif not licence.reusable:
        yield "medium-not-reusable", {}
    elif terms := _terms_of_host(said, licences):
        host = host_of(said.source.url) if said.source else ""
        yield "medium-host-differs", {"licence": name, "host": host, "terms": terms.label("de")}
    if licence.attribution and licence.reusable and not (said.authors or said.assumed):
        yield "medium-author-missing", {"licence": name}


def _terms_of_host(said: MediumRecord, licences: Registry) -> Licence | None:
    """Return the terms of the picture host that a medium was taken from; None where it is from elsewhere."""
    host = host_of(said.source.url).casefold() if said.source and said.source.url else ""
    for licence in licences.licences.values():
        if licence.hosts and any(host == one or host.endswith(f".{one}") for one in licence.hosts):
            return licence
    return None


def _how(medium: Medium | None, around: Surroundings) -> str:
    """Return what makes an adaptation of a work."""
    if medium is None:
        return text("credit.built-on", around.hub.language)
    said = medium.record.adaptation if medium.record else ""
    return said if said and is_alteration(said) else text("credit.overlaid", around.hub.language)


def _at(rule: str, medium: Medium, page: Page, /, **values: str) -> Finding:
    """Return a finding at the place where something is said of a medium, else where the text shows it."""
    said = medium.record
    if said and said.declared_in:
        return finding(rule, said.declared_in, said.line, text=page.file, **values)
    targets = {target for target, one in page.media.items() if one.path == medium.path}
    line = next((one.line for one in page.outline.references if one.target in targets and one.line), None)
    return finding(rule, page.file, line, **values)


CHECKS = (media_licences, people, own_licence, combination, adapted_works)
