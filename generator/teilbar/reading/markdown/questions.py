"""Recognising questions: a heading with a keyword, and what its kind asks for below it.

The notation of each kind: docs/format.md, and the cases under tests/dialect.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from teilbar.model.document import (
    Emphasis,
    Figure,
    Gap,
    Heading,
    List,
    Paragraph,
    Quote,
    Strong,
    Text,
)
from teilbar.model.questions import (
    Answer,
    Choice,
    DragWords,
    ExploreImage,
    Faq,
    FaqEntry,
    Flashcards,
    GapText,
    MarkWords,
    Match,
    Order,
    Pair,
    Question,
    Reflect,
    Spot,
    TrueFalse,
)
from teilbar.model.walk import plain_text, transform, walk
from teilbar.reading.markdown.inline import drop_prefix, join_lines, split_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from teilbar.model.document import Block, Blocks, Inlines, ListItem


class MalformedQuestionError(Exception):
    """A heading announces a question, but what stands below it is none.

    ``rule`` is the catalogue's rule that says what is missing.
    """

    def __init__(self, rule: str, **values: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.values = values


class _Common(TypedDict):
    id: str
    level: int
    title: Inlines
    line: int
    hint: Blocks
    praise: Blocks
    correction: Blocks


@dataclass(frozen=True, slots=True)
class _Kind:
    keywords: re.Pattern[str]
    read: Callable[[_Common, Blocks], Question]


def read_question(heading: Heading, blocks: Blocks) -> Question | None:
    """Return the question that a heading opens and the blocks below it make, or None where it opens none.

    Raises MalformedQuestionError where the keyword is there and the rest does not fit it.
    """
    match heading.children:
        case (Text(value), *_):
            for kind in _KINDS:
                if found := kind.keywords.match(value):
                    body, remarks = _take_remarks(blocks)
                    common = _Common(
                        id=heading.id,
                        level=heading.level,
                        title=drop_prefix(heading.children, found.end()),
                        line=heading.line,
                        hint=remarks["hint"],
                        praise=remarks["praise"],
                        correction=remarks["correction"],
                    )
                    return kind.read(common, body)
    return None


# --- remarks: hint, praise, correction -----------------------------------------------------------------------------

_REMARKS = {
    "hint": re.compile(r"(?:tipp|hinweis|hint|tip)\s*:\s*", re.IGNORECASE),
    "praise": re.compile(r"(?:richtig|correct|right)\s*:\s*", re.IGNORECASE),
    "correction": re.compile(r"(?:falsch|wrong|incorrect)\s*:\s*", re.IGNORECASE),
}


def _take_remarks(blocks: Blocks) -> tuple[Blocks, dict[str, Blocks]]:
    """Return the blocks without the quotes that are remarks, and the remarks by name."""
    kept: list[Block] = []
    remarks: dict[str, list[Block]] = {name: [] for name in _REMARKS}
    for block in blocks:
        parts = _split_remarks(block.blocks) if isinstance(block, Quote) else []
        if not parts:
            kept.append(block)
        for name, part in parts:
            remarks[name].extend(part)
    return tuple(kept), {name: tuple(part) for name, part in remarks.items()}


def _split_remarks(blocks: Blocks) -> list[tuple[str, list[Block]]]:
    """Split a quote at the lines that begin with a remark's keyword; empty where the first line has none."""
    parts: list[tuple[str, list[Block]]] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            if not parts:
                return []
            parts[-1][1].append(block)
            continue
        lines: list[Inlines] = []
        for line in split_lines(block.children):
            name, rest = _remark_of(line)
            if name:
                _flush(lines, parts)
                parts.append((name, []))
            elif not parts:
                return []
            lines.append(rest)
        _flush(lines, parts)
    return parts


def _remark_of(line: Inlines) -> tuple[str, Inlines]:
    match line:
        case (Text(value), *_):
            for name, keyword in _REMARKS.items():
                if found := keyword.match(value):
                    return name, drop_prefix(line, found.end())
    return "", line


def _flush(lines: list[Inlines], parts: list[tuple[str, list[Block]]]) -> None:
    if lines:
        parts[-1][1].append(Paragraph(join_lines(lines)))
        lines.clear()


# --- choice, true or false ------------------------------------------------------------------------------------------


def _choice(common: _Common, blocks: Blocks) -> Question:
    options, prompt = _take_one(blocks, _is_task_list, "question-without-options")
    answers = tuple(_answer(item) for item in options.items)
    if not any(answer.correct for answer in answers):
        raise MalformedQuestionError("question-without-right-answer")
    return Choice(**common, prompt=prompt, answers=answers)


_YES = re.compile(r"(?:stimmt|richtig|wahr|ja|true|correct|right|yes)[.!]?", re.IGNORECASE)
_TWO = 2


