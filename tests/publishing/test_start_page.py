"""The start page: the author's words, and around them the ways to what the hub has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from publishing.hubs import compose_hub, write_hub
from teilbar.publishing.staging import StagedHeading, StagedHtml, StagedPage
from website.sample import png

if TYPE_CHECKING:
    from pathlib import Path

UNIT = "---\ntitel: {title}\nid: {id}\nkurz: {title} kurz.\nlizenz: CC0-1.0\nautor: Ada\n{more}---\n\nText.\n"
START = "---\ntitel: Willkommen\nlizenz: CC0-1.0\n---\n\n# Willkommen\n\nSchön, dass ihr da seid.\n"


def test_a_list_of_links_in_bold_to_units_becomes_cards(tmp_path: Path) -> None:
    page = _start(tmp_path, f"{START}\n- **[Ein Turm](turm/index.md)**: hoch hinaus.\n- **[Haus](haus/index.md)**\n")
    (cards,) = re.findall(r'<ul class="tb-cards">.*?</ul></div></li></ul>|<ul class="tb-cards">.*?</ul>', _html(page))
    assert 'href="einheiten/turm/index.html">Ein Turm</a>' in cards
    assert '<p class="tb-card__summary">Hoch hinaus.</p>' in cards  # the author's words
    assert '<p class="tb-card__summary">Haus kurz.</p>' in cards  # the unit's own
    assert cards.index("Ein Turm") < cards.index("Haus kurz")


LISTS = {
    "not all of them in bold": "- **[Turm](turm/index.md)**\n- [Haus](haus/index.md)\n",
    "a plain page among them": "- **[Turm](turm/index.md)**\n- **[Hilfe](hilfe.md)**\n",
    "words before the link": "- Neu: **[Turm](turm/index.md)**\n",
    "a task list": "- [ ] **[Turm](turm/index.md)**\n",
    "another host": "- **[Turm](https://example.org/)**\n",
}


@pytest.mark.parametrize("listed", LISTS.values(), ids=LISTS.keys())
def test_any_other_list_stays_one(tmp_path: Path, listed: str) -> None:
    page = _start(tmp_path, f"{START}\n## Liste\n\n{listed}\n## Ende\n\nEnde.\n")
    assert "tb-cards" not in _section(page, "Liste")
    assert "<li" in _section(page, "Liste")


def test_an_ordered_list_keeps_its_order_and_its_numbers(tmp_path: Path) -> None:
    page = _start(tmp_path, f"{START}\n1. **[Haus](haus/index.md)**\n2. **[Turm](turm/index.md)**\n")
    assert '<ol class="tb-cards">' in _html(page)


def test_other_pages_have_no_such_cards(tmp_path: Path) -> None:
    write_hub(tmp_path, "", {**_units(), "hilfe.md": "# Hilfe\n\n- **[Turm](turm/index.md)**\n"})
    (page,) = [page for page in compose_hub(tmp_path).site.pages if page.path == "hilfe"]
    assert "tb-cards" not in _html(page)


def test_search_and_situations_come_before_the_authors_text_and_lists_after_his_last_one(tmp_path: Path) -> None:
    page = _start(
        tmp_path,
        f"{START}\n## Anfang\n\n- **[Turm](turm/index.md)**\n\n## Danach\n\nText.\n",
        more="dauer: 20 Minuten\ngeraete: ohne Gerät\n",
    )
    order = [part.id for part in page.body if isinstance(part, StagedHeading)]
    assert order.index("tb-situations") < order.index("anfang") < order.index("tb-topics") < order.index("danach")
    assert 'action="materialien/index.html"' in _intro(page)


def test_the_search_comes_before_the_authors_picture(tmp_path: Path) -> None:
    (tmp_path / "start.png").write_bytes(png(600, 400, (9, 9, 9)))
    intro = _intro(_start(tmp_path, f"{START}\n![Ein Bild](start.png)\n\n## Weiter\n\nText.\n"))
    assert intro.index("Schön, dass") < intro.index("<form") < intro.index("<figure")


SITUATIONS = {
    "no device": ("geraete: ohne Gerät\n", "geraet=ohne"),
    "twenty minutes": ("dauer: 20 Minuten\n", "dauer=20"),
    "forty-five": ("dauer: 45 Minuten\n", "dauer=45"),
    "several days": ("dauer: 3 x 30 Minuten\n", "dauer=tage"),
    "quickly prepared": ("vorbereitung: 10 Minuten\n", "vorbereitung=15"),
    "unprepared": ("vorbereitung: keine\n", "vorbereitung=keine"),
    "the youngest": ("alter: 2-4\n", "alter=2"),
    "the team": ("alter: ab 18\n", "alter=erwachsene"),
}


@pytest.mark.parametrize(("more", "query"), SITUATIONS.values(), ids=SITUATIONS.keys())
def test_a_situation_appears_where_a_unit_answers_to_it(tmp_path: Path, more: str, query: str) -> None:
    another = "alter: 3-5\n" if "geraet" in more else "geraete: ohne Gerät\n"  # one alone is no choice
    tiles = _section(_start(tmp_path, START, more=more + another), "tb-situations")
    assert f'href="materialien/index.html?{query}"' in tiles
    assert tiles.count("<li") == 2
    assert tiles.count("2 Ideen") == 2


@pytest.mark.parametrize("more", ["", "geraete: ohne Gerät\n"], ids=["none", "one"])
def test_where_there_is_no_choice_of_situations_none_is_offered(tmp_path: Path, more: str) -> None:
    page = _start(tmp_path, START, more=more)
    assert "tb-situations" not in [part.id for part in page.body if isinstance(part, StagedHeading)]


def test_what_the_author_lists_is_not_listed_again(tmp_path: Path) -> None:
    way = UNIT.format(title="Weg", id="weg", more="art: lernpfad\neinheiten: [turm, haus]\n")
    more = {"weg/index.md": way}
    assert _html(_start(tmp_path / "a", START, files=more)).count("lernpfade/weg/") == 1
    listed = f"{START}\n- **[Weg](weg/index.md)**\n"
    page = _start(tmp_path / "b", listed, files=more)
    assert _html(page).count("lernpfade/weg/") == 1
    assert "tb-paths" not in [part.id for part in page.body if isinstance(part, StagedHeading)]


def test_a_hub_without_a_start_page_gets_one_of_what_it_has(tmp_path: Path) -> None:
    write_hub(tmp_path, "site_description: Für alle.\n", _units("geraete: keine\ndauer: 45 Minuten\n"))
    page = next(page for page in compose_hub(tmp_path).site.pages if page.path == "")
    html = _html(page)
    assert "Für alle." in _intro(page)
    assert "<form" in _intro(page)
    assert html.count('class="tb-card"') == 2
    assert "geraet=ohne" in html


def test_so_does_a_hub_without_anything(tmp_path: Path) -> None:
    write_hub(tmp_path, "", {"hilfe.md": "---\nart: seite\n---\n\n# Hilfe\n\nText.\n"})
    page = next(page for page in compose_hub(tmp_path).site.pages if page.path == "")
    assert page.title == "Hub"
    assert "Hier steht noch nichts." in _html(page)


def _units(more: str = "") -> dict[str, str]:
    return {
        f"{name}/index.md": UNIT.format(title=name.capitalize(), id=name, more=more) for name in ("turm", "haus")
    } | {"hilfe.md": "# Hilfe\n\nText.\n"}


def _start(folder: Path, text: str, more: str = "", files: dict[str, str] | None = None) -> StagedPage:
    write_hub(folder, "", {**_units(more), "index.md": text, **(files or {})})
    return next(page for page in compose_hub(folder).site.pages if page.path == "")


def _html(page: StagedPage) -> str:
    return "".join(part.html for part in page.body if isinstance(part, StagedHtml))


def _intro(page: StagedPage) -> str:
    part = page.body[1]
    assert isinstance(part, StagedHtml)
    return part.html


def _section(page: StagedPage, heading: str) -> str:
    """Return the HTML below a heading, known by its words or its anchor, up to the next one."""
    found, inside = "", False
    for part in page.body:
        if isinstance(part, StagedHeading):
            inside = heading in {part.text, part.id}
        elif inside:
            found += part.html
    return found
