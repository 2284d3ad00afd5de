"""The catalogue's schema is current, and catalogues of all kinds hold to it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from describing.strict import faults_of_catalogue
from describing.works import described, hub, unit
from teilbar.describing.catalogue import catalogue_json
from teilbar.describing.catalogue_schema import catalogue_schema_text
from teilbar.describing.description import File

if TYPE_CHECKING:
    from pathlib import Path

SHARING = File("sharing", "downloads/sharing.zip", "application/zip", 99, "f" * 64)
FULL = {
    "film/index.md": unit(alter="ab 4", dauer="20-30 Minuten", schlagworte="Ton", datum="2026-05-04", version="3"),
    "kurz/index.md": "---\nid: kurz\ntitel: Kurz\nlizenz: CC0\n---\n\nText.\n",
    "weg/index.md": "---\nid: weg\nart: lernpfad\ntitel: Weg\nlizenz: CC0\neinheiten: [film]\n---\n\nLos.\n",
}


def test_the_schema_in_the_documentation_is_current() -> None:
    written = (ROOT / "docs" / "schemas" / "katalog.schema.json").read_text("utf-8")
    assert written == catalogue_schema_text(), (
        "python -m teilbar.describing.catalogue_schema > docs/schemas/katalog.schema.json"
    )


@pytest.mark.parametrize("sharing", [None, SHARING], ids=["without", "with everything open"])
@pytest.mark.parametrize("address", ["", "https://hub.example/"])
def test_catalogues_hold_to_it(tmp_path: Path, address: str, sharing: File | None) -> None:
    works = described(hub(tmp_path / "hub", FULL), tmp_path, site_url=address)
    data = catalogue_json([(work, "x/index.html") for work in works.values()], "de", sharing, schema="s.json")
    assert faults_of_catalogue(data) == []
    said = json.loads(data)
    assert [one["id"] for one in said["units"]] == ["film", "kurz"]
    assert said["units"][0]["ages"] == {"youngest": 4}
    assert [(term["name"], term["id"][-7:]) for term in said["units"][0]["levels"]] == [("Elementarbereich", "level_0")]
    assert ("sharing" in said) is (sharing is not None)


def test_a_learning_path_names_the_units_that_are_offered(tmp_path: Path) -> None:
    texts = FULL | {"kurz/index.md": "---\nid: kurz\ntitel: Kurz\n---\n\nText.\n"}
    texts["weg/index.md"] = texts["weg/index.md"].replace("[film]", "[kurz, film]")
    works = described(hub(tmp_path / "hub", texts), tmp_path)
    path = replace(works["path/weg"], files=(SHARING,))
    said = json.loads(catalogue_json([(works["unit/film"], ""), (path, "")], "de", schema="s.json"))
    assert said["paths"][0]["units"] == ["film"]


def test_those_of_real_courses_hold_to_it(shared_fixtures: Path, tmp_path: Path) -> None:
    for course in ("oersi-course", "l3t-kindergarten"):
        works = described(shared_fixtures / course, tmp_path / course)
        assert faults_of_catalogue(catalogue_json([(one, "") for one in works.values()], "de", schema="s")) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"units": [{"id": "a"}]},
        {"units": [{"id": "a", "title": "A", "downloads": [{"format": "x"}]}]},
        {"units": [], "neu": 1},
    ],
)
def test_the_schema_refuses_what_is_no_catalogue(wrong: dict[str, object]) -> None:
    assert faults_of_catalogue(json.dumps(wrong).encode())