def _true_false(common: _Common, blocks: Blocks) -> Question:
    options, prompt = _take_one(blocks, _is_task_list, "true-false-without-options")
    answers = tuple(_answer(item) for item in options.items)
    if len(answers) != _TWO or sum(answer.correct for answer in answers) != 1:
        raise MalformedQuestionError("true-false-without-options")
    if not common["title"] and not prompt:
        raise MalformedQuestionError("true-false-without-statement")
    means_yes = [bool(_YES.fullmatch(plain_text(answer.content))) for answer in answers]
    if means_yes[0] == means_yes[1]:
        raise MalformedQuestionError("true-false-without-options")
    truth = next(answer.correct for answer, yes in zip(answers, means_yes, strict=True) if yes)
    return TrueFalse(**common, prompt=prompt, answers=answers, truth=truth)


def _is_task_list(block: Block) -> bool:
    return isinstance(block, List) and all(item.checked is not None for item in block.items)


def _answer(item: ListItem) -> Answer:
    content, *rest = item.blocks or (None,)
    if not all(isinstance(block, Quote) for block in rest):
        raise MalformedQuestionError("question-option-too-long")
    feedback = tuple(inner for block in rest if isinstance(block, Quote) for inner in block.blocks)
    match content:
        case Paragraph(children):
            return Answer(children, bool(item.checked), feedback)
        case Figure(image):
            return Answer((image,), bool(item.checked), feedback)
        case _:
            raise MalformedQuestionError("question-option-empty")


# --- words in a text ------------------------------------------------------------------------------------------------

_DISTRACTORS = re.compile(r"(?:falsche wörter|wrong words|distractors)\s*:\s*", re.IGNORECASE)


def _gap_text(common: _Common, blocks: Blocks) -> Question:
    return GapText(**common, text=_with_gaps(blocks, _gap))


def _mark_words(common: _Common, blocks: Blocks) -> Question:
    return MarkWords(**common, text=_with_gaps(blocks, lambda words: Gap((words,))))


def _drag_words(common: _Common, blocks: Blocks) -> Question:
    text, distractors = _take_distractors(blocks)
    return DragWords(**common, text=_with_gaps(text, _gap), distractors=distractors)


def _with_gaps(blocks: Blocks, make: Callable[[str], Gap]) -> Blocks:
    text = transform(blocks, lambda node: make(plain_text(node)) if isinstance(node, Emphasis) else node)
    if not any(isinstance(node, Gap) for node in walk(text)):
        raise MalformedQuestionError("text-without-gaps")
    return text


def _gap(words: str) -> Gap:
    answers, _, hint = words.partition(":")
    accepted = tuple(answer for answer in map(str.strip, answers.split("/")) if answer)
    if not accepted:
        raise MalformedQuestionError("gap-without-answer", gap=words)
    return Gap(accepted, hint.strip())


def _take_distractors(blocks: Blocks) -> tuple[Blocks, tuple[str, ...]]:
    kept: list[Block] = []
    words: list[str] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            kept.append(block)
            continue
        lines = split_lines(block.children)
        rest = [line for line in lines if not _DISTRACTORS.match(plain_text(line))]
        if rest:
            kept.append(Paragraph(join_lines(rest)))
        for line in lines:
            if found := _DISTRACTORS.match(plain_text(line)):
                marked = [plain_text(node) for node in line if isinstance(node, Emphasis)]
                words.extend(marked or plain_text(line)[found.end() :].split(","))
    return tuple(kept), tuple(word.strip() for word in words if word.strip())


# --- lists: pairs, order, cards -------------------------------------------------------------------------------------

_ARROW = re.compile(r"\s*(?:->|=>|→|⇒)\s*")


def _match(common: _Common, blocks: Blocks) -> Question:
    pairs, prompt = _pairs(blocks, "match-without-pairs")
    if len(pairs) < _TWO:
        raise MalformedQuestionError("match-without-pairs")
    return Match(**common, prompt=prompt, pairs=pairs)


def _flashcards(common: _Common, blocks: Blocks) -> Question:
    cards, prompt = _pairs(blocks, "flashcards-without-cards")
    return Flashcards(**common, prompt=prompt, cards=cards)


def _pairs(blocks: Blocks, rule: str) -> tuple[tuple[Pair, ...], Blocks]:
    found, prompt = _take_one(blocks, lambda block: isinstance(block, List), rule)
    return tuple(_pair(item, rule) for item in found.items), prompt


def _pair(item: ListItem, rule: str) -> Pair:
    match item.blocks:
        case (Paragraph(children),):
            for number, node in enumerate(children):
                if isinstance(node, Text) and (arrow := _ARROW.search(node.value)):
                    left = (*children[:number], *_text(node.value[: arrow.start()]))
                    right = (*_text(node.value[arrow.end() :]), *children[number + 1 :])
                    if plain_text(left) and plain_text(right):
                        return Pair(left, right)
    raise MalformedQuestionError(rule)


def _text(value: str) -> Inlines:
    return (Text(value),) if value else ()


