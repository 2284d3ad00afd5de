"""A text without the pictures that were withdrawn, and without what is said of them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar, cast

from teilbar.model.document import Figure, Image, Paragraph
from teilbar.model.outline import credit_below

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

Node = TypeVar("Node")


def without_withdrawn(node: Node, withdrawn: Mapping[str, Container[str]]) -> Node:
    """Return a node, or a tuple of nodes, without the pictures that were withdrawn and the paragraphs that credit them.

    ``withdrawn`` has the targets of these pictures, each with its credits. A description may tell what must not be
    shown any more, so nothing is left of it.
    """
    if not withdrawn:
        return node
    if isinstance(node, tuple):
        kept = (child for before, child in pairwise((None, *node)) if not _goes(before, child, withdrawn))
        return cast("Node", tuple(without_withdrawn(child, withdrawn) for child in kept))
    if not is_dataclass(node) or isinstance(node, type):
        return node
    if isinstance(node, Image) and node.target in withdrawn:  # a question is about it, so its place stays
        return cast("Node", replace(node, alt="", title=""))
    changed = {
        one.name: without_withdrawn(getattr(node, one.name), withdrawn)
        for one in fields(node)
        if one.init and (isinstance(getattr(node, one.name), tuple) or is_dataclass(getattr(node, one.name)))
    }
    return cast("Node", replace(node, **changed)) if changed else node


def _goes(before: object, child: object, withdrawn: Mapping[str, Container[str]]) -> bool:
    if isinstance(child, Image):
        return child.target in withdrawn
    if isinstance(child, Figure):
        return child.image.target in withdrawn
    if isinstance(before, Figure) and isinstance(child, Paragraph):
        return credit_below(child) in withdrawn.get(before.image.target, ())
    return False
