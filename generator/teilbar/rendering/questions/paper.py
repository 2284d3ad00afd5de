"""Questions for paper: boxes to tick, lines to write on, sides to join. There is nothing in them to operate."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.model.answers import gaps_of, offered, word_bank
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
from teilbar.rendering.questions.parts import instruction, listing, plain_word, word
from teilbar.rendering.questions.solutions import solution_html
from teilbar.rendering.questions.tasks import overlay
from teilbar.rendering.tags import tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilbar.model.document import Gap
    from teilbar.model.questions import Question
    from teilbar.rendering.questions.parts import Parts

_BOX = '<span class="tb-box"></span>'
_WRITE = '<span class="tb-write"></span>'
_LINES = 5  # to think on paper
_WIDEST = 3  # widths of lines for a word: short, middle, long
_LETTERS_A_WIDTH = 9


class Written:
    """Gaps as lines to write on, all of a question equally long, so that their length gives nothing away."""

    unlinks = False

    def __init__(self, longest: int) -> None:
        """Take how many letters the longest answer has."""
        self._width = min(_WIDEST, 1 + longest // _LETTERS_A_WIDTH)

    def gap(self, gap: Gap) -> str:
        """Return a line, and its hint behind it."""
        hint = f' <span class="tb-gap-hint">({escape(gap.hint)})</span>' if gap.hint else ""
        return f'<span class="tb-blank tb-blank--{self._width}"></span>{hint}'

    def text(self, value: str) -> None:
        """Leave the text as it is."""


class Plain:
    """Words to find, standing among the others as if they were like them."""

    unlinks = True

    def gap(self, gap: Gap) -> str:
        """Return the word."""
        return escape(gap.answers[0], quote=False)

    def text(self, value: str) -> None:
        """Leave the text as it is."""


def paper_task(question: Question, parts: Parts) -> str:  # noqa: C901, PLR0911 - one case a kind, nothing else
    """Return the part of a question that is worked in with a pen; empty for a kind that asks nothing."""
    match question:
        case Choice(answers=answers):
            how = instruction("pick-several" if question.multiple else "pick-one", parts)
            return how + _boxes(map(parts.inline, (answer.content for answer in answers)), "tb-ticks")
        case TrueFalse(answers=answers):
            return _boxes((parts.inline(answer.content) for answer in answers), "tb-ticks tb-ticks--beside")
        case GapText(text=body):
            return instruction("type", parts) + _words(parts.filled(body, _lines(gaps_of(body))))
        case DragWords(text=body):
            bank = listing(map(escape, word_bank(question)), "tb-bank")
            return instruction("words", parts) + bank + _words(parts.filled(body, _lines(gaps_of(body))))
        case MarkWords(text=body):
            return instruction("paper-mark", parts) + _words(parts.filled(body, Plain()))
        case Match():
            return instruction("paper-join", parts) + _sides(question, parts)
        case Order(items=items):
            how = instruction("paper-number", parts)
            return how + _boxes((parts.blocks(items[at]) for at in offered(question)), "tb-ticks tb-ticks--numbers")
        case Flashcards(cards=cards):
            rows = (f"<tr><th>{parts.inline(card.left)}</th><td>{_WRITE}</td></tr>" for card in cards)
            return instruction("paper-explain", parts) + f'<table class="tb-explain">{"".join(rows)}</table>'
        case ExploreImage(image=image, spots=spots):
            lines = listing((_WRITE for _ in spots), "tb-named", "ol")
            return instruction("paper-name", parts) + parts.picture(image, overlay(spots)) + lines
        case Reflect():
            return _WRITE * _LINES
        case Faq():
            return ""
    problem = f"no paper for the question kind {question.kind}"
    raise TypeError(problem)


def paper_solution(question: Question, parts: Parts) -> str:
    """Return what is right, for the sheet of solutions; empty for what has no solution."""
    match question:
        case Flashcards(cards=cards):
            return listing((f"{parts.inline(one.left)} → {parts.inline(one.right)}" for one in cards), "tb-answers")
        case ExploreImage(spots=spots):
            return listing((parts.inline(spot.label) for spot in spots), "tb-answers", "ol")
        case _:
            return solution_html(question, parts)


def paper_title(question: Question, parts: Parts) -> tuple[str, str]:
    """Return a question's kind and its title, as HTML; the title may be empty."""
    return word(question.kind, parts), parts.inline(question.title)


def paper_hint(question: Question, parts: Parts) -> str:
    """Return the author's hint; empty without one."""
    hint = parts.blocks(question.hint)
    return f'<div class="tb-tip"><strong>{escape(plain_word("hint", parts))}:</strong> {hint}</div>' if hint else ""


def _lines(gaps: Iterable[Gap]) -> Written:
    return Written(max((len(answer) for gap in gaps for answer in gap.answers), default=0))


def _words(content: str) -> str:
    return f'<div class="tb-words">{content}</div>'


def _boxes(contents: Iterable[str], class_: str) -> str:
    return listing((f"{_BOX}<div>{content}</div>" for content in contents), class_)


def _sides(question: Match, parts: Parts) -> str:
    """Return two columns, each side with a dot at which a line begins or ends."""
    right = (question.pairs[at].right for at in offered(question))
    rows = "".join(
        f'<tr><td>{parts.inline(pair.left)}</td><td><span class="tb-dot"></span></td>'
        f'<td><span class="tb-dot"></span></td><td>{parts.inline(other)}</td></tr>'
        for pair, other in zip(question.pairs, right, strict=True)
    )
    return tag("table", f"<tbody>{rows}</tbody>", class_="tb-join")
