"""What visitors narrow their search by: which keys a text answers to, and what a page offers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from publishing.hubs import compose_hub, write_hub
from teilbar.publishing.facets import FACETS, SINGLE
from teilbar.publishing.pages.materials import ORDERS
from teilbar.resources import themes

if TYPE_CHECKING:
    from pathlib import Path

HUB = "extra:\n  teilbar:\n    blockiert: []\n"

UNITS: dict[str, tuple[str, dict[str, tuple[str, ...]]]] = {
    "ages": ("alter: 4-6", {"alter": ("4", "5", "6")}),
    "one age": ("alter: 5", {"alter": ("5",)}),
    "for adults": ("alter: ab 18", {"alter": ("erwachsene",)}),
    "children and adults": ("alter: 16-20", {"alter": ("16", "17", "erwachsene")}),
    "as long as a morning circle": ("dauer: 20 Minuten", {"dauer": ("20", "45", "60")}),
    "the longest counts": ("dauer: 20 bis 50 Minuten", {"dauer": ("60",)}),
    "a long one": ("dauer: 90 Minuten", {"dauer": ("laenger",)}),
    "several days": ("dauer: 3 x 15 Minuten", {"dauer": ("tage",)}),
    "areas": ("bereich: [Sprache und Literacy, Musik]", {"bereich": ("sprache-und-literacy", "musik")}),
    "no device": ("geraete: keine", {"geraet": ("ohne",)}),
    "devices": ("geraete: Tablet oder Handy", {"geraet": ("tablet", "smartphone")}),
    "an empty list says nothing of devices": ("geraete: []", {}),
    "no preparation": ("vorbereitung: keine", {"vorbereitung": ("keine", "15", "30", "60")}),
    "some preparation": ("vorbereitung: 20 Minuten", {"vorbereitung": ("30", "60")}),
    "much preparation": ("vorbereitung: 2 Stunden", {"vorbereitung": ("laenger",)}),
    "preparation in words": ("vorbereitung: App laden", {}),
    "nothing said": ("", {}),
}


def keys_in(folder: Path, files: dict[str, str]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the keys of all texts of a hub by their addresses."""
    write_hub(folder, HUB, files)
    return {one.address: dict(one.keys) for one in compose_hub(folder).findables}


def unit(fields: str) -> str:
    return f"---\n{fields}\n---\n\nText.\n"


@pytest.mark.parametrize(("fields", "keys"), UNITS.values(), ids=UNITS)
def test_a_unit_answers_to(tmp_path: Path, fields: str, keys: dict[str, tuple[str, ...]]) -> None:
    found = keys_in(tmp_path, {"content/einheiten/a/index.md": unit(f"id: a\ntitel: A\n{fields}")})
    assert found["einheiten/a/index.html"] == {"art": ("einheit",), **keys}


def test_an_open_age_reaches_as_far_as_the_hub_does(tmp_path: Path) -> None:
    texts = {"a": "ab 4", "b": "bis 3", "c": "2-6", "d": "ab 18"}
    files = {
        f"content/einheiten/{name}/index.md": unit(f"id: {name}\ntitel: T\nalter: {age}") for name, age in texts.items()
    }
    found = keys_in(tmp_path, files)
    assert found["einheiten/a/index.html"]["alter"] == ("4", "5", "6")
    assert found["einheiten/b/index.html"]["alter"] == ("2", "3")


PATH = {
    "content/einheiten/a/index.md": unit(
        "id: a\ntitel: A\nalter: 3\ndauer: 20 Minuten\nbereich: Musik\ngeraete: Tablet"
    ),
    "content/einheiten/b/index.md": unit(
        "id: b\ntitel: B\nalter: 5\ndauer: 30 Minuten\nbereich: Kunst\ngeraete: ohne Gerät"
    ),
}


def test_a_path_answers_to_what_its_units_do(tmp_path: Path) -> None:
    path = {"content/pfad/index.md": unit("art: lernpfad\nid: p\ntitel: P\neinheiten: [a, b]")}
    assert keys_in(tmp_path, PATH | path)["lernpfade/p/index.html"] == {
        "art": ("lernpfad",),
        "alter": ("3", "5"),
        "dauer": ("tage",),
        "bereich": ("musik", "kunst"),
        "geraet": ("tablet",),  # who has none cannot go all the way
    }


