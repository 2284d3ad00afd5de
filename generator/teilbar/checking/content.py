"""What stands in a text: links, media, formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.linking import Nowhere
from teilbar.model.addresses import shown
from teilbar.model.document import HtmlTag, Image, Link, Math, MathBlock
from teilbar.model.unit import Unit
from teilbar.model.walk import walk
from teilbar.rendering.mathml import UnreadableFormulaError, mathml
from teilbar.rendering.media import kind_of
from teilbar.renditions import MediumKind
from teilbar.texts import finding
from teilbar.texts.paste import as_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.checking.registry import Surroundings
    from teilbar.model.findings import Finding
    from teilbar.model.unit import Page


def links(page: Page, around: Surroundings) -> Iterator[Finding]:
    """Every link leads somewhere."""
    for node in walk(page.document):
        match node:
            case Link(target):
                pass
            case HtmlTag() if target := dict(node.attributes).get("href", ""):
                pass
            case _:
                continue
        match around.links.resolve(page, target):
            case Nowhere(rule, values) if rule:
                yield finding(rule, page.file, node.line or None, **values)


def undeclared_media(page: Page, around: Surroundings) -> Iterator[Finding]:
    """It is known who made each medium of a unit."""
    if around.hub.own_media or not isinstance(page, Unit):
        return
    lines = {node.target: node.line for node in walk(page.document) if isinstance(node, Image)}
    seen = set()
    for target, medium in page.media.items():
        if medium.record is None and medium.path not in seen and target in lines:
            seen.add(medium.path)
            folder = medium.path.removesuffix(medium.name)
            place = {"medium": medium.name, "name": as_yaml(medium.name), "folder": folder}
            yield finding("medium-undeclared", page.file, lines[target], **place)


def alternative_text(page: Page, _: Surroundings) -> Iterator[Finding]:
    """Every picture is described, or declared a decoration."""
    for node in walk(page.document):
        if not isinstance(node, Image) or node.alt or not (medium := page.media.get(node.target)):
            continue
        declared = medium.record.alt if medium.record else None
        if declared is None and kind_of(medium) is MediumKind.PICTURE:
            yield finding("alt-missing", page.file, node.line or None, medium=shown(node.target))


def formulas(page: Page, _: Surroundings) -> Iterator[Finding]:
    """Every formula can be read."""
    for node in walk(page.document):
        if isinstance(node, (Math, MathBlock)):
            try:
                mathml(node.latex, display=isinstance(node, MathBlock) or node.display)
            except UnreadableFormulaError:
                yield finding("formula-unreadable", page.file, None, latex=node.latex)


CHECKS = (links, undeclared_media, alternative_text, formulas)
