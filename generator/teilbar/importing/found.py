"""What a reader found in a file of another system, as frozen data that knows of no system.

Two kinds of text: ``Markdown`` is CommonMark with GFM as GitLab shows it, of as many blocks as it likes (plain text is
passed through :func:`teilbar.importing.plain.escaped`); ``Plain`` is text as it is meant, nothing in it is markup.
Headings in the ``Markdown`` of questions, emphasis in gap texts and what else would mean something to Teilbar are the
writer's business, not the reader's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Markdown: TypeAlias = str
Plain: TypeAlias = str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was not taken over as it was meant: what people have to look at."""

    why: str
    """What became of it and why: a key of ``texts/importing.toml`` below ``import.remark``, without that prefix."""
    file: str
    """The file that was read, as it was named to Teilbar."""
    line: int
    """Where it stands there, from 1; 0 where no line can be told."""
    source: Plain
    """The source's own text of it, whole: it goes into the report, so that nothing is lost."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What the placeholders of the sentence stand for."""
    title: Plain = ""
    """The question that it belongs to; empty where it belongs to none."""


@dataclass(frozen=True, slots=True)
class Text:
    """Text between questions. It may hold headings: a reader keeps those that the source has, as Markdown."""

    markdown: Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What all kinds of questions share; the kinds are those of :mod:`teilbar.model.questions`."""

    title: Plain = ""
    """Its name, short; empty where the source has none: then the writer makes one of the prompt."""
    prompt: Markdown = ""
    """What is asked."""
    hints: tuple[Markdown, ...] = ()
    """Hints in the order in which they are given."""
    praise: Markdown = ""
    """Said after a right answer."""
    correction: Markdown = ""
    """Said after a wrong one."""
    solution: Markdown = ""
    """The answer explained, said in any case (Moodle's general feedback, a solution to unfold)."""
    notes: tuple[Plain, ...] = ()
    """What the source says of it to its authors alone: it becomes a comment."""
    line: int = 0
    """Where it begins in the source's file, from 1."""
    source: Plain = ""
    """The source's own text of the question: what a remark of the writer quotes."""


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose."""

    content: Markdown
    right: bool
    feedback: Markdown = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Question):
    """One or several right answers to choose."""

    options: tuple[Option, ...]
    multiple: bool | None = None
    """Whether the source lets learners pick several; None where it does not say. Teilbar goes by the right ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(Question):
    """A statement, the prompt, that is true or is not."""

    truth: bool
    if_true: Markdown = ""
    """Said to who holds the statement to be true."""
    if_false: Markdown = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A place in a text for a word."""

    answers: tuple[Plain, ...]
    """What is right, the first being the solution that is shown."""
    hint: Plain = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What the source says to who types a certain word."""

    word: Plain
    """``*`` for any other one."""
    feedback: Markdown
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GapText(Question):
    """A text with words to type. A question with a short answer is a text that is only a gap."""

    text: tuple[Markdown | Gap, ...]
    """The text in its pieces; put together, with a word for each gap, they are Markdown."""
    feedback: tuple[Said, ...] = ()
    """What the source says to single words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DragWords(Question):
    """A text with words to put in their places."""

    text: tuple[Markdown | Gap, ...]
    distractors: tuple[Plain, ...] = ()
    feedback: tuple[Said, ...] = ()
    """As that of :class:`GapText`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Question):
    """Pairs that belong together: left and right, in that order."""

    pairs: tuple[tuple[Markdown, Markdown], ...]
    distractors: tuple[Markdown, ...] = ()
    """Right sides that belong to nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Question):
    """Items to be put in order; here they stand in the right one."""

    items: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflect(Question):
    """Something to think about or to write: nobody but the learner judges it."""


Block: TypeAlias = Text | Choice | TrueFalse | GapText | DragWords | Match | Order | Reflect


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what follows it."""

    title: Plain
    """Empty for what stands before the first heading, and where a question's own heading is the section's."""
    blocks: tuple[Block, ...]
    level: int = 2
    """The heading's level, 2 to 6; without a title that of its questions, at most."""


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file that the text shows or links to."""

    name: str
    """What the Markdown calls it: a relative path below the unit's folder. The writer makes it a safe name."""
    content: bytes
    record: Mapping[str, object] = field(default_factory=dict)
    """Fields of ``medien.yml`` that the source states (``urheber``, ``lizenz`` ...). Never guessed, never invented."""


@dataclass(frozen=True, slots=True)
class ImportedUnit:
    """A unit to be written."""

    title: Plain
    sections: tuple[Section, ...]
    metadata: Mapping[str, object] = field(default_factory=dict)
    """Front matter by Teilbar's German field names (``kurz``, ``autor``, ``lizenz``, ``sprache``, ``schlagworte`` ...):
    only what the source states."""
    media: tuple[MediaFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What a reader made of one file."""

    units: tuple[ImportedUnit, ...]
    remarks: tuple[Remark, ...] = ()
