"""What a screen reader finds of each kind of page: the accessibility tree of the small hub's, as text to read.

After a wanted change ``python -m pytest tests/access/test_trees.py --accept`` writes the trees anew, to be read as a
difference. Inside of questions and films others look: tests/browser.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from access.sites import KINDS, kinds_in, kinds_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from access.sites import Site

TREES = Path(__file__).parent / "trees"
LEFT_OUT = {"questions"}
"""tests/browser/trees has each of them in each state."""

_SIZE = re.compile(r"\d+(,\d+)? [kKM]B\b")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


PARTS = {kind: (path, "main") for kind, path in KINDS.items() if kind not in LEFT_OUT} | {
    "head of a page": (KINDS["page"], "header"),
    "foot of a page": (KINDS["page"], "footer"),
}


@pytest.mark.parametrize("name", PARTS)
def test_tree(page: Page, small: Site, name: str, request: pytest.FixtureRequest) -> None:
    path, part = PARTS[name]
    page.goto(small.uri(path))
    for status in page.locator(".tb-finder__status").all():  # the search has said how much there is
        status.filter(has_text="Ergebnis").wait_for()
    # How large a package is changes with every word of a script.
    tree = _SIZE.sub("N KB", page.locator(f"body {part}:not(main {part})").aria_snapshot()) + "\n"
    expected = TREES / f"{name.replace(' ', '-')}.yml"
    if request.config.getoption("--accept"):
        expected.write_text(tree, "utf-8")
    assert tree == expected.read_text("utf-8")


def test_no_kind_of_page_is_forgotten(small: Site, content: Site) -> None:
    judged = {kind for path in KINDS.values() for kind in kinds_on(small, path)}
    assert judged == kinds_in(small)
    assert kinds_in(content) <= judged
