"""Questions as static, accessible HTML: to be read, printed and solved on paper, with the solution to unfold."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Protocol

from teilbar.model.document import Figure, Gap, Text
from teilbar.model.questions import (
    Choice,
    DragWords,
    ExploreImage,
    Faq,
    Flashcards,
    GapText,
    MarkWords,
    Match,
    Order,
    Reflect,
    TrueFalse,
)
from teilbar.model.walk import plain_text, transform, walk
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilbar.model.document import Blocks, Inlines
    from teilbar.model.questions import Answer, Question
    from teilbar.texts import Language


class Parts(Protocol):
    """What renders the parts of a question: the author's blocks and lines, sanitised."""

    language: Language

    def blocks(self, blocks: Blocks) -> str:
        """Return the HTML of blocks."""
        ...

    def inline(self, nodes: Inlines) -> str:
        """Return the HTML of a line."""
        ...

    def medium(self, figure: Figure) -> str:
        """Return the HTML of a picture."""
        ...


def question_html(question: Question, parts: Parts) -> str:
    """Return a question as a section with its heading, its task and its solution."""
    word = text(f"question.{question.kind}", parts.language)
    label = f'<span class="tb-question__kind">{escape(word)}</span>'
    title = f"{label} {parts.inline(question.title)}" if question.title else label
    content = "\n".join(
        part
        for part in (
            tag(f"h{question.level}", title, id=question.id),
            parts.blocks(question.prompt),
            _task(question, parts),
            _fold("hint", parts.blocks(question.hint), parts),
            _fold("solution", _solution(question, parts), parts),
        )
        if part
    )
    classes = f"tb-question tb-question--{question.kind}"
    return f'<section class="{classes}" aria-labelledby="{escape(question.id)}">\n{content}\n</section>'


def _fold(name: str, content: str, parts: Parts) -> str:
    if not content:
        return ""
    summary = escape(text(f"question.{name}", parts.language))
    return f'<details class="tb-{name}"><summary>{summary}</summary>\n{content}\n</details>'


def _listing(items: Iterable[str], class_: str, name: str = "ul") -> str:
    return tag(name, "".join(f"<li>{item}</li>" for item in items), class_=class_)


def _task(question: Question, parts: Parts) -> str:  # noqa: C901, PLR0911 - one case a kind, nothing else
    match question:
        case Choice() | TrueFalse():
            how = "" if isinstance(question, TrueFalse) else _instruction(question, parts)
            return how + _listing((parts.inline(answer.content) for answer in question.answers), "tb-options")
        case GapText(text=body):
            return f'<div class="tb-words">{parts.blocks(body)}</div>'
        case DragWords():
            return f'{_word_bank(question, parts)}<div class="tb-words">{parts.blocks(question.text)}</div>'
        case MarkWords(text=body):
            return f'<div class="tb-words">{parts.blocks(_unmarked(body))}</div>'
        case Match():
            left = _listing((parts.inline(pair.left) for pair in question.pairs), "tb-match__left", "ol")
            right = _listing(_sorted(parts.inline(pair.right) for pair in question.pairs), "tb-match__right")
            return f'<div class="tb-match">{left}{right}</div>'
        case Order():
            return _listing(_shuffled([parts.blocks(item) for item in question.items]), "tb-options")
        case Flashcards():
            return "".join(
                f"<details><summary>{parts.inline(card.left)}</summary><p>{parts.inline(card.right)}</p></details>"
                for card in question.cards
            )
        case Faq():
            return "".join(
                f"<details><summary>{parts.inline(entry.question)}</summary>{parts.blocks(entry.answer)}</details>"
                for entry in question.entries
            )
        case ExploreImage():
            spots = (
                f"<strong>{parts.inline(spot.label)}</strong> {parts.blocks(spot.text)}" for spot in question.spots
            )
            return parts.medium(Figure(question.image)) + _listing(spots, "tb-spots", "ol")
        case Reflect():
            return ""
    problem = f"no rendering for the question kind {question.kind}"
    raise TypeError(problem)


def _instruction(question: Choice, parts: Parts) -> str:
    key = "question.pick-several" if question.multiple else "question.pick-one"
    return f'<p class="tb-instruction">{escape(text(key, parts.language))}</p>'


def _solution(question: Question, parts: Parts) -> str:
    match question:
        case Choice(answers=answers) | TrueFalse(answers=answers):
            solved = _listing((_judged(answer, parts) for answer in answers), "tb-answers")
        case GapText(text=body) | DragWords(text=body) | MarkWords(text=body):
            gaps = (node for node in walk(body) if isinstance(node, Gap))
            solved = _listing((escape(_accepted(gap, parts)) for gap in gaps), "tb-answers", "ol")
        case Match(pairs=pairs):
            solved = _listing((f"{parts.inline(p.left)} → {parts.inline(p.right)}" for p in pairs), "tb-answers")
        case Order(items=items):
            solved = _listing((parts.blocks(item) for item in items), "tb-answers", "ol")
        case _:
            return ""
    return solved + parts.blocks(question.praise)


def _judged(answer: Answer, parts: Parts) -> str:
    verdict = text("question.right" if answer.correct else "question.wrong", parts.language)
    feedback = parts.blocks(answer.feedback)
    return f"{parts.inline(answer.content)}: <strong>{escape(verdict)}</strong>{feedback}"


def _accepted(gap: Gap, parts: Parts) -> str:
    return f" {text('question.or', parts.language)} ".join(gap.answers)


def _word_bank(question: DragWords, parts: Parts) -> str:
    gaps = (node.answers[0] for node in walk(question.text) if isinstance(node, Gap))
    words = _sorted(escape(word) for word in (*gaps, *question.distractors))
    label = escape(text("question.words", parts.language))
    return f'<p class="tb-instruction">{label}</p>{_listing(words, "tb-bank")}'


def _unmarked(body: Blocks) -> Blocks:
    """Return a text to mark words in, without the marks."""
    return transform(body, lambda node: Text(plain_text(node)) if isinstance(node, Gap) else node)


def _sorted(items: Iterable[str]) -> list[str]:
    return sorted(items, key=str.casefold)


def _shuffled(items: list[str]) -> list[str]:
    """Return the items in an order that is not theirs and is the same in every build: by alphabet, else backwards."""
    ordered = _sorted(items)
    return ordered if ordered != items else items[::-1]
