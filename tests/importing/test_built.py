"""From the source's file to the packages: what an LMS and H5P are told is right is what Moodle's file says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from lxml import html

from importing.importing_cases import CASES, SOURCE
from importing.judging import Judged, bare, judge_gift, judge_xml, of_html
from teilbar.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow
HUB = "site_name: Probe\nextra:\n  teilbar:\n    lizenz: CC0-1.0\n"
IMPORTED = (
    "gift-choice",
    "gift-true-false",
    "gift-short-answer",
    "gift-match",
    "moodle-choice",
    "moodle-hints-feedback",
)


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the packages of a hub with nothing in it but what was imported."""
    hub = tmp_path_factory.mktemp("hub")
    (hub / "content" / "einheiten" / "alt").mkdir(parents=True)
    (hub / "mkdocs.yml").write_text(HUB)
    (hub / "content" / "einheiten" / "alt" / "index.md").write_text("# Alt\n\nText\n")
    for name in IMPORTED:
        [file] = (CASES / name / SOURCE).iterdir()
        (hub / f"{name}{file.suffix}").write_bytes(file.read_bytes())
        assert main(["import", str(hub / f"{name}{file.suffix}"), "--source", str(hub)]) == 0
    for text in hub.glob("content/einheiten/*/index.md"):
        text.write_text(text.read_text("utf-8").replace("lizenz: unbekannt", "lizenz: CC0-1.0"), "utf-8")
    formats = ["--formats", "h5p,scorm12", "--no-site", "--cache", str(hub / "cache")]
    assert main(["build", str(hub), "--out", str(hub / "out"), *formats]) == 0
    return hub / "out" / "downloads"


def judged(name: str) -> list[Judged]:
    [file] = (CASES / name / SOURCE).iterdir()
    content = file.read_bytes()
    return list(judge_gift(content.decode()) if name.startswith("gift-") else judge_xml(content))


def choices(name: str) -> list[tuple[list[str], list[str]]]:
    """Return right and wrong answers of the choices that have both, as the judge has them."""
    return [(one.right, one.wrong) for one in judged(name) if one.kind.startswith("multichoice") and one.right]


def parts(value: object, library: str) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if str(value.get("library", "")).startswith(library):
            yield value["params"]
        for inner in value.values():
            yield from parts(inner, library)
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner, library)


def h5p(packages: Path, name: str) -> object:
    [file] = packages.glob(f"{name}/*.h5p")
    with ZipFile(file) as archive:
        return json.loads(archive.read("content/content.json"))


@pytest.mark.parametrize("name", ["gift-choice", "moodle-choice", "moodle-hints-feedback"])
def test_h5p_has_the_sources_right_answers_and_feedback(packages: Path, name: str) -> None:
    made = list(parts(h5p(packages, name), "H5P.MultiChoice"))
    found = [
        (
            [of_html(one["text"]) for one in part["answers"] if one["correct"]],
            [of_html(one["text"]) for one in part["answers"] if not one["correct"]],
        )
        for part in made
    ]
    assert found == choices(name)
    said = {
        (of_html(one["text"]), of_html(one.get("tipsAndFeedback", {}).get("chosenFeedback", "")))
        for part in made
        for one in part["answers"]
    }
    wanted = {pair for one in judged(name) if one.kind.startswith("multichoice") and one.right for pair in one.said}
    assert said == wanted


def test_h5p_has_the_sources_truth_words_and_pairs(packages: Path) -> None:
    truths = [part["correct"] for part in parts(h5p(packages, "gift-true-false"), "H5P.TrueFalse")]
    assert truths == [one.right[0] for one in judged("gift-true-false")]
    typed = json.dumps(h5p(packages, "gift-short-answer"), ensure_ascii=False)
    assert all(word in bare(typed) for one in judged("gift-short-answer") for word in one.right)
    dragged = [bare(part["textField"]) for part in parts(h5p(packages, "gift-match"), "H5P.DragText")]
    for one, text in zip(judged("gift-match"), dragged, strict=True):
        assert all(side in text.replace("&gt;", ">") for pair in one.right for side in pair.split("→"))


@pytest.mark.parametrize("name", ["gift-choice", "moodle-choice", "moodle-hints-feedback"])
def test_a_scorm_package_marks_the_sources_right_answers(packages: Path, name: str) -> None:
    [file] = packages.glob(f"{name}/*.scorm12.zip")
    with ZipFile(file) as archive:
        page = html.fromstring(archive.read("index.html").decode())
    found = []
    for question in page.xpath("//section[@data-kind='choice']"):
        right = set(json.loads(question.get("data-right")))
        options = [bare(one.text_content()) for one in question.xpath(".//label")]
        found.append(
            (
                [one for at, one in enumerate(options) if at in right],
                [one for at, one in enumerate(options) if at not in right],
            )
        )
    assert found == choices(name)
