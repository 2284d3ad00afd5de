"""A question that fits Teilbar, in Teilbar's Markdown: docs/format.md, "Questions"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.importing.emphasis import with_tags
from teilbar.importing.found import Choice, DragWords, Gap, GapText, Match, Order, Reflect, TrueFalse
from teilbar.importing.lines import in_comment, indented, one_line, paragraphs, quote, shortened
from teilbar.importing.plain import escaped, words_of
from teilbar.model.document import Code, Figure, Image, LineBreak, Paragraph
from teilbar.model.walk import walk
from teilbar.reading.markdown.sections import read_document
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilbar.importing.found import Question
    from teilbar.texts import Language

LONGEST_HEADING = 140
"""Letters of what is asked that make a heading by itself."""
_LONGEST_NAME = 70
_GAP = re.compile("\ue000(\\d+)\ue001")
_ARROW = re.compile(r"[-–—=]{1,9}>|[→⇒↔➔➜➡]")
"""What parts a pair: docs/format.md."""

_KEYWORD = re.compile(
    r"(?<=\n)[ \t]*(?=(?:tipp|hinweis|hint|tip|richtig|correct|right|falsch|wrong|incorrect)\s*:)", re.IGNORECASE
)
"""Where a line of a hint or of feedback would begin another one."""


@dataclass(frozen=True, slots=True)
class Written:
    """A question in Markdown: what its heading says behind the keyword, and what stands below."""

    keyword: str
    heading: str
    body: str
    prompt: str
    """What of the question stands below the heading."""


def written(question: Question, language: Language, *, quoted: bool = False) -> Written:
    """Return a question in Markdown.

    ``quoted`` puts what is asked into a quote, where a list in it would be taken for the one with the answers.
    """
    heading, prompt = _heading(question, language)
    marks_gaps = isinstance(question, (GapText, DragWords))
    shown = quote(prompt) if quoted and prompt else prompt
    body = paragraphs(
        *(f"<!-- {in_comment(note)} -->" for note in (_name(question, heading, language), *question.notes) if note),
        "" if marks_gaps else shown,
        _task(question, shown, language),
        *_remarks(question, language),
    )
    return Written(text(f"import.keyword.{question.__class__.__name__}", language), heading, body, prompt)


def _heading(question: Question, language: Language) -> tuple[str, str]:
    """Return what a heading says, and what is left to be said below it."""
    if _fits_heading(question.prompt):
        line = one_line(question.prompt)
        # a colon behind "Stimmt das?" would be taken for the keyword's own
        return (f"<span></span>{line}" if line.lstrip("\\").startswith(":") else line), ""
    words = question.title or words_of(question.prompt) or _words_of_body(question)
    name = shortened(words, _LONGEST_NAME) if words else text("import.word.question", language)
    return name, question.prompt


def _fits_heading(prompt: str) -> bool:
    """Tell whether what is asked is one paragraph of a few words, which a heading can say."""
    if not prompt or len(prompt) > LONGEST_HEADING:
        return False
    document = read_document(prompt).document
    match document.sections:
        case [section] if section.heading is None and len(section.blocks) == 1 and not document.footnotes:
            [block] = section.blocks
            return isinstance(block, Paragraph) and not any(
                isinstance(node, (Image, Figure, LineBreak, Code)) for node in walk(block)
            )
        case _:
            return False


def _words_of_body(question: Question) -> str:
    match question:
        case GapText(text=body) | DragWords(text=body):
            return words_of("".join(piece if isinstance(piece, str) else "…" for piece in body))
        case _:
            return ""


def _name(question: Question, heading: str, language: Language) -> str:
    """Return what to say of the name that the source gave a question, where no reader sees it elsewhere."""
    name = " ".join(question.title.split())
    known = words_of(heading)
    if not name or name in known or known.rstrip("… ").strip() in name:
        return ""
    return text("import.word.name", language, name=name)


def _task(question: Question, prompt: str, language: Language) -> str:  # noqa: PLR0911 - one case a kind
    match question:
        case Choice(options=options):
            return "\n".join(_option(one.content, one.feedback, right=one.right) for one in options)
        case TrueFalse(truth=truth, if_true=if_true, if_false=if_false):
            yes, no = text("import.word.true", language), text("import.word.false", language)
            return "\n".join((_option(yes, if_true, right=truth), _option(no, if_false, right=not truth)))
        case GapText(text=body):
            return _with_gaps(prompt, body)
        case DragWords(text=body, distractors=distractors):
            wrong = ", ".join(f"*{_in_gap(word, literally=False)}*" for word in distractors)
            label = text("import.word.distractors", language)
            return paragraphs(_with_gaps(prompt, body), f"{label}: {wrong}" if wrong else "")
        case Match(pairs=pairs):
            return "\n".join(f"- {_without_arrow(left)} -> {right}" for left, right in pairs)
        case Order(items=items):
            return "\n".join(_numbered(items))
        case Reflect(solution=solution) if solution:
            summary = text("import.word.solution", language)
            return paragraphs("<details>", f"<summary>{summary}</summary>", solution, "</details>")
    return ""


def _option(content: str, feedback: str, *, right: bool) -> str:
    line = f"- [{'x' if right else ' '}] {content}"
    return f"{line}\n{indented(quote(feedback), '  ')}" if feedback.strip() else line


def _with_gaps(prompt: str, body: Iterable[str | Gap]) -> str:
    gaps: list[Gap] = []
    pieces: list[str] = []
    for piece in body:
        if isinstance(piece, Gap):
            pieces.append(f"\ue000{len(gaps)}\ue001")
            gaps.append(piece)
        else:
            pieces.append(piece)
    marked = with_tags(paragraphs(prompt, "".join(pieces)))
    return _GAP.sub(lambda found: _apart(found, _gap(gaps[int(found[1])])), marked)


def _apart(place: re.Match[str], marked: str) -> str:
    """Return a gap with a space where its asterisk would stand between a letter and a sign, and mark nothing there.

    CommonMark 0.31, "Left-flanking delimiter run".
    """
    before, behind = place.string[: place.start()][-1:], place.string[place.end() :][:1]
    first, last = marked.strip("*")[:1], marked.strip("*")[-1:]
    left = " " if _is_word(before) and not first.isalnum() else ""
    right = " " if _is_word(behind) and not last.isalnum() else ""
    return f"{left}{marked}{right}"


def _is_word(sign: str) -> bool:
    """Tell whether a sign is a letter or another gap's mark: neither a space nor punctuation."""
    return bool(sign) and not sign.isspace() and (sign.isalnum() or sign in "\ue000\ue001*")


