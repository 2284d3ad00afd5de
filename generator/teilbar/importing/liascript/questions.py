"""Quizzes of LiaScript as Teilbar's questions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from teilbar.importing.found import Choice, DragWords, Gap, GapText, Option, Reflect, Text
from teilbar.importing.liascript.inline import Blank, is_visible
from teilbar.importing.liascript.words import plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from teilbar.importing.found import Block
    from teilbar.importing.liascript.chunks import Chunk
    from teilbar.importing.liascript.inline import Inline, Piece
    from teilbar.importing.liascript.quizzes import Quiz
    from teilbar.importing.prose.noticed import Noticed

_NONE = {"de": "Nichts davon", "en": "None of these"}
_LONGEST_NAME = 120
"""Characters of what is asked that may be a question's name, or stand before each row of a matrix."""
_PLACE = "\\_\\_\\_\\_"


class Questions:
    """Makes questions; what LiaScript means and Teilbar does not becomes a remark."""

    def __init__(self, inline: Inline, noticed: Noticed, language: str) -> None:
        self._inline = inline
        self._noticed = noticed
        self._none = _NONE["de" if language.startswith("de") else "en"]

    def of_quiz(self, quiz: Quiz, prompt: str, shared: dict[str, Any]) -> list[Block]:
        """Return the questions that a quiz of lines of its own is; ``shared`` are the fields that all kinds have."""
        fields = shared | {"prompt": prompt}
        match quiz.sort:
            case "vector":
                return self._vector(quiz, fields)
            case "matrix":
                return self._matrix(quiz, fields)
            case "blank" if quiz.blank is not None:
                return [self._alone(quiz.blank, quiz.line, fields)]
            case "survey-text":
                return [_reflect(fields, "")]
            case "survey-matrix":
                table = [
                    f"| | {' | '.join(self._texts(quiz.columns, quiz.line))} |",
                    "|---" * (len(quiz.columns) + 1) + "|",
                ]
                rows = [f"| {self._inline.text(row, quiz.line)} |{' |' * len(quiz.columns)}" for row in quiz.lines]
                return [_reflect(fields, "\n".join([*table, *rows]))]
            case _:
                options = "\n".join(f"- {text}" for text in self._texts(quiz.lines, quiz.line))
                return [_reflect(fields, options)]

    def of_text(self, chunk: Chunk, prompt: str, shared: dict[str, Any]) -> list[Block]:
        """Return the questions that a text with gaps is."""
        blanks = chunk.blanks
        if any(
            call for blank in blanks for words in (*blank.right, *blank.options) for call in self._inline.calls(words)
        ):
            return self._refused(chunk.markdown, chunk.line, shared | {"prompt": prompt})
        fields = shared | {"prompt": prompt}
        chosen = [blank for blank in blanks if blank.options]
        if not chosen:
            return [GapText(text=_with_gaps(chunk.pieces, _typed), **fields)]
        if len(blanks) == 1:
            return [self._choice_of(chunk.pieces, blanks[0], chunk.line, fields)]
        if all(plain_words(option) is not None and "/" not in option for blank in chosen for option in blank.options):
            return [self._words(chunk, chosen, fields)]
        return [self._choice_of(_others_shown(chunk.pieces, blank), blank, chunk.line, fields) for blank in blanks]

    def _refused(self, markdown: str, line: int, fields: dict[str, Any]) -> list[Block]:
        """Return the text of a quiz whose answers a macro would have to say."""
        self._noticed.once("liascript.answer-macro", line, fields["source"])
        return [Text("\n\n".join(filter(None, (fields["prompt"], markdown))))]

    def _vector(self, quiz: Quiz, fields: dict[str, Any]) -> list[Block]:
        single = quiz.ticks[0].single
        options = tuple(
            Option(self._inline.text(tick.text, quiz.line + number), tick.right)
            for number, tick in enumerate(quiz.ticks)
        )
        if not all(is_visible(option.content) for option in options):
            items = "\n".join(f"- [{'x' if option.right else ' '}] {option.content}" for option in options)
            return self._refused(items, quiz.line, fields)
        right = sum(option.right for option in options)
        if not right and not single:
            self._noticed.once("liascript.none-of-these", quiz.line, fields["source"], option=self._none)
            options = (*options, Option(self._none, right=True))
        return [Choice(options=options, multiple=not single, **fields)]

    def _matrix(self, quiz: Quiz, fields: dict[str, Any]) -> list[Block]:
        """Return words to place where each row has one right column, else a choice for each row."""
        if any(self._inline.calls(column) for column in quiz.columns):
            return self._refused("\n".join(f"- {row.text}" for row in quiz.rows), quiz.line, fields)
        names = [plain_words(column) for column in quiz.columns]
        fits = all(row.single and sum(row.ticks) == 1 and len(row.ticks) <= len(names) for row in quiz.rows)
        distinct = len({(name or "").casefold() for name in names}) == len(names)
        if fits and distinct and all(name is not None and not set(name) & set("/:,*") for name in names):
            words = [name or "" for name in names]
            pieces: list[str | Gap] = []
            right: set[str] = set()
            for number, row in enumerate(quiz.rows):
                answer = words[row.ticks.index(True)]
                right.add(answer)
                start = "- " if not number else "\n- "
                pieces += [f"{start}{self._inline.text(row.text, quiz.line + number + 1)}: ", Gap((answer,))]
            self._noticed.once("liascript.matrix-words", quiz.line, fields["source"])
            return [DragWords(text=tuple(pieces), distractors=tuple(w for w in words if w not in right), **fields)]
        columns = self._texts(quiz.columns, quiz.line)
        questions: list[Block] = []
        for number, row in enumerate(quiz.rows):
            text = self._inline.text(row.text, quiz.line + number + 1)
            asked = fields["prompt"]
            repeated = (
                asked if not number or (len(asked) <= _LONGEST_NAME and "\n" not in asked and "](" not in asked) else ""
            )
            own = fields | {"prompt": "\n\n".join(filter(None, (repeated, text)))}
            own |= {} if not number else {"hints": (), "praise": "", "correction": "", "solution": ""}
            own["line"] = quiz.line + number + 1
            options = tuple(Option(c, t) for c, t in zip(columns, row.ticks, strict=False))
            if not any(option.right for option in options):
                options = (*options, Option(self._none, right=True))
                self._noticed.once("liascript.none-of-these", own["line"], row.text, option=self._none)
            questions.append(Choice(options=options, multiple=not row.single, **own))
        self._noticed.once("liascript.matrix", quiz.line, fields["source"])
        return questions

    def _alone(self, blank: Blank, line: int, fields: dict[str, Any]) -> Block:
        if not blank.options:
            return GapText(text=(_typed(blank),), **fields)
        return self._choice(blank, line, fields)

    def _choice_of(self, pieces: Sequence[Piece], blank: Blank, line: int, fields: dict[str, Any]) -> Block:
        """Return the choice that a sentence with one place for one of some words is."""
        sentence = "".join(piece if isinstance(piece, str) else _PLACE for piece in pieces)
        if not blank.options:
            return GapText(text=_with_gaps(pieces, _typed), **fields)
        return self._choice(blank, line, _with_prompt(fields, sentence))

    def _choice(self, blank: Blank, line: int, fields: dict[str, Any]) -> Block:
        left = list(blank.right)
        options: list[Option] = []
        for words in blank.options:
            right = words in left
            if right:
                left.remove(words)
            options.append(Option(self._inline.text(words, line), right))
        if len(options) == 1:
            return GapText(text=(Gap((plain_words(blank.right[0]) or blank.right[0],)),), **fields)
        return Choice(options=tuple(options), multiple=False, **fields)

    def _words(self, chunk: Chunk, chosen: Sequence[Blank], fields: dict[str, Any]) -> Block:
        """Return words to place where each gap has some to choose from, else words to type, with these as hints."""
        if len(chosen) < len(chunk.blanks) or any(not blank.right for blank in chosen):
            self._noticed.once("choices-in-gap", chunk.line, fields["source"])
            return GapText(text=_with_gaps(chunk.pieces, _typed), **fields)
        right = {(plain_words(words) or words).casefold() for blank in chosen for words in blank.right}
        wrong = dict.fromkeys(plain_words(words) or words for blank in chosen for words in blank.wrong)
        distractors = tuple(words for words in wrong if words.casefold() not in right)
        self._noticed.once("words-together", chunk.line, fields["source"])
        return DragWords(text=_with_gaps(chunk.pieces, _placed), distractors=distractors, **fields)

    def _texts(self, texts: Sequence[str], line: int) -> list[str]:
        return [self._inline.text(text, line) for text in texts]


