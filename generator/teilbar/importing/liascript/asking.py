"""A quiz with what was asked above it, put together as questions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from teilbar.importing.liascript.chunks import Chunk, joined, named
from teilbar.importing.liascript.inline import is_visible
from teilbar.importing.plain import words_of
from teilbar.importing.prose.lines import hidden

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilbar.importing.liascript.folding import Folds
    from teilbar.importing.liascript.inline import Inline
    from teilbar.importing.liascript.questions import Questions
    from teilbar.importing.liascript.quizzes import Quiz
    from teilbar.importing.liascript.slides import Slides
    from teilbar.importing.prose.noticed import Noticed

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class Asking:
    """Puts quizzes onto slides."""

    def __init__(self, slides: Slides, folds: Folds, questions: Questions, inline: Inline, noticed: Noticed) -> None:
        self._slides = slides
        self._folds = folds
        self._questions = questions
        self._inline = inline
        self._noticed = noticed

    def quiz(self, quiz: Quiz, source: str) -> None:
        """Take a quiz that stands in lines of its own; ``source`` are these lines."""
        if quiz.sort == "generic":
            self._generic(quiz, source)
        elif quiz.sort == "vector" and len(quiz.ticks) == 1:
            [tick] = quiz.ticks
            self._noticed.once("liascript.one-option", quiz.line, source)
            item = f"- [{'x' if tick.right else ' '}] {self._inline.text(tick.text, quiz.line)}"
            self._slides.add(Chunk("list", (item,), quiz.line))
        else:
            self._ask(quiz, None, source)

    def text(self, chunk: Chunk, quiz: Quiz, source: str) -> None:
        """Take a text with gaps; ``quiz`` is what follows it: hints, a script."""
        self._ask(quiz, chunk, source)

    def _ask(self, quiz: Quiz, chunk: Chunk | None, source: str) -> None:
        self._folds.open_all(self._slides.waiting)
        asked = self._without_hidden(self._slides.take_prompt(is_text=chunk is not None))
        hints = [self._inline.text(hint, line) for line, hint in quiz.hints if hint]
        rest = [self._inline.text(quiz.rest, quiz.line)] if quiz.rest else []
        self._slides.hide([*rest, *(hint for hint in hints if not is_visible(hint))])
        name, below = named(asked)
        fields = self._fields(quiz, asked) | {"hints": tuple(filter(is_visible, hints)), "source": source}
        fields |= {"title": name} if name else {}
        if quiz.sort.startswith("survey"):
            self._noticed.once("liascript.survey", quiz.line, source)
        if quiz.script:
            self._noticed.once("liascript.judged", quiz.line, quiz.script)
        prompt = joined(below)
        of_quiz, of_text = self._questions.of_quiz, self._questions.of_text
        self._slides.ask(of_quiz(quiz, prompt, fields) if chunk is None else of_text(chunk, prompt, fields))

    def _without_hidden(self, asked: Sequence[Chunk]) -> list[Chunk]:
        """Return what is asked without comments, which would stand in a heading; they stay above the question."""
        kept: list[Chunk] = []
        comments: list[str] = []
        for chunk in asked:
            own = [] if chunk.sort == "code" else _COMMENT.findall(chunk.markdown)
            comments += own
            bare = replace(chunk, pieces=(_COMMENT.sub("", chunk.markdown).strip(),)) if own else chunk
            if bare.markdown:
                kept.append(bare)
        self._slides.hide(comments)
        return kept

    def _fields(self, quiz: Quiz, asked: Sequence[Chunk]) -> dict[str, Any]:
        """Return the fields that all kinds of questions have."""
        said = {name: self._inline.text(value, quiz.line) for name, value in quiz.settings.items() if "-text-" in name}
        others = " ".join(f'{name}="{value}"' for name, value in quiz.settings.items() if "-text-" not in name)
        if others:
            self._noticed.gather("liascript.setting", quiz.line, others)
        return {
            "title": "" if is_visible(joined(asked)) else words_of(self._slides.current.title),
            "praise": said.get("data-text-solved", ""),
            "correction": said.get("data-text-failed", ""),
            "solution": said.get("data-text-resolved", ""),
            "line": asked[0].line if asked else quiz.line,
        }

    def _generic(self, quiz: Quiz, source: str) -> None:
        self._noticed.once("liascript.generic", quiz.line, source)
        self._slides.add(Chunk("hidden", (hidden(f"LiaScript: {source}"),), quiz.line))
        for line, hint in quiz.hints:
            self._slides.add(Chunk("paragraph", (self._inline.text(hint, line),), line))
