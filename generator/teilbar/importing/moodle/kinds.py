"""What each of Moodle's question types becomes: a function a type (https://docs.moodle.org/en/Question_types)."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

from teilbar.importing.found import (
    Choice,
    DragWords,
    Gap,
    GapText,
    Match,
    Option,
    Order,
    Reflect,
    Said,
    Text,
    TrueFalse,
)
from teilbar.importing.lines import in_comment, paragraphs
from teilbar.importing.moodle.answers import (
    Marked,
    MarkedNumber,
    choice,
    gap,
    number,
    numbers,
    numerical,
    with_solution,
)
from teilbar.importing.moodle.cloze import NUMBER, ONE, SEVERAL, places_of
from teilbar.importing.moodle.desk import percent_of, plain_of, value_of
from teilbar.importing.plain import escaped, picture, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from teilbar.importing.found import Block
    from teilbar.importing.moodle.cloze import ClozePlace
    from teilbar.importing.moodle.desk import Desk

_YES = frozenset({"1", "true"})
_PLACE = re.compile(r"\[\[(\d+)\]\]")
_MARK = "\ue003"
"""Stands for a gap while the text around it is HTML; its number follows, and :data:`_END`."""
_END = "\ue004"
_MARKED = re.compile(f"{_MARK}(\\d+){_END}")


class BrokenError(Exception):
    """A question lacks something: the key of the sentence that says what."""


def read(desk: Desk) -> Block:
    """Return what a question becomes. Raises BrokenError."""
    kind = desk.element.get("type", "")
    return _KINDS.get(kind, _unknown)(desk)


def _choice(desk: Desk) -> Block:
    single = value_of(desk.element, "single").lower() in _YES
    found, changes = choice(desk.common(), desk.answers(), single=single)
    desk.changed(changes)
    return found


def _true_false(desk: Desk) -> Block:
    answers = {words_of(answer.content).casefold(): answer for answer in desk.answers()}
    yes, no = answers.get("true"), answers.get("false")
    if not yes or not no or (yes.percent > 0) == (no.percent > 0):
        raise BrokenError("no-truth")
    return TrueFalse(**desk.common(), truth=yes.percent > 0, if_true=yes.feedback, if_false=no.feedback)


def _short_answer(desk: Desk) -> Block:
    found, said, changes = gap(desk.answers(), case_matters=value_of(desk.element, "usecase") in _YES)
    desk.changed(changes)
    return GapText(**desk.common(), text=(found,), feedback=tuple(said))


def _numerical(desk: Desk) -> Block:
    marked = []
    for answer in desk.element.findall("answer"):
        written = plain_of(answer).strip()
        tolerance = value_of(answer, "tolerance") or "0"
        try:
            value = MarkedNumber(written, number(tolerance), percent_of(answer), desk.text(answer.find("feedback")))
            if written != "*":
                number(written)
        except ValueError:
            raise BrokenError("no-number") from None
        marked.append(value)
    if not any(one.percent > 0 for one in marked):
        raise BrokenError("no-answer")
    found, changes = numerical(desk.common(), marked)
    desk.changed(changes)
    units = [unit for one in desk.element.findall("units/unit") if (unit := value_of(one, "unit_name"))]
    if units:
        desk.remark("unit-of-measure", units=", ".join(units))
        if isinstance(found, GapText):
            return replace(found, text=(*found.text, f" {escaped(units[0])}"))
    return found


def _matching(desk: Desk) -> Block:
    pairs, others = [], []
    for one in desk.element.findall("subquestion"):
        left, right = desk.text(one), desk.markdown(one.find("answer"), plain_of(one.find("answer")))
        if left:
            pairs.append((left, right))
        elif right:
            others.append(right)
    return Match(**desk.common(), pairs=tuple(pairs), distractors=tuple(others))


def _essay(desk: Desk) -> Block:
    common = desk.common()
    beside = [desk.text(desk.element.find(name)) for name in ("responsetemplate", "graderinfo")]
    if any(beside):
        desk.remark("template")
    return Reflect(**with_solution(common, common.get("solution", ""), *beside))


def _description(desk: Desk) -> Block:
    common = desk.common()
    title = f"**{escaped(common['title'])}**" if common.get("title") else ""
    notes = [f"<!-- {in_comment(note)} -->" for note in common.get("notes", ())]
    return Text(paragraphs(*notes, title, common.get("prompt", ""), common.get("solution", "")))


def _ordering(desk: Desk) -> Block:
    answers = desk.answers()
    in_order = sorted(answers, key=lambda one: one.percent)
    return Order(**desk.common(), items=tuple(one.content for one in in_order))


def _select(desk: Desk) -> Block:
    """Read a text with words to choose (``gapselect``, ``ddwtos``): ``[[2]]`` is the place of the second word."""
    element = desk.element
    offered = [*element.findall("selectoption"), *element.findall("dragbox")]
    words = [" ".join(words_of(desk.markdown(one, plain_of(one))).split()) for one in offered]
    groups = {value_of(one, "group") for one in offered}
    asked = element.find("questiontext")
    order: list[int] = []

    def place(found: re.Match[str]) -> str:
        order.append(int(found[1]) - 1)
        return f"{_MARK}{len(order) - 1}{_END}"

    marked = desk.markdown(asked, _PLACE.sub(place, plain_of(asked)))
    if any(not 0 <= number < len(words) for number in order):
        raise BrokenError("no-answer")
    if len(groups) > 1:
        desk.remark("words-together")
    used = set(order)
    return DragWords(
        **desk.common(""),
        text=_pieces(marked, [Gap((words[number],)) for number in order]),
        distractors=tuple(word for number, word in enumerate(words) if number not in used),
    )


def _gapfill(desk: Desk) -> Block:
    """Read a text whose gaps stand in brackets (the plugin "Gapfill"): ``[cat|dog]``; its wrong words are answers."""
    signs = value_of(desk.element, "delimitchars") or "[]"
    opening, closing = re.escape(signs[0]), re.escape(signs[-1])
    asked = desk.element.find("questiontext")
    gaps: list[Gap] = []

    def place(found: re.Match[str]) -> str:
        words = " ".join(unescape(found[1]).split())
        gaps.append(Gap(tuple(filter(None, map(str.strip, words.split("|"))))))
        return f"{_MARK}{len(gaps) - 1}{_END}"

    marked = desk.markdown(asked, re.sub(f"{opening}([^{opening}{closing}<>]*){closing}", place, plain_of(asked)))
    if not gaps or not all(gap.answers for gap in gaps):
        raise BrokenError("no-gap")
    wrong = tuple(answer.plain for answer in desk.answers() if answer.percent <= 0)
    body = _pieces(marked, gaps)
    if value_of(desk.element, "answerdisplay") in {"dragdrop", "dropdown"}:
        return DragWords(**desk.common(""), text=body, distractors=wrong)
    return GapText(**desk.common(""), text=body)


def _cloze(desk: Desk) -> Block:
    asked = desk.element.find("questiontext")
    parts, places = places_of(plain_of(asked))
    if not places:
        raise BrokenError("no-gap")
    raw = "".join(f"{part}{_MARK}{number}{_END}" for number, part in enumerate(parts[:-1])) + parts[-1]
    marked = desk.markdown(asked, raw)
    said: list[Said] = []
    if any(place.kind == SEVERAL for place in places):
        return _several(desk, marked, places)
    gaps = [_gap(place, desk, said) for place in places]
    if any(one is None for one in gaps):
        return _told(desk, marked, places)
    body = _pieces(marked, [one for one in gaps if one])
    if len({place.weight for place in places}) > 1:
        desk.remark("points", points=", ".join(str(place.weight) for place in places))
    if all(place.kind == ONE for place in places):
        if len(places) > 1:
            desk.remark("words-together")
        wrong = (answer.text for place in places for answer in place.answers if answer.percent <= 0)
        return DragWords(**desk.common(""), text=body, distractors=tuple(dict.fromkeys(wrong)), feedback=tuple(said))
    if any(place.kind == ONE for place in places):
        desk.remark("choices-in-gap")
        body = _pieces(marked, [_with_choices(one, place) for one, place in zip(gaps, places, strict=True) if one])
    return GapText(**desk.common(""), text=body, feedback=tuple(said))


def _gap(place: ClozePlace, desk: Desk, said: list[Said]) -> Gap | None:
    """Return the gap that a place is; None where too many numbers are right to name them."""
    if place.kind == NUMBER:
        marked = []
        for answer in place.answers:
            value, _, tolerance = answer.text.partition(":")
            try:
                one = MarkedNumber(value.strip(), number(tolerance or "0"), answer.percent, escaped(answer.feedback))
                if one.written != "*":
                    number(value)
            except ValueError:
                raise BrokenError("no-number") from None
            marked.append(one)
        found, told, changes = numbers(marked)
    else:
        words = [Marked(escaped(one.text), one.text, one.percent, escaped(one.feedback)) for one in place.answers]
        if place.kind == ONE:
            best = max((word.percent for word in words), default=0.0)
            words = [replace(word, percent=word.percent if word.percent == best else 0.0) for word in words]
        found, told, changes = gap(words, case_matters=place.case_matters)
    said += told
    desk.changed(changes)
    return found


def _with_choices(found: Gap, place: ClozePlace) -> Gap:
    return Gap(found.answers, " | ".join(answer.text for answer in place.answers)) if place.kind == ONE else found


def _several(desk: Desk, marked: str, places: Sequence[ClozePlace]) -> Block:
    """Return a place with several right answers as a choice, if it is the only one."""
    if len(places) > 1:
        return _told(desk, marked, places)
    options = tuple(Option(escaped(one.text), one.percent > 0, escaped(one.feedback)) for one in places[0].answers)
    return Choice(**desk.common(_MARKED.sub("…", marked)), options=options, multiple=True)


def _told(desk: Desk, marked: str, places: Sequence[ClozePlace]) -> Block:
    """Return a text with places that no gap can hold as one to reflect on, its answers below it."""
    desk.remark("gaps-as-text")
    common = desk.common(_MARKED.sub(lambda found: f"… ({int(found[1]) + 1})", marked))
    lines = (
        f"{number}. "
        + "; ".join(
            f"{escaped(one.text)} ({one.percent:g} %)" + (f" – {escaped(one.feedback)}" if one.feedback else "")
            for one in place.answers
        )
        for number, place in enumerate(places, 1)
    )
    return Reflect(**with_solution(common, "\n".join(lines), common.get("solution", "")))


def _formula(desk: Desk) -> Block:
    desk.remark("formula")
    return _with_answers(desk)


def _unknown(desk: Desk) -> Block:
    desk.remark("unknown-type", type=desk.element.get("type", "?"))
    return _with_answers(desk)


def _with_answers(desk: Desk) -> Block:
    """Return a question that Teilbar has no kind for: what is asked, and whatever answers it brings."""
    found = Reflect(**desk.common())
    shown = [picture(name, "") for name in desk.loose_files()]
    lines = "\n".join(f"- {words_of(answer.content)}" for answer in desk.answers() if answer.content)
    return replace(
        found,
        prompt=paragraphs(found.prompt, *shown),
        solution=paragraphs(lines, found.praise, found.correction, found.solution),
        praise="",
        correction="",
    )


def _pieces(marked: str, gaps: Sequence[Gap]) -> tuple[str | Gap, ...]:
    """Return a text with marks as its pieces and gaps."""
    parts = _MARKED.split(marked)
    return tuple(gaps[int(part)] if number % 2 else part for number, part in enumerate(parts) if part)


_KINDS: dict[str, Callable[[Desk], Block]] = {
    "multichoice": _choice,
    "multichoiceset": _choice,
    "truefalse": _true_false,
    "shortanswer": _short_answer,
    "numerical": _numerical,
    "matching": _matching,
    "ddmatch": _matching,
    "essay": _essay,
    "description": _description,
    "ordering": _ordering,
    "gapselect": _select,
    "ddwtos": _select,
    "cloze": _cloze,
    "gapfill": _gapfill,
    "oumultiresponse": _choice,
    "calculated": _formula,
    "calculatedsimple": _formula,
    "calculatedmulti": _formula,
}
