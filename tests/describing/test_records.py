"""What we say of our works: valid AMB, whatever an author wrote; nothing lost that AMB has room for."""

from __future__ import annotations

import json
from shutil import copytree
from typing import TYPE_CHECKING, Any

import pytest

from conftest import ROOT
from describing.strict import amb_validator
from describing.works import ADDRESS, FORMATS, described, hub, one, unit
from publishing.hubs import write_hub
from teilbar.describing.amb import amb_json
from teilbar.describing.amb_model import amb_problems

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.describing.description import Description

ADDRESSES = {"with an address": ADDRESS, "without one": ""}


def record(found: Description) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(amb_json(found))
    assert amb_problems(said) == ()
    return said


def records(source: Path, folder: Path, **options: str) -> dict[str, dict[str, Any]]:
    return {name: record(found) for name, found in described(source, folder, **options).items()}


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_every_record_of_the_hub_is_amb(amb: Path, tmp_path: Path, address: str) -> None:
    said = records(ROOT, tmp_path, site_url=address)
    texts = {"unit": ROOT / "content/einheiten", "path": ROOT / "content/lernpfade"}
    assert set(said) == {f"{kind}/{one.name}" for kind, folder in texts.items() for one in folder.iterdir()}
    assert [fault.message for one_ in said.values() for fault in amb_validator(amb).iter_errors(one_)] == []


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_every_record_of_a_real_course_is_amb(amb: Path, shared_fixtures: Path, tmp_path: Path, address: str) -> None:
    said = records(shared_fixtures / "oersi-course", tmp_path, site_url=address)
    assert len(said) > 5
    faults = [fault.message for one_ in said.values() for fault in amb_validator(amb).iter_errors(one_)]
    assert faults == []


def test_a_real_book_without_a_licence_has_none(shared_fixtures: Path, tmp_path: Path) -> None:
    assert records(shared_fixtures / "l3t-kindergarten", tmp_path) == {}


def test_a_real_book_is_amb_once_its_licence_is_known(amb: Path, shared_fixtures: Path, tmp_path: Path) -> None:
    book = copytree(shared_fixtures / "l3t-kindergarten", tmp_path / "book")
    options = "lizenz: CC BY-SA 4.0, medien_eigene: ja, herausgeber: {name: L3T}"
    (book / "mkdocs.yml").write_text(f"site_name: L3T\nextra: {{teilbar: {{{options}}}}}\n", "utf-8")
    said = records(book, tmp_path)
    assert len(said) == 9
    faults = [fault.message for one_ in said.values() for fault in amb_validator(amb).iter_errors(one_)]
    assert faults == []


def test_a_record_says_all_that_the_author_said(tmp_path: Path) -> None:
    text = unit(
        schlagworte="Trickfilm, Medien",
        sprache="[de-DE, en]",
        bildungsstufe="Kita; Grundschule",
        materialart="Praxisidee",
        datum="2026-05-04",
        mitwirkende="Bo Beispiel",
        quelle="{name: Das Vorbild, id: 'https://example.org/vor bild', creator: Cem Muster, license: CC0}",
    )
    found = one(tmp_path, text, "herausgeber: {name: Haus, url: 'https://haus.example/'}")
    said = record(found)
    assert said["@context"] == ["https://w3id.org/kim/amb/context.jsonld", {"@language": "de"}]
    assert said["id"] == f"{ADDRESS}einheiten/film/index.html"
    assert said["creator"] == [{"type": "Person", "name": "Ada Muster"}]
    assert said["contributor"] == [{"type": "Person", "name": "Bo Beispiel"}]
    assert said["publisher"] == [{"type": "Organization", "id": "https://haus.example/", "name": "Haus"}]
    assert said["license"] == {"id": "https://creativecommons.org/licenses/by/4.0/"}
    assert said["keywords"] == ["Trickfilm", "Medien"]
    assert said["inLanguage"] == ["de", "en"]
    assert [level["id"][-7:] for level in said["educationalLevel"]] == ["level_0", "level_1"]
    assert [kind["id"] for kind in said["learningResourceType"]] == ["https://w3id.org/kim/hcrt/lesson_plan"]
    assert said["datePublished"] == "2026-05-04"
    (origin,) = said["isBasedOn"]
    assert (origin["name"], origin["license"]["id"]) == (
        "Das Vorbild",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    )
    provider = {"id": ADDRESS, "type": "Service", "name": "Haus der Medien"}
    assert said["mainEntityOfPage"] == [{"id": said["id"], "type": "WebContent", "provider": provider}]
    assert len(said["encoding"]) == len(
        [one_ for one_ in FORMATS if "path" not in one_.name and one_.name != "h5p-quiz"]
    )
    assert all(file["contentUrl"].startswith(f"{ADDRESS}downloads/film/film.") for file in said["encoding"])
    assert {(file["contentSize"], len(file["sha256"])) for file in said["encoding"]} == {("1234", 64)}


