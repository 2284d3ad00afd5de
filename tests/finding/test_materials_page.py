"""The page of all materials as it is delivered: complete without a script, and never too large."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from publishing.hubs import compose_hub, write_hub
from teilbar.publishing.pages import materials
from teilbar.publishing.staging import StagedHtml

if TYPE_CHECKING:
    from pathlib import Path

UNIT = "---\nid: u{number}\ntitel: Einheit {number}\nbereich: {area}\nalter: {age}\ngeraete: {device}\n---\n\nText.\n"
UNITS = ((0, "Musik", 3, "keine"), (1, "[Musik, Kunst]", 4, "Tablet"), (2, "Kunst", 4, "Tablet"))


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    files = {
        f"content/einheiten/u{number}/index.md": UNIT.format(number=number, area=area, age=age, device=device)
        for number, area, age, device in UNITS
    }
    files["content/pfad/index.md"] = "---\nart: lernpfad\nid: p\ntitel: Weg\neinheiten: [u0, u1]\n---\n\nText.\n"
    files["content/hilfe.md"] = "# Hilfe\n\nText.\n"
    write_hub(tmp_path, "extra:\n  teilbar:\n    blockiert: []\n", files)
    return tmp_path


def page_of(hub: Path) -> str:
    (page,) = (page for page in compose_hub(hub).site.pages if page.path == "materialien")
    return "".join(part.html for part in page.body if isinstance(part, StagedHtml))


def links_of(html: str) -> list[tuple[str, str]]:
    return [(unescape(words), href) for href, words in re.findall(r'<a href="([^"]*)">([^<]*)</a>', html)]


def test_without_a_script_there_are_all_units_by_area_and_all_paths(hub: Path) -> None:
    complete = page_of(hub).partition('<div class="tb-complete">')[2]
    assert re.findall(r"<h2[^>]*>([^<]*)</h2>", complete)[:3] == ["Kunst", "Musik", "Lernpfade"]
    assert [words for words, _ in links_of(complete)][:5] == ["Einheit 1", "Einheit 2", "Einheit 0", "Einheit 1", "Weg"]


def test_a_hub_too_large_for_one_page_lists_its_areas(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(materials, "MOST", 3)
    complete = page_of(hub).partition('<div class="tb-complete">')[2]
    assert links_of(complete)[:2] == [("Kunst", "../themen/kunst/index.html"), ("Musik", "../themen/musik/index.html")]
    assert "2 Einheiten" in complete
    assert "Einheit 0" not in complete


def test_filters_offer_what_there_is_with_its_numbers(hub: Path) -> None:
    rows = re.findall(
        r'<input type="(\w+)" name="(\w+)" value="(\w*)"[^>]*><span class="tb-facet__label">([^<]*)</span>'
        r'(?: <span class="tb-facet__count">\((\d+)\)</span>)?',
        page_of(hub),
    )
    assert rows[:-1] == [
        ("checkbox", "alter", "3", "3 Jahre", "2"),
        ("checkbox", "alter", "4", "4 Jahre", "3"),
        ("radio", "dauer", "", "egal", ""),
        ("radio", "dauer", "tage", "mehrere Tage", "1"),
        ("checkbox", "bereich", "kunst", "Kunst", "3"),
        ("checkbox", "bereich", "musik", "Musik", "3"),
        ("checkbox", "geraet", "ohne", "ohne Gerät", "1"),
        ("checkbox", "geraet", "tablet", "Tablet", "3"),
        ("checkbox", "art", "einheit", "Einheiten", "3"),
        ("checkbox", "art", "lernpfad", "Lernpfade", "1"),
    ]
    assert rows[-1][:4] == ("checkbox", "art", "seite", "Seiten")


def test_the_form_leads_to_the_page_itself(hub: Path) -> None:
    page = page_of(hub)
    assert re.search(r'<form [^>]*role="search"[^>]* action="index.html" method="get"', page)
    assert re.search(r'<label for="tb-finder-text"', page)
    assert re.search(r'<input [^>]*id="tb-finder-text" type="search" name="q"', page)