def _order(common: _Common, blocks: Blocks) -> Question:
    steps, prompt = _take_one(blocks, lambda block: isinstance(block, List) and block.ordered, "order-without-list")
    if len(steps.items) < _TWO or not all(plain_text(item.blocks) for item in steps.items):
        raise MalformedQuestionError("order-without-list")
    return Order(**common, prompt=prompt, items=tuple(item.blocks for item in steps.items))


# --- FAQ, picture, reflection ---------------------------------------------------------------------------------------


def _faq(common: _Common, blocks: Blocks) -> Question:
    prompt: list[Block] = []
    entries: list[tuple[Inlines, list[Block]]] = []
    for block in blocks:
        match block:
            case Paragraph((Strong(question), *rest)):
                answer = join_lines([_stripped(line) for line in split_lines(tuple(rest)) if plain_text(line)])
                entries.append((question, [Paragraph(answer)] if answer else []))
            case _ if entries:
                entries[-1][1].append(block)
            case _:
                prompt.append(block)
    if not entries or not all(answer for _, answer in entries):
        raise MalformedQuestionError("faq-without-answers")
    made = tuple(FaqEntry(question, tuple(answer)) for question, answer in entries)
    return Faq(**common, prompt=tuple(prompt), entries=made)


def _stripped(line: Inlines) -> Inlines:
    return drop_prefix(line, 0) if isinstance(line[0], Text) else line


_SPOT = re.compile(r"\(\s*(\d+(?:[.,]\d+)?)\s*%\s*[,;]\s*(\d+(?:[.,]\d+)?)\s*%\s*\)\s*")
_DASH = re.compile(r"\s*[–—:-]?\s*")
_ALL = 100


def _explore_image(common: _Common, blocks: Blocks) -> Question:
    rule = "image-without-spots"
    figures = [block for block in blocks if isinstance(block, Figure)]
    if len(figures) != 1:
        raise MalformedQuestionError(rule)
    spots, rest = _take_one(blocks, lambda block: isinstance(block, List) and block.ordered, rule)
    prompt = tuple(block for block in rest if block is not figures[0])
    return ExploreImage(
        **common, prompt=prompt, image=figures[0].image, spots=tuple(_spot(item, rule) for item in spots.items)
    )


def _spot(item: ListItem, rule: str) -> Spot:
    match item.blocks:
        case (Paragraph((Text(value), *_) as children), *more) if place := _SPOT.match(value):
            x, y = (float(number.replace(",", ".")) for number in place.groups())
            content = drop_prefix(children, place.end())
            if max(x, y) > _ALL or not content:
                raise MalformedQuestionError(rule)
            label, text = _label_and_text(content)
            return Spot(x, y, label, (*((Paragraph(text),) if text else ()), *more))
    raise MalformedQuestionError(rule)


def _label_and_text(content: Inlines) -> tuple[Inlines, Inlines]:
    match content:
        case (Strong(label), Text(value), *rest):
            text = _text(value[_end(_DASH.match(value)) :])
            return label, (*text, *rest)
        case (Strong(label), *rest):
            return label, tuple(rest)
        case _:
            return content, ()


def _end(found: re.Match[str] | None) -> int:
    return found.end() if found else 0


def _reflect(common: _Common, blocks: Blocks) -> Question:
    if not common["title"] and not blocks:
        raise MalformedQuestionError("reflect-without-text")
    return Reflect(**common, prompt=blocks)


# --- shared ---------------------------------------------------------------------------------------------------------


def _take_one(blocks: Blocks, wanted: Callable[[Block], bool], rule: str) -> tuple[List, Blocks]:
    """Return the one list that is wanted and all other blocks.

    Raises MalformedQuestionError with ``rule`` where there is none or more than one.
    """
    found = [block for block in blocks if wanted(block)]
    match found:
        case [List() as one]:
            return one, tuple(block for block in blocks if block is not one)
        case _:
            raise MalformedQuestionError(rule)


def _keywords(words: Iterable[str], end: str = r"\s*:\s*") -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(words)}){end}", re.IGNORECASE)


_KINDS = (
    _Kind(_keywords(("Frage", "Question")), _choice),
    _Kind(_keywords((r"Stimmt das\?", r"True or false\?"), r"\s*:?\s*"), _true_false),
    _Kind(_keywords(("Lückentext", "Gap text")), _gap_text),
    _Kind(_keywords(("Wörter ziehen", "Drag words")), _drag_words),
    _Kind(_keywords(("Markieren", "Mark words")), _mark_words),
    _Kind(_keywords(("Zuordnen", "Match")), _match),
    _Kind(_keywords(("Reihenfolge", "Order")), _order),
    _Kind(_keywords(("Lernkarten", "Flashcards")), _flashcards),
    _Kind(_keywords(("Häufige Fragen", "FAQ")), _faq),
    _Kind(_keywords(("Bild erkunden", "Explore image")), _explore_image),
    _Kind(_keywords(("Nachdenken", "Reflect")), _reflect),
)
