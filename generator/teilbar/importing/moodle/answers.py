"""Moodle's ways to mark answers as Teilbar's questions: per cent become right and wrong, and what that changes is told.

Moodle: https://docs.moodle.org/en/Question_types and the page of each type. Teilbar: docs/scoring.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, TypedDict

from teilbar.importing.found import Choice, Gap, GapText, Option, Reflect, Said
from teilbar.importing.lines import paragraphs
from teilbar.importing.plain import escaped, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilbar.importing.found import Markdown, Plain

FULL = 100.0
_MOST_NUMBERS = 25
"""Whole numbers that are told one by one where any of them is right."""
_STAR = re.compile(r"(?<!\\)\*")


class Common(TypedDict, total=False):
    """What all kinds of questions take (:class:`teilbar.importing.found.Question`)."""

    title: Plain
    prompt: Markdown
    hints: tuple[Markdown, ...]
    praise: Markdown
    correction: Markdown
    solution: Markdown
    notes: tuple[Plain, ...]
    line: int
    source: Plain


def with_prompt(common: Common, prompt: Markdown) -> Common:
    """Return what questions share, with something else that is asked."""
    changed = common.copy()
    changed["prompt"] = prompt
    return changed


def with_solution(common: Common, *parts: Markdown) -> Common:
    """Return what questions share, with a solution of parts, of which empty ones fall away."""
    changed = common.copy()
    changed["solution"] = paragraphs(*parts)
    return changed


@dataclass(frozen=True, slots=True)
class Marked:
    """An answer with the per cent of the points that it earns."""

    content: Markdown
    plain: Plain
    percent: float
    feedback: Markdown = ""


@dataclass(frozen=True, slots=True)
class MarkedNumber:
    """A number that earns per cent of the points, with all that are no further from it than ``tolerance``."""

    written: Plain
    """The number as the source writes it; ``*`` for any."""
    tolerance: float
    percent: float
    feedback: Markdown = ""

    @property
    def value(self) -> float:
        """The number. Raises ValueError where it is none."""
        return number(self.written)

    @property
    def limits(self) -> tuple[str, str]:
        """The least and the greatest number that is right, as people write them."""
        return shown(self.value - self.tolerance), shown(self.value + self.tolerance)


Change = tuple[str, dict[str, str]]
"""What a remark says: its key, and the values of its placeholders."""


def number(written: str) -> float:
    """Return a number that is written with a decimal point or comma. Raises ValueError, for what is infinite too."""
    value = float(written.strip().replace(",", ".").replace(" ", ""))
    if not isfinite(value):
        raise ValueError(written)
    return value


def shown(value: float) -> str:
    """Return a number without the digits that are only the computer's."""
    return f"{value:.10g}"


def choice(common: Common, answers: Sequence[Marked], *, single: bool) -> tuple[Choice, list[Change]]:
    """Return a choice. Of a single one the answers count that earn most, of a multiple one those that earn anything."""
    changes: list[Change] = []
    best = max((answer.percent for answer in answers), default=0.0)
    enough = best if single and best > 0 else 1e-6
    partly = [answer for answer in answers if 0 < answer.percent < enough]
    if partly:
        told = "; ".join(f"{words_of(answer.content)} ({shown(answer.percent)} %)" for answer in partly)
        changes.append(("partly-right", {"options": told}))
    right = {answer.percent for answer in answers if answer.percent >= enough}
    wrong = {answer.percent for answer in answers if answer.percent <= 0}
    if len(right) > 1 or len(wrong) > 1:
        told = "; ".join(f"{words_of(answer.content)}: {shown(answer.percent)} %" for answer in answers)
        changes.append(("weights", {"weights": told}))
    options = tuple(Option(one.content, one.percent >= enough, one.feedback) for one in answers)
    return Choice(**common, options=options, multiple=not single), changes


