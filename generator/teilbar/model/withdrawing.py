"""A text without the pictures that were withdrawn, and without what is said of them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar, cast

from teilbar.model.document import Figure, Image, Paragraph
from teilbar.model.outline import credit_below

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

Node = TypeVar("Node")
Child = TypeVar("Child")


def without_credits(nodes: tuple[Child, ...], withdrawn: Mapping[str, Collection[str]]) -> tuple[Child, ...]:
    """Return nodes without the paragraphs that credit a picture that was withdrawn: they name it, or who is in it.

    ``withdrawn`` has the targets of these pictures, each with its credits.
    """
    if not any(withdrawn.values()):
        return nodes
    pairs = pairwise((None, *nodes))
    return tuple(cast("Child", node) for above, node in pairs if not _credits(node, above, withdrawn))


def without_withdrawn(node: Node, withdrawn: Mapping[str, Collection[str]]) -> Node:
    """Return a node, or a tuple of nodes, without the pictures that were withdrawn, and without their credits.

    ``withdrawn`` is as in :func:`without_credits`. A description may tell what must not be shown any more, so nothing
    is left of it.
    """
    if not withdrawn:
        return node
    if isinstance(node, tuple):
        kept = (child for child in without_credits(node, withdrawn) if not _shows(child, withdrawn))
        return cast("Node", tuple(without_withdrawn(child, withdrawn) for child in kept))
    if not is_dataclass(node) or isinstance(node, type):
        return node
    if _shows(node, withdrawn) and isinstance(node, Image):  # a question is about it, so its place stays
        return cast("Node", replace(node, alt="", title=""))
    changed = {
        one.name: without_withdrawn(value, withdrawn)
        for one in fields(node)
        if isinstance(value := getattr(node, one.name), tuple) or is_dataclass(value)
    }
    return cast("Node", replace(node, **changed)) if changed else node


def _shows(node: object, withdrawn: Mapping[str, Collection[str]]) -> bool:
    picture = node.image if isinstance(node, Figure) else node
    return isinstance(picture, Image) and picture.target in withdrawn


def _credits(node: object, above: object, withdrawn: Mapping[str, Collection[str]]) -> bool:
    if not isinstance(above, Figure) or not isinstance(node, Paragraph):
        return False
    return credit_below(node) in withdrawn.get(above.image.target, ())
