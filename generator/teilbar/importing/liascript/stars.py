"""Lines of stars: which open a solution, which the blocks of an animation, and which close what is open.

LiaScript tries to read a solution behind every quiz, and takes the attempt back where its end is missing
(LiaScript/docs, "Solution", "Multi-Block Animations"). The same is found out here from the end of a slide: which depths
can still be closed by the lines of stars that follow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.importing.liascript.scanning import is_quiz_line
from teilbar.importing.liascript.syntax import after_effect, heading_of, is_layout, is_stars

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilbar.importing.liascript.scanning import Piece

_DEPTHS = (1 << 64) - 1
"""The depths that are reckoned with, a bit each."""


def roles_of_stars(pieces: Sequence[Piece]) -> dict[int, str]:
    """Return what each line of stars does, by its position: ``effect`` and ``solution`` open, ``close`` closes."""
    roles: dict[int, str] = {}
    slide: list[tuple[int, str]] = []
    before = ""
    apart = False
    for position, piece in enumerate(pieces):
        if piece.blank:
            apart = True
            continue
        if piece.kind != "text":
            before = _after_block(piece, before)
        elif heading_of(piece.text):
            roles |= _settled(slide)
            slide, before = [], ""
        elif is_stars(piece.text):
            slide.append((position, before))
            before = ""
        elif not is_layout(piece.text):
            before = _kind(piece.text, "" if apart else before)
        apart = False
    return roles | _settled(slide)


def _after_block(piece: Piece, before: str) -> str:
    if piece.kind == "code":
        return "quiz" if "[[" in piece.text and piece.info.lower().startswith(("ascii", "art")) else ""
    return before if piece.kind in {"script", "comment"} else ""


def _kind(text: str, before: str) -> str:
    """Return what stands above a line of stars; a paragraph with a gap goes on up to the next empty line."""
    if after_effect(text) == "":
        return "effect"
    return "quiz" if before == "quiz" or is_quiz_line(text) or ("[[" in text or "]]" in text) else ""


def _settled(slide: Sequence[tuple[int, str]]) -> dict[int, str]:
    feasible = [1] * (len(slide) + 1)
    for place in range(len(slide) - 1, -1, -1):
        after = feasible[place + 1]
        opened = after >> 1
        closed = (after << 1) & _DEPTHS
        kind = slide[place][1]
        feasible[place] = opened if kind == "effect" else closed | opened if kind == "quiz" else closed
    roles: dict[int, str] = {}
    depth = 0
    for place, (position, kind) in enumerate(slide):
        if kind == "effect":
            role = "effect"
        elif kind == "quiz" and (feasible[place + 1] >> (depth + 1) & 1 or not depth):
            role = "solution"
        else:
            role = "close" if depth else ""
        depth += {"effect": 1, "solution": 1, "close": -1}.get(role, 0)
        roles[position] = role
    return roles
