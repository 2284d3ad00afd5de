"""``dienste.yml``: read in whatever way it is written, and described by its schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml
from jsonschema import Draft202012Validator

from conftest import ROOT
from teilbar.model.services_schema import services_schema_text
from teilbar.reading.services import FILES, read_services
from teilbar.reading.source import open_source

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.model.services import Services

SCHEMA = ROOT / "docs" / "schemas" / "dienste.schema.json"

WAYS = {
    "a list in a mapping": "dienste:\n  - {name: Beratung, satz: Wir beraten., email: a@haus.de}\n",
    "the list alone": "- {name: Beratung, satz: Wir beraten., email: a@haus.de}\n",
    "in English": "services:\n  - {service: Beratung, summary: Wir beraten., e-mail: a@haus.de}\n",
    "in other words": "Dienste:\n  - {Name: Beratung, Beschreibung: Wir beraten., E-Mail: a@haus.de}\n",
    "over several lines": "dienste:\n- name: Beratung\n  satz: >\n    Wir\n    beraten.\n  kontakt: a@haus.de\n",
    "with nothing said": "titel:\ndienste:\n- {name: Beratung, satz: Wir beraten., email: a@haus.de, bild: }\n",
}


def read(folder: Path, text: str, name: str = "dienste.yml") -> tuple[Services | None, list[tuple[str, int | None]]]:
    (folder / name).write_text(text, "utf-8")
    with open_source(str(folder)) as source:
        services, findings = read_services(source, "")
    return services, [(found.rule, found.line) for found in findings]


@pytest.mark.parametrize("way", WAYS)
def test_a_service_is_read_in_whatever_way_it_is_written(tmp_path: Path, way: str) -> None:
    services, findings = read(tmp_path, WAYS[way])
    assert findings == []
    assert services is not None
    (service,) = services.services
    assert (service.name, service.summary, service.email) == ("Beratung", "Wir beraten.", "a@haus.de")


@pytest.mark.parametrize("name", FILES)
def test_the_file_may_have_each_of_its_names(tmp_path: Path, name: str) -> None:
    services, _ = read(tmp_path, WAYS["the list alone"], name)
    assert services is not None
    assert services.file == name


def test_without_a_file_there_are_none_and_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "turm.md").write_text("x")
    with open_source(str(tmp_path)) as source:
        assert read_services(source, "") == (None, ())


def test_one_broken_entry_keeps_no_other_from_the_page(tmp_path: Path) -> None:
    fine = "- {name: Beratung, satz: x, email: a@haus.de}\n"
    text = f"dienste:\n- Verleih\n{fine}- {{satz: y}}\n- {{name: Kurs, satz: z, email: [1]}}\n"
    services, findings = read(tmp_path, text)
    assert services is not None
    assert [service.name for service in services.services] == ["Beratung", "Kurs"]
    assert findings == [
        ("service-not-fields", 2),
        ("service-without-name", 4),
        ("service-field-not-text", 5),
        ("service-without-way", 5),
    ]


def test_yaml_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    services, ((rule, line),) = read(tmp_path, "dienste:\n\t- name: x\n")
    assert services is None
    assert rule.startswith("yaml-")
    assert line == 2


def test_the_schema_is_current() -> None:
    assert SCHEMA.read_text("utf-8") == services_schema_text()


def test_the_schema_knows_the_hubs_own_file_and_refuses_what_is_no_field() -> None:
    validator = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    own = yaml.safe_load((ROOT / "content" / "dienste.yml").read_text("utf-8"))
    assert list(validator.iter_errors(own)) == []
    for way in ("a list in a mapping", "in English"):
        assert list(validator.iter_errors(yaml.safe_load(WAYS[way]))) == []
    own["dienste"][0]["wetter"] = "schön"
    assert list(validator.iter_errors(own))
