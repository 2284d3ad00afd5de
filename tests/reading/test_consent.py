"""Whether somebody agreed to be shown, in whatever words: a refusal or a doubt never passes for a consent."""

from __future__ import annotations

import pytest

from reading.sentences import rules_and_lines
from teilbar.reading.fields import read_medium
from teilbar.reading.yaml import load_yaml_lines

GIVEN = [
    *("ja", "true", "liegt vor", "Liegt vor.", "schriftlich", "von den Eltern erteilt", "mündlich", "ok", "given"),
    *("liegt vor (bis auf Widerruf)", "am 3. 5. 2026", "2026-05-03", "[Ada, Bo]", "Ordner 12, Blatt 3", "signed"),
    *("Die Sorgeberechtigten haben unterschrieben", "given until revoked"),
]
REFUSED = [
    *("nein", "false", "liegt nicht vor", "nicht erteilt", "widerrufen", "Widerruf am 3. Mai", "abgelehnt", "keine"),
    *(
        "nein, noch nicht",
        "liegt noch nicht vor",
        "Die Mutter lehnt es ab",
        "verweigert",
        "zurückgezogen",
    ),
    *("zurueckgezogen", "[Ada ja, Bo nein]", "niemand gefragt", "ohne", "refused", "not given", "was withdrawn"),
]
OPEN = [
    *("fehlt", "fehlt noch", "steht noch aus", "steht aus", "ausstehend", "offen", "unklar", "unbekannt", "angefragt"),
    *("?", "liegt vor?", "wird eingeholt", "muss eingeholt werden", "teilweise", "vielleicht", "folgt", "TODO", "todo"),
    *("-", "–", "x", "k. A.", "n/a", "pending", "requested", "maybe", "partly given", "''"),
]
NOBODY = [
    *("nein", "false", "niemand", "nicht erkennbar", "Nicht zu erkennen.", "keine", "keine Personen", "unkenntlich"),
    *("niemand ist zu erkennen", "Kinder, nicht erkennbar", "nobody", "not recognisable", "no people"),
]
SOMEBODY = [
    *("ja", "true", "zwei Kinder", "Ada Muster", "Kinder von hinten", "2", "keine Angabe", "keine Ahnung", "?"),
    *("Ada Muster; Kinder nicht erkennbar", "nicht nur Kinder", "nicht alle erkennbar", "people"),
]


def said(field: str, words: str) -> object:
    content, _ = load_yaml_lines(f"datei: a.jpg\n{field}: {words if words[:1] == '[' else repr(words)}\n")
    assert isinstance(content, dict)
    record, findings = read_medium(content, "medien.yml")
    assert rules_and_lines(findings) == []
    return getattr(record, field.replace("personen", "persons").replace("einwilligung", "consent"))


@pytest.mark.parametrize("words", GIVEN)
def test_given(words: str) -> None:
    assert said("einwilligung", words)


@pytest.mark.parametrize("words", REFUSED)
def test_refused(words: str) -> None:
    assert said("einwilligung", words) is False


@pytest.mark.parametrize("words", OPEN)
def test_open(words: str) -> None:
    assert said("einwilligung", words) is None


@pytest.mark.parametrize("words", NOBODY)
def test_nobody_can_be_recognised(words: str) -> None:
    assert said("personen", words) is False


@pytest.mark.parametrize("words", SOMEBODY)
def test_somebody_can_be_recognised(words: str) -> None:
    assert said("personen", words)


def test_what_cannot_be_read_is_no_consent() -> None:
    record, findings = read_medium({"datei": "a.jpg", "einwilligung": {"Ada": "ja"}}, "medien.yml")
    assert record.consent is None
    assert [found.rule for found in findings] == ["field-not-flag"]
