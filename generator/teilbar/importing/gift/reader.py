"""GIFT files as Teilbar's questions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.importing.decoding import decoded
from teilbar.importing.found import GapText, Imported, Match, Reflect, Remark, Text, TrueFalse
from teilbar.importing.gift import syntax
from teilbar.importing.lines import in_comment
from teilbar.importing.moodle.answers import (
    FULL,
    Common,
    Marked,
    MarkedNumber,
    choice,
    gap,
    number,
    numerical,
    shown,
    with_prompt,
)
from teilbar.importing.moodle.shape import Placed, as_unit, category_path
from teilbar.importing.moodle.texts import AUTO, as_markdown
from teilbar.importing.plain import escaped, words_of
from teilbar.importing.reader import UnreadableError
from teilbar.importing.shelf import Shelf
from teilbar.texts import text

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.importing.found import Block, Markdown
    from teilbar.importing.reader import Source
    from teilbar.texts import Language

_LOOKS_LIKE = re.compile(r"(?m)^\s*(?:::.+?::|\$CATEGORY:)|\{\s*(?:[=~#]|T(?:RUE)?\s*[}#]|F(?:ALSE)?\s*[}#])")
_EXPORTED = re.compile(r"question:\s*\d+\s+name:.*", re.IGNORECASE)
"""The comment that Moodle writes above each question: its name stands in the question too."""
_TAG = re.compile(r"\[tag:((?:\\.|[^\]\\])*)\]")
_ID = re.compile(r"\[id:((?:\\.|[^\]\\])*)\]")
_OPEN_BRACE = re.compile(r"(?<!\\)\{")
_TWO = 2


class Gift:
    """Reads GIFT."""

    name = "gift"
    suffixes = (".gift", ".txt")

    def label(self, language: Language) -> str:
        """Return what people call the format."""
        return text("import.reader.gift", language)

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell whether a file is GIFT: by its name alone, or as a text with something like a question."""
        if path.suffix.lower() not in self.suffixes:
            return False
        try:
            return path.suffix.lower() == ".gift" or bool(_LOOKS_LIKE.search(decoded(head)))
        except UnreadableError:
            return False

    def read(self, source: Source) -> Imported:
        """Return what the file holds, as one unit. Raises UnreadableError."""
        return _Reading(source).imported()


class _BrokenError(Exception):
    """A question lacks something: the key of the sentence that says what."""


