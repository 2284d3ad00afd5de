"""What the search finds in pieces is what lunr.js finds in the whole index: the same things, scores and order."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from search.asking import run
from search.corpus import CONTENT, found_in, made
from search.whole import whole_index
from setup import node
from teilbar.searching.analysis import analyse

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.texts import Language

PAIRS = 1500


@pytest.mark.slow
@pytest.mark.parametrize("language", ["de", "en"])
def test_pieces_find_what_the_whole_index_finds(
    language: Language, shared_fixtures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert node.install(), node.FAILED
    things = list(found_in(CONTENT, shared_fixtures))
    forms = sorted({form for thing in things for form in analyse(thing, language).displays})
    chance = random.Random(1)  # noqa: S311 - the same pairs in every run, nothing secret
    pairs = [" ".join(chance.sample(forms, 2)) for _ in range(PAIRS)]
    whole = whole_index(things, language, monkeypatch)
    made(tmp_path, things, language)
    found = run("exact.mjs", tmp_path, given={"whole": whole, "texts": pairs})
    assert (found["terms"], found["prefixes"], found["texts"]) == ([], [], [])
    assert found["counted"]["terms"] == len(whole["invertedIndex"])
    assert found["counted"]["texts"] == PAIRS
