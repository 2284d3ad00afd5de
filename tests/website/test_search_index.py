"""What the stand-in search can find."""

from __future__ import annotations

import json

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


def test_solutions_are_not_given_away() -> None:
    html = '<p>Frage</p><details class="tb-solution"><summary>Lösung</summary>geheim</details><p>weiter</p>'
    assert documents(html)[0]["text"] == "Frage weiter"


def test_neither_credits_nor_buttons_are_found_on_every_page() -> None:
    credits_ = '<section class="tb-credits"><h2>Nachweise</h2><table><tr><td>CC0</td></tr></table></section>'
    html = f'<p>Text<button type="button">Kopieren</button></p>{credits_}<p>weiter</p>'
    assert documents(html)[0]["text"] == "Text weiter"
