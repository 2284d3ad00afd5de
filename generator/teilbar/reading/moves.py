"""Which text of a step is which one of the step before.

A text keeps its identity where git takes a file for another one that was moved. That alone is not enough where the two
have little in common: units that were begun from the same draft resemble each other. So a move of which less than
three quarters of the lines are left (:data:`CERTAIN`) counts only where the title, or the name of the folder, stayed.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from typing import TYPE_CHECKING

from teilbar.reading.placing import folder_of, is_index

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from teilbar.reading.glances import Seen
    from teilbar.reading.mainline import Shift

CERTAIN = 75
"""Per cent of its lines that a moved file must have kept to be taken for the same without any other sign."""


def moves_of_texts(
    shifts: Iterable[Shift], lost: Mapping[str, Seen], now: Mapping[str, Seen]
) -> Iterator[tuple[str, str]]:
    """Yield where texts were before a step and where they are after it.

    ``lost`` are the texts that are not any more where they were, ``now`` all texts after the step.
    """
    moved = [shift for shift in shifts if shift.old and shift.new and shift.old != shift.new]
    found = set()
    for shift in moved:
        if shift.old in lost and shift.new in now and _is_same(shift, lost[shift.old], now[shift.new]):
            found.add(shift.old)
            yield shift.old, shift.new
    came = [shift.new for shift in shifts if shift.new in now and not shift.old]
    for file in sorted(lost.keys() - found):
        if is_index(file) and (new := _rewritten(file, moved, came)):
            yield file, new


def moves_of_folders(moves: Mapping[str, str], bare: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield where the texts of folders went that were learning paths without a text of their own.

    Folders have a slash at their end.
    """
    together = Counter((f"{folder_of(old)}/", f"{folder_of(new)}/") for old, new in moves.items())
    found: set[str] = set()
    for (old, new), _ in together.most_common():
        if old in bare and old not in found:
            found.add(old)
            yield old, new


def _is_same(shift: Shift, old: Seen, new: Seen) -> bool:
    names = [posixpath.basename(folder_of(file) if is_index(file) else file) for file in (shift.old, shift.new)]
    titles = [" ".join(seen.says.title.split()).casefold() for seen in (old, new)]
    return shift.likeness >= CERTAIN or names[0] == names[1] or (titles[0] == titles[1] != "")


def _rewritten(file: str, moved: Iterable[Shift], came: Iterable[str]) -> str:
    """Return the text that came in the place of one whose other files were carried along with it; else empty."""
    folder = folder_of(file)
    where = Counter(
        folder_of(one.new)
        for one in moved
        if folder_of(one.old) == folder and posixpath.basename(one.old) == posixpath.basename(one.new)
    )
    for target, _ in where.most_common(1):
        return next((text for text in came if folder_of(text) == target and is_index(text)), "")
    return ""
