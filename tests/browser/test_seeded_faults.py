"""The checks of this folder see what they are for: each fault, put into a copy of the page, lets one of them fail."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.hands import Keyboard
from browser.states import RIGHT, bring
from browser.test_axe import violations
from browser.test_focus import is_announced, keeps_focus
from browser.test_solving import solve
from setup import node

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

SCRIPT = "assets/teilbar/questions.js"
STYLES = "assets/teilbar/teilbar.css"
PAGE = "einheiten/alle-arten/index.html"
TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}


def axe_finds_nothing(page: Page) -> bool:
    assert node.install(), node.FAILED
    bring(page, "wrong")
    return violations(page) == []


def checking_keeps_the_focus(page: Page) -> bool:
    section = page.locator('[data-kind="gap-text"]')
    keyboard = Keyboard(page)
    keyboard.go_to(section.locator("input").first)
    page.keyboard.type("Tablet")
    keyboard.push(section.get_by_role("button", name="Prüfen"))
    return keeps_focus(section)


def results_are_announced(page: Page) -> bool:
    return is_announced(page, page.locator('[data-kind="choice"]').first)


def words_are_marked_by_keyboard(page: Page) -> bool:
    try:
        solve(page, Keyboard(page), "mark-words", 0, RIGHT)
    except AssertionError:
        return False
    return True


def questions_have_names(page: Page) -> bool:
    headings = page.locator(".tb-question > :is(h2, h3, h4)").all_inner_texts()
    names = [" ".join(heading.split()) for heading in headings]
    return all(page.get_by_role("region", name=name, exact=True).count() == 1 for name in names)


@dataclass(frozen=True)
class Fault:
    """A fault: in which file what is put in place of what, and who has to see it."""

    file: str
    """A file of the site, or a source of its script."""
    right: str
    wrong: str
    check: Callable[[Page], bool]


FAULTS = {
    "a label is gone": Fault(PAGE, 'aria-label="Lücke 2 von 3"', "", axe_finds_nothing),
    "the label of an option is none": Fault(PAGE, "<label><input", "<span><input", axe_finds_nothing),
    "a question without a name": Fault(PAGE, 'aria-labelledby="stimmt-', 'aria-labelledby="x-', questions_have_names),
    "a contrast below 4.5": Fault(STYLES, "--tb-quiet: #5c534b", "--tb-quiet: #9a9088", axe_finds_nothing),
    "a verdict below 4.5": Fault(STYLES, "--tb-caution: #a3312f", "--tb-caution: #e89a98", axe_finds_nothing),
    "checking disables the button": Fault(
        "widgets/dom.js",
        'element.setAttribute("aria-disabled", String(disabled))',
        "element.disabled = disabled",
        checking_keeps_the_focus,
    ),
    "checking takes the button away": Fault(
        "widgets/question.js", "disable(check, this.done)", "check.hidden = this.done", checking_keeps_the_focus
    ),
    "no live region": Fault("widgets/question.js", ', role: "status"', "", results_are_announced),
    "the same words at once": Fault(
        "widgets/question.js", "result.replaceChildren();", "if (result.hasChildNodes()) return;", results_are_announced
    ),
    "an arrow that leads nowhere": Fault(
        "widgets/kinds/marking.js", "ArrowRight: 1", "ArrowRight: 0", words_are_marked_by_keyboard
    ),
    "an arrow that goes round in a circle": Fault(
        "widgets/kinds/marking.js",
        "(STEPS[event.key] ?? 0);",
        "(STEPS[event.key] ?? 0) - (at === 1 ? 1 : 0);",
        words_are_marked_by_keyboard,
    ),
    "a key that lets nobody go": Fault(
        "widgets/kinds/marking.js", "if (at >= 0 && to !== at && words[to]) {", "{", words_are_marked_by_keyboard
    ),
}

CHECKS = {fault.check.__name__: fault.check for fault in FAULTS.values()}


@pytest.mark.parametrize("check", CHECKS)
def test_without_a_fault_it_holds(page: Page, check: str) -> None:
    assert CHECKS[check](page)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_seen(browser: Browser, site: Path, tmp_path: Path, name: str) -> None:
    fault = FAULTS[name]
    file, content = broken(fault, site, tmp_path)
    context = browser.new_context(viewport={"width": 900, "height": 900})
    try:
        page = context.new_page()
        page.set_default_timeout(5000)
        page.route(f"**/{file}", lambda route: route.fulfill(body=content, content_type=TYPES[Path(file).suffix]))
        page.goto((site / PAGE).as_uri())
        assert not fault.check(page)
    finally:
        context.close()


def broken(fault: Fault, site: Path, folder: Path) -> tuple[str, str]:
    """Return a file of the site and what stands in it with a fault."""
    if not fault.file.startswith("widgets/"):
        return fault.file, mended(site / fault.file, fault)
    assert node.install(), node.FAILED
    shutil.copytree(node.THEMES / "widgets", folder / "widgets")
    source = folder / fault.file
    source.write_text(mended(source, fault), "utf-8")
    node.bundle(folder, folder, ["questions.js"])
    return SCRIPT, (folder / "questions.js").read_text("utf-8")


def mended(file: Path, fault: Fault) -> str:
    """Return a file's text with the fault in it."""
    text = file.read_text("utf-8")
    assert fault.right in text, f"nothing to put the fault into: {fault.right}"
    return text.replace(fault.right, fault.wrong)
