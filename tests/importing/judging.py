"""What Moodle's files say is right, read a second time and in another way: the judge of what was written of them.

It knows nothing of Teilbar's readers. GIFT is taken sign by sign, XML by lxml; of each question it tells the kind, what
is right, what is wrong, and every sentence of feedback. What it cannot tell (numbers by chance, foreign types) it
leaves out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from lxml import etree
from lxml import html as lxml_html

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL = 100.0
_NOISE = re.compile(r"[\s`*_$\\|()\[\]]|\N{NO-BREAK SPACE}|\N{ZERO WIDTH SPACE}")


@dataclass(slots=True)
class Judged:
    """A question as its source has it; all words without spaces and marks of markup (:func:`bare`)."""

    kind: str
    line: int
    right: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    said: list[tuple[str, str]] = field(default_factory=list)
    """Answers with the feedback to each; empty where there is none."""
    always: list[str] = field(default_factory=list)
    """What is said in any case, to right or to wrong solutions, and hints."""


def bare(words: str) -> str:
    """Return words as they are compared: what spaces and marks of markup are around them makes no difference."""
    return _NOISE.sub("", words.replace("<br>", "")).replace("•", "")


def of_html(words: str) -> str:
    """Return what a reader sees of HTML."""
    if not words.strip():
        return ""
    root = lxml_html.fromstring(f"<div>{words}</div>")
    for gone in root.xpath("//script|//style|//comment()"):
        gone.drop_tree()
    for picture in root.iter("img"):
        picture.tail = (picture.get("alt") or "") + (picture.tail or "")
    return bare(root.text_content())


# --- GIFT -------------------------------------------------------------------------------------------------------------


def judge_gift(text: str) -> Iterator[Judged]:
    """Yield the questions of a GIFT file that have an answer, and those that nobody judges."""
    for line, block in _blocks(text):
        body = block.strip()
        if body.startswith("$CATEGORY"):
            continue
        title_gone = re.sub(r"^::(?:\\.|[^:\\]|:(?!:))*::", "", body, count=1, flags=re.DOTALL)
        opening = _find(title_gone, "{", 0)
        if opening < 0:
            continue
        closing = _find(title_gone, "}", opening)
        if closing < 0:
            yield Judged("broken", line)
            continue
        form = re.match(r"\s*\[(\w+)\]", title_gone)
        inside = title_gone[opening + 1 : closing]
        yield _gift_question(inside.strip(), line, form[1] if form else "moodle")


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    lines = text.replace("\r\n", "\n").split("\n")
    start, kept = 0, list[str]()
    for number, line in enumerate([*lines, ""], 1):
        if line.strip().startswith("//"):
            continue
        if line.strip():
            start = start if kept else number
            kept.append(line.strip())
        elif kept:
            yield start, "\n".join(kept)
            kept = []


def _find(text: str, sign: str, start: int) -> int:
    at = start
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        if text[at] == sign:
            return at
        at += 1
    return -1


def _gift_question(inside: str, line: int, form: str) -> Judged:
    always = []
    general = inside.rfind("####")
    if general >= 0:
        always = [_gift_words(inside[general + 4 :], form)]
        inside = inside[:general].strip()
    if not inside:
        return Judged("essay", line, always=always)
    if inside[0] == "#":
        return Judged("numerical", line, right=_numbers(inside[1:], form), always=always)
    truth = re.match(r"(T|TRUE|F|FALSE)\s*(?:#|$)", inside)
    if truth and "=" not in inside.partition("#")[0]:
        parts = _split(inside, "#")[1:]
        if_wrong, if_right = (_gift_words(part, form) for part in (*parts, "", "")[:2])
        right = "true" if truth[1].startswith("T") else "false"
        other = "false" if right == "true" else "true"
        return Judged("truefalse", line, [right], [other], [(right, if_right), (other, if_wrong)], always)
    return _gift_answers(inside, line, form, always)


def _gift_answers(inside: str, line: int, form: str, always: list[str]) -> Judged:
    found = Judged("", line, always=always)
    marks = [
        (at, inside[at]) for at in range(len(inside)) if inside[at] in "=~" and (at == 0 or not _escaped(inside, at))
    ]
    has_tilde = any(sign == "~" for _, sign in marks)
    pieces = [("=", inside[: marks[0][0]] if marks else inside)] if not marks or inside[: marks[0][0]].strip() else []
    ends = [*(at for at, _ in marks[1:]), len(inside)][: len(marks)]
    pieces += [(sign, inside[at + 1 : end]) for (at, sign), end in zip(marks, ends, strict=True)]
    weighted = []
    for sign, piece in pieces:
        weight = re.match(r"\s*%(-?[\d.]+)%", piece)
        words, feedback = (*_split(piece[weight.end() :] if weight else piece, "#", 1), "")[:2]
        if not words.strip() and not feedback.strip():
            continue
        if not words.strip():
            words, feedback = f"#{feedback}", ""
        percent = float(weight[1]) if weight else FULL if sign == "=" else 0.0
        weighted.append((percent, words.strip(), feedback.strip()))
    if not has_tilde and all("->" in words for _, words, _ in weighted):
        found.kind = "matching"
        found.right = [
            f"{_gift_words(left, form)}→{bare(_plain(right))}" for left, right in map(_sides, weighted) if left.strip()
        ]
        return found
    found.kind = "multichoice" if has_tilde else "shortanswer"
    single = any(sign == "=" for sign, _ in pieces)
    best = max((percent for percent, _, _ in weighted), default=0)
    for percent, words, feedback in weighted:
        answer = _gift_words(words, form)
        is_right = percent > 0 and (not has_tilde or not single or percent == best)
        (found.right if is_right else found.wrong).append(answer)
        found.said.append((answer, _gift_words(feedback, form) if feedback else ""))
    return found


def _sides(answer: tuple[float, str, str]) -> tuple[str, str]:
    left, _, right = answer[1].partition("->")
    return left, f"{right}#{answer[2]}" if answer[2] else right


def _numbers(inside: str, form: str) -> list[str]:  # noqa: ARG001 - the others take it too
    right, _, _ = inside.partition("~")
    return [re.sub(r"^\s*%[\d.-]+%", "", one).partition("#")[0].strip() for one in right.split("=") if one.strip()]


def _escaped(text: str, at: int) -> bool:
    count = 0
    while at - 1 - count >= 0 and text[at - 1 - count] == "\\":
        count += 1
    return count % 2 == 1


def _split(text: str, sign: str, most: int = -1) -> list[str]:
    parts: list[str] = []
    start = 0
    while (most < 0 or len(parts) < most) and (at := _find(text, sign, start)) >= 0:
        parts.append(text[start:at])
        start = at + 1
    return [*parts, text[start:]]


def _plain(written: str) -> str:
    return re.sub(r"\\([\\:#={}~n])", lambda found: "\n" if found[1] == "n" else found[1], written).strip()


def _gift_words(written: str, form: str) -> str:
    own = re.match(r"\s*\[(html|moodle|plain|markdown)\]", written)
    form, words = (own[1], written[own.end() :]) if own else (form, written)
    plain = _plain(words)
    if form in {"plain", "markdown"}:
        return bare(plain)
    if form == "moodle" and not re.search(r"</?(?:p|br|b|i|em|strong|code|pre|sub|sup|img|span|ul|li|div)\b", plain):
        return bare(unescape(plain) if "&lt;" in plain else plain)
    return of_html(plain)


# --- Moodle XML -------------------------------------------------------------------------------------------------------


def judge_xml(content: bytes) -> Iterator[Judged]:
    """Yield the questions of a Moodle XML file whose answers are told one by one."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True, no_network=True))
    for question in root.iter("question"):
        kind = question.get("type", "")
        found = Judged(kind, question.sourceline or 0)
        found.always = [
            words
            for name in ("generalfeedback", "correctfeedback", "incorrectfeedback", "hint")
            for one in question.findall(name)
            if (words := _words(one))
        ]
        if kind in {"multichoice", "multichoiceset", "oumultiresponse", "truefalse", "shortanswer", "numerical"}:
            _xml_answers(question, kind, found)
        elif kind in {"matching", "ddmatch"}:
            pairs = [(_words(one), _words(one.find("answer"))) for one in question.findall("subquestion")]
            found.right = [f"{left}→{right}" for left, right in pairs if left]
        elif kind == "ordering":
            inorder = sorted(question.findall("answer"), key=lambda one: float(one.get("fraction", "0")))
            found.right = [_words(one) for one in inorder]
        elif kind in {"gapselect", "ddwtos"}:
            offered = [_words(one) for one in (*question.findall("selectoption"), *question.findall("dragbox"))]
            asked = question.findtext("questiontext/text") or ""
            found.right = [offered[int(number) - 1] for number in re.findall(r"\[\[(\d+)\]\]", asked)]
        yield found


def _xml_answers(question: etree._Element, kind: str, found: Judged) -> None:
    plain = kind == "shortanswer"  # what is typed is compared sign by sign
    answers = [
        (
            float(one.get("fraction", "0")),
            bare(one.findtext("text") or "") if plain else _words(one),
            _words(one.find("feedback")),
        )
        for one in question.findall("answer")
    ]
    single = kind == "multichoice" and (question.findtext("single") or "").strip().lower() in {"true", "1"}
    best = max((percent for percent, _, _ in answers), default=0)
    for percent, words, feedback in answers:
        is_right = percent > 0 and (not single or percent == best)
        (found.right if is_right else found.wrong).append(words)
        found.said.append((words, feedback))


def _words(element: etree._Element | None) -> str:
    if element is None:
        return ""
    words = (element.findtext("text") if element.find("text") is not None else element.text) or ""
    if element.get("format") in {"plain_text", "markdown"} or (
        element.tag == "answer" and _parent_of(element) == "subquestion" and not element.get("format")
    ):
        return bare(words)
    if "<" not in words and "&" not in words:
        return bare(words)
    return of_html(words)


def _parent_of(element: etree._Element) -> str:
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)
