"""The schema that editors use is the options' own, and our hub file holds to it and to Teilbar."""

from __future__ import annotations

import json
import re
from importlib.metadata import files
from pathlib import Path
from typing import Literal

import pytest

from teilbar.hub import colours, load_hub
from teilbar.hub.options import Hub, Options
from teilbar.hub.schema import hub_schema, hub_schema_text
from teilbar.reading.source import open_source

ROOT = Path(__file__).resolve().parents[2]


def test_schema_in_the_documentation_is_current() -> None:
    written = (ROOT / "docs" / "schemas" / "hub.schema.json").read_text("utf-8")
    assert written == hub_schema_text(), "python -m teilbar.hub.schema > docs/schemas/hub.schema.json"


def test_schema_describes_every_option() -> None:
    schema = hub_schema()
    top = schema["properties"]
    ours = top["extra"]["properties"]["teilbar"]
    assert {field.alias or name for name, field in Options.model_fields.items()} == set(ours["properties"])
    assert set(top) == {*(set(Hub.model_fields) - set(Options.model_fields)), "extra"}
    assert not ours["additionalProperties"]
    json.loads(hub_schema_text())
    undescribed = [
        f"{model.__name__}.{name}"
        for model in (Hub, *(type(value) for value in (Hub().publisher, Hub().theme, Hub().theme.palette)))
        for name, field in model.model_fields.items()
        if not field.description
    ]
    assert undescribed == []


def test_our_own_hub_file_is_in_order() -> None:
    with open_source(str(ROOT), exclude=[ROOT / "site"]) as source:
        hub, findings = load_hub(source)
    assert (hub.site_name, hub.language, hub.docs_dir) == ("sharing is caring", "de", "content")
    assert hub.publisher.sample
    assert [found.rule for found in findings] == ["hub-publisher-sample"]


@pytest.mark.parametrize("role", ["primary", "accent"])
def test_colours_are_materials_own(role: Literal["primary", "accent"]) -> None:
    (sheet,) = [file for file in files("mkdocs-material") or () if file.match("material/templates/*/*/palette.*.css")]
    pattern = rf"\[data-md-color-{role}=([a-z-]+)\]\{{--md-{role}-fg-color:(#[0-9a-f]+)"
    theirs = dict(re.findall(pattern, sheet.read_text("utf-8")))
    assert len(theirs) > 10
    ours = colours.NAMES[role]
    assert {name: colours.colour(value, role) for name, value in theirs.items()} == {
        name: ours[name] for name in theirs
    }