def _gap(gap: Gap) -> str:
    answers = "/".join(_in_gap(answer) for answer in gap.answers)
    return f"*{answers}:{_in_gap(gap.hint)}*" if gap.hint else f"*{answers}*"


def _in_gap(words: str, *, literally: bool = True) -> str:
    marked = escaped(words)
    return re.sub(r"(?<!\\)([/:])", r"\\\1", marked) if literally else marked


def _without_arrow(left: str) -> str:
    """Return a left side whose arrows part nothing: they stand in code."""
    return _ARROW.sub(lambda found: f"`{found[0]}`", left)


def _numbered(items: Iterable[str]) -> Iterable[str]:
    for number, item in enumerate(items, 1):
        mark = f"{number}. "
        yield mark + indented(item, " " * len(mark)).lstrip()


def _remarks(question: Question, language: Language) -> Iterable[str]:
    hint = question.hints[0] if question.hints else ""
    said = (("hint", hint), ("praise", question.praise), ("correction", question.correction))
    lines = [_remark(text(f"import.label.{name}", language), markdown) for name, markdown in said if markdown]
    return ("\n\n".join(lines),) if lines else ()


def _remark(label: str, markdown: str) -> str:
    """Return a hint or feedback: its label stands in a line of its own where no paragraph follows."""
    starts = read_document(markdown).document.sections
    inline = bool(starts) and bool(starts[0].blocks) and isinstance(starts[0].blocks[0], Paragraph)
    markdown = _KEYWORD.sub("<span></span>", markdown)
    return quote(f"{label}: {markdown}" if inline else f"{label}:\n\n{markdown}")
