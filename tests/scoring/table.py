"""The table of what answers are worth: cases.toml, with each answer as the widgets and the packages hold it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from teilbar.model.answers import gaps_of, offered, word_bank, words_of
from teilbar.model.questions import Choice, DragWords, GapText, MarkWords, Match, Order, Question, TrueFalse
from teilbar.model.walk import plain_text
from teilbar.reading.markdown.sections import read_document

if TYPE_CHECKING:
    from collections.abc import Sequence

Held: TypeAlias = "list[int] | list[int | None] | list[str]"


@dataclass(frozen=True, slots=True)
class Case:
    """An answer to a question."""

    kind: str
    name: str
    markdown: str
    given: tuple[str, ...]
    """The answer as a person gives it."""
    exact: bool
    score: int
    maximum: int

    @property
    def question(self) -> Question:
        """The question, read."""
        return read_question(self.markdown)

    @property
    def held(self) -> Held:
        """The answer as positions of what is offered, or as texts: as ``judge`` of the browser code takes it."""
        return held(self.question, self.given)


def kinds() -> tuple[tuple[str, str, int], ...]:
    """Return the kind, the Markdown and the most points of each question of the table."""
    return tuple(
        (kind, entry["question"].strip(), entry["maximum"])
        for kind, questions in _table().items()
        for entry in questions
    )


def cases() -> tuple[Case, ...]:
    """Return all cases."""
    return tuple(
        Case(
            kind,
            case["name"],
            entry["question"].strip(),
            tuple(case["answer"]),
            case.get("exact", False),
            case["score"],
            entry["maximum"],
        )
        for kind, questions in _table().items()
        for entry in questions
        for case in entry["case"]
    )


@cache
def read_question(markdown: str) -> Question:
    """Return the one question of a text."""
    read = read_document(markdown, file="einheit/index.md")
    assert read.findings == ()
    (question,) = (block for section in read.document.sections for block in section.blocks)
    assert isinstance(question, Question)
    return question


def held(question: Question, given: Sequence[str]) -> Held:
    """Return an answer as positions of what is offered, or as texts."""
    match question:
        case Choice(answers=answers) | TrueFalse(answers=answers):
            options = [plain_text(answer.content) for answer in answers]
            return [options.index(text) for text in given]
        case GapText():
            assert len(given) == len(gaps_of(question.text))
            return list(given)
        case MarkWords(text=body):
            words = [word.text for word in words_of(body)]
            return [words.index(text) for text in given]
        case DragWords():
            return _placed(list(word_bank(question)), given)
        case Match(pairs=pairs):
            return _placed([plain_text(pairs[position].right) for position in offered(question)], given)
        case Order(items=items):
            return [
                place
                for place in _placed([plain_text(items[at]) for at in offered(question)], given)
                if place is not None
            ]
    raise TypeError(question.kind)


def _placed(things: list[str | None], given: Sequence[str]) -> list[int | None]:
    """Return where each text stands among the things; every thing is taken once."""
    left = things.copy()
    places: list[int | None] = []
    for text in given:
        places.append(left.index(text) if text else None)
        if text:
            left[left.index(text)] = None
    return places


@cache
def _table() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))
