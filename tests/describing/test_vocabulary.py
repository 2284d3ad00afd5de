"""Vocabularies are data: found however an author writes a term, exchanged by a hub, and defaults by an option."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from describing.works import checked, hub, one, unit
from teilbar.describing.amb import amb_record
from teilbar.describing.description import Setting, description_of
from teilbar.describing.vocabulary import AREAS, LEVELS, TYPES, Vocabularies, VocabularyError, parse, shipped
from teilbar.licensing.registry import Registry
from teilbar.model.metadata import Concept
from teilbar.reading.identity import slug

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """
name = {{ de = "Unser Plan", en = "Our plan" }}
[[term]]
id = "m1"
de = "Medien"
about = ["http://w3id.org/kim/schulfaecher/s1009"]
[[term]]
id = "n1"
de = "{second}"
"""


@pytest.mark.parametrize("name", [LEVELS, TYPES, AREAS])
def test_a_term_has_an_id_of_its_own_and_both_languages(name: str) -> None:
    terms = list(shipped(name).entries)
    assert len({term.code for term in terms}) == len(terms) > 10
    assert all(term.code and term.de and term.en for term in terms)


@pytest.mark.parametrize("name", [LEVELS, TYPES, AREAS])
def test_no_word_means_two_terms(name: str) -> None:
    words: dict[str, set[str]] = {}
    for term, also in shipped(name).entries.items():
        for word in {slug(word) for word in (term.code, term.de, term.en, *also)}:
            words.setdefault(word, set()).add(term.code)
    assert {word: codes for word, codes in words.items() if len(codes) > 1} == {}


def test_the_levels_are_kims() -> None:
    known = {term.uri.rpartition("/")[2] for term in shipped(LEVELS).entries}
    assert known == {*(f"level_{number}" for number in range(9)), "level_A", "level_B", "level_C"}
    assert all(term.uri.startswith("https://w3id.org/kim/educationalLevel/level_") for term in shipped(LEVELS).entries)


@pytest.mark.parametrize(
    "word", ["level_0", "Elementarbereich", "elementarbereich", "KITA", "early childhood education"]
)
def test_a_level_is_known_however_it_is_written(word: str) -> None:
    assert shipped(LEVELS).find(Concept(label=word), "de").code == "level_0"


def test_an_address_says_it_better_than_a_word() -> None:
    known = shipped(LEVELS)
    said = Concept(label="Kita", id="https://w3id.org/kim/educationalLevel/level_A")
    assert known.find(said, "de").code == "level_A"
    assert known.find(Concept(label="Kita", id="https://example.org/stufe"), "de").code == ""


@pytest.mark.parametrize(
    ("text", "fault", "where", "line"),
    [
        ("name = [\n= 1", "syntax", "", 2),
        ("", "field", "name", None),
        ('name = {de = "x"}\nterm = []', "empty", "", None),
        ('name = {de = "x"}\n[[term]]\nid = "a"', "field", "[[term]] 1: de", None),
        ('name = {de = "x"}\n[[term]]\nid = "a"\nde = "A"\n[[term]]\nid = "a"\nde = "B"', "twice", 'id = "a"', None),
    ],
)
def test_what_is_no_vocabulary_says_where(text: str, fault: str, where: str, line: int | None) -> None:
    with pytest.raises(VocabularyError) as problem:
        parse(text)
    assert (problem.value.fault, str(problem.value), problem.value.line) == (fault, where, line)


def test_a_hub_brings_its_own_plan(tmp_path: Path) -> None:
    folder = hub(tmp_path / "hub", {"film/index.md": unit()}, "bildungsplan: plan.toml")
    (folder / "plan.toml").write_text(PLAN.format(second="Natur"), "utf-8")
    read = checked(folder, tmp_path)
    assert [found.rule for found in read.verdict.findings if found.severity != "info"] == []
    assert read.vocabularies.areas.find(Concept(label="Medien"), "en").scheme == "Our plan"


def test_a_hubs_own_name_for_an_area_means_the_plans(tmp_path: Path) -> None:
    text = unit().replace("bereich: Medien", "bereich: Klick und Klack")
    found = one(tmp_path, text, "bildungsplan: bayern\nbereiche: {medien: Klick und Klack}")
    assert [(area.code, area.label("de")) for area in found.areas] == [("medien", "Klick und Klack")]


def test_subjects_of_an_area_are_told(tmp_path: Path) -> None:
    (page,) = checked(hub(tmp_path / "hub", {"film/index.md": unit()}), tmp_path).verdict.library.units
    known = Vocabularies(areas=parse(PLAN.format(second="Natur")))
    setting = Setting(language="de", licences=Registry.load(), hub_name="Hub", vocabularies=known)
    said = amb_record(description_of(page, setting))
    assert said["about"] == [{"id": "http://w3id.org/kim/schulfaecher/s1009", "type": "Concept"}]


@pytest.mark.parametrize(
    ("options", "levels", "types"),
    [
        ("", ["level_0"], ["worksheet"]),
        ("bildungsstufe: Hochschule\nmaterialart: [Video, Übung]", ["level_A"], ["video", "drill_and_practice"]),
        ("bildungsstufe: []\nmaterialart: []", [], []),
    ],
)
def test_a_hub_says_what_holds_where_nothing_is_said(
    tmp_path: Path, options: str, levels: list[str], types: list[str]
) -> None:
    found = one(tmp_path, unit(), options)
    assert [term.code for term in found.levels] == levels
    assert [term.code for term in found.types] == types


def test_a_default_that_is_no_term_is_found(tmp_path: Path) -> None:
    folder = hub(tmp_path / "hub", {"film/index.md": unit()}, "materialart: Vidio")
    (found,) = (found for found in checked(folder, tmp_path).verdict.findings if found.rule == "term-unknown")
    assert (found.file, found.line, dict(found.values)["term"]) == ("mkdocs.yml", 4, "Video")
