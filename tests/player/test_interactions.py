"""Every answer of the one table of answers, in the words of both versions of SCORM."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING, Any, cast

import pytest

from scoring.table import Case, cases
from setup import node
from teilbar.model.answers import key_of, word_bank, words_of
from teilbar.model.questions import DragWords, MarkWords, TrueFalse

if TYPE_CHECKING:
    from collections.abc import Mapping

EXPRESS = """
import { expressed12, expressed2004 } from "./scorm/interactions.js";
const cases = JSON.parse(process.argv[1]);
const tell = (express) => cases.map(({ question, answer }) => express(question, answer));
console.log(JSON.stringify({ "1.2": tell(expressed12), 2004: tell(expressed2004) }));
"""

TYPES = {
    "choice": "choice",
    "true-false": "true-false",
    "gap-text": "fill-in",
    "drag-words": "matching",
    "match": "matching",
    "mark-words": "choice",
    "order": "sequencing",
}

SHAPES = {
    "1.2": {
        "choice": r"[a-z0-9](,[a-z0-9])*",
        "true-false": r"[tf]",
        "fill-in": r".{1,255}",
        "matching": r"[1-9a-z0]\.[a-z0-9](,[1-9a-z0]\.[a-z0-9])*",
        "sequencing": r"[a-z0-9](,[a-z0-9])*",
    },
    "2004": {
        "choice": r"[a-z]+(\[,\][a-z]+)*",
        "true-false": r"true|false",
        "fill-in": r"(\{case_matters=true\})?.{1,250}(\[,\].{1,250}){0,9}",
        "matching": r"\d+\[\.\][a-z]+(\[,\]\d+\[\.\][a-z]+)*",
        "sequencing": r"[a-z]+(\[,\][a-z]+)*",
    },
}

GIVEN = [case for case in cases() if any(case.given)]


def asked(case: Case) -> dict[str, Any]:
    question = case.question
    truth = None
    if isinstance(question, TrueFalse):
        truth = next(at for at, answer in enumerate(question.answers) if answer.correct == question.truth)
    things = [word.text for word in words_of(question.text)] if isinstance(question, MarkWords) else []
    if isinstance(question, DragWords):
        things = list(word_bank(question))
    return {"kind": case.kind, "right": key_of(question), "truth": truth, "exact": case.exact, "things": things}


@pytest.fixture(scope="module")
def told() -> Mapping[tuple[str, str, str], dict[str, Any]]:
    """Return what is told of each case, by version, kind and name."""
    given = [{"question": asked(case), "answer": case.held} for case in GIVEN]
    done = subprocess.run(
        [node.node(), "--input-type=module", "--eval", EXPRESS, json.dumps(given)],
        check=True,
        capture_output=True,
        encoding="utf-8",
        cwd=node.THEMES / "player",
    )
    return {
        (version, case.kind, case.name): one
        for version, expressed in json.loads(done.stdout).items()
        for case, one in zip(GIVEN, expressed, strict=True)
    }


@pytest.mark.parametrize("version", ["1.2", "2004"])
@pytest.mark.parametrize("case", GIVEN, ids=lambda case: f"{case.kind}: {case.name}")
def test_an_answer(case: Case, version: str, told: Mapping[tuple[str, str, str], dict[str, Any]]) -> None:
    one = told[version, case.kind, case.name]
    assert one["type"] == TYPES[case.kind]
    for text in (one["response"], *one["patterns"]):
        assert re.fullmatch(SHAPES[version][one["type"]], text)
    if case.kind in {"choice", "true-false", "match", "order", "mark-words"}:
        is_right = _parts(case, one["response"]) == _parts(case, one["patterns"][0])
        assert is_right == (case.score == case.maximum)
    if case.kind == "true-false":
        said = {"t": True, "f": False, "true": True, "false": False}
        truth = cast("TrueFalse", case.question).truth
        assert said[one["patterns"][0]] == truth


def _parts(case: Case, text: str) -> list[str]:
    """Return the parts of a response; which of several was picked first does not matter."""
    parts = re.split(r"\[,\]|,", text)
    return parts if case.kind == "order" else sorted(parts)
