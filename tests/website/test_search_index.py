"""What the stand-in search can find."""

from __future__ import annotations

import json

import pytest

from teilbar.publishing.search_index import entries_of, search_index
from teilbar.publishing.staging import StagedHeading, StagedHtml, StagedPage


def documents(*html: str) -> list[dict[str, str]]:
    body: list[StagedHeading | StagedHtml] = [StagedHeading(1, "tb-title", "Trick & Film")]
    for number, text in enumerate(html):
        body += [StagedHtml(text), StagedHeading(2, f"s{number}", f"Abschnitt {number}")]
    page = StagedPage("einheiten/film", "Trick & Film", tuple(body))
    found: list[dict[str, str]] = json.loads(search_index(entries_of(page), "de"))["docs"]
    return found


def test_each_section_is_found_at_its_own_address() -> None:
    assert [(entry["location"], entry["title"]) for entry in documents("<p>a</p>")] == [
        ("einheiten/film/index.html", "Trick &amp; Film"),
        ("einheiten/film/index.html#s0", "Abschnitt 0"),
    ]


def test_the_text_is_what_readers_see() -> None:
    html = '<p title="a > b">Kinder &amp; <em>Knete</em></p><p>2 &lt; 3</p>'
    assert documents(html)[0]["text"] == "Kinder &amp; Knete 2 &lt; 3"


LEFT_OUT = {
    "a solution": '<details class="tb-solution"><summary>Lösung</summary>geheim</details>',
    "all solutions": '<section class="tb-solutions"><h2>Lösungen</h2><div><h3>Frage</h3>geheim</div></section>',
    "credits": '<section class="tb-credits"><h2>Nachweise</h2><table><tr><td>CC0</td></tr></table></section>',
    "a button": '<button type="button">Kopieren</button>',
    "words to choose from": '<select name="q"><option value="">bitte wählen</option><option>Ofen</option></select>',
    "numbers on a picture": '<svg aria-hidden="true"><circle r="12"/><text>1</text></svg>',
}


@pytest.mark.parametrize("html", LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_gives_away_or_stands_on_every_page_is_not_found(html: str) -> None:
    assert documents(f"<p>Frage</p>{html}<p>weiter</p>")[0]["text"] == "Frage weiter"
