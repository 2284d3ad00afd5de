"""How much a drawing grows when it is drawn: ``use`` elements copy elements that copy elements, and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree


class CopiesError(Exception):
    """A drawing that copies itself, or more than the limit."""


def count_drawn(root: etree._Element, limit: int) -> int:
    """Return how many elements are drawn, all copies counted. Raises CopiesError above the limit and for a circle."""
    by_id = {element.get("id", ""): element for element in reversed(list(root.iter()))}
    known: dict[str, int] = {}
    open_ids: list[str] = []

    def copied(name: str) -> int:
        if name not in by_id:
            return 0
        if name in open_ids:
            raise CopiesError
        if name not in known:
            open_ids.append(name)
            known[name] = weight(by_id[name])
            open_ids.pop()
        return known[name]

    def weight(element: etree._Element) -> int:
        total = 0
        for inner in element.iter():
            total += 1 + sum(copied(name) for name in _copied_names(inner))
            if total > limit:
                raise CopiesError
        return total

    return weight(root)


def _copied_names(element: etree._Element) -> list[str]:
    if not str(element.tag).endswith("}use"):
        return []
    return [value[1:] for name, value in element.items() if name.endswith("href") and value.startswith("#")]