def _with_gaps(pieces: Sequence[Piece], make: Callable[[Blank], Gap]) -> tuple[str | Gap, ...]:
    """Return a text with its gaps; a formula has a space between it and a gap, for no digit may stand beside it."""
    made: list[str | Gap] = []
    for place, piece in enumerate(pieces):
        if isinstance(piece, Blank):
            made.append(make(piece))
            continue
        before = " " if place and piece.startswith("$") else ""
        behind = " " if place + 1 < len(pieces) and piece.endswith("$") else ""
        made.append(f"{before}{piece}{behind}")
    return tuple(made)


def _typed(blank: Blank) -> Gap:
    answers = tuple(plain_words(words) or words for words in blank.right) if blank.options else blank.right
    return Gap(answers, " · ".join(plain_words(words) or words for words in blank.options))


def _placed(blank: Blank) -> Gap:
    return Gap(tuple(plain_words(words) or words for words in blank.right))


def _others_shown(pieces: Sequence[Piece], wanted: Blank) -> list[Piece]:
    """Return a text in which only one gap is left; the others are three dots."""
    return [piece if isinstance(piece, str) or piece is wanted else "…" for piece in pieces]


def _with_prompt(fields: dict[str, Any], more: str) -> dict[str, Any]:
    """Return fields with more to be asked; a question that says what is asked needs no other name."""
    prompt = "\n\n".join(filter(None, (fields["prompt"], re.sub(r"\\\s*$", "", more))))
    return fields | {"prompt": prompt, "title": "" if is_visible(more) else fields["title"]}


def _reflect(fields: dict[str, Any], below: str) -> Reflect:
    """Return something to think about: what is asked is its name where it is a line of words."""
    words = plain_words(fields["prompt"]) if "\n\n" not in fields["prompt"] else None
    if words and len(words) <= _LONGEST_NAME:
        return Reflect(**fields | {"title": words, "prompt": below})
    return Reflect(**fields | {"prompt": "\n\n".join(filter(None, (fields["prompt"], below)))})
