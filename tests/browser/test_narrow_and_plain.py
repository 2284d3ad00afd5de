"""A small window, a large zoom, no script, odd contents: nothing is cut off, nothing is dead."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from browser.states import STATES, State, bring, heard
from browser.test_axe import violations
from setup import node

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

SMALLEST = 24  # CSS pixels, WCAG 2.2, 2.5.8 Target Size (Minimum)

WINDOWS = {"320 pixels": (320, 640), "400 per cent of 1280 x 1024": (320, 256)}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("window", WINDOWS)
def test_nothing_sticks_out(page: Page, window: str, state: State) -> None:
    width, height = WINDOWS[window]
    page.set_viewport_size({"width": width, "height": height})
    bring(page, state)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    out = page.locator(".tb-question *").evaluate_all(
        """(all, width) => all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > width)
             .map((one) => one.outerHTML.slice(0, 80))""",
        width,
    )
    assert out == []


@pytest.mark.parametrize("state", ["untouched", "wrong"])
def test_targets_are_large_enough(page: Page, state: State) -> None:
    """Boxes to tick are as large as their labels; words in a sentence are as high as a line lets them be."""
    page.set_viewport_size({"width": 320, "height": 640})
    bring(page, state)
    small = page.locator(
        ".tb-question :is(button, select, summary, textarea, input.tb-gap, label, .tb-thing)"
    ).evaluate_all(
        """(all, least) => all.filter((one) => one.checkVisibility()).filter((one) => {
             const { width, height } = one.getBoundingClientRect();
             return height < least || (width < least && !one.matches(".tb-word"));
           }).map((one) => one.outerHTML.slice(0, 80))""",
        SMALLEST,
    )
    assert small == []


def test_nothing_moves_by_itself(browser: Browser, unit: Path) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(unit.as_uri())
    moving = page.locator(".tb-question, .tb-question *").evaluate_all(
        """(all) => all.filter((one) => {
             const { animationName, transitionDuration } = getComputedStyle(one);
             return animationName !== "none" || transitionDuration.split(", ").some((time) => time !== "0s");
           }).map((one) => one.outerHTML.slice(0, 80))"""
    )
    context.close()
    assert moving == []


def test_without_a_script_everything_is_there(browser: Browser, unit: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(unit.as_uri())
    for kind, text in {
        "choice": "Ein Tablet mit Stativ",
        "gap-text": "(flaches Gerät)",
        "mark-words": "Hund",
        "match": "nimmt Töne auf",
        "order": "Figur kneten",
        "flashcards": "Stativ",
        "faq": "Wie lange dauert das?",
        "explore-image": "Schnecke",
    }.items():
        assert page.locator(f'[data-kind="{kind}"]').first.get_by_text(text).locator("visible=true").count(), kind
    assert page.locator(".tb-question button").count() == 0
    solution = page.locator('[data-kind="gap-text"] .tb-solution')
    solution.locator("summary").click()
    assert solution.get_by_text("Tablet oder iPad").is_visible()
    page.get_by_label("Ein Tablet mit Stativ").check()
    context.close()


# --- odd contents ---------------------------------------------------------------------------------------------------

LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwenversicherungspolice"
ODD = f"""---
id: odd
titel: Odd questions
kurz: Contents that break careless code.
bereich: Medien
sprache: en
ki: An AI wrote this.
---

## One

### Question: Which one is <b>right</b> & "quoted"?
- [x] `a < b` & "c" with a [link](https://example.org/) and $x^2$
  > Because {LONG}.
- [ ] {LONG}
- [ ] ![A stage](buehne.png)

### Question: The same heading
- [x] yes
- [ ] no

### Gap text: Signs
Write *a.b!~c/"x"* and *\\<script>* and *{LONG}*.

### Drag words: {LONG}
Put *{LONG}* here and *a & b* there.

### Match: Signs
- {LONG} -> {LONG[::-1]}
- **a** & `b` -> "c" < d

### Mark words: Links and code
Mark [the *dog* here](https://example.org/) but not `code` or **bold**.

### Order: Two
1. {LONG}
2. \\<script>alert(1)\\</script>
"""


@pytest.fixture(scope="module")
def odd(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a page of odd questions, in English, in a German hub."""
    folder = tmp_path_factory.mktemp("odd")
    shutil.copytree(site.parent / "hub", folder / "hub")
    unit = folder / "hub" / "content" / "einheiten" / "alle-arten"
    (unit / "index.md").write_text(ODD, "utf-8")
    command = (
        sys.executable,
        "-m",
        "teilbar",
        "build",
        folder / "hub",
        "--out",
        folder / "site",
        "--formats",
        "offline",
    )
    subprocess.run(command, check=True, capture_output=True, env={"TEILBAR_CACHE": str(folder / "cache")})
    return folder / "site" / "einheiten" / "odd" / "index.html"


def test_odd_contents(browser: Browser, odd: Path) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    problems: list[Any] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("dialog", lambda dialog: problems.append(dialog.message))
    page.goto(odd.as_uri())
    assert page.evaluate("() => Teilbar.questions.length") == 7
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    bring(page, "right")
    for section in page.locator(".tb-question").all():
        said = heard(section)
        assert said.startswith("All right! Points: "), said  # in the language of the unit
    kept = page.evaluate("() => Teilbar.save()")
    page.reload()
    assert page.evaluate("(kept) => Teilbar.restore(kept)", kept) == 7
    assert page.evaluate("() => Teilbar.questions.every(({ score, maximum }) => score === maximum)")
    assert node.install(), node.FAILED
    assert violations(page) == []
    context.close()
    assert problems == []


@pytest.mark.parametrize("state", ["", "x", "0.1.2.3.4.5.6.7.8.9!", "-1", "9", "a!b", "~", "1e9", "null", "😀!"])
def test_a_state_that_fits_nothing_changes_nothing(page: Page, state: str) -> None:
    before = page.evaluate("() => Teilbar.questions.map(({ answer }) => answer)")
    for number, kind in enumerate(page.evaluate("() => Teilbar.questions.map(({ kind }) => kind)")):
        taken = page.evaluate("([number, state]) => Teilbar.questions[number].restore(state)", [number, state])
        after = page.evaluate("(number) => Teilbar.questions[number].answer", number)
        assert taken or after == before[number], kind
