"""Metadata in the spellings that other tools write: what is read of each, and nothing else."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reading.sentences import rules_and_lines
from teilbar.reading.fields import read_metadata
from teilbar.reading.frontmatter import split_header

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLES = Path(__file__).parent / "spellings"
CASES = {
    f"{table.stem}: {case['name']}": case
    for table in sorted(TABLES.glob("*.toml"))
    for case in tomllib.loads(table.read_text("utf-8"))["case"]
}


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_spelling_is_read(case: Mapping[str, Any]) -> None:
    header = split_header(f"{case['text']}Der Text.\n", "a.md")
    statement = read_metadata(header.fields, "a.md", header.lines)
    assert statement.metadata.model_dump(exclude_defaults=True, mode="json") == json.loads(case["metadata"])
    assert rules_and_lines((*header.findings, *statement.findings)) == [tuple(one) for one in case["findings"]]
    assert header.body.strip() == "Der Text."
