"""The credit of a unit and of a learning path, copied as text, as HTML and as Markdown from pages as they are built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teilbar.build import build
from teilbar.options import Options

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

BY = "https://creativecommons.org/licenses/by/4.0/"
SA = "https://creativecommons.org/licenses/by-sa/4.0/"
HUB = "https://hub.example.org/"
UNIT, PATH = "einheiten/schnecken/index.html", "lernpfade/garten/index.html"
SOURCE = {
    "mkdocs.yml": f"site_name: Hub\nsite_url: {HUB}\n",
    "content/einheiten/schnecken/index.md": (
        "---\nid: schnecken\ntitel: Schnecken & Co\nkurz: Ein Satz.\nbereich: Umwelt\nlizenz: CC BY 4.0\n"
        "autor: {name: Ada *Muster*, url: 'https://example.org/ada'}\n---\nText.\n"
    ),
    "content/lernpfade/garten/index.md": (
        "---\nart: lernpfad\nid: garten\ntitel: Im Garten\nautor: Bo Beispiel\nlizenz: CC BY-SA 4.0\n"
        "bearbeitung: gekürzt\nbasiert auf: {titel: The Garden, urheber: Cy Kurs, lizenz: CC BY-SA 4.0}\n"
        "einheiten: [schnecken]\n---\nText.\n"
    ),
}
COPIED = {  # what each button puts on the clipboard, by the page and the button's words
    UNIT: {
        "Nachweis kopieren": f"„Schnecken & Co“ von Ada *Muster*, CC BY 4.0 ({BY}), via Hub ({HUB}{UNIT})",
        "als HTML kopieren": (
            f'<span about="{HUB}{UNIT}">„<cite property="dcterms:title">Schnecken &amp; Co</cite>“ von '
            '<a rel="cc:attributionURL" property="cc:attributionName" href="https://example.org/ada">Ada *Muster*</a>, '
            f'<a rel="license" href="{BY}">CC BY 4.0</a>, via <a rel="dcterms:source" href="{HUB}{UNIT}">Hub</a></span>'
        ),
        "als Markdown kopieren": (
            f"„Schnecken \\& Co“ von [Ada \\*Muster\\*](https://example.org/ada), [CC BY 4.0]({BY}), via "
            f"[Hub]({HUB}{UNIT})"
        ),
    },
    PATH: {
        "Nachweis kopieren": (
            f"„Im Garten“ von Bo Beispiel, CC BY-SA 4.0 ({SA}), via Hub ({HUB}{PATH}), nach „The Garden“ von Cy Kurs, "
            f"CC BY-SA 4.0 ({SA}). Bearbeitung: gekürzt"
        ),
        "als HTML kopieren": (
            f'<span about="{HUB}{PATH}">„<cite property="dcterms:title">Im Garten</cite>“ von '
            f'<span property="cc:attributionName">Bo Beispiel</span>, <a rel="license" href="{SA}">CC BY-SA 4.0</a>, '
            f'via <a rel="dcterms:source" href="{HUB}{PATH}">Hub</a>, nach „<cite>The Garden</cite>“ von Cy Kurs, '
            f'<a href="{SA}">CC BY-SA 4.0</a>. Bearbeitung: gekürzt</span>'
        ),
        "als Markdown kopieren": (
            f"„Im Garten“ von Bo Beispiel, [CC BY-SA 4.0]({SA}), via [Hub]({HUB}{PATH}), nach „The Garden“ von "
            f"Cy Kurs, [CC BY-SA 4.0]({SA}). Bearbeitung: gekürzt"
        ),
    },
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hub")
    for path, text in SOURCE.items():
        file = folder / "quelle" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    build(Options(source=str(folder / "quelle"), out=folder / "site", cache=folder / "cache"))
    return folder / "site"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def pasted(page: Page) -> str:
    other = page.context.new_page()
    other.set_content("<textarea></textarea>")
    other.locator("textarea").focus()
    other.keyboard.press("Control+V")
    text = other.locator("textarea").input_value()
    other.close()
    page.bring_to_front()
    return text


@pytest.mark.parametrize("address", COPIED)
@pytest.mark.parametrize("button", ["Nachweis kopieren", "als HTML kopieren", "als Markdown kopieren"])
def test_each_button_copies_its_own_form(address: str, button: str, site: Path, page: Page) -> None:
    page.goto((site / address).as_uri())
    page.get_by_role("button", name=button).click()
    page.locator(".tb-copy-said", has_text="Kopiert.").wait_for()
    assert pasted(page) == COPIED[address][button]


def test_a_learning_path_says_who_made_it(site: Path, page: Page) -> None:
    page.goto((site / PATH).as_uri())
    credit = page.locator(".tb-credit p")
    assert credit.count() == 1
    assert credit.inner_text() == (
        "„Im Garten“ von Bo Beispiel, CC BY-SA 4.0, via Hub, nach „The Garden“ von Cy Kurs, CC BY-SA 4.0. "
        "Bearbeitung: gekürzt"
    )
    assert [link.get_attribute("href") for link in credit.locator("a").all()] == [SA, HUB + PATH, SA]
