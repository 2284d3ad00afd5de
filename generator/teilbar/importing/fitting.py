"""What was found, as Teilbar's own kinds of questions can hold it, and what that changes.

Scoring is docs/scoring.md's: one point for each right option, gap, pair; no weights. Where a kind cannot say what the
source means, the question becomes something to think about, with the answers below it: no learner is told that
something right is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from teilbar.importing.found import (
    Choice,
    DragWords,
    Gap,
    GapText,
    Match,
    Order,
    Reflect,
    TrueFalse,
)
from teilbar.importing.lines import NotOneLineError, headings, indented, one_line, paragraphs, without_headings
from teilbar.importing.plain import escaped, reads_as, words_of
from teilbar.reading.markdown.questions.parts import folded
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teilbar.importing.found import Option, Question, Said
    from teilbar.texts import Language

Change = tuple[str, dict[str, str]]
"""What a remark says: its key, and the values of its placeholders."""
_TWO = 2
_ANY = "*"


@dataclass(frozen=True, slots=True)
class Fitted:
    """A question as it can be written, and what became of it on the way."""

    question: Question
    changes: tuple[Change, ...] = ()


def fit(question: Question, language: Language) -> Fitted:
    """Return a question as Teilbar's Markdown can hold it; ``language`` is that of the text it will stand in."""
    changes: list[Change] = []
    question = _with_one_hint(_without_headings(question), changes)
    match question:
        case Choice():
            question = _choice(question, changes, language)
        case TrueFalse():
            pass
        case GapText():
            question = _gap_text(question, changes, language)
        case DragWords():
            question = _drag_words(question, changes, language)
        case Match():
            question = _match(question, changes, language)
        case Order():
            question = _order(question, changes, language)
    if not isinstance(question, Reflect) and question.solution:
        question = replace(
            question,
            praise=paragraphs(question.praise, question.solution),
            correction=paragraphs(question.correction, question.solution),
            solution="",
        )
    return Fitted(question, tuple(changes))


def as_text(question: Question, language: Language) -> Reflect:
    """Return a question as something to think about, with all that belongs to it to unfold below it."""
    parts: list[str] = []
    prompt = question.prompt
    match question:
        case Choice(options=options):
            prompt = paragraphs(prompt, _list(option.content for option in options))
            parts = [_list(_told(option, language) for option in options)]
        case TrueFalse(truth=truth, if_true=if_true, if_false=if_false):
            answer = text("import.word.true" if truth else "import.word.false", language)
            parts = [answer, _list(part for part in (if_true, if_false) if part)]
        case GapText(text=body, feedback=feedback):
            prompt = paragraphs(prompt, "".join(piece if isinstance(piece, str) else "…" for piece in body))
            parts = [_list(_gap_told(gap) for gap in body if isinstance(gap, Gap)), _list(_words_told(feedback))]
        case DragWords(text=body, distractors=distractors, feedback=feedback):
            prompt = paragraphs(prompt, "".join(piece if isinstance(piece, str) else "…" for piece in body))
            gaps = _list(_gap_told(gap) for gap in body if isinstance(gap, Gap))
            parts = [gaps, _list(map(escaped, distractors)), _list(_words_told(feedback))]
        case Match(pairs=pairs, distractors=wrong):
            prompt = paragraphs(prompt, _list(left for left, _ in pairs))
            parts = [_list(f"{left} → {right}" for left, right in pairs), _list(wrong)]
        case Order(items=items):
            prompt = paragraphs(prompt, _list(sorted(items, key=str.casefold)))
            parts = [_list(items, ordered=True)]
    return Reflect(
        title=question.title,
        prompt=prompt,
        hints=(paragraphs(*question.hints),) if question.hints else (),
        solution=paragraphs(*parts, question.praise, question.correction, question.solution),
        notes=question.notes,
        line=question.line,
        source=question.source,
    )


def _without_headings(question: Question) -> Question:
    return replace(
        question,
        prompt=without_headings(question.prompt),
        hints=tuple(map(without_headings, question.hints)),
        praise=without_headings(question.praise),
        correction=without_headings(question.correction),
        solution=without_headings(question.solution),
    )


def _with_one_hint(question: Question, changes: list[Change]) -> Question:
    hints = tuple(hint for hint in question.hints if hint.strip())
    if len(hints) > 1:
        changes.append(("hints-together", {"count": str(len(hints))}))
        hints = (paragraphs(*hints),)
    return replace(question, hints=hints)


def _choice(question: Choice, changes: list[Change], language: Language) -> Question:
    options = question.options
    right = sum(option.right for option in options)
    if len(options) < _TWO:
        changes.append(("one-option", {}))
    elif not right:
        changes.append(("no-right-option", {}))
    elif _alike(option.content for option in options):
        changes.append(("options-alike", {}))
    else:
        try:
            options = tuple(replace(one, content=_item(one.content)) for one in options)
        except NotOneLineError:
            changes.append(("not-one-line", {}))
            return as_text(question, language)
        if question.multiple is False and right > 1:
            changes.append(("all-right-needed", {"count": str(right)}))
        elif question.multiple and right == 1:
            changes.append(("one-to-choose", {}))
        return replace(question, options=options)
    return as_text(question, language)


def _gap_text(question: GapText, changes: list[Change], language: Language) -> Question:
    body = _with_gaps_of_words(question.text)
    gaps = [piece for piece in body if isinstance(piece, Gap)]
    if not gaps or not all(gap.answers for gap in gaps):
        changes.append(("gap-without-answer", {}))
        return as_text(question, language)
    if not "".join(piece for piece in body if isinstance(piece, str)).strip():
        body = (f"{text('import.word.answer', language)}: ", *body)
    return replace(question, text=body, **_feedback(question, gaps, changes))