class _Reading:
    """Reads one file: what was found, and what was not understood on the way."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._content = decoded(source.content())
        self._shelf = Shelf()
        self._remarks: list[Remark] = []
        self._placed: list[Placed] = []
        self._keywords: list[str] = []
        self._block = syntax.Block(0, "", (), "")
        self._title = ""

    def imported(self) -> Imported:
        category: tuple[str, ...] = ()
        for block in syntax.blocks(self._content):
            self._block = block
            name = syntax.category_of(block)
            if name is not None:
                category = category_path(name)
                continue
            try:
                found = self._read()
            except _BrokenError as problem:
                self._remark(f"broken.{problem}")
                continue
            if found:
                self._placed.append(Placed(category, found))
        if not self._placed:
            raise UnreadableError("no-questions")
        unit = as_unit(self._placed, self._source.path.name, self._shelf.files, self._keywords)
        return Imported((unit,), tuple(self._remarks))

    def _read(self) -> Block | None:
        notes = self._notes()
        if not self._block.text:
            return Text("\n".join(f"<!-- {in_comment(note)} -->" for note in notes)) if notes else None
        try:
            item = syntax.item_of(self._block)
        except syntax.UnclosedError:
            raise _BrokenError("never-closed") from None
        self._title = item.title
        if item.answers is not None and _OPEN_BRACE.search(item.text):
            self._remark("braces-left")
        form = item.form or AUTO
        if item.answers is None:
            return self._description(item, form)
        prompt = self._markdown(item.text, form)
        common = Common(
            title="" if _same(item.title, words_of(prompt)) else item.title,
            prompt=prompt,
            solution=self._text(item.general, form),
            notes=notes,
            line=self._block.line,
            source=self._block.source,
        )
        return self._question(item, common, form)

    def _question(self, item: syntax.Item, common: Common, form: str) -> Block:
        answers = item.answers or ""
        if not answers:
            return Reflect(**common)
        if answers.startswith("#"):
            return self._numerical(item, common, form)
        if "~" in answers:
            return self._choice(answers, common, form)
        if "=" in answers and "->" in answers:
            return self._match(answers, common, form)
        if truth := syntax.truth_of(answers):
            holds, wrong, right = truth
            said = (right, wrong) if holds else (wrong, right)
            if_true, if_false = (self._text(one, form) for one in said)
            return TrueFalse(**common, truth=holds, if_true=if_true, if_false=if_false)
        return self._short_answer(item, common, form)

    def _choice(self, answers: str, common: Common, form: str) -> Block:
        pieces = syntax.pieces_of(answers)
        if len(pieces) < _TWO:
            raise _BrokenError("one-answer")
        marked = [self._marked(piece, form, FULL if piece.sign == "=" else 0.0) for piece in pieces]
        single = any(piece.sign == "=" for piece in pieces)
        found, changes = choice(_with_blank(common), marked, single=single)
        self._changed(changes)
        return found

    def _short_answer(self, item: syntax.Item, common: Common, form: str) -> Block:
        pieces = [piece for piece in syntax.pieces_of(item.answers or "", "=") if piece.text]
        if not pieces:
            raise _BrokenError("no-answer")
        found, said, changes = gap([self._marked(piece, form, FULL) for piece in pieces])
        self._changed(changes)
        before, missing, behind = common.get("prompt", "").partition(syntax.MISSING)
        if not missing:
            return GapText(**common, text=(found,), feedback=tuple(said))
        return GapText(**with_prompt(common, ""), text=(before, found, behind), feedback=tuple(said))

    def _numerical(self, item: syntax.Item, common: Common, form: str) -> Block:
        right, tilde, wrong = (item.answers or "").removeprefix("#").partition("~")
        marked = [self._number(piece, form) for piece in syntax.pieces_of(right, "=") if piece.text]
        if not marked:
            raise _BrokenError("no-answer")
        if tilde:
            _, _, feedback = wrong.partition("#")
            marked.append(MarkedNumber("*", 0.0, 0.0, self._text(feedback, form)))
        found, changes = numerical(_with_blank(common), marked)
        self._changed(changes)
        return found

    def _number(self, piece: syntax.Piece, form: str) -> MarkedNumber:
        written, feedback = syntax.said(piece.text), self._text(piece.feedback, form)
        percent = FULL if piece.weight is None else piece.weight
        try:
            if ".." in written:
                low, high = map(number, written.split("..", 1))
                return MarkedNumber(shown((low + high) / 2), (high - low) / 2, percent, feedback)
            value, _, tolerance = written.partition(":")
            if value.strip() != "*":
                number(value)
            return MarkedNumber(value.strip(), number(tolerance) if tolerance.strip() else 0.0, percent, feedback)
        except ValueError:
            raise _BrokenError("no-number") from None

    def _match(self, answers: str, common: Common, form: str) -> Block:
        pairs: list[tuple[Markdown, Markdown]] = []
        others: list[Markdown] = []
        for piece in syntax.pieces_of(answers, "="):
            written = piece.text if not piece.feedback else f"{piece.text}#{piece.feedback}"
            left, arrow, right = written.partition("->")
            if not arrow:
                raise _BrokenError("no-arrow")
            right_side = escaped(syntax.said(right))
            if left.strip():
                pairs.append((self._text(left, form), right_side))
            else:
                others.append(right_side)
        return Match(**_with_blank(common), pairs=tuple(pairs), distractors=tuple(others))

    def _description(self, item: syntax.Item, form: str) -> Text | None:
        words = self._markdown(item.text, form)
        title = f"**{escaped(item.title)}**\n\n" if item.title and not _same(item.title, words_of(words)) else ""
        notes = "".join(f"<!-- {in_comment(note)} -->\n\n" for note in self._notes())
        return Text(f"{notes}{title}{words}")

    def _marked(self, piece: syntax.Piece, form: str, usual: float) -> Marked:
        content = self._text(piece.text, form)
        percent = usual if piece.weight is None else piece.weight
        return Marked(content, words_of(content), percent, self._text(piece.feedback, form))

    def _text(self, written: str, form: str) -> Markdown:
        own, words = syntax.format_of(written, form)
        return self._markdown(words, own)

    def _markdown(self, words: str, form: str) -> Markdown:
        converted = as_markdown(words, form, self._medium)
        if converted.lost:
            self._remark("html-changed", what=converted.told)
        return converted.markdown

    def _medium(self, address: str) -> str:
        if address.startswith("data:"):
            if name := self._shelf.put_data(address):
                return name
            self._remark("medium-broken", name=f"{address[:30]}…")
            return ""
        name = address.removeprefix("@@PLUGINFILE@@/")
        if ":" in name or name.startswith(("//", "#")):
            return address
        content = self._source.beside(name)
        if content is None:
            self._remark("medium-missing", name=name)
            return name
        return self._shelf.put(name, content)

    def _notes(self) -> tuple[str, ...]:
        """Return the comments of a block that are for authors; tags in them become keywords (Moodle 3.8)."""
        notes = []
        for comment in self._block.comments:
            self._keywords += [_unescaped(tag) for tag in _TAG.findall(comment)]
            own = _TAG.sub("", _EXPORTED.sub("", comment)).strip()
            if own:
                notes.append(_ID.sub(lambda found: f"ID: {_unescaped(found[1])}", own))
        return tuple(notes)

    def _changed(self, changes: list[tuple[str, dict[str, str]]]) -> None:
        for why, values in changes:
            self._remark(why, **values)

    def _remark(self, why: str, **values: str) -> None:
        remark = Remark(why, self._source.name, self._block.line, self._block.source, values, self._title)
        if remark not in self._remarks:
            self._remarks.append(remark)


def _with_blank(common: Common) -> Common:
    """Return what a question shares with a line where its answers stood in the middle of its text, as Moodle has it."""
    prompt = common.get("prompt", "").replace(f" {syntax.MISSING} ", " _____ ")
    prompt = prompt.replace(syntax.MISSING, "\\_\\_\\_\\_\\_")
    return with_prompt(common, prompt)


def _same(title: str, words: str) -> bool:
    return " ".join(title.split()) == words


def _unescaped(written: str) -> str:
    return re.sub(r"\\(.)", r"\1", written)
