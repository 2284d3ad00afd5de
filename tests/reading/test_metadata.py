"""Fields mean what their authors meant, in whatever form; what is not understood is reported and costs nothing else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from reading.sentences import rules_and_lines
from teilbar.model.metadata import (
    MEDIUM_SYNONYMS,
    SYNONYMS,
    Ages,
    Concept,
    Duration,
    Kind,
    MediumRecord,
    Metadata,
    Person,
    Reference,
    Withdrawal,
)
from teilbar.reading.fields import Place, read_medium, read_metadata
from teilbar.reading.names import plain
from teilbar.reading.yaml import load_yaml_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.reading.fields import Statement


def said(yaml: str) -> Statement:
    """Return what a header says."""
    fields, lines = load_yaml_lines(yaml)
    assert isinstance(fields, dict)
    return read_metadata(fields, "a.md", {name: lines.of(name) or 0 for name in fields})


UNDERSTOOD: Mapping[str, tuple[str, object]] = {
    # ages
    "alter: 4-6": ("ages", Ages(youngest=4, oldest=6)),
    "alter: 4 bis 6": ("ages", Ages(youngest=4, oldest=6)),
    "alter: 4\N{EN DASH}6 Jahre": ("ages", Ages(youngest=4, oldest=6)),
    "alter: 4- bis 6-Jährige": ("ages", Ages(youngest=4, oldest=6)),
    "alter: Kinder von 3 Jahren bis 6 Jahren": ("ages", Ages(youngest=3, oldest=6)),
    "alter: ab 4": ("ages", Ages(youngest=4)),
    "alter: für Kinder ab 4 Jahren": ("ages", Ages(youngest=4)),
    "alter: 4+": ("ages", Ages(youngest=4)),
    "alter: bis 6": ("ages", Ages(oldest=6)),
    "alter: unter 3 Jahre": ("ages", Ages(oldest=2)),
    "alter: 5": ("ages", Ages(youngest=5, oldest=5)),
    "alter: [4, 6]": ("ages", Ages(youngest=4, oldest=6)),
    "alter: [4, 5, 6]": ("ages", Ages(youngest=4, oldest=6)),
    "alter: {von: 4, bis: 6}": ("ages", Ages(youngest=4, oldest=6)),
    "alter: {bis: 6}": ("ages", Ages(oldest=6)),
    'typicalAgeRange: "4-6"': ("ages", Ages(youngest=4, oldest=6)),
    'typicalAgeRange: "11-"': ("ages", Ages(youngest=11)),
    "ages: from 4 to 6 years": ("ages", Ages(youngest=4, oldest=6)),
    # durations
    "dauer: 45": ("duration", Duration(shortest=45, longest=45)),
    "dauer: 45 Minuten": ("duration", Duration(shortest=45, longest=45)),
    "dauer: ca. 45 min.": ("duration", Duration(shortest=45, longest=45)),
    "dauer: 1,5 Stunden": ("duration", Duration(shortest=90, longest=90)),
    "dauer: eine halbe Stunde": ("duration", Duration(shortest=30, longest=30)),
    "dauer: 1½ Std.": ("duration", Duration(shortest=90, longest=90)),
    "dauer: 1 Stunde und 15 Minuten": ("duration", Duration(shortest=75, longest=75)),
    "dauer: 1:30": ("duration", Duration(shortest=90, longest=90)),
    "dauer: 1:30 h": ("duration", Duration(shortest=90, longest=90)),
    "dauer: PT45M": ("duration", Duration(shortest=45, longest=45)),
    "timeRequired: PT1H30M": ("duration", Duration(shortest=90, longest=90)),
    "dauer: 30\N{EN DASH}45 Minuten": ("duration", Duration(shortest=30, longest=45)),
    "dauer: 30 bis 45": ("duration", Duration(shortest=30, longest=45)),
    "dauer: 1-2 Stunden": ("duration", Duration(shortest=60, longest=120)),
    "dauer: 45 Minuten bis 1 Stunde": ("duration", Duration(shortest=45, longest=60)),
    "dauer: 2 x 30 Minuten": ("duration", Duration(shortest=30, longest=30, sessions=2)),
    "dauer: 3 mal 20-30 Minuten": ("duration", Duration(shortest=20, longest=30, sessions=3)),
    "vorbereitung: 15 Minuten": ("preparation", 15),
    "vorbereitung: Tablets laden": ("preparation", "Tablets laden"),
    "vorbereitung: 10-15 Minuten": ("preparation", "10-15 Minuten"),
    # people
    "autor: Ada Muster": ("authors", (Person(name="Ada Muster"),)),
    "author: Ada Muster, Bo von Beispiel": ("authors", (Person(name="Ada Muster"), Person(name="Bo von Beispiel"))),
    "autor: Muster, Ada; Beispiel, Bo": ("authors", (Person(name="Muster, Ada"), Person(name="Beispiel, Bo"))),
    "author: Ada Muster & Bo Beispiel & Copilot": (
        "authors",
        (Person(name="Ada Muster"), Person(name="Bo Beispiel"), Person(name="Copilot")),
    ),
    "autor: Haus Kind & Buch": ("authors", (Person(name="Haus Kind & Buch"),)),
    "autor: Muster, Ada": ("authors", (Person(name="Muster, Ada"),)),
    "autor: Amt für Familie, Arbeit und Soziales": ("authors", (Person(name="Amt für Familie, Arbeit und Soziales"),)),
    "autor: Ada Muster (IFP)": ("authors", (Person(name="Ada Muster", organisation="IFP"),)),
    "autor: Ada Muster (Hrsg.)": ("authors", (Person(name="Ada Muster", role="Hrsg."),)),
    "autor: Ada Muster <ada@example.org>": ("authors", (Person(name="Ada Muster"),)),
    "autor: '[Ada Muster](https://example.org/ada)'": (
        "authors",
        (Person(name="Ada Muster", url="https://example.org/ada"),),
    ),
    "autorin: {name: Ada Muster, rolle: Text}": ("authors", (Person(name="Ada Muster", role="Text"),)),
    "autor: {name: Ada Muster, orcid: 0000-0002-1825-0097}": (
        "authors",
        (Person(name="Ada Muster", url="https://orcid.org/0000-0002-1825-0097"),),
    ),
    "creator:\n"
    "  - {givenName: Ada, familyName: Muster, id: https://orcid.org/0000-0002-1825-0097, affiliation: {name: IFP}}\n"
    "  - {name: Medienhaus, type: Organization}": (
        "authors",
        (
            Person(name="Ada Muster", url="https://orcid.org/0000-0002-1825-0097", organisation="IFP"),
            Person(name="Medienhaus", is_organisation=True),
        ),
    ),
    "author: [{name: {given: Ada, family: Muster}}]": ("authors", (Person(name="Ada Muster"),)),
    "herausgeber: Haus für Bild, Ton, Wort": ("publisher", (Person(name="Haus für Bild, Ton, Wort"),)),
    "mitwirkende: [Cem Dritter]": ("contributors", (Person(name="Cem Dritter"),)),
    # lists
    "schlagworte: Ton, Film": ("keywords", ("Ton", "Film")),
    "keywords: [Ton, 2026, Ton]": ("keywords", ("Ton", "2026")),
    "tags: '#ton,#film'": ("keywords", ("ton", "film")),
    "tags: '#ton #film'": ("keywords", ("ton", "film")),
    "geräte: Tablet (iPad, Galaxy), Stativ": ("devices", ("Tablet (iPad, Galaxy)", "Stativ")),
    "einheiten: [trickfilm, ../ton]": ("units", ("trickfilm", "../ton")),
    # licences
    "lizenz: CC BY 4.0": ("licence", "CC BY 4.0"),
    "license: https://creativecommons.org/licenses/by/4.0/": (
        "licence",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    "license: {id: 'https://creativecommons.org/publicdomain/zero/1.0/'}": (
        "licence",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    ),
    "license: {name: CC BY, url: 'https://creativecommons.org/licenses/by/4.0/'}": (
        "licence",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    "lizenz: {name: CC BY 4.0}": ("licence", "CC BY 4.0"),
    # terms
    "bereich: Ästhetik, Kunst und Kultur": ("areas", (Concept(label="Ästhetik, Kunst und Kultur"),)),
    "bereich: Medien; Sprache": ("areas", (Concept(label="Medien"), Concept(label="Sprache"))),
    "about: ['http://w3id.org/kim/schulfaecher/s1009']": (
        "areas",
        (Concept(id="http://w3id.org/kim/schulfaecher/s1009"),),
    ),
    "about: {id: 'http://w3id.org/kim/schulfaecher/s1009', prefLabel: {en: French, de: Französisch}}": (
        "areas",
        (Concept(id="http://w3id.org/kim/schulfaecher/s1009", label="Französisch"),),
    ),
    "zielgruppe: Fachkräfte": ("audience", (Concept(label="Fachkräfte"),)),
    # languages
    "sprache: de": ("languages", ("de",)),
    "lang: de_AT": ("languages", ("de-AT",)),
    "inLanguage: [de, en]": ("languages", ("de", "en")),
    "sprache: Deutsch, Englisch": ("languages", ("de", "en")),
    # works
    "quelle: https://example.org/x": ("based_on", (Reference(url="https://example.org/x"),)),
    "basiert_auf: Ein Buch": ("based_on", (Reference(title="Ein Buch"),)),
    "isBasedOn:\n"
    "  - {name: Buch, id: https://example.org/x, creator: {name: Ada Muster}, license: {id: https://x.org/l}}": (
        "based_on",
        (
            Reference(
                title="Buch",
                url="https://example.org/x",
                authors=(Person(name="Ada Muster"),),
                licence="https://x.org/l",
            ),
        ),
    ),
    # days
    "datum: 2026-03-05": ("published", date(2026, 3, 5)),
    "date: 2026-03-05T10:00:00+01:00": ("published", date(2026, 3, 5)),
    "datum: 5.3.2026": ("published", date(2026, 3, 5)),
    "geändert: 5. März 2026": ("modified", date(2026, 3, 5)),
    # texts
    "titel: 1984": ("title", "1984"),
    "titel: [In eckigen Klammern]": ("title", "In eckigen Klammern"),
    "kurz: >\n  Zwei\n  Zeilen\n": ("summary", "Zwei Zeilen"),
    "version: 1.10": ("version", "1.10"),
    "id: Mein Übungs-Film": ("id", "mein-uebungs-film"),
    "art: Lernpfad": ("kind", Kind.PATH),
    "kind: page": ("kind", Kind.PAGE),
    "ki: ja": ("ai", True),
    "ki: false": ("ai", False),
    "ki: Bilder mit DALL-E": ("ai", "Bilder mit DALL-E"),
}


@pytest.mark.parametrize("yaml", UNDERSTOOD)
def test_understood(yaml: str) -> None:
    field, meaning = UNDERSTOOD[yaml]
    statement = said(yaml)
    assert rules_and_lines(statement.findings) == []
    assert statement.metadata == Metadata.model_validate({field: meaning})
    assert statement.metadata.model_fields_set == {field}


NOT_UNDERSTOOD: Mapping[str, str] = {
    "titel: [a, b]": "field-not-text",
    "titel: {de: x}": "field-not-text",
    "titel: true": "field-not-text",
    "alter: vier": "field-not-ages",
    "alter: 6-4": "field-not-ages",
    "alter: 4,5 Jahre": "field-not-ages",
    "alter: 999": "field-not-ages",
    "alter: {x: 4}": "field-not-ages",
    "alter: {von: vier}": "field-not-ages",
    "dauer: ein Vormittag": "field-not-duration",
    "dauer: 1.5": "field-not-duration",
    "dauer: 0 Minuten": "field-not-duration",
    "dauer: 45-30 Minuten": "field-not-duration",
    "dauer: P1D": "field-not-duration",
    f"dauer: {'9' * 400} Stunden": "field-not-duration",
    "dauer: [30, 45]": "field-not-duration",
    "autor: true": "field-not-people",
    "autor: {email: x@example.org}": "field-not-people",
    "autor: https://example.org": "field-not-people",
    "lizenz: [CC BY 4.0, CC0]": "field-not-licence",
    "lizenz: 4.0": "field-not-licence",
    "lizenz: {kommentar: frei}": "field-not-licence",
    "id: https://example.org/x": "field-not-id",
    "id: ''' '''": "field-not-id",
    f"id: {'x' * 300}": "field-not-id",
    "art: Roman": "field-not-kind",
    "sprache: Hochdeutsch mit Dialekt": "field-not-language",
    "datum: bald": "field-not-date",
    "datum: 31.2.2026": "field-not-date",
    "datum: 5. Brumaire 2026": "field-not-date",
    "schlagworte: {a: b}": "field-not-list",
    "bereich: {x: y}": "field-not-terms",
    "quelle: {jahr: 2020}": "field-not-work",
    "ki: {a: b}": "field-not-flag",
}


@pytest.mark.parametrize("yaml", NOT_UNDERSTOOD)
def test_not_understood_is_reported_and_costs_nothing_else(yaml: str) -> None:
    statement = said(f"gruppe: 4 Kinder\n{yaml}\ntechnik: Tablet\n")
    assert rules_and_lines(statement.findings) == [(NOT_UNDERSTOOD[yaml], 2)]
    assert statement.metadata == Metadata(group="4 Kinder", devices=("Tablet",))
    assert len(statement.unreadable) == 1


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
    assert MEDIUM_SYNONYMS.keys() == MediumRecord.model_fields.keys() - {"declared_in", "line"}


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
documentclass draft editor encoding excerpt execute featuredImage fontsize format geometry header-includes hasPart
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
