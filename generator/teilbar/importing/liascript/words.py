"""LiaScript's markup as plain words, where it is simple enough to be said in words."""

from __future__ import annotations

import re

_SIGNS = {
    r"\leq": "≤", r"\le": "≤", r"\geq": "≥", r"\ge": "≥", r"\neq": "≠", r"\ne": "≠", r"\lt": "<", r"\gt": ">",
    r"\cdot": "·", r"\times": "×", r"\pm": "±", r"\in": "∈", r"\notin": "∉", r"\subset": "⊂", r"\not\subset": "⊄",
    r"\approx": "≈", r"\infty": "∞", r"\pi": "π", r"\beta": "β", r"\delta": "δ", r"\emptyset": "∅", r"\cap": "∩",
    r"\cup": "\N{UNION}", r"\%": "%", r"\,": " ", r"\;": " ",
}  # fmt: skip
_COMMAND = re.compile(r"\\(?:not\\)?[A-Za-z]+|\\[%,;]")
_SIMPLE = re.compile(r"[^\\{}^_$]*")
_FORMULA = re.compile(r"\$`?([^$]*?)`?\$")
_STRONG = re.compile(r"(?<![\w\\])([*_]{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def plain_words(text: str) -> str | None:
    """Return what a text says without its markup; None where something would be lost: a picture, code, a formula."""
    if "](" in text or "`" in text.replace("$`", "").replace("`$", "") or "<" in _FORMULA.sub("", text):
        return None
    words = text
    for formula in _FORMULA.finditer(text):
        said = _COMMAND.sub(lambda found: _SIGNS.get(found[0], found[0]), formula[1]).strip()
        if not _SIMPLE.fullmatch(said):
            return None
        words = words.replace(formula[0], said, 1)
    words = _ESCAPE.sub(r"\1", _STRONG.sub(r"\2", words))
    return " ".join(words.split()) or None