def _drag_words(question: DragWords, changes: list[Change], language: Language) -> Question:
    body = _with_gaps_of_words(question.text)
    gaps = [piece for piece in body if isinstance(piece, Gap)]
    if not gaps or not all(gap.answers for gap in gaps):
        changes.append(("gap-without-answer", {}))
        return as_text(question, language)
    right = {folded(answer) for gap in gaps for answer in gap.answers}
    wrong = {folded(word): _one(word) for word in reversed(question.distractors) if _one(word)}
    distractors = tuple(word for key, word in reversed(wrong.items()) if key not in right)
    return replace(question, text=body, distractors=distractors, **_feedback(question, gaps, changes))


def _match(question: Match, changes: list[Change], language: Language) -> Question:
    try:
        pairs = tuple((_item(left), _item(right)) for left, right in question.pairs)
        wrong = tuple(map(_item, question.distractors))
    except NotOneLineError:
        changes.append(("not-one-line", {}))
        return as_text(question, language)
    if not all(words_of(side) for pair in pairs for side in pair):
        changes.append(("pair-without-words", {}))
        return as_text(question, language)
    rights = [right for _, right in pairs]
    if len(pairs) >= _TWO and not wrong and not _alike(rights) and not _alike(left for left, _ in pairs):
        return replace(question, pairs=pairs)
    words = [words_of(side) for side in (*rights, *wrong)]
    if not pairs or not all(reads_as(side, word) for side, word in zip((*rights, *wrong), words, strict=True)):
        changes.append(("sides-alike", {}))
        return as_text(question, language)
    lines: list[str | Gap] = []
    for (left, _), word in zip(pairs, words, strict=False):
        lines += [f"\n- {left}: " if lines else f"- {left}: ", Gap((word,))]
    dragged = DragWords(
        title=question.title,
        prompt=question.prompt,
        hints=question.hints,
        praise=question.praise,
        correction=question.correction,
        solution=question.solution,
        notes=question.notes,
        line=question.line,
        source=question.source,
        text=tuple(lines),
        distractors=tuple(words[len(rights) :]),
    )
    changes.append(("match-as-words", {}))
    return _drag_words(dragged, changes, language)


def _order(question: Order, changes: list[Change], language: Language) -> Question:
    if len(question.items) < _TWO or _alike(question.items):
        changes.append(("items-alike", {}))
        return as_text(question, language)
    return replace(question, items=tuple(without_headings(item) for item in question.items))


def _feedback(question: GapText | DragWords, gaps: Sequence[Gap], changes: list[Change]) -> dict[str, Any]:
    """Return the feedback of a text with gaps, for want of one a word: as praise and correction of the whole."""
    said = [one for one in question.feedback if one.feedback.strip()]
    accepted = {folded(answer) for gap in gaps for answer in gap.answers}
    praise = [one for one in said if one.right]
    wrong = [one for one in said if not one.right]
    if (
        len(gaps) == 1
        and {folded(one.word) for one in praise} == accepted
        and len({one.feedback for one in praise}) == 1
    ):
        praise = [replace(praise[0], word=_ANY)]
    if words := [one.word for one in (*praise, *wrong) if one.word != _ANY]:
        changes.append(("word-feedback", {"words": ", ".join(words)}))
    return {
        "praise": paragraphs(question.praise, *_said_of_words(praise)),
        "correction": paragraphs(question.correction, *_said_of_words(wrong)),
        "feedback": (),
    }


def _with_gaps_of_words(body: Iterable[str | Gap]) -> tuple[str | Gap, ...]:
    made: list[str | Gap] = []
    for piece in body:
        if isinstance(piece, Gap):
            answers = dict.fromkeys(_one(answer) for answer in piece.answers)
            made.append(Gap(tuple(filter(None, answers)), _one(piece.hint)))
        else:
            made.append(without_headings(piece) if any(headings(piece)) else piece)
    return tuple(made)


def _one(words: str) -> str:
    return " ".join(words.split())


def _item(markdown: str) -> str:
    return one_line(markdown)


def _alike(parts: Iterable[str]) -> bool:
    seen = [folded(words_of(part)) or part for part in parts]
    return len(set(seen)) < len(seen)


def _list(parts: Iterable[str], *, ordered: bool = False) -> str:
    marks = (f"{number}. " if ordered else "- " for number in range(1, 10**6))
    items = (indented(part, " " * len(mark)).strip() for part, mark in zip(parts, marks, strict=False))
    return "\n".join(f"{f'{number}.' if ordered else '-'} {item}" for number, item in enumerate(items, 1))


def _told(option: Option, language: Language) -> str:
    verdict = text("import.word.right" if option.right else "import.word.wrong", language)
    return paragraphs(f"{option.content} – {verdict}", option.feedback)


def _gap_told(gap: Gap) -> str:
    answers = " / ".join(map(escaped, gap.answers))
    return f"{answers} ({escaped(gap.hint)})" if gap.hint else answers


def _words_told(said: Iterable[Said]) -> Iterable[str]:
    return (one.feedback if one.word == _ANY else f"„{escaped(one.word)}“: {one.feedback}" for one in said)


def _said_of_words(said: Sequence[Said]) -> Iterable[str]:
    """Return feedback to words: what is said to any of them as it is, what is said to some with these."""
    special = [one for one in said if one.word != _ANY]
    return (*((_list(_words_told(special)),) if special else ()), *(one.feedback for one in said if one.word == _ANY))
