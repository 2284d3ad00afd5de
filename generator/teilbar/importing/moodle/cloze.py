"""Embedded answers, Moodle's notation for gaps in a text (https://docs.moodle.org/en/Embedded_Answers_(Cloze)_question_type)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

SHORT, NUMBER, ONE, SEVERAL = "short", "number", "one", "several"
_KINDS = {
    **dict.fromkeys(("SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC"), SHORT),
    **dict.fromkeys(("NUMERICAL", "NM"), NUMBER),
    **{f"MULTICHOICE{way}": ONE for way in ("", "_V", "_H", "_S", "_VS", "_HS")},
    **{f"MC{way}": ONE for way in ("", "V", "H", "S", "VS", "HS")},
    **{f"MULTIRESPONSE{way}": SEVERAL for way in ("", "_H", "_S", "_HS")},
    **{f"MR{way}": SEVERAL for way in ("", "H", "S", "HS")},
}
"""What may stand behind the weight: how it is laid out and shuffled makes no difference here."""
_WITH_CASE = frozenset({"SHORTANSWER_C", "SAC", "MWC"})
_PLACE = re.compile(r"\{\s*(\d*)\s*:\s*([A-Z_]+)\s*:((?:\\.|[^\\}])*)\}", re.DOTALL)
_ANSWER = re.compile(r"(?:\\.|[^\\~])+", re.DOTALL)
_WEIGHT = re.compile(r"\s*(?:(=)|%\s*(-?\d+(?:[.,]\d+)?)\s*%)")
_FEEDBACK = re.compile(r"((?:\\.|[^\\#])*)(?:#(.*))?", re.DOTALL)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ClozeAnswer:
    """One of the answers of a place: text without markup."""

    text: str
    percent: float
    feedback: str


@dataclass(frozen=True, slots=True)
class ClozePlace:
    """A place in the text for an answer."""

    kind: str
    weight: int
    case_matters: bool
    answers: tuple[ClozeAnswer, ...]


def places_of(html: str) -> tuple[list[str], list[ClozePlace]]:
    """Return the text between the places (one part more than there are places), and the places."""
    parts: list[str] = []
    places: list[ClozePlace] = []
    at = 0
    for found in _PLACE.finditer(html):
        if found[2] not in _KINDS:
            continue
        parts.append(html[at : found.start()])
        answers = tuple(_answer(one) for one in _ANSWER.findall(found[3]) if one.strip())
        places.append(ClozePlace(_KINDS[found[2]], int(found[1] or 1), found[2] in _WITH_CASE, answers))
        at = found.end()
    return [*parts, html[at:]], places


def _answer(written: str) -> ClozeAnswer:
    weight = _WEIGHT.match(written)
    percent = 0.0 if not weight else 100.0 if weight[1] else float(weight[2].replace(",", "."))
    found = _FEEDBACK.fullmatch(written[weight.end() :] if weight else written)
    text, feedback = (found[1], found[2] or "") if found else (written, "")
    return ClozeAnswer(_plain(text), percent, _plain(feedback))


def _plain(written: str) -> str:
    words = unescape(_TAG.sub("", _ESCAPE.sub(r"\1", written)))
    return " ".join(words.split())
