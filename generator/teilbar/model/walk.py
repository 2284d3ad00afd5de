"""Going through the document model, whatever its nodes are."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, is_dataclass, replace
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from teilbar.model.document import Code, Gap, Image, LineBreak, Math, SoftBreak, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Node = TypeVar("Node")
_LEAVES = frozenset({str, int, float, bool, NoneType})


def walk(node: object) -> Iterator[object]:
    """Yield every node below (and with) ``node`` in reading order; takes a node or a tuple of nodes."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            waiting.extend(reversed(node))
            continue
        kind: Any = type(node)
        names = _fields_backwards(kind)
        if names is not None:
            yield node
            for name in names:
                value = getattr(node, name)
                if value.__class__ not in _LEAVES:
                    waiting.append(value)


def is_visible(text: str) -> bool:
    """Return whether a reader sees anything of a text: more than spaces and control characters."""
    return any(unicodedata.category(character)[0] not in "CZ" for character in text)


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
        if value.__class__ not in _LEAVES:
            new = transform(value, change)
            if new is not value:
                changed[name] = new
    return cast("Node", change(replace(node, **changed) if changed else node))


@cache
def _fields_backwards(kind: type[object]) -> tuple[str, ...] | None:
    return _node_fields(kind)[::-1] if is_dataclass(kind) else None


@cache
def _node_fields(kind: type[object]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