def test_what_a_path_says_itself_counts(tmp_path: Path) -> None:
    fields = "art: lernpfad\nid: p\ntitel: P\neinheiten: [a, b]\nalter: 6\ndauer: 40 Minuten\ngeraete: keine"
    found = keys_in(tmp_path, PATH | {"content/pfad/index.md": unit(fields)})["lernpfade/p/index.html"]
    assert (found["alter"], found["dauer"], found["geraet"]) == (("6",), ("45", "60"), ("ohne",))


def test_pages_and_easy_language(tmp_path: Path) -> None:
    files = {
        "content/index.md": "# Start\n\nHallo.\n",
        "content/hilfe.md": "# Hilfe\n\nText.\n",
        "content/einheiten/a/index.md": unit("id: a\ntitel: A"),
        "content/einheiten/a/leichte-sprache.md": "# A leicht\n\nText.\n",
    }
    found = keys_in(tmp_path, files)
    assert found["einheiten/a/index.html"] == {"art": ("einheit",), "leicht": ("ja",)}
    assert found["index.html"] == found["hilfe/index.html"] == {"art": ("seite",)}
    assert not [address for address in found if "leichte-sprache" in address and "einheiten" in address]


def test_what_is_withdrawn_broken_or_a_draft_is_not_found(tmp_path: Path) -> None:
    files = {
        "content/einheiten/a/index.md": unit("id: a\ntitel: A"),
        "content/einheiten/b/index.md": unit("id: b\ntitel: B\nzurueckgezogen: Einwilligung fehlt"),
        "content/einheiten/c/index.md": unit("id: c\ntitel: C\nentwurf: ja"),
        "content/einheiten/d/index.md": "---\ntitel: [\n---\n\nText.\n",
    }
    found = keys_in(tmp_path, files)
    assert [address for address in found if address.startswith("einheiten/")] == ["einheiten/a/index.html"]


def test_what_the_search_is_told(tmp_path: Path) -> None:
    fields = (
        "id: a\ntitel: Übers Eis\nkurz: Ein Satz.\nbereich: Musik\nalter: 4-6\ndauer: 2 x 45 Minuten\n"
        "schlagworte: [Winter]\nautor: Ada\ngeraete: Tablet\ngeändert: 2026-03-01"
    )
    files = {
        "content/einheiten/a/index.md": unit(fields),
        "content/einheiten/b/index.md": unit("id: b\ntitel: Vor dem Tor"),
    }
    write_hub(tmp_path, HUB, files)
    found: dict[str, Any] = {one.address: one for one in compose_hub(tmp_path).findables}
    one = found["einheiten/a/index.html"]
    assert (one.title, one.summary, one.keywords) == ("Übers Eis", "Ein Satz.", ("Winter", "Musik", "Ada", "Tablet"))
    assert [passage.text for passage in one.passages] == ["Text."]
    orders, others = dict(one.orders), dict(found["einheiten/b/index.html"].orders)
    assert (orders["neu"], orders["kurz"]) == ("2026-03-01", 90)
    assert (others["neu"], others["kurz"]) == (None, None)
    assert orders["titel"] < others["titel"], "a dictionary has Ü among U"
    shown = dict(one.shown)
    assert shown["area"] == "Musik"
    assert shown["facts"] == (("age", "4 bis 6 Jahre"), ("duration", "2 × 45 Minuten"), ("devices", "Tablet"))
    assert shown["picture"][0].endswith(".svg")


@pytest.mark.parametrize(("name", "values"), [("FACETS", FACETS), ("SINGLE", sorted(SINGLE)), ("ORDERS", ORDERS)])
def test_scripts_and_pages_mean_the_same(name: str, values: tuple[str, ...]) -> None:
    script = (themes() / "search" / "ui" / "url.js").read_text("utf-8")
    said = re.search(rf"export const {name} = (?:new Set\()?\[([^\]]*)\]", script)
    assert said is not None
    named = re.findall(r'"([^"]*)"', said[1])
    assert (sorted(named) if name == "SINGLE" else named) == list(values)
