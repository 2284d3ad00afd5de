"""From the file of another system to the page that learners see: each question is there, with the source's answers."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from importing.importing_cases import CASES, HUB, SOURCE, names, said
from importing.judging_liascript import questions_of
from teilbar.build import build
from teilbar.importing.taking import Wishes, take_in
from teilbar.model.document import Gap
from teilbar.model.questions import Choice, DragWords, GapText, TrueFalse
from teilbar.model.walk import walk
from teilbar.options import Options
from teilbar.reading.frontmatter import split_header

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from teilbar.model.questions import Question

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a hub that holds all cases, and its site."""
    folder = tmp_path_factory.mktemp("imported")
    hub, site = folder / "hub", folder / "site"
    hub.joinpath("content", "einheiten", "probe").mkdir(parents=True)
    hub.joinpath("mkdocs.yml").write_text(HUB.format(language="de"))
    hub.joinpath("content", "einheiten", "probe", "index.md").write_text("# Probe\n\nText\n")
    take_in(Wishes(paths=tuple(CASES / name / SOURCE for name in names()), source=str(hub)))
    build(Options(source=str(hub), out=site, formats=(), cache=folder / "cache"))
    return hub, site


def test_each_page_holds_the_questions_of_its_text(built: tuple[Path, Path]) -> None:
    hub, site = built
    pages = 0
    for text in sorted(hub.glob("content/einheiten/*/index.md")):
        markdown = text.read_text("utf-8")
        page = site / "einheiten" / str(split_header(markdown, "").fields.get("id", "")) / "index.html"
        if not page.is_file():
            continue
        pages += 1
        questions = questions_of(markdown)
        shown = BeautifulSoup(page.read_text("utf-8"), "html.parser")
        kinds = Counter(
            found[1]
            for node in shown.select(".tb-question")
            if (found := re.search(r"tb-question--([\w-]+)", " ".join(node.get_attribute_list("class"))))
        )
        assert kinds == Counter(question.kind for question in questions), page
        pictures = (str(node.get("alt")) for node in shown.select("[alt]"))
        words = "".join("".join((shown.get_text(), *pictures)).split())
        for answer in (answer for question in questions for answer in _right(question)):
            assert "".join(answer.split()) in words, (page, answer)
    assert pages >= len(names())


def _right(question: Question) -> Iterator[str]:
    match question:
        case Choice(answers=answers) | TrueFalse(answers=answers):
            plain = (said(one.content) for one in answers if one.correct)
            yield from (words for words in plain if not re.search(r"[\\^_{}]", words))
        case GapText(text=text) | DragWords(text=text):
            yield from (node.answers[0] for node in walk(text) if isinstance(node, Gap))
