"""The pages of the rules are those that the rules make, and they are whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from checks.guide_pages import FOLDER as GUIDE
from checks.guide_pages import guide_pages
from checks.pages import FOLDER, pages
from teilbar.texts import rule_groups, rules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


@pytest.mark.parametrize(("folder", "make"), [(FOLDER, pages), (GUIDE, guide_pages)], ids=["documentation", "guide"])
def test_the_pages_are_current(folder: Path, make: Callable[[], Mapping[str, str]]) -> None:
    written = {path.name: path.read_text("utf-8") for path in folder.glob("*.md")}
    made = dict(make())
    assert sorted(written) == sorted(made), "make rules"
    assert [name for name, words in made.items() if written[name] != words] == [], "make rules"


def test_every_rule_belongs_to_a_group_that_has_a_name() -> None:
    assert {rule.group for rule in rules().values()} == set(rule_groups())


def test_the_index_leads_to_every_rule() -> None:
    linked = set(re.findall(r"\]\(([\w-]+)\.md\)", pages()["README.md"]))
    assert linked == set(rules())


def test_the_guide_has_every_rule_once_at_its_anchor_and_its_index_leads_to_every_group() -> None:
    made = dict(guide_pages())
    headings = [rule for page in made.values() for rule in re.findall(r"^## ([a-z0-9-]+)$", page, re.MULTILINE)]
    assert sorted(headings) == sorted(rules())
    index = re.sub(r"```.*?```", "", made["index.md"], flags=re.DOTALL)
    linked = re.findall(r"\]\(([\w-]+\.md)\)", index)
    assert set(linked) == made.keys() - {"index.md"}
    for name, anchor in re.findall(r"\]\(([\w-]+\.md)#([\w-]+)\)", made["nach-namen.md"]):
        assert f"\n## {anchor}\n" in made[name]


def test_a_page_leaves_nothing_to_fill_in() -> None:
    assert [
        name for name, words in {**pages(), **guide_pages()}.items() if re.search(r"(?<!\{)\{[a-z_]+\}(?!\})", words)
    ] == []
