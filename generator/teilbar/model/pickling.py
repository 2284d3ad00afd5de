"""How what was read travels to other processes and into the cache: each node as its class and what it was made of.

What dataclasses do by themselves asks every node for the list of its fields, which takes several times as long.
"""

from __future__ import annotations

import copyreg
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from teilbar.model import document, findings, history, outline, questions

if TYPE_CHECKING:
    from collections.abc import Callable


def _register(kind: type[Any]) -> None:
    if any(field.kw_only for field in fields(kind)):
        return  # questions: they cannot be made of values in a row, and are too few to matter
    names = [field.name for field in fields(kind)]
    if len(names) > 1:
        read: Callable[[Any], tuple[object, ...]] = attrgetter(*names)
        copyreg.pickle(kind, lambda node: (kind, read(node)))
    else:
        copyreg.pickle(kind, lambda node: (kind, tuple(getattr(node, name) for name in names)))


for module in (document, findings, history, outline, questions):
    for found in list(vars(module).values()):
        if isinstance(found, type) and is_dataclass(found) and found.__module__ == module.__name__:
            _register(found)
