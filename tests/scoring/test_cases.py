"""What an answer is worth: the same for the browser code, the model and the documentation."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scoring.table import Case, cases, kinds, read_question
from setup import node
from teilbar.model.answers import key_of, maximum
from teilbar.model.questions import Question

if TYPE_CHECKING:
    from collections.abc import Mapping

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "scoring.md"

JUDGE = """
import { judge } from "./scoring.js";
const cases = JSON.parse(process.argv[1]);
console.log(JSON.stringify(cases.map(({ kind, right, held, exact }) => judge(kind, right, held, exact))));
"""


@pytest.fixture(scope="module")
def judged() -> Mapping[str, dict[str, Any]]:
    """Return what the browser code says of each case, by its name."""
    asked = [
        {"kind": case.kind, "right": key_of(case.question), "held": case.held, "exact": case.exact} for case in cases()
    ]
    done = subprocess.run(
        [node.node(), "--input-type=module", "--eval", JUDGE, json.dumps(asked)],
        check=True,
        capture_output=True,
        encoding="utf-8",
        cwd=node.THEMES / "widgets",
    )
    return dict(zip((name(case) for case in cases()), json.loads(done.stdout), strict=True))


def name(case: Case) -> str:
    return f"{case.kind}: {case.name}"


def test_every_kind_has_a_question_and_every_scored_one_full_and_no_points() -> None:
    assert {kind for kind, _, _ in kinds()} == {kind.kind for kind in Question.__subclasses__()}
    assert len({name(case) for case in cases()}) == len(cases())
    for kind, _, most in kinds():
        scores = {case.score / case.maximum for case in cases() if case.kind == kind}
        assert scores >= {0, 1} if most else scores == set()


@pytest.mark.parametrize(("kind", "markdown", "most"), kinds())
def test_the_most_that_can_be_had(kind: str, markdown: str, most: int) -> None:
    question = read_question(markdown)
    assert (question.kind, maximum(question)) == (kind, most)


@pytest.mark.parametrize("case", cases(), ids=name)
def test_a_page_gives_these_points(case: Case, judged: Mapping[str, dict[str, Any]]) -> None:
    result = judged[name(case)]
    assert (result["score"], result["maximum"]) == (case.score, case.maximum)


@pytest.mark.parametrize("case", [case for case in cases() if case.kind not in {"choice", "mark-words"}], ids=name)
def test_each_place_is_marked_right_or_wrong(case: Case, judged: Mapping[str, dict[str, Any]]) -> None:
    assert sum(bool(mark) for mark in judged[name(case)]["marks"]) == case.score


def test_the_documentation_tells_the_same() -> None:
    told = list(_told())
    assert {kind for kind, _, _, _ in told} == {case.kind for case in cases()}
    known = {(case.markdown, case.given, case.score) for case in cases() if not case.exact}
    assert [(kind, given) for kind, markdown, given, score in told if (markdown, given, score) not in known] == []


def _told() -> list[tuple[str, str, tuple[str, ...], int]]:
    """Return the examples of the documentation: kind, question, answer and points."""
    told = []
    for part in re.split(r"^## ", DOCUMENTATION.read_text("utf-8"), flags=re.MULTILINE):
        if not (fence := re.search(r"^```markdown\n(.*?)^```$", part, re.MULTILINE | re.DOTALL)):
            continue
        markdown = fence[1].strip()
        for answer, points in re.findall(r"^\| (.*?) \| (\d) of \d \|$", part, re.MULTILINE):
            given = tuple("" if one == "(empty)" else one for one in answer.split(" · "))
            told.append((read_question(markdown).kind, markdown, given, int(points)))
    return told
