"""Going through the document model, whatever its nodes are."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, TypeVar, cast

from teilbar.model.document import Code, Gap, Image, LineBreak, Math, SoftBreak, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Node = TypeVar("Node")
_LEAVES = (str, int, float, bool, NoneType)


def walk(node: object) -> Iterator[object]:
    """Yield every node below (and with) ``node`` in reading order; takes a node or a tuple of nodes."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            waiting.extend(reversed(node))
        elif is_dataclass(node):
            yield node
            for name in reversed(_node_fields(node.__class__)):
                value = getattr(node, name)
                if not isinstance(value, _LEAVES):
                    waiting.append(value)


def plain_text(nodes: object) -> str:
    """Return the text that a reader sees or hears of a node or a tuple of nodes, on one line."""
    parts = []
    for node in walk(nodes):
        match node:
            case Text(value) | Code(value):
                parts.append(value)
            case Math(latex):
                parts.append(latex)
            case Image():
                parts.append(node.alt)
            case Gap():
                parts.append(node.answers[0])
            case LineBreak() | SoftBreak():
                parts.append(" ")
    return " ".join("".join(parts).split())


def transform(node: Node, change: Callable[[object], object]) -> Node:
    """Return a copy of a node, or of a tuple of nodes, with ``change`` applied to every node, the inner ones first.

    ``change`` returns the node itself where nothing is to be changed.
    """
    if isinstance(node, tuple):
        made = tuple(transform(child, change) for child in node)
        same = all(new is old for new, old in zip(made, node, strict=True))
        return node if same else cast("Node", made)
    if not is_dataclass(node) or isinstance(node, type):
        return node
    changed = {}
    for name in _node_fields(type(node)):
        value = getattr(node, name)
        if not isinstance(value, _LEAVES):
            new = transform(value, change)
            if new is not value:
                changed[name] = new
    return cast("Node", change(replace(node, **changed) if changed else node))


@cache
def _node_fields(kind: type[object]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
