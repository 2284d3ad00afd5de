"""What is written of Moodle's files, against a second reading of them that knows nothing of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from importing.comparing import faults, questions_of
from importing.importing_cases import CASES, SOURCE, names
from importing.judging import Judged, judge_gift, judge_xml
from teilbar.importing.decoding import decoded
from teilbar.importing.reader import HEAD, Source, all_readers
from teilbar.importing.writing import INDEX, write_unit

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.importing.found import Remark

MOODLE = [name for name in names() if name.startswith(("gift-", "moodle-")) and name != "gift-run-together"]
"""What Moodle itself refuses has no second opinion."""


def read_twice(file: Path) -> tuple[list[Judged], str, tuple[Remark, ...]]:
    """Return what the judge says of a file, what was written of it, and the remarks."""
    content = file.read_bytes()
    reader = next(one for one in all_readers().values() if one.recognises(file, content[:HEAD]))
    imported = reader.read(Source(file, file.parent, file.name))
    [unit] = imported.units
    written = write_unit(unit, "de", file.name)
    judged = list(judge_gift(decoded(content)) if reader.name == "gift" else judge_xml(content))
    return judged, written.files[INDEX].decode(), (*imported.remarks, *written.remarks)


@pytest.mark.parametrize("name", MOODLE)
def test_right_answers_and_what_is_said_to_them_are_the_sources(name: str) -> None:
    [file] = (CASES / name / SOURCE).iterdir()
    judged, markdown, remarks = read_twice(file)
    assert judged
    assert list(faults(judged, questions_of(markdown), remarks)) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [x] Ein Tablet", "- [ ] Ein Tablet"),
        ("> Genau: Das Bild darf nicht wackeln.", "> Falsch: Das Bild darf wackeln."),
        ("- [ ] Ein Fahrrad", "- [ ] Ein Rad"),
    ],
)
def test_the_judge_notices(before: str, after: str) -> None:
    [file] = (CASES / "gift-choice" / SOURCE).iterdir()
    judged, markdown, remarks = read_twice(file)
    assert before in markdown
    changed = markdown.replace(before, after, 1).replace("- [ ] Einen", "- [x] Einen", before.count("[x]"))
    assert list(faults(judged, questions_of(changed), remarks)) != []
