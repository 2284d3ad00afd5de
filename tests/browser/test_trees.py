"""What a screen reader finds of each kind in each state: the accessibility tree, as text to read.

After a wanted change ``python -m pytest tests/browser --accept`` writes the trees anew, to be read as a difference.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.states import SCORED, STATES, UNSCORED, bring

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TREES = Path(__file__).parent / "trees"


@pytest.fixture(scope="module")
def trees(browser: Browser, unit: Path) -> dict[str, str]:
    """Return the trees of each kind's first question, a state after the other."""
    made: dict[str, list[str]] = {kind: [] for kind in (*SCORED, *UNSCORED)}
    context = browser.new_context(viewport={"width": 900, "height": 900})
    for state in STATES:
        page = context.new_page()
        page.goto(unit.as_uri())
        bring(page, state)
        for kind, parts in made.items():
            if kind in SCORED or state == "untouched":
                tree = page.locator(f'[data-kind="{kind}"]').first.aria_snapshot()
                parts.append(f"# {state}\n{tree}\n")
        page.close()
    context.close()
    return {kind: "\n".join(parts) for kind, parts in made.items()}


@pytest.mark.parametrize("kind", [*SCORED, *UNSCORED])
def test_tree(kind: str, trees: dict[str, str], request: pytest.FixtureRequest) -> None:
    expected = TREES / f"{kind}.yml"
    if request.config.getoption("--accept"):
        expected.write_text(trees[kind], "utf-8")
    assert trees[kind] == expected.read_text("utf-8")
