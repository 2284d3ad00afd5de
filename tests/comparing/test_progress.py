"""The verdict on learners' progress tells the truth.

A learner answers all questions but the last with the older package, an LMS keeps what it was told, the newer package is
put in its place, and the learner goes on. What stands in each question then is what the verdict says of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from comparing.conftest import UPDATES
from consumers.contract.acts import Answer, GoTo
from consumers.contract.stage import Stage
from consumers.packages import FORMATS
from teilbar.comparing.sco import read_sco
from teilbar.comparing.surviving import effects, survival
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from comparing.conftest import Updated
    from consumers.lms import Desk
    from consumers.packages import Version
    from teilbar.comparing.sco import Sco
    from teilbar.comparing.surviving import Effect

JUDGES: tuple[tuple[Version, str], ...] = (("1.2", "scorm-again"), ("2004", "strict"))
ON_BOTH = {
    *("text-changed", "question-reworded", "question-added-at-the-end", "question-added-in-front", "question-removed"),
    *("kind-changed", "order-of-answers-changed", "another-id"),
}
"""What authors do most; everything else is played on one of the two."""
PLAYED = [
    pytest.param(name, *judge, id=f"{name}, {judge[0]}")
    for number, name in enumerate(UPDATES)
    for place, judge in enumerate(JUDGES)
    if name in ON_BOTH or number % len(JUDGES) == place
]
RAW = {"1.2": "cmi.core.score.raw", "2004": "cmi.score.raw"}

_LOOK = """() => {
  const words = (node) => {
    const copy = node.cloneNode(true);
    for (const mark of copy.querySelectorAll(".tb-verdict, .tb-grip, .tb-order__buttons, .tb-feedback")) mark.remove();
    return copy.textContent.trim().replace(/\\s+/g, " ");
  };
  const before = (gap) => gap.previousSibling?.textContent.trim().split(" ").at(-1);
  const all = (element, selector) => [...element.querySelectorAll(selector)].map(words);
  return globalThis.Teilbar.questions.map(({ element, key, kind, answer, begun, done, score, maximum }) => {
    const things = all(element, ".tb-options label, .tb-word, .tb-bank > li, .tb-match__right > li, .tb-order__item");
    const sides = all(element, ".tb-match__side");
    const gaps = [...element.querySelectorAll("input.tb-gap")];
    const put = (thing, place) => `${sides[place] ?? place}: ${things[thing] ?? "-"}`;
    const stands = {
      "gap-text": () => answer.map((typed, place) => `${before(gaps[place])}: ${typed}`).sort(),
      order: () => things,
      match: () => answer.map(put).sort(),
      "drag-words": () => answer.map(put),
    }[kind] ?? (() => answer.map((position) => things[position]));
    return { key, maximum, points: done ? score : null, stands: begun ? stands() : null };
  });
}"""
_UNSEEN = """() => [...document.querySelectorAll(".tb-sco__contents li")]
  .filter((item) => item.querySelector(".tb-sco__seen")?.hidden)
  .map((item) => item.querySelector("a").textContent)"""


@dataclass(frozen=True)
class Found:
    """What a learner finds."""

    questions: Sequence[Mapping[str, Any]]
    unseen: Sequence[str]
    raw: float


def read(updated: Updated, name: str, state: str) -> Sco:
    folder = updated.packages / f"{name}-{state}.scorm2004"
    return read_sco((folder / "imsmanifest.xml").read_bytes(), (folder / "index.html").read_bytes())


def of(effect: Effect) -> str:
    """Return an effect as the table has it: its name and the number of its question."""
    number = dict(effect.values).get("number")
    return effect.key if number is None else f"{effect.key} {number}"


def identity(package: Path) -> str:
    """Return what an LMS knows a package by."""
    return etree.parse(package / "imsmanifest.xml").getroot().get("identifier", "")


@pytest.mark.slow
@pytest.mark.parametrize("name", UPDATES)
def test_the_verdict_names_each_effect(updated: Updated, name: str) -> None:
    update = UPDATES[name]
    before, after = read(updated, name, "before"), read(updated, name, "after")
    assert [of(effect) for effect in effects(before, after)] == update.get("effects", [])
    (told,) = [one for one in updated.comparison.texts if one.file.split("/")[-2] == name]
    assert told.progress
    assert told.progress.kept == update["kept"]
    assert told.progress.sentences[0] == text(f"diff.progress.{update['kept']}", "de")
    assert [line for line in told.progress.sentences if not line.startswith("H5P:")] == [
        *survival(before, after, "de").sentences
    ]


@pytest.mark.parametrize(("name", "version", "judge"), PLAYED)
def test_what_the_verdict_says_is_what_learners_find(
    desk: Desk, updated: Updated, name: str, version: Version, judge: str
) -> None:
    desk.sit_down()
    count = len(read(updated, name, "before").questions)
    stage = Stage(desk, f"{name}-before", version, [desk.launch(f"{name}-before", version, judge=judge)])
    for section in range(1, stage.frame.locator(".tb-step").count() + 1):
        GoTo(section).do(stage)
    for number in range(1, count):
        Answer(number, "right").do(stage)
    before = look(stage, desk, version)
    record = desk.record()
    assert before.raw > 0

    packages = [updated.packages / f"{name}-{state}.{FORMATS[version]}" for state in ("before", "after")]
    same = identity(packages[0]) == identity(packages[1])  # an LMS that finds another identity has nothing to hand over
    desk.sit_down()
    frame = desk.launch(f"{name}-after", version, judge=judge, record=record if same else None)
    after = look(Stage(desk, f"{name}-after", version, [frame]), desk, version)

    said = list(effects(read(updated, name, "before"), read(updated, name, "after")))
    assert {number: what in told_of(number, said) for number, what in happened(before, after).items()} == dict.fromkeys(
        range(1, count), True
    )
    total = sum(one["maximum"] for one in before.questions), sum(one["maximum"] for one in after.questions)
    points = [tuple(dict(one.values).values()) for one in said if one.key == "points"]
    assert points == ([total] if total[0] != total[1] else [])
    if same:
        assert sorted(after.unseen) == sorted(str(dict(one.values)["title"]) for one in said if one.key == "section")
        assert after.raw >= before.raw, "the best result stays"
    else:
        assert after.raw == 0


def look(stage: Stage, desk: Desk, version: Version) -> Found:
    """Return what stands in the package, and close it."""
    questions, unseen = stage.frame.evaluate(_LOOK), stage.frame.evaluate(_UNSEEN)
    desk.close()
    record = desk.record() or {"values": {}}
    return Found(questions, unseen, float(record["values"].get(RAW[version]) or 0))


def happened(before: Found, after: Found) -> dict[int, str]:
    """Return what became of each answered question, by its number."""
    now = {one["key"]: one for one in after.questions}
    found = {}
    for number, old in enumerate(before.questions[:-1], 1):
        new = now.get(old["key"])
        if new is None or (new["stands"] is None and after.raw == 0):
            found[number] = "lost"
        elif new["stands"] is None:
            found[number] = "empty"
        elif new["stands"] != old["stands"]:
            found[number] = "elsewhere"
        else:
            found[number] = "kept" if new["points"] == old["points"] else "judged anew"
    return found


WHAT_IT_MEANS = {
    "question-reworded": {"lost"},
    "question-of-another-kind": {"lost"},
    "question-gone": {"lost"},
    "answer-shifted": {"elsewhere"},
    "answers-fewer": {"elsewhere", "empty"},
    "answer-does-not-fit": {"empty"},
    "answer-does-not-fit-always": {"empty"},
    "judged-anew": {"judged anew"},
}


def told_of(number: int, said: Sequence[Effect]) -> set[str]:
    """Return what may become of a question's answers, as was said."""
    if any(one.key == "identifier" for one in said):
        return {"lost"}
    for one in said:
        if one.key in WHAT_IT_MEANS and dict(one.values)["number"] == number:
            return WHAT_IT_MEANS[one.key]
    return {"kept"}
