"""What a LiaScript course says is right, read a second time and in another way: the judge of what was written of it.

It knows nothing of Teilbar's reader: it blanks out what LiaScript does not read as a quiz, and takes everything between
brackets that is left. What is there and what was written are compared by words alone, whatever kind of question it is.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from importing.importing_cases import said
from teilbar.model.document import Gap
from teilbar.model.questions import Choice, DragWords, GapText, Question, TrueFalse
from teilbar.model.walk import walk
from teilbar.reading.frontmatter import split_header
from teilbar.reading.markdown.sections import read_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.importing.found import Remark

_HEADER = re.compile(r"\s*<!--.*?^\s*-->", re.DOTALL | re.MULTILINE)
_BLANKED = (
    re.compile(r"^[ \t>]*(?P<mark>`{3,}|~{3,})[^`\n]*\n.*?^[ \t>]*(?P=mark)[`~]*[ \t]*$", re.DOTALL | re.MULTILINE),
    re.compile(r"<script\b.*?</script\s*>", re.DOTALL | re.IGNORECASE),
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"@[\w.]+\((?:`[^`]*`|[^()`])*\)(?=[^\n])"),
    re.compile(r"`[^`\n]*`"),
)
_TICK = re.compile(r"[ \t>]*(?:[-+*][ \t]*)?\[(?:\((?P<one>[ xX])\)|\[(?P<many>[ xX])\])\][ \t]*(?P<text>.*)")
_HINT = re.compile(r"[ \t>]*(?:[-+*][ \t]*)?\[\[\?\]\][ \t]*(?P<text>.*)")
_SURVEY = re.compile(r"[ \t>]*(?:[-+*][ \t]*)?\[(?:\[[^\s\]][^\])]*\]|\([^\s)][^)]*\))\][ \t]*\S")
_GAP = re.compile(r"\[(->)?\[((?:\\.|[^\[\]\\]|\[[^\]]*\])+?)\]\]")
_NOISE = re.compile(r"[\s`*_$\\{}|~^]")
_EXPLAINED = frozenset(
    {"liascript.answer-macro", "liascript.generic", "liascript.one-option", "options-alike", "written-as-text"}
)
"""Remarks that say why a quiz is no question with the source's answers."""


NOTHING = "nothing"
"""What it is right to tick where it is right to tick nothing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A quiz: its line, and what is right and wrong in it, without spaces and marks."""

    line: int
    right: frozenset[str]
    wrong: frozenset[str]


def bare(words: str) -> str:
    """Return words as they are compared; pictures are their descriptions."""
    words = words.replace(r"\cdot", "·")
    words = re.sub(r"^(?:Nichts davon|None of these)$", NOTHING, words)
    words = re.sub(r"!\[([^\]]*)\]\([^()]*\)", r"\1", words)
    return _NOISE.sub("", re.sub(r"<!--.*?-->|</?[a-z][^<>]*>", "", words)).casefold()


def judge(course: str) -> Iterator[Asked]:
    """Yield the quizzes of a course in their order: vectors as a whole, each gap alone. Surveys are left out."""
    text = course.lstrip("\N{ZERO WIDTH NO-BREAK SPACE}").replace("\r\n", "\n")
    header = _HEADER.match(text)
    text = _blank(text[: header.end()]) + text[header.end() :] if header else text
    for pattern in _BLANKED[:-1]:
        text = pattern.sub(lambda found: _blank(found[0]), text)
    lines = text.split("\n")
    vector: list[tuple[str, str, bool]] = []
    begins = 0
    for number, line in enumerate([*lines, "end"], 1):
        tick = _TICK.match(line)
        if tick:
            kind = "one" if tick["one"] else "many"
            if vector and vector[0][0] != kind:
                yield _vector(begins, vector)
                vector = []
            begins = begins if vector else number
            vector.append((kind, bare(tick["text"]), (tick["one"] or tick["many"]) in "xX"))
            continue
        if line.strip() and vector:
            yield _vector(begins, vector)
            vector = []
        if not _HINT.match(line) and not _SURVEY.match(line):
            yield from _gaps(_BLANKED[-1].sub("", line), number)


def hints_of(course: str) -> list[str]:
    """Return the hints of a course that are words."""
    found = (_HINT.match(line) for line in course.split("\n"))
    return [bare(one["text"]) for one in found if one and not one["text"].strip().startswith("@")]


def faults(course: str, markdown: str, remarks: Iterable[Remark]) -> list[str]:
    """Return what is asked in a course and neither in what was written of it nor in a remark."""
    choices: Counter[frozenset[str]] = Counter()
    gaps: Counter[frozenset[str]] = Counter()
    for question in questions_of(markdown):
        match question:
            case Choice(answers=answers) | TrueFalse(answers=answers):
                choices[frozenset(bare(said(one.content)) for one in answers if one.correct)] += 1
            case GapText(text=text) | DragWords(text=text):
                gaps.update(frozenset(map(bare, node.answers)) for node in walk(text) if isinstance(node, Gap))
    explained = " ".join(bare(remark.source) for remark in remarks if remark.why in _EXPLAINED)
    missing: list[str] = []
    for asked in judge(course):
        found = choices if choices[asked.right] else gaps
        if found[asked.right]:
            found[asked.right] -= 1
        elif not all(word in explained for word in asked.right) or not explained:
            missing.append(f"{asked.line}: {sorted(asked.right)}")
    said_hints = " ".join(bare(said(question.hint)) for question in questions_of(markdown)) + bare(markdown)
    return missing + [f"hint: {hint}" for hint in hints_of(course) if hint not in said_hints]


def questions_of(markdown: str) -> list[Question]:
    """Return the questions of a unit's text, as a build reads them."""
    document = read_document(split_header(markdown, "index.md").body).document
    return [node for node in walk(document.sections) if isinstance(node, Question)]


def _vector(line: int, ticks: list[tuple[str, str, bool]]) -> Asked:
    right = frozenset(text for _, text, is_right in ticks if is_right)
    wrong = frozenset(text for _, text, is_right in ticks if not is_right)
    nothing = ticks[0][0] == "many" and not right
    return Asked(line, frozenset({NOTHING}) if nothing else right, wrong)


def _gaps(line: str, number: int) -> Iterator[Asked]:
    for drawn, inside in _GAP.findall(line):
        if not inside.strip("_ ") or inside.strip() in {"!", "?"}:
            continue
        parts = [part.strip() for part in re.split(r"(?<!\\)\|", inside)]
        marked = [part for part in parts if part.startswith("(") and part.endswith(")")]
        if len(parts) == 1:
            word = parts[0][1:-1] if drawn and marked else parts[0]
            yield Asked(number, frozenset({bare(word)}), frozenset())
        elif marked:
            right = frozenset(bare(part[1:-1]) for part in marked)
            yield Asked(number, right, frozenset(bare(part) for part in parts if part not in marked))


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
