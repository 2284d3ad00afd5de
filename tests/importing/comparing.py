"""What was written of a source against what the judge says of it: the faults, a sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from importing.judging import Judged, bare
from teilbar.importing.plain import words_of_nodes
from teilbar.model import questions as read
from teilbar.model.answers import gaps_of
from teilbar.model.walk import walk
from teilbar.reading.markdown.sections import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teilbar.importing.found import Remark

_MAY_DIFFER = {
    "partly-right",
    "partly-right-word",
    "wildcard",
    "tolerance",
    "tolerance-as-text",
    "unit-of-measure",
}
"""Remarks that say why what is right is not exactly the source's."""


def questions_of(markdown: str) -> list[read.Question]:
    """Return the questions of a unit's text, as a build reads them."""
    body = markdown.partition("\n---\n")[2]
    read_text = read_document(body)
    assert not read_text.findings, read_text.findings
    return [node for node in walk(read_text.document.sections) if isinstance(node, read.Question)]


def faults(judged: Sequence[Judged], written: Sequence[read.Question], remarks: Sequence[Remark]) -> Iterator[str]:
    """Yield what is not as the source has it, though no remark says so."""
    broken = {remark.line for remark in remarks if remark.why.startswith("broken.")}
    expected = [
        one for one in judged if one.kind not in {"category", "description", "broken"} and one.line not in broken
    ]
    if len(expected) != len(written):
        yield f"{len(expected)} questions in the source, {len(written)} written"
        return
    for one, made in zip(expected, written, strict=True):
        why = {remark.why for remark in remarks if remark.line == one.line}
        yield from (f"line {one.line} ({one.kind}): {fault}" for fault in _of_question(one, made, why))


def _of_question(one: Judged, made: read.Question, why: set[str]) -> Iterator[str]:
    everything = bare(words_of_nodes(made))
    for words in (*one.always, *(feedback for _, feedback in one.said)):
        if words and words not in everything:
            yield f"feedback is missing: {words}"
    if isinstance(made, read.Reflect):
        if one.kind != "essay" and not why:
            yield "became one to reflect on, and nothing says so"
        if not why & _MAY_DIFFER:
            yield from (f"not told: {words}" for words in one.right if bare(words).partition("→")[0] not in everything)
        return
    yield from _of_answers(one, made, why)


def _of_answers(  # noqa: C901, PLR0912 - one case a kind
    one: Judged, made: read.Question, why: set[str]
) -> Iterator[str]:
    match made:
        case read.Choice(answers=answers):
            right = sorted(_said(answer.content) for answer in answers if answer.correct)
            wrong = sorted(_said(answer.content) for answer in answers if not answer.correct)
            if one.kind != "cloze" and (right, wrong) != (sorted(one.right), sorted(one.wrong)):
                yield f"right {right}, wrong {wrong}; the source: right {one.right}, wrong {one.wrong}"
            told = sorted((_said(answer.content), _said(answer.feedback)) for answer in answers)
            if one.kind != "cloze" and told != sorted(one.said):
                yield f"feedback {told}; the source: {one.said}"
        case read.TrueFalse(answers=answers, truth=truth):
            if truth != (one.right == ["true"]):
                yield "truth differs"
            given = [_said(answer.feedback) for answer in answers]
            source = dict(one.said)
            if given != [source.get("true", ""), source.get("false", "")]:
                yield f"feedback differs: {given}"
        case read.GapText(text=body):
            accepted = {bare(answer) for gap in gaps_of(body) for answer in gap.answers}
            missing = [words for words in one.right if words not in accepted and words != ""]
            if one.kind == "shortanswer" and missing and not why & _MAY_DIFFER:
                yield f"not accepted: {missing}"
            if one.kind == "shortanswer" and accepted - set(one.right) and not why & _MAY_DIFFER:
                yield f"accepted, but wrong: {accepted - set(one.right)}"
        case read.DragWords(text=body):
            placed = [bare(gap.answers[0]) for gap in gaps_of(body)]
            wanted = [words.partition("→")[2] or words for words in one.right]
            if one.kind in {"matching", "gapselect", "ddwtos"} and placed != wanted:
                yield f"placed {placed}, the source: {wanted}"
        case read.Match(pairs=pairs):
            made_pairs = [f"{_said(pair.left)}→{_said(pair.right)}" for pair in pairs]
            if made_pairs != one.right:
                yield f"pairs {made_pairs}, the source: {one.right}"
        case read.Order(items=items):
            if [_said(item) for item in items] != one.right:
                yield "another order"


def _said(nodes: object) -> str:
    return bare(words_of_nodes(nodes))
