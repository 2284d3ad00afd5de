"""Fields are known by all their names, a slip of the pen is pointed out, and a withdrawal is never overlooked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reading.sentences import rules_and_lines, said
from teilbar.model.findings import Place
from teilbar.model.metadata import (
    MEDIUM_SYNONYMS,
    SYNONYMS,
    Duration,
    MediumRecord,
    Metadata,
    Withdrawal,
)
from teilbar.reading.fields import read_medium, read_metadata
from teilbar.reading.names import plain

if TYPE_CHECKING:
    from collections.abc import Mapping


HOSTILE: tuple[object, ...] = (
    None,
    True,
    0,
    -1,
    1e400,
    "",
    " ",
    "{found}",
    "9" * 5000,
    [],
    [[]],
    [None],
    {},
    {"name": {}},
    {1: [{}]},
    [{"id": []}],
)


@pytest.mark.parametrize("name", [names[0] for names in SYNONYMS.values()])
def test_nothing_that_yaml_can_hold_breaks_a_field(name: str) -> None:
    for value in HOSTILE:
        statement = read_metadata({"schlagworte": "Ton"} | {name: value}, "a.md")
        rules_and_lines(statement.findings)
        assert name == "schlagworte" or statement.metadata.keywords == ("Ton",)


@pytest.mark.parametrize("name", [names[0] for names in MEDIUM_SYNONYMS.values()])
def test_nothing_that_yaml_can_hold_breaks_a_record(name: str) -> None:
    for value in HOSTILE:
        record, findings = read_medium({name: value}, "medien.yml", line=3)
        rules_and_lines(findings)
        assert (record.declared_in, record.line) == ("medien.yml", 3)


@pytest.mark.parametrize(
    ("written", "field"),
    [(name, field) for field, names in SYNONYMS.items() for name in names]
    + [
        ("TITEL", "title"),
        ("Zurueckgezogen", "withdrawn"),
        ("geraete", "devices"),
        ("learning-resource_type", "resource_types"),
    ]
    + [
        ("basiert-auf", "based_on"),
        ("schlagwo\N{COMBINING DIAERESIS}rter", "keywords"),
    ],
)
def test_every_name_is_read(written: str, field: str) -> None:
    statement = read_metadata({written: "2026-03-05"}, "a.md")
    assert {*statement.metadata.model_fields_set, *statement.unreadable} == {field}


@pytest.mark.parametrize("synonyms", [SYNONYMS, MEDIUM_SYNONYMS])
def test_no_name_means_two_fields(synonyms: Mapping[str, tuple[str, ...]]) -> None:
    names = [plain(name) for names in synonyms.values() for name in names]
    assert len(names) == len(set(names))


def test_tables_and_models_agree() -> None:
    assert SYNONYMS.keys() == Metadata.model_fields.keys()
    assert MEDIUM_SYNONYMS.keys() == MediumRecord.model_fields.keys() - {"declared_in", "line", "lines", "assumed"}


@pytest.mark.parametrize(
    ("written", "known"),
    [("titell", "titel"), ("lizens", "lizenz"), ("kurtz", "kurz"), ("bereihc", "bereich"), ("daur", "dauer")],
)
def test_slip_of_the_pen_is_pointed_out(written: str, known: str) -> None:
    statement = read_metadata({written: "x"}, "a.md", {written: 7})
    assert rules_and_lines(statement.findings) == [("field-misspelled", 7)]
    assert dict(statement.findings[0].values) == {"field": written, "known": known}
    assert statement.metadata == Metadata()


FOREIGN = """
aliases archetype banner bibliography categories cascade classoption comments copyright cover css csl cssclass
documentclass editor encoding excerpt execute featuredImage fontsize format geometry header-includes hasPart
hidden icon image images institute isAccessibleForFree isPartOf jupyter layout license_url linkTitle link-citations
mainfont math menu menuTitle mode narrator nav_order nocite numbersections output papersize parent permalink project
publishDate redirect_from repository resources script sidebar_position slug subtitle teaser template theme thumbnail
titlepage title_image toc toc-depth translationKey tutor type url urlcolor versioning weight material lernziele
untertitel stand has_license
"""


@pytest.mark.parametrize("name", FOREIGN.split())
def test_options_of_other_tools_are_passed_over(name: str) -> None:
    assert read_metadata({name: "x"}, "a.md").findings == ()


def test_two_names_of_one_field() -> None:
    same = said("titel: Ton\ntitle: Ton\n")
    other = said("title: Sound\ntitel: Ton\n")
    assert same.findings == ()
    assert other.metadata.title == "Ton"
    assert rules_and_lines(other.findings) == [("field-given-twice", 1)]


def test_places_are_where_fields_stand() -> None:
    statement = said("titel: Ton\nalter: vier\n")
    assert statement.places == {"title": Place("a.md", 1), "ages": Place("a.md", 2)}
    assert statement.unreadable == {"ages"}


@pytest.mark.parametrize(
    ("yaml", "reason"),
    [
        ("zurueckgezogen: Einwilligung widerrufen", "Einwilligung widerrufen"),
        ("zurückgezogen: ja", ""),
        ("withdrawn: true", ""),
        ("zurueckgezogen: [Bild, Ton]", "Bild, Ton"),
        ("zurueckgezogen: {seit: gestern}", "{'seit': 'gestern'}"),
    ],
)
def test_whatever_is_no_clear_no_withdraws(yaml: str, reason: str) -> None:
    withdrawn = said(yaml).metadata.withdrawn
    assert withdrawn
    assert withdrawn == Withdrawal(reason=reason)


@pytest.mark.parametrize("yaml", ["zurueckgezogen: nein", "zurueckgezogen: false", "zurueckgezogen:", "titel: x"])
def test_a_clear_no_withdraws_nothing(yaml: str) -> None:
    assert not said(yaml).metadata.withdrawn


def test_misspelled_withdrawal_withdraws() -> None:
    statement = said("zurueckgezogn: Einwilligung fehlt")
    assert statement.metadata.withdrawn == Withdrawal(reason="Einwilligung fehlt")
    assert rules_and_lines(statement.findings) == [("field-read-as-withdrawal", 1)]


def test_duration_in_all() -> None:
    assert said("dauer: 2 x 20-30 Minuten").metadata.duration == Duration(shortest=20, longest=30, sessions=2)
    assert Duration(shortest=20, longest=30, sessions=2).minutes == 60


def test_main_language_is_the_first() -> None:
    assert [said(yaml).metadata.language for yaml in ("sprache: [en, de]", "titel: x")] == ["en", ""]
