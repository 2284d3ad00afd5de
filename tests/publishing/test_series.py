"""Plain pages below an overview: their order, their neighbours, and where they do not stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from publishing.hubs import compose_hub, write_hub
from teilbar.publishing.finding import ASIDE
from teilbar.publishing.staging import StagedHtml

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.publishing.compose import Composed

PAGE = "---\ntitel: {title}\nart: seite\n---\n{text}\n"
OVERVIEW = "Erst [das Zweite](zweites.md), dann [mehr](mehr/index.md), dann [das Erste](erstes.md)."
UNIT = "---\ntitel: Turm\nkurz: k\nbereich: Bauen\nlizenz: CC0-1.0\nautor: A\n---\nWir bauen.\n"
FILES = {
    "content/index.md": "Willkommen, hier geht es zur [Hilfe](hilfe/index.md).\n",
    "content/einheiten/turm/index.md": UNIT,
    "content/hilfe/index.md": PAGE.format(title="Hilfe", text=OVERVIEW),
    "content/hilfe/erstes.md": PAGE.format(title="Erstes", text="Ein Turm."),
    "content/hilfe/zweites.md": PAGE.format(title="Zweites", text="Zwei Türme."),
    "content/hilfe/vergessen.md": PAGE.format(title="Vergessen", text="Niemand führt hierher."),
    "content/hilfe/mehr/index.md": PAGE.format(title="Mehr", text="[Tiefer](tief.md)"),
    "content/hilfe/mehr/tief.md": PAGE.format(title="Tief", text="Unten."),
    "content/allein.md": PAGE.format(title="Allein", text="Für mich."),
}


@pytest.fixture(scope="module")
def composed(tmp_path_factory: pytest.TempPathFactory) -> Composed:
    folder: Path = tmp_path_factory.mktemp("reihe")
    write_hub(folder, "", FILES)
    return compose_hub(folder)


def way(composed: Composed, path: str) -> str:
    """Return what a page says of its neighbours; empty where it says nothing."""
    page = next(page for page in composed.site.pages if page.path == path)
    html = " ".join(part.html for part in page.body if isinstance(part, StagedHtml))
    found = re.search(r'<nav class="tb-way".*?</nav>', html, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split()) if found else ""


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("hilfe", ""),
        ("hilfe/zweites", "Teil von Hilfe Seite 1 von 4 Zurück zu Hilfe Weiter mit Mehr"),
        ("hilfe/mehr", "Teil von Hilfe Seite 2 von 4 Zurück zu Zweites Weiter mit Tief"),
        ("hilfe/mehr/tief", "Teil von Mehr Seite 1 von 1 Zurück zu Mehr Weiter mit Erstes"),
        ("hilfe/erstes", "Teil von Hilfe Seite 3 von 4 Zurück zu Tief Weiter mit Vergessen"),
        ("hilfe/vergessen", "Teil von Hilfe Seite 4 von 4 Zurück zu Erstes"),
        ("allein", ""),
    ],
)
def test_a_page_leads_to_its_neighbours_in_the_order_of_its_overview(composed: Composed, path: str, said: str) -> None:
    assert way(composed, path) == said


def test_its_trail_has_the_overviews_above_it(composed: Composed) -> None:
    trails = {page.path: page.trail for page in composed.site.pages}
    assert trails["hilfe/mehr/tief"] == (("Hilfe", "hilfe"), ("Mehr", "hilfe/mehr"))
    assert trails["hilfe/erstes"] == (("Hilfe", "hilfe"),)
    assert trails["hilfe"] == trails["allein"] == ()


def test_the_menu_has_the_overview_and_no_page_below_it(composed: Composed) -> None:
    titles = [item.title for item in composed.site.navigation]
    assert {"Hilfe", "Allein"} <= set(titles)
    assert not {"Erstes", "Zweites", "Mehr", "Tief", "Vergessen"} & set(titles)


def test_the_search_finds_them_after_all_others(composed: Composed) -> None:
    weights = {one.title: one.weight for one in composed.findables}
    assert {title for title, weight in weights.items() if weight == ASIDE} == {
        *("Erstes", "Zweites", "Vergessen", "Mehr", "Tief")
    }
    assert weights["Turm"] == weights["Hilfe"] == weights["Allein"] == 1


def test_a_hub_without_one_has_none(tmp_path: Path) -> None:
    write_hub(tmp_path, "", {"content/index.md": "Willkommen.\n", "content/einheiten/turm/index.md": UNIT})
    assert all(one.weight == 1 for one in compose_hub(tmp_path).findables)
