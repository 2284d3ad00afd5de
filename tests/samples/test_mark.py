"""How a text says that its details are invented."""

from __future__ import annotations

import pytest

from reading.sentences import rules_and_lines, said


@pytest.mark.parametrize(
    "yaml",
    [
        "beispieldaten: true",
        "beispieldaten: ja",
        "Beispieldaten: Anschrift und Telefon",
        "beispieldaten: [Anschrift, Telefon]",
        "sample-data: yes",
    ],
)
def test_marked(yaml: str) -> None:
    statement = said(yaml)
    assert statement.metadata.sample
    assert statement.findings == ()


@pytest.mark.parametrize("yaml", ["beispieldaten: false", "beispieldaten: nein", "beispieldaten:", "titel: Beispiel"])
def test_not_marked(yaml: str) -> None:
    statement = said(yaml)
    assert not statement.metadata.sample
    assert statement.findings == ()


def test_a_mark_that_cannot_be_read_is_none_and_is_told() -> None:
    statement = said("titel: Impressum\nbeispieldaten: {name: erfunden}\n")
    assert not statement.metadata.sample
    assert rules_and_lines(statement.findings) == [("field-not-flag", 2)]


def test_a_slip_of_the_pen_is_pointed_out() -> None:
    statement = said("beispeildaten: ja")
    assert rules_and_lines(statement.findings) == [("field-misspelled", 1)]
