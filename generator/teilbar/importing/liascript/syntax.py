"""The lines that mean something to LiaScript (LiaScript/docs, "Quizzes", "Surveys", "Effects")."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = r"^[ \t]*(?:[-+*][ \t]*)?"
_SINGLE = re.compile(_MARK + r"\[\((?P<tick>[ xX])\)\][ \t]*(?P<text>.*)$")
_SEVERAL = re.compile(_MARK + r"\[\[(?P<tick>[ xX])\]\][ \t]*(?P<text>.*)$")
_HINT = re.compile(_MARK + r"\[\[\?\]\][ \t]*(?P<text>.*)$")
_GENERIC = re.compile(_MARK + r"\[\[!\]\][ \t]*$")
_COLUMNS = r"(?:[ \t]*(?:\((?:[^()]|\([^()]*\))*\)|\[(?:[^\[\]]|\[[^\[\]]*\])*\])[ \t]*)"
_MATRIX_HEAD = re.compile(_MARK + rf"\[(?P<inside>{_COLUMNS}{{1,60}})\][ \t]*$")
_COLUMN = re.compile(r"\((?P<round>(?:[^()]|\([^()]*\))*)\)|\[(?P<square>(?:[^\[\]]|\[[^\[\]]*\])*)\]")
_MATRIX_ROW = re.compile(
    _MARK + r"\[(?P<ticks>(?:[ \t]*\([ xX]\)[ \t]*)+|(?:[ \t]*\[[ xX]\][ \t]*)+)\][ \t]*(?P<text>.*)$"
)
_TICK = re.compile(r"[(\[]([ xX])[)\]]")
_SURVEY_ROW = re.compile(_MARK + r"\[[ \t]+\][ \t]*(?P<text>\S.*)$")
_SURVEY_OPTION = re.compile(
    _MARK + r"\[(?:\((?P<one>[^\s)\]][^)\]]*)\)|\[(?P<many>[^\s)\]][^)\]]*)\])\][ \t]*(?P<text>\S.*)$"
)
_SURVEY_TEXT = re.compile(_MARK + r"\[\[(?:_{3,}[ \t]*)+\]\][ \t]*$")
_STARS = re.compile(r"^[ \t]*\*{3,}[ \t]*$")
_SPOKEN = re.compile(r"^[ \t]*--\{\{[ \t]*\d+[^{}]*\}\}--[ \t]*(?P<rest>.*)$")
_EFFECT = re.compile(
    r"^[ \t]*\{\{(?:[ \t]*+(?:\d++(?:[ \t]*+-[ \t]*+\d++)?+|[|!]>|[A-Za-z][A-Za-z0-9 \t]*+)){1,4}+[ \t]*+\}\}"
    r"[ \t]*(?P<rest>.*)$"
)
_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<text>.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"^[ \t]*(?:={3,}|-{3,})[ \t]*$")
_RULE = re.compile(r"^[ \t]*-{3,}[ \t]*$")
_LAYOUT = re.compile(
    r"^[ \t]*(?:</?(?:div|section|center|article|main|span|font|p)\b[^<>]*>[ \t]*|<br[ \t]*/?>[ \t]*)+$", re.IGNORECASE
)
_AXIS = re.compile(r"^[^|\n]{0,20}\+-{5,}[ \t]*$")


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of a vector quiz."""

    single: bool
    right: bool
    text: str


def tick_of(text: str) -> Tick | None:
    """Return the option of a single or multiple choice that a line is: ``[(X)] text``, ``- [[ ]] text``."""
    for single, pattern in ((True, _SINGLE), (False, _SEVERAL)):
        if found := pattern.match(text):
            return Tick(single, found["tick"] in "xX", found["text"].strip())
    return None


def hint_of(text: str) -> str | None:
    """Return the hint that a line gives: ``[[?]] text``."""
    found = _HINT.match(text)
    return found["text"].strip() if found else None


def is_generic(text: str) -> bool:
    """Tell whether a line is a quiz that only its script can judge: ``[[!]]``."""
    return bool(_GENERIC.match(text))


def columns_of(text: str) -> tuple[str, ...]:
    """Return the columns that the head of a matrix names: ``[[male] (female)]``; empty for any other line."""
    found = _MATRIX_HEAD.match(text)
    if found is None:
        return ()
    return tuple((one["round"] or one["square"] or "").strip() for one in _COLUMN.finditer(found["inside"]))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a matrix quiz."""

    single: bool
    ticks: tuple[bool, ...]
    text: str


def row_of(text: str) -> Row | None:
    """Return the row of a matrix quiz that a line is: ``[ (X) ( ) ] text``."""
    found = _MATRIX_ROW.match(text)
    if found is None:
        return None
    ticks = tuple(tick in "xX" for tick in _TICK.findall(found["ticks"]))
    return Row("(" in found["ticks"], ticks, found["text"].strip())


def survey_row_of(text: str) -> str | None:
    """Return the question that a row of a matrix survey asks: ``[     ] text``."""
    found = _SURVEY_ROW.match(text)
    return found["text"].strip() if found else None


def survey_option_of(text: str) -> tuple[bool, str] | None:
    """Return whether only one may be picked, and the text, of a survey's option: ``[(1)] text``, ``[[red]] text``."""
    found = _SURVEY_OPTION.match(text)
    if found is None or (found["one"] or found["many"]) in {"x", "X", "?", "!"}:
        return None
    return found["one"] is not None, found["text"].strip()


def is_survey_text(text: str) -> bool:
    """Tell whether a line asks for free words: ``[[___ ___]]``."""
    return bool(_SURVEY_TEXT.match(text))


def is_stars(text: str) -> bool:
    """Tell whether a line opens or closes a solution or the blocks of an animation."""
    return bool(_STARS.match(text))


def after_spoken(text: str) -> str | None:
    """Return what follows the mark of a spoken comment, ``--{{1}}--``; None without one."""
    found = _SPOKEN.match(text)
    return found["rest"] if found else None


def after_effect(text: str) -> str | None:
    """Return what follows the mark of an animation or a voice, ``{{1-2}}``, ``{{|>}}``; None without one."""
    found = _EFFECT.match(text)
    return found["rest"] if found else None


def heading_of(text: str) -> tuple[int, str] | None:
    """Return the level and the text of a heading."""
    found = _HEADING.match(text)
    return (len(found["marks"]), found["text"]) if found else None


def is_underline(text: str) -> bool:
    """Tell whether a line makes the one above it a heading (or is a rule)."""
    return bool(_UNDERLINE.match(text))


def is_rule(text: str) -> bool:
    """Tell whether a line is a rule."""
    return bool(_RULE.match(text))


def is_layout(text: str) -> bool:
    """Tell whether a line holds nothing but tags that arrange what stands between them."""
    return bool(_LAYOUT.match(text))


def is_axis(text: str) -> bool:
    """Tell whether a line is the lower axis of a diagram drawn with letters."""
    return bool(_AXIS.match(text))
