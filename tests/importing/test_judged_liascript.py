"""What is written of LiaScript's courses, against a second reading of them that knows nothing of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from importing.importing_cases import CASES, SOURCE, names
from importing.judging_liascript import faults, judge
from teilbar.importing.decoding import decoded
from teilbar.importing.liascript.reader import LiaScript
from teilbar.importing.reader import Source
from teilbar.importing.writing import INDEX, write_unit

COURSES = [name for name in names() if name.startswith("lia-")]


@pytest.mark.parametrize("name", COURSES)
def test_right_answers_and_hints_are_the_sources(name: str) -> None:
    for file in sorted((CASES / name / SOURCE).glob("*.md")):
        imported = LiaScript().read(Source(file, file.parent, file.name))
        [unit] = imported.units
        written = write_unit(unit, "de", file.name)
        remarks = (*imported.remarks, *written.remarks)
        assert faults(decoded(file.read_bytes()), written.files[INDEX].decode(), remarks) == []


def test_the_judge_asks_something_of_the_cases() -> None:
    files = [file for name in COURSES for file in Path(CASES / name / SOURCE).glob("*.md")]
    assert sum(1 for file in files for _ in judge(decoded(file.read_bytes()))) > 40