HOSTILE: dict[str, tuple[dict[str, str], dict[str, Any]]] = {
    "somebody of an institution": (
        {"autor": "{name: Ada, affiliation: {name: Haus, id: 'https://ror.org/05f82e368'}}"},
        {
            "creator": [
                {
                    "type": "Person",
                    "name": "Ada",
                    "affiliation": {"type": "Organization", "id": "https://ror.org/05f82e368", "name": "Haus"},
                }
            ]
        },
    ),
    "a licence that AMB does not admit": ({"lizenz": "Lizenz Freie Kunst 1.3"}, {"license": None}),
    "a language that it does not know": ({"sprache": "gsw"}, {"inLanguage": None}),
    "a type that nobody knows": ({"materialart": "Zauberei"}, {"learningResourceType": None}),
    "a level that nobody knows": ({"bildungsstufe": "Zwergenschule"}, {"educationalLevel": None}),
    "a school subject": (
        {"bereich": "{id: 'http://w3id.org/kim/schulfaecher/s1017', prefLabel: {de: Mathematik}}"},
        {"about": [{"id": "http://w3id.org/kim/schulfaecher/s1017", "type": "Concept"}]},
    ),
    "an area of another vocabulary": (
        {"bereich": "{id: 'https://example.org/bereiche/draussen', prefLabel: {de: Draußen}}"},
        {"about": None, "keywords": ["Draußen"]},
    ),
    "an area of no school": ({"bereich": "Draußen"}, {"about": None, "keywords": ["Draußen"]}),
    "an address with spaces and umlauts": (
        {"autor": "{name: Ada, url: 'https://example.org/ä%20b'}"},
        {"creator": [{"type": "Person", "id": "https://example.org/%C3%A4%20b", "name": "Ada"}]},
    ),
    "an address that is none": (
        {"autor": "{name: Ada, url: 'https://['}"},
        {"creator": [{"type": "Person", "name": "Ada"}]},
    ),
    "quotation marks and a script's end": ({"titel": "'\"</script>\\u2028'"}, {"name": '"</script>\\u2028'}),
}


@pytest.mark.parametrize(("fields", "expected"), HOSTILE.values(), ids=HOSTILE)
def test_what_an_author_writes_never_breaks_a_record(
    amb: Path, tmp_path: Path, fields: dict[str, str], expected: dict[str, Any]
) -> None:
    lines = [line for line in unit().splitlines() if line.partition(":")[0] not in fields]
    lines[1:1] = [f"{name}: {value}" for name, value in fields.items()]
    said = record(one(tmp_path, "\n".join(lines)))
    assert {name: said.get(name) for name in expected} == expected
    assert list(amb_validator(amb).iter_errors(said)) == []


def test_a_record_that_would_be_none_stops_the_build(tmp_path: Path) -> None:
    """It cannot happen by what an author writes, so somebody has to hear of it."""
    found = one(tmp_path, unit())
    object.__setattr__(found, "uri", "kein Ort")
    with pytest.raises(ValueError, match=r"amb\.json of unit 'film' would not be AMB: id: "):
        amb_json(found)


def test_a_learning_path_is_a_course_of_the_units_that_are_offered(tmp_path: Path) -> None:
    texts = {
        "eins/index.md": unit("eins", "Eins"),
        "zwei/index.md": unit("zwei", "Zwei").replace("lizenz: CC BY 4.0\n", ""),
        "weg/index.md": "---\nid: weg\nart: lernpfad\ntitel: Weg\nlizenz: CC0\neinheiten: [eins, zwei]\n---\n\nLos.\n",
    }
    said = records(hub(tmp_path / "hub", texts), tmp_path)
    assert set(said) == {"unit/eins", "path/weg"}
    assert said["path/weg"]["type"] == ["LearningResource", "Course"]
    assert said["path/weg"]["learningResourceType"][0]["id"] == "https://w3id.org/kim/hcrt/course"
    assert said["path/weg"]["hasPart"] == [
        {"id": said["unit/eins"]["id"], "type": ["LearningResource"], "name": "Eins"}
    ]
    assert said["unit/eins"]["isPartOf"] == [
        {"id": said["path/weg"]["id"], "type": ["LearningResource", "Course"], "name": "Weg"}
    ]


def test_without_an_address_a_work_has_a_name_of_its_own(tmp_path: Path) -> None:
    texts = {"film/index.md": unit(), "ton/index.md": unit("ton")}
    source = hub(tmp_path / "hub", texts)
    here, again = (records(source, tmp_path, site_url="", repo_url="https://git.example/a") for _ in range(2))
    elsewhere = records(source, tmp_path, site_url="", repo_url="https://git.example/b")
    names = [said["id"] for said in (*here.values(), *elsewhere.values())]
    assert here == again
    assert len(set(names)) == 4
    assert all(name.startswith("urn:uuid:") and name[23] == "5" for name in names)
    assert all("encoding" not in said and "mainEntityOfPage" not in said for said in here.values())


def test_the_licence_is_that_of_text_and_media_together(tmp_path: Path) -> None:
    folder = tmp_path / "hub"
    hub(folder, {"film/index.md": unit() + "\n![Ein Bild](bild.svg)\n"})
    (folder / "content/film/bild.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    (folder / "content/film/medien.yml").write_text("- {datei: bild.svg, urheber: Bo, lizenz: CC BY-SA 4.0}\n")
    said = records(folder, tmp_path)["unit/film"]
    assert said["license"] == {"id": "https://creativecommons.org/licenses/by-sa/4.0/"}


def test_git_says_of_a_learning_path_too_when_it_was_changed(tmp_path: Path) -> None:
    files = {
        "content/eins/index.md": unit("eins", "Eins"),
        "content/weg/index.md": "---\nart: lernpfad\ntitel: Weg\nid: weg\nlizenz: CC0\neinheiten: [eins]\n---\n\nLos.\n",
    }
    story = "1 Ada Eins | ^content/eins/index.md ^content/weg/index.md\n3 Ada Zwei | ^content/weg/index.md\n"
    write_hub(tmp_path / "hub", "", files, story)
    said = records(tmp_path / "hub", tmp_path)
    dates = {name: (one_["datePublished"], one_["dateModified"]) for name, one_ in said.items()}
    assert dates == {"unit/eins": ("2024-01-01", "2024-01-01"), "path/weg": ("2024-01-01", "2024-01-03")}
