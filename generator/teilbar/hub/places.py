"""Where an option stands in the hub file, for findings that others make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.hub.loading import FILES
from teilbar.reading.yaml import load_yaml_lines

if TYPE_CHECKING:
    from teilbar.reading.source import Source


def option_place(source: Source, *names: str | int) -> tuple[str, int | None]:
    """Return the hub file, empty without one, and the line of an option in it.

    Takes the option's name and those of its parts, of an entry of a list its number from 0; of a part that is not
    there, the line of what it would belong to.
    """
    file = next((file for file in FILES if source.find(file)), "")
    text = source.read_text(file) if file else ""
    if not isinstance(text, str):
        return file, None
    _, lines = load_yaml_lines(text, tolerate_tags=True)
    return file, lines.of("extra", "teilbar", *names)
