"""German compounds: what is taken apart, and what only looks as if it could be."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from teilbar.searching.compounds import parts_of, seams_of

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "compounds.yml").read_text("utf-8"))


@pytest.mark.parametrize("word", CASES["parts"])
def test_a_compound_is_found_by_its_parts(word: str) -> None:
    assert set(CASES["parts"][word]) <= set(parts_of(word))


@pytest.mark.parametrize("word", CASES["whole"].split())
def test_what_is_no_compound_stays_whole(word: str) -> None:
    assert parts_of(word) == ()


@pytest.mark.parametrize("word", ["", "a", "kinder123", "h5p", "日本語の文章です", "x" * 60, "ss" * 30, "en" * 30])
def test_anything_may_be_asked(word: str) -> None:
    assert parts_of(word) == ()


@pytest.mark.parametrize(
    ("word", "sewn"),
    [
        ("medienbildung", "medien-bildung"),
        ("trickfilmwerkstatt", "trick-film-werkstatt"),
        ("einverständniserklärung", "einverständnis-erklärung"),
        ("arbeitsblatt", "arbeits-blatt"),
        ("bildung", "bildung"),
    ],
)
def test_seams_stand_where_parts_begin(word: str, sewn: str) -> None:
    seams = (0, *seams_of(word), len(word))
    assert "-".join(word[start:end] for start, end in pairwise(seams)) == sewn
