"""Steps are found wherever authors write them, and told in whole sentences."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from teilbar.printing.measuring import balanced, height, lines
from teilbar.printing.procedure import stages_of, things_of
from teilbar.printing.telling import clipped, shortened
from teilbar.reading.markdown.sections import read_document

if TYPE_CHECKING:
    from teilbar.model.document import Document


def _read(markdown: str) -> Document:
    return read_document(markdown).document


CASES = tomllib.loads(Path(__file__).with_name("steps.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_steps(case: dict[str, Any]) -> None:
    found = stages_of(_read(case["markdown"]))
    assert [[one.number, one.title, one.time, [*one.sentences]] for one in found] == case["steps"]


def test_a_step_knows_its_pictures_but_not_those_of_its_questions() -> None:
    question = "#### Frage: C\n\n![C](c.png)\n\n- [x] Ja\n- [ ] Nein\n"
    text = f"## So geht's\n\n### Eins\n\n![A](a.png)\n\n### Zwei\n\nSeht ![B](b.png) an.\n\n{question}"
    found = stages_of(_read(text))
    assert [[image.target for image in one.pictures] for one in found] == [["a.png"], ["b.png"]]
    assert found[1].sentences == ("Seht an.",)


def test_things_are_points_below_materials_at_any_depth() -> None:
    text = "## Das braucht ihr\n\n- [ ] Holz\n- [ ] Werkzeug\n  - Säge\n\n## So geht's\n\n- Los\n"
    assert things_of(_read(text)) == ("Holz", "Werkzeug", "Säge")


def test_sentences_are_kept_whole_as_far_as_there_is_room() -> None:
    parts = ("Eins zwei drei.", "Vier fünf.", "Sechs.")
    assert shortened(parts, 26) == "Eins zwei drei. Vier fünf."
    assert shortened(parts, 25) == "Eins zwei drei."
    assert shortened(parts, 10) == "Eins zwei …"
    assert clipped("Donaudampfschifffahrt", 10) == "Donaudamp …"


def test_lines_are_broken_between_words_and_long_words_within() -> None:
    assert lines("", 50, 10) == 0
    assert lines("Ein Satz.", 100, 10) == 1
    assert lines("wort " * 20, 60, 10) >= 4
    assert lines("x" * 100, 60, 10) >= 3
    assert height("漢" * 40, 60, 10) > height("a" * 40, 60, 10)
    assert lines("wort " * 20, 60, 10, bold=True) >= lines("wort " * 20, 60, 10)


def test_columns_are_filled_one_after_the_other() -> None:
    assert balanced([5, 5, 5], 3) == 5
    assert 10 <= balanced([5, 5, 5, 5], 3) < 11
    assert balanced([30, 1, 1], 3) == 30
