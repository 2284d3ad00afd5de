"""What an answer is worth in H5P: the same as on the site, but for what docs/h5p.md names."""

from __future__ import annotations

import pytest

from exporting.h5p.judges import JUDGES
from exporting.h5p.making import desk, unit
from scoring.table import Case, cases, kinds
from teilbar.exporting.h5p.book import questions_of
from teilbar.exporting.h5p.parts import Part, PartWriter
from teilbar.exporting.h5p.questions import question_parts, quiz_part
from teilbar.exporting.h5p.rights import Rights
from teilbar.exporting.h5p.sets import version_set

OTHERWISE = {
    # a phrase to be marked: each of its words counts
    "mark-words: all of them": (4, 4),
    "mark-words: some": (1, 4),
    "mark-words: a wrong word costs a point": (1, 4),
    "mark-words: never below none": (0, 4),
    "mark-words: nothing": (0, 4),
    # typed words: H5P compares sign by sign; the usual ways to type one are given to it as alternatives
    "gap-text: umlauts of two signs": (0, 5),
    "gap-text: umlauts of two signs, exact": (0, 5),
    "gap-text: another dash, doubled spaces": (4, 5),
    "gap-text: French quotes, a typographic apostrophe": (0, 2),
    "gap-text: another order of quotes": (0, 2),
    "gap-text: an invisible hyphen": (1, 2),
}
"""Points and the most points where H5P cannot do what the site does."""


def name(case: Case) -> str:
    return f"{case.kind}: {case.name}"


def made(markdown: str, *, exact: bool = False) -> Part | None:
    one = unit(markdown)
    (question,) = questions_of(one)
    return quiz_part(question, desk(one, exact_gaps=exact))


@pytest.mark.parametrize("case", cases(), ids=name)
def test_an_answer_is_worth_these_points(case: Case) -> None:
    part = made(case.markdown, exact=case.exact)
    assert part is not None
    params = PartWriter("einheit", "de", version_set(), Rights()).content(part)
    expected = OTHERWISE.get(name(case), (case.score, case.maximum))
    assert JUDGES[part.type](params, case.given) == expected


def test_what_is_otherwise_is_in_the_table() -> None:
    assert OTHERWISE.keys() <= {name(case) for case in cases()}
    assert all(OTHERWISE[name(case)] != (case.score, case.maximum) for case in cases() if name(case) in OTHERWISE)


@pytest.mark.parametrize(("kind", "markdown", "most"), kinds())
def test_every_kind_becomes_something(kind: str, markdown: str, most: int) -> None:
    assert (made(markdown) is None) == (most == 0)
    one = unit(markdown)
    (question,) = questions_of(one)
    types = [part.type for part in question_parts(question, desk(one))]
    assert TYPES[kind] in types


TYPES = {
    "choice": "H5P.MultiChoice",
    "true-false": "H5P.TrueFalse",
    "gap-text": "H5P.Blanks",
    "drag-words": "H5P.DragText",
    "mark-words": "H5P.MarkTheWords",
    "match": "H5P.DragText",
    "order": "H5P.DragText",
    "flashcards": "H5P.Dialogcards",
    "faq": "H5P.Accordion",
    "explore-image": "H5P.AdvancedText",
    "reflect": "H5P.AdvancedText",
}
