"""axe-core finds nothing: every kind, in every state, in light and dark, forced colours and on 320 pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from browser.states import STATES, State, bring
from setup import node

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, Page

MODES: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "320 pixels": {"viewport": {"width": 320, "height": 640}},
}

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""WCAG 2.0 to 2.2, A and AA, and best practice, as axe-core tags its rules. None is switched off."""


def violations(page: Page) -> list[str]:
    """Return what axe-core finds on a page: rule, place and what it says of it."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate((node.modules() / "axe-core" / "axe.min.js").read_text("utf-8"))
    found = page.evaluate(
        "(tags) => axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })",
        STANDARDS,
    )
    return [
        f"{violation['id']}: {place['target']} {place['failureSummary']}"
        for violation in found["violations"]
        for place in violation["nodes"]
    ]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("mode", MODES)
def test_nothing_is_found(browser: Browser, unit: Path, mode: str, state: State) -> None:
    assert _found(browser, unit, MODES[mode], state) == []


def test_nothing_is_found_in_a_package(browser: Browser, package: Path) -> None:
    assert _found(browser, package, {}, "wrong") == []


def _found(browser: Browser, file: Path, mode: Mapping[str, Any], state: State) -> list[str]:
    assert node.install(), node.FAILED
    context = browser.new_context(**mode)
    try:
        page = context.new_page()
        page.goto(file.as_uri())
        bring(page, state)
        return violations(page)
    finally:
        context.close()
