"""Footnotes: each slide has its own, one Markdown text has all of them (LiaScript/docs, "Footnotes")."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from teilbar.importing.liascript.syntax import heading_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilbar.importing.liascript.scanning import Piece

_DEFINED = re.compile(r"^[ \t]*\[\^(?P<block>[^\]\n]{1,80})\]:|\[\^(?P<inline>[^\]\n]{1,80})\]\(")
_MARK = re.compile(r"`[^`\n]*`|\[\^(?P<key>[^\]\n]{1,80})\]")


def with_own_keys(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with footnotes that are called differently where two slides use one key."""
    taken: set[str] = set()
    made: list[Piece] = []
    for slide in _slides(pieces):
        names = dict.fromkeys(
            found["block"] or found["inline"]
            for piece in slide
            if piece.kind == "text" and "[^" in piece.text
            for found in _DEFINED.finditer(piece.text)
        )
        own = {name: _free(name.replace(" ", "-"), taken) for name in names}
        taken.update(own.values())
        made += [
            _renamed(piece, own) if own and piece.kind == "text" and "[^" in piece.text else piece for piece in slide
        ]
    return made


def _slides(pieces: Sequence[Piece]) -> list[list[Piece]]:
    slides: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind == "text" and heading_of(piece.text):
            slides.append([])
        slides[-1].append(piece)
    return slides


def _free(name: str, taken: set[str]) -> str:
    number = 1
    wanted = name
    while wanted in taken:
        number += 1
        wanted = f"{name}-{number}"
    return wanted


def _renamed(piece: Piece, own: dict[str, str]) -> Piece:
    def change(found: re.Match[str]) -> str:
        key = found["key"]
        return f"[^{own.get(key, key)}]" if key else found[0]

    return replace(piece, text=_MARK.sub(change, piece.text))
