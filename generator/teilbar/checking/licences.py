"""What may be done with a text: its own licence, that of what it was made from, whether all of it fits together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.checking import media
from teilbar.checking.places import at_field, at_medium, declared, named, top_of
from teilbar.licensing.alterations import is_alteration
from teilbar.licensing.combining import Limit, Obstacle, common_licence, obstacle, rival
from teilbar.licensing.units import combination_of, overlaid, works_of
from teilbar.model.unit import LearningPath, Unit
from teilbar.texts import Wording, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.checking.registry import Surroundings
    from teilbar.licensing.combining import Work
    from teilbar.model.findings import Finding
    from teilbar.model.unit import Medium, Page

_LIMITS = {Limit.COMMERCIAL: "medium-non-commercial", Limit.ADAPTATION: "medium-no-adaptations"}
_HOPELESS = frozenset({Obstacle.NOT_REUSABLE, Obstacle.NO_ADAPTATIONS})
"""Obstacles that no other licence of the unit would remove."""


def own_licence(page: Page, around: Surroundings) -> Iterator[Finding]:
    """A text may be shared, and better without limits."""
    is_shared = isinstance(page, Unit | LearningPath)
    licence = around.licences.resolve(page.metadata.licence) if is_shared else None
    if licence is None or licence.open:
        return
    if not licence.reusable:
        yield at_field("licence-not-reusable", page, "licence")
        return
    denied = "-".join((*(() if licence.commercial else ("NC",)), *(() if licence.adaptation else ("ND",))))
    name = licence.label(around.hub.language)
    yield at_field("licence-not-open", page, "licence", licence=name, limits=Wording(f"credit.denies.{denied}"))


def author(page: Page, around: Surroundings) -> Iterator[Finding]:
    """A unit whose licence asks for its authors' names says them."""
    licence = around.licences.resolve(page.metadata.licence) if isinstance(page, Unit) else None
    is_said = page.metadata.authors or "authors" in page.places  # else a place to be filled in, which is found itself
    if licence and licence.reusable and licence.attribution and not is_said:
        name = licence.label(around.hub.language)
        yield finding("author-missing", page.file, 1, licence=name, top=top_of(page))


def originals(page: Page, around: Surroundings) -> Iterator[Finding]:
    """It is known under which licence what a text was made from stands."""
    for work in page.metadata.based_on:
        meaning = around.licences.read(work.licence)
        if not work.licence:
            yield at_field("original-licence-missing", page, "based_on", work=named(work.title or work.url))
        elif meaning.rule:
            yield at_field(meaning.rule, page, "based_on", **meaning.values)


def combination(page: Page, around: Surroundings) -> Iterator[Finding]:
    """The works of a text may be put together as they are."""
    combined = combination_of(page, around.licences) if isinstance(page, Unit | LearningPath) else None
    if combined is None:
        return
    media_of = {medium.path: medium for medium in page.media.values()}
    for work, reason in combined.conflicts:
        medium = media_of.get(work.name)
        if medium and reason is Obstacle.NOT_REUSABLE:  # which is said where its licence is
            continue
        rule, values = _conflict(work, reason, page, around)
        values |= {"own": _own(page, around), "licence": work.licence.label(around.hub.language)}
        values |= _way(work, medium, page, reason)
        if medium:
            yield at_medium(rule, medium, page, "licence", work=medium.name, **values)
        else:
            yield at_field(rule, page, "based_on", work=named(work.name), **values)
    for work, limit in combined.limits if isinstance(page, Unit) else ():
        medium = media_of[work.name]
        values = {"own": _own(page, around), "licence": work.licence.label(around.hub.language)}
        yield at_medium(_LIMITS[limit], medium, page, "licence", medium=medium.name, **values)


def adapted_works(page: Page, around: Surroundings) -> Iterator[Finding]:
    """What was made from a work, or is a copy of it, stands under a licence that its original allows."""
    language, known = around.hub.language, around.licences.licences.values()
    for medium, said in declared(page):
        original = around.licences.resolve(said.source.licence) if said.source and said.source.licence else None
        own = around.licences.resolve(said.licence)
        is_changed = is_alteration(said.adaptation)
        if not (original and own and (is_changed or own != original) and obstacle(original, own, adapted=True)):
            continue
        names = {"own": own.label(language), "licence": original.label(language)}
        if not is_changed:
            yield at_medium("copy-licence", medium, page, "licence", work=medium.name, **names)
            continue
        fits = (one for one in known if one.family == original.family and one.port == original.port)
        labels = [one.label(language) for one in fits if not obstacle(original, one, adapted=True)]
        options = ", ".join(labels) or Wording("credit.none-fits")
        yield at_medium("adaptation-licence", medium, page, "licence", work=medium.name, **names, fits=options)


def _own(page: Page, around: Surroundings) -> str:
    licence = around.licences.resolve(page.metadata.licence)
    return licence.label(around.hub.language) if licence else page.metadata.licence


def _conflict(work: Work, reason: Obstacle, page: Page, around: Surroundings) -> tuple[str, dict[str, object]]:
    """Return the rule that a work breaks, and the licence for the text that would mend it, if any would.

    It is one that all adapted works fit into, lest mending one conflict make another.
    """
    if reason in _HOPELESS:
        return f"combination-{reason}", {}
    language, known = around.hub.language, tuple(around.licences.licences.values())
    adapted = [one for one in works_of(page, around.licences) if one.adapted and common_licence([one], known)]
    fits = common_licence(adapted, known)
    other = None if fits else rival(work, adapted, known)
    if other:
        names = {medium.path: medium.name for medium in page.media.values()}
        name = named(names.get(other.name, other.name))
        return "combination-unmixable", {"other": name, "other_licence": other.licence.label(language)}
    fits = fits or common_licence([work], known) or work.licence
    return f"combination-{reason}", {"fits": fits.label(language)}


def _way(work: Work, medium: Medium | None, page: Page, reason: Obstacle) -> dict[str, object]:
    """Return what makes an adaptation of a work, and what its author could do instead."""
    if medium is None:
        return {"how": Wording("credit.built-on"), "instead": Wording("instead.built-on")}
    if work.name in overlaid(page):
        return {"how": Wording("credit.overlaid"), "instead": Wording("instead.overlaid")}
    instead = "instead.altered-alike" if reason is Obstacle.SHARE_ALIKE else "instead.altered"
    return {"how": medium.record.adaptation if medium.record else "", "instead": Wording(instead)}


CHECKS = (*media.CHECKS, own_licence, author, originals, combination, adapted_works)
