"""The header of a Markdown file is found, whatever its form, and nothing of the text is lost."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reading.sentences import rules_and_lines
from teilbar.reading.frontmatter import split_header

if TYPE_CHECKING:
    from collections.abc import Mapping

CASES = {path.stem: path for path in sorted(Path(__file__).with_name("headers").glob("*.toml"))}


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Mapping[str, Any]:
    """Return a text and what its header says."""
    return tomllib.loads(CASES[request.param].read_text("utf-8"))


def test_header_is_read(case: Mapping[str, Any]) -> None:
    header = split_header(case["text"], "a.md")
    assert header.fields == case.get("fields", {})
    assert header.lines == case.get("lines", {})
    assert rules_and_lines(header.findings) == [tuple(problem) for problem in case.get("problems", [])]


def test_body_is_the_rest_of_the_file_unchanged(case: Mapping[str, Any]) -> None:
    header = split_header(case["text"], "a.md")
    assert header.body_line == case["body_line"]
    assert header.body.split("\n") == (case["text"].split("\n")[case["body_line"] - 1 :] or [""])


def test_long_text_without_a_second_rule_is_read_at_once() -> None:
    text = "---\n" + "Ein Absatz.\n\n" * 100_000
    assert split_header(text, "a.md").body == text


def test_real_courses_have_headers(shared_fixtures: Path) -> None:
    git = shared_fixtures / "oersi-course" / "lecture" / "git"
    book = shared_fixtures / "l3t-kindergarten" / "46_Spielend_Lernen_im_Kindergarten"
    oersi = {path.name: split_header(path.read_text("utf-8"), path.name) for path in git.glob("*.md")}
    l3t = {path.name: split_header(path.read_text("utf-8"), path.name) for path in book.glob("*.md")}

    assert [len(oersi), len(l3t)] == [9, 8]
    assert all(header.fields["title"] for header in (*oersi.values(), *l3t.values()))
    assert not any(header.findings for header in (*oersi.values(), *l3t.values()))
    assert all(header.body.lstrip()[:3] == ":::" for name, header in oersi.items() if name != "readme.md")
    assert oersi["workflows.md"].fields == {
        "author": "Carsten Gips (HSBI)",
        "title": "Zusammenarbeit: Git-Workflows und Merge-/Pull-Requests",
    }
    assert oersi["readme.md"].fields == {"no_beamer": True, "no_pdf": True, "title": "Versionierung mit Git"}
    assert l3t["00_Spielend_Lernen_im_Kindergarten.md"].lines == {"filename": 1, "title": 2, "tags": 4, "authors": 5}
    assert not any("<!-- title" in header.body for header in l3t.values())
