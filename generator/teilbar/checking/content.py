"""What stands in a text: links, media, formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.checking.places import outcome_of
from teilbar.linking import Nowhere, ToPage, without_anchor
from teilbar.model.addresses import shown, typed
from teilbar.model.document import MathBlock
from teilbar.model.outline import Way
from teilbar.rendering.mathml import UnreadableFormulaError, mathml
from teilbar.rendering.media import kind_of
from teilbar.renditions import MediumKind
from teilbar.texts import finding
from teilbar.texts.paste import as_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.checking.registry import Surroundings
    from teilbar.model.findings import Finding
    from teilbar.model.outline import Reference
    from teilbar.model.unit import Page


def links(page: Page, around: Surroundings) -> Iterator[Finding]:
    """Every link leads somewhere."""
    for reference in page.outline.references:
        if reference.way is Way.LINKED:
            match around.links.resolve(page, reference.target):
                case Nowhere("link-dead", values) if right := around.links.nearest(page, reference.target):
                    yield finding("link-misspelled", page.file, reference.line or None, right=right, **values)
                case Nowhere(rule, values) if rule:
                    yield finding(rule, page.file, reference.line or None, **values)
                case ToPage(target, lost=anchor) if anchor:
                    rule, values = without_anchor(reference.target, target)
                    yield finding(rule, page.file, reference.line or None, **values)


def undeclared_media(page: Page, around: Surroundings) -> Iterator[Finding]:
    """It is known who made each medium that a text shows or links to: a linked file is passed on as well."""
    if around.hub.own_media:
        return
    lines: dict[str, int | None] = {}
    for place in page.outline.references:
        lines.setdefault(place.target, place.line or None)
    seen = set()
    for target, medium in page.media.items():
        said = medium.record
        if medium.path in seen or medium.part_of:
            continue
        if said is not None and said.assumed == "course":
            seen.add(medium.path)
            known = around.licences.resolve(said.licence)
            who = ", ".join(person.name for person in said.authors)
            values = {
                "medium": medium.name,
                "name": as_yaml(medium.name),
                "who": who,
                "licence": known.label(around.hub.language) if known else said.licence,
            }
            yield finding("medium-of-course", page.file, lines.get(target), **values)
        if said is None:
            seen.add(medium.path)
            folder = medium.path.removesuffix(medium.name)
            values = {"medium": medium.name, "name": as_yaml(medium.name), "folder": folder}
            yield finding("medium-undeclared", page.file, lines.get(target), outcome=outcome_of(page), **values)


def alternative_text(page: Page, _: Surroundings) -> Iterator[Finding]:
    """Every picture is described, or declared a decoration."""
    for place in _shown(page):
        if place.described or not (medium := page.media.get(place.target)):
            continue
        declared = medium.record.alt if medium.record else None
        if declared is None and kind_of(medium) is MediumKind.PICTURE:
            yield finding("alt-missing", page.file, place.line or None, medium=shown(place.target), target=typed(place.target))


def formulas(page: Page, _: Surroundings) -> Iterator[Finding]:
    """Every formula can be read."""
    for formula in page.outline.formulas:
        try:
            mathml(formula.latex, display=isinstance(formula, MathBlock) or formula.display)
        except UnreadableFormulaError:
            yield finding("formula-unreadable", page.file, None, latex=formula.latex)


def _shown(page: Page) -> Iterator[Reference]:
    return (reference for reference in page.outline.references if reference.way is Way.SHOWN)


CHECKS = (links, undeclared_media, alternative_text, formulas)
