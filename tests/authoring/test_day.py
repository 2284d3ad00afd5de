"""An author's day: a new hub, a new unit, a mistake, what the preview says at its line, the mend, what the change does.

One story, in the order in which an author lives it, because each step is about what the one before has left.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from faults.workbench import Workbench
from reading.repositories import git
from serving.served import served

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from playwright.sync_api import Browser, FloatRect, Locator, Page

PLACE = "einheiten/schatten-fangen/index.html"
PATIENCE = 60_000  # milliseconds: a machine may have other things to do

FIELDS = {
    "kurz": "Kinder fangen Schatten mit Kreide ein.",
    "bereich": "Naturwissenschaft",
    "alter": "4-6",
    "dauer": "30 Minuten",
    "autor": "Ada Muster",
}

BODY = """
# Schatten fangen

## Darum geht's

Jedes Ding wirft einen Schatten, wenn die Sonne scheint.

## Das braucht ihr

- [ ] Straßenkreide

## So geht's

### Schritt 1: Schatten malen (10 Minuten)

Ein Kind steht still, ein anderes malt seinen Schatten nach.

## Reflexion

### Frage: Wann ist ein Schatten lang?

- [ ] Am Abend
  > Genau: Die Sonne steht tief.
- [ ] Am Mittag
  > Dann steht die Sonne hoch.

## Datenschutz

Ihr nehmt nichts auf.

## Quellen

- Text: für diese Einheit geschrieben.
"""
"""What the author writes: no answer is ticked as the right one."""

MISTAKE = "question-without-right-answer"


def test_from_a_new_hub_to_a_unit_that_is_fine(  # noqa: PLR0915 - one day, in order
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: Browser
) -> None:
    bench = Workbench(tmp_path)
    hub = bench.source
    monkeypatch.setenv("TEILBAR_CACHE", str(tmp_path / "cache"))

    # In the morning there is a hub, as everybody has it.
    assert bench.run("init", str(hub), "--name", "Hub").exit == 0
    git(hub, "init", "--quiet", "--initial-branch=main")
    git(hub, "add", "--all")
    git(hub, "commit", "--quiet", "--message=Neuer Hub")
    monkeypatch.chdir(hub)

    with served(hub, tmp_path / "cache") as preview:
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(preview.address)

        # A unit is begun: it is there to be looked at, and the preview says what is to be filled in.
        said = bench.run("new", "unit", "Schatten fangen")
        assert said.exit == 0, said.text
        text = hub / "content" / "einheiten" / "schatten-fangen" / "index.md"
        assert text.is_file()
        preview.wait(lambda: preview.get(PLACE)[0] == 200, "the new unit's page")
        page.goto(preview.address + PLACE)
        expect(page.get_by_role("heading", level=1)).to_have_text("Schatten fangen", timeout=PATIENCE)
        expect(page.locator("main")).to_contain_text("BITTE AUSFÜLLEN", timeout=PATIENCE)
        messages(page)
        expect(own(page).first).to_contain_text("noch nicht ausgefüllt", timeout=PATIENCE)

        # The author fills it in, and forgets something. The page follows by itself, and the message is at its line.
        text.write_text(filled_in(text.read_text("utf-8")), "utf-8")
        expect(page.locator("main")).to_contain_text("Ein Kind steht still", timeout=PATIENCE)
        expect(page.locator("main")).not_to_contain_text("BITTE AUSFÜLLEN", timeout=PATIENCE)
        expect(own(page)).to_have_count(1, timeout=PATIENCE)
        line = line_of(text, "### Frage: Wann ist ein Schatten lang?")
        expect(own(page)).to_contain_text(f"Zeile {line}", timeout=PATIENCE)
        expect(own(page)).to_contain_text("### Frage: Wann ist ein Schatten lang?", timeout=PATIENCE)
        told = preview.panel(PLACE)["own"]
        assert [(one["rule"], one["line"]) for one in told] == [(MISTAKE, line)]
        marker = page.get_by_role("button", name=re.compile(r"^Meldung 1: "))
        expect(marker).to_be_visible(timeout=PATIENCE)
        preview.wait(lambda: is_beside(page, marker.bounding_box(), "Wann ist ein Schatten lang?"), "the mark")

        # The mend, as the message says it.
        text.write_text(text.read_text("utf-8").replace("- [ ] Am Abend", "- [x] Am Abend"), "utf-8")
        expect(own(page)).to_have_count(0, timeout=PATIENCE)
        expect(page.get_by_text("An dieser Seite ist nichts zu ändern.")).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_role("radio", name="Am Abend")).to_be_visible(timeout=PATIENCE)
        preview.settle(PLACE)  # from then on nothing is put in the place of what is answered
        page.get_by_role("radio", name="Am Abend").check()
        page.get_by_role("button", name="Prüfen").click()
        expect(page.locator("main")).to_contain_text("Genau: Die Sonne steht tief.", timeout=PATIENCE)

        # What the change does, beside the page.
        messages(page)
        page.get_by_role("link", name="Was diese Änderung bewirkt").click()
        expect(page.locator("body")).to_contain_text("Einheiten: 1 neu", timeout=PATIENCE)
        expect(page.locator("body")).to_contain_text("Schatten fangen", timeout=PATIENCE)
        assert "Unser Geräusche-Memory" not in page.locator("body").inner_text(), "what did not change is no part of it"
        page.close()

    # What the change does, before it is sent.
    said = bench.run("diff", "HEAD")
    assert said.exit == 0, said.text
    assert "Schatten fangen" in said.text
    assert "neu" in said.text.lower()
    git(hub, "add", "--all")
    git(hub, "commit", "--quiet", "--message=Schatten fangen")
    said = bench.run("diff", "HEAD~1", "--format", "markdown")
    assert "Schatten fangen" in said.text
    assert "Unser Geräusche-Memory" not in said.text, "what did not change is no part of it"

    # And the check has nothing to say of it.
    said = bench.run("check", "--format", "json")
    assert said.exit == 0
    assert [one["rule"] for one in json.loads(said.text)["findings"] if "schatten" in one["file"]] == []


def filled_in(text: str) -> str:
    """Return the text as the author has filled it in: the fields where they stand, and a body."""
    head, _, _ = text.removeprefix("---\n").partition("\n---\n")
    for field, value in FIELDS.items():
        assert f"\n{field}: BITTE AUSFÜLLEN" in head
        head = head.replace(f"\n{field}: BITTE AUSFÜLLEN", f"\n{field}: {value}")
    return f"---\n{head}\n---\n{BODY}"


def messages(page: Page) -> None:
    """Open the panel's drawer."""
    toggle = page.locator(".tb-preview__toggle")
    if toggle.get_attribute("aria-expanded") != "true":
        toggle.click()


def own(page: Page) -> Locator:
    """Return the messages about the page that is shown."""
    return page.locator(".tb-preview__own .tb-preview__finding")


def line_of(file: Path, words: str) -> int:
    return file.read_text("utf-8").split("\n").index(words) + 1


def is_beside(page: Page, mark: FloatRect | None, words: str) -> bool:
    """Tell whether a mark stands at the height of some words of the page."""
    block = page.locator("main").get_by_text(words).first.bounding_box()
    if mark is None or block is None:
        return False
    return mark["y"] < block["y"] + block["height"] and block["y"] < mark["y"] + mark["height"]
