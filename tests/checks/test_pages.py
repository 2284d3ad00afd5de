"""The pages of the rules are those that the rules make, and they are whole."""

from __future__ import annotations

import re

from checks.pages import FOLDER, pages
from teilbar.texts import rule_groups, rules


def test_the_pages_in_the_documentation_are_current() -> None:
    written = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}
    made = dict(pages())
    assert sorted(written) == sorted(made), "make rules"
    assert [name for name, words in made.items() if written[name] != words] == [], "make rules"


def test_every_rule_belongs_to_a_group_that_has_a_name() -> None:
    assert {rule.group for rule in rules().values()} == set(rule_groups())


def test_the_index_leads_to_every_rule() -> None:
    linked = set(re.findall(r"\]\(([\w-]+)\.md\)", pages()["README.md"]))
    assert linked == set(rules())


def test_a_page_leaves_nothing_to_fill_in() -> None:
    assert [name for name, words in pages().items() if re.search(r"(?<!\{)\{[a-z_]+\}(?!\})", words)] == []
