"""The pages of units, learning paths, areas and keywords: what stands on them, in which order, and where they lead."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from publishing.hubs import compose_hub, write_hub
from teilbar.exporting.format import all_formats
from teilbar.publishing.pages.parts import AT_ONCE
from teilbar.publishing.staging import StagedHeading, StagedHtml
from teilbar.publishing.told_sizes import Told

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.publishing.compose import Composed
    from teilbar.publishing.staging import StagedPage

HUB = "site_url: https://example.org/hub/\nextra:\n  teilbar:\n    lizenz: CC0-1.0\n    autor: Haus\n"
TEXT = """
## Das braucht ihr

- [ ] Knete

## So geht's

Los geht es.

### Formen

Eine Kugel.

#### Rund

Ganz rund.

### Backen

Warm.

## Reflexion

War es warm?
"""


def unit(id_: str, more: str = "", text: str = TEXT) -> str:
    return f"---\nid: {id_}\ntitel: Titel {id_}\nkurz: Ein Satz.\n{more}---\n{text}"


FILES = {
    "einheiten/a/index.md": unit("a", "bereich: Musik\nalter: 4-6\ndauer: 30 Minuten\nschlagworte: [Ton, Knete]\n"),
    "einheiten/a/leichte-sprache.md": "# Leicht\n\nEin Satz.\n",
    "einheiten/b/index.md": unit("b", "bereich: Musik\nalter: 4-6\ndauer: 2 x 45 Minuten\n"),
    "einheiten/c/index.md": unit("c", "bereich: Musik\nalter: 4-6\nschlagworte: töne, knete\n"),
    "pfade/weg.md": "---\nart: lernpfad\nid: weg\ntitel: Der Weg\neinheiten: [a, b, c]\n---\n\nEin Weg.\n",
}


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Composed:
    folder = tmp_path_factory.mktemp("hub")
    write_hub(folder, HUB, FILES)
    return compose_hub(folder, [all_formats()[name] for name in ("offline", "h5p")])


def page_at(hub: Composed, path: str) -> StagedPage:
    return next(sheet.page for sheet in hub.sheets if sheet.page.path == path)


def html_of(page: StagedPage) -> str:
    return "\n".join(
        part.html if isinstance(part, StagedHtml) else f'<h{part.level} id="{part.id}">{part.text}</h{part.level}>'
        for part in page.body
    )


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_a_unit_says_first_whether_it_fits_then_what_it_is_then_where_it_leads(hub: Composed) -> None:
    html = html_of(page_at(hub, "einheiten/b"))
    order = (
        'id="tb-title"',
        'class="tb-head"',
        'class="tb-cover"',
        'class="tb-lead"',
        "tb-facts__one--age",
        'class="tb-facts-missing"',
        'class="tb-place"',
        'href="#tb-weitergeben"',
        ">Das braucht ihr</h2>",
        ">So geht's</h2>",
        ">Reflexion</h2>",
        'id="tb-weitergeben"',
        'class="tb-way"',
    )
    places = [html.index(mark) for mark in order]
    assert places == sorted(places)


def test_the_steps_are_marked_and_nothing_else_is(hub: Composed) -> None:
    """A heading and what follows it are one card: the style sheet needs to know which."""
    page = page_at(hub, "einheiten/b")
    headed = [
        (part.text, "tb-section--step " in after.html)
        for part, after in zip(page.body, page.body[1:], strict=False)
        if isinstance(part, StagedHeading) and isinstance(after, StagedHtml) and part.level > 1
    ]
    steps = {"Formen", "Backen"}
    assert headed == [
        (text, text in steps) for text in ("Das braucht ihr", "So geht's", "Formen", "Rund", "Backen", "Reflexion")
    ]


def test_a_unit_tells_its_place_in_a_path_and_its_neighbours(hub: Composed) -> None:
    html = html_of(page_at(hub, "einheiten/b"))
    assert "Einheit 2 von 3 im Lernpfad Der Weg" in words(html)
    way = re.search(r'<nav class="tb-way".*?</nav>', html, re.DOTALL)
    assert way
    assert re.findall('href="([^"]*)"', way[0]) == [
        "../../lernpfade/weg/index.html",
        "../a/index.html",
        "../c/index.html",
    ]
    assert 'value="2" max="3"' in way[0]


def test_what_goes_well_with_a_unit_is_said_with_the_reason(hub: Composed) -> None:
    related = html_of(page_at(hub, "einheiten/a")).partition('class="tb-related"')[2]
    assert "auch zum Thema Knete" in words(related)
    assert '"../c/index.html"' in related
    assert '"../b/index.html"' not in related  # the next one of the path is linked as such


def test_the_text_in_easy_language_leads_the_page(hub: Composed) -> None:
    page = page_at(hub, "einheiten/a")
    link = next(part.html for part in page.body if isinstance(part, StagedHtml))
    assert 'class="tb-twin"' in link
    assert "Leichter Sprache" in words(link)
    back = html_of(page_at(hub, "seiten/einheiten/a/leichte-sprache"))
    assert '"../../../../einheiten/a/index.html"' in back


def test_each_download_says_what_it_is_for_and_how_large_it_is(hub: Composed) -> None:
    page = page_at(hub, "einheiten/a")
    sizes = {"downloads/a/a.offline.zip": 1_234_567, "downloads/a/a.h5p": 12_345}
    told = Told(sizes, "de")
    assert told.by(page) == ("1,3 MB", "13 KB")
    panel = html_of(told.into(page)).partition('id="tb-weitergeben"')[2]
    items = re.findall(r"<li>(<a [^>]*download.*?)</li>", panel)
    assert [words(item.partition("</a>")[0]) for item in items] == [
        "Zum Lesen ohne Internet (ZIP) 1,3 MB",
        "Zum Ändern in Moodle oder Lumi (H5P) 13 KB",
    ]
    for item in items:
        assert words(item.partition('class="tb-passing__purpose">')[2].partition("</p>")[0]).endswith(".")
    assert "Interactive Book" in words(items[1])  # what the platform needs


def test_a_page_without_packages_tells_of_no_size(hub: Composed) -> None:
    page = page_at(hub, "lernpfade/weg")
    told = Told({}, "de")
    assert told.by(page) == ()
    assert told.into(page) is page


def test_the_pages_address_is_there_to_be_scanned_typed_and_copied(hub: Composed) -> None:
    address = "https://example.org/hub/einheiten/a/index.html"
    panel = html_of(page_at(hub, "einheiten/a")).partition('id="tb-weitergeben"')[2]
    assert '<svg class="tb-qr__code"' in panel
    assert address in words(panel)
    assert f'data-copy="{address}"' in panel
    assert "copy.js" in page_at(hub, "einheiten/a").scripts


def test_a_path_says_what_its_units_are_together_and_lists_them_in_order(hub: Composed) -> None:
    html = html_of(page_at(hub, "lernpfade/weg"))
    assert "Zeit zusammen 2 Std., dazu 1 Einheit ohne Zeitangabe" in words(html)
    cards = re.search(r'<ol class="tb-cards">(.*?)</ol>', html, re.DOTALL)
    assert cards
    assert re.findall(r'__title"><a href="([^"]*)"', cards[1]) == [f"../../einheiten/{one}/index.html" for one in "abc"]


def test_an_area_says_what_belongs_to_it(hub: Composed) -> None:
    page = page_at(hub, "themen/musik")
    assert "Singen, lauschen" in page.description
    assert "Singen, lauschen" in html_of(page)


def test_a_keyword_of_several_units_has_a_page_that_they_lead_to(hub: Composed) -> None:
    for one in "ac":
        assert '<a href="../../schlagworte/knete/index.html">Knete</a>' in html_of(page_at(hub, f"einheiten/{one}"))
    assert "<span>Ton</span>" in html_of(page_at(hub, "einheiten/a"))  # "töne" is no plural that an ending tells
    html = html_of(page_at(hub, "schlagworte/knete"))
    assert re.findall(r'__title"><a href="([^"]*)"', html) == [f"../../einheiten/{one}/index.html" for one in "ac"]
    assert '"knete/index.html"' in html_of(page_at(hub, "schlagworte"))
    assert '"../schlagworte/index.html"' in html_of(page_at(hub, "themen"))
    assert b"https://example.org/hub/schlagworte/knete/index.html" in hub.announcements["sitemap.xml"]


def test_a_poor_hub_is_spared_what_it_cannot_say(tmp_path: Path) -> None:
    """No licence, no address, no metadata: no downloads, no code, no keywords, and nothing empty in their places."""
    write_hub(tmp_path, "", {"texte/a.md": "# A\n\nEin Text.\n", "texte/b.md": "# B\n\nNoch einer.\n"})
    hub = compose_hub(tmp_path, [all_formats()["offline"]])
    html = html_of(next(sheet.page for sheet in hub.sheets if sheet.page.kind == "unit"))
    panel = html.partition('id="tb-weitergeben"')[2]
    assert "noch keine Downloads" in words(panel)
    assert not re.search(r"tb-qr|tb-passing__block--(downloads|link|credit)|<ul[^>]*></ul>|<p[^>]*></p>", panel)
    assert "Nicht angegeben: Alter, Dauer, Vorbereitung, Gruppe, Geräte." in words(html)
    assert not any(sheet.page.path.startswith("schlagworte") for sheet in hub.sheets)


def test_an_area_of_many_units_has_several_pages_and_none_carries_all(tmp_path: Path) -> None:
    count = AT_ONCE + 3
    units = {
        f"u/{n}/index.md": unit(f"u{n:03}", "bereich: Natur\nschlagworte: Wald\n", "\nText.\n") for n in range(count)
    }
    write_hub(tmp_path, "", units)
    hub = compose_hub(tmp_path)
    for folder in ("themen/natur", "schlagworte/wald"):
        pages = [page_at(hub, path) for path in (folder, f"{folder}/seite-2")]
        cards = [re.findall(r'__title"><a href="([^"]*)"', html_of(page)) for page in pages]
        assert [len(one) for one in cards] == [AT_ONCE, 3]
        assert len({link.replace("../", "") for one in cards for link in one}) == count
        assert pages[1].title.endswith("Seite 2")


@pytest.mark.parametrize(
    ("heading", "numbered"),
    [("Schritt 1: Formen", True), ("1. Formen", True), ("Step 2", True), ("Formen", False), ("Die 3 Kugeln", False)],
)
def test_a_step_gets_a_number_where_its_author_gave_none(tmp_path: Path, heading: str, numbered: bool) -> None:
    write_hub(tmp_path, HUB, {"a/index.md": unit("a", text=f"\n## So geht's\n\n### {heading}\n\nEine Kugel.\n")})
    html = html_of(page_at(compose_hub(tmp_path), "einheiten/a"))
    assert "tb-section--step" in html
    assert ("tb-section--unnumbered" in html) is not numbered