def gap(answers: Sequence[Marked], *, case_matters: bool = False) -> tuple[Gap, list[Said], list[Change]]:
    """Return the gap that short answers fill, what is said to each of them, and what is not as it was."""
    changes: list[Change] = []
    accepted: list[str] = []
    starred: list[str] = []
    said: list[Said] = []
    for answer in sorted(answers, key=lambda one: -one.percent):
        word = answer.plain.strip()
        if word != "*" and answer.percent > 0:
            if _STAR.search(word):
                starred.append(word)
                word = " ".join(_STAR.sub(" ", word).split())
            word = word.replace(r"\*", "*")
            accepted.append(word)
        if answer.feedback:
            said.append(Said(word, answer.feedback, right=answer.percent > 0))
    if starred:
        changes.append(("wildcard", {"answers": "; ".join(starred)}))
    partly = [answer for answer in answers if 0 < answer.percent < FULL]
    if partly:
        told = "; ".join(f"{answer.plain} ({shown(answer.percent)} %)" for answer in partly)
        changes.append(("partly-right-word", {"options": told}))
    if case_matters and any(word.casefold() != word.upper() for word in accepted):
        changes.append(("case-matters", {}))
    return Gap(tuple(accepted)), said, changes


def numbers(answers: Sequence[MarkedNumber]) -> tuple[Gap | None, list[Said], list[Change]]:
    """Return the gap that numbers fill, or None where too many are right to name them; what is said; what changed.

    Raises ValueError for what is no number.
    """
    changes: list[Change] = []
    accepted: list[str] = []
    said: list[Said] = []
    nameable = True
    for answer in sorted(answers, key=lambda one: -one.percent):
        if answer.written != "*" and answer.percent > 0:
            named = _named(answer)
            if answer.tolerance:
                low, high = answer.limits
                changes.append(("tolerance" if named else "tolerance-as-text", {"low": low, "high": high}))
            nameable = nameable and bool(named)
            accepted += named
        if answer.feedback:
            said.append(Said(answer.written, answer.feedback, right=answer.percent > 0))
    partly = [answer for answer in answers if 0 < answer.percent < FULL]
    if partly:
        told = "; ".join(f"{answer.written} ({shown(answer.percent)} %)" for answer in partly)
        changes.append(("partly-right-word", {"options": told}))
    return Gap(tuple(dict.fromkeys(accepted))) if nameable else None, said, changes


def numerical(common: Common, answers: Sequence[MarkedNumber]) -> tuple[GapText | Reflect, list[Change]]:
    """Return a question for a number; where too many are right to name them, it is one to reflect on.

    Raises ValueError for what is no number.
    """
    found, said, changes = numbers(answers)
    if found:
        return GapText(**common, text=(found,), feedback=tuple(said)), changes
    changes = [change for change in changes if change[0] != "tolerance"]
    lines = [_limits_told(answer) for answer in answers if answer.written != "*" and answer.percent > 0]
    lines += [one.feedback if one.word == "*" else f"{escaped(one.word)}: {one.feedback}" for one in said]
    return Reflect(**with_solution(common, *lines, common.get("solution", ""))), changes


def _named(answer: MarkedNumber) -> list[str]:
    """Return all that may be typed for a number; nothing where that are too many."""
    if not answer.tolerance:
        word = answer.written.strip()
        other = word.replace(".", ",") if "." in word else word.replace(",", ".")
        return list(dict.fromkeys((word, other)))
    value, tolerance = answer.value, answer.tolerance
    if value != int(value) or tolerance != int(tolerance) or 2 * tolerance >= _MOST_NUMBERS:
        return []
    around = range(int(value - tolerance), int(value + tolerance) + 1)
    return list(dict.fromkeys((shown(value), *map(str, around))))


def _limits_told(answer: MarkedNumber) -> str:
    if not answer.tolerance:
        return escaped(answer.written)
    low, high = answer.limits
    return escaped(f"{shown(answer.value)} ({low} … {high})")
