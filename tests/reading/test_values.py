"""Every form of a field that authors use means what they meant; what is not understood costs nothing else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from reading.sentences import rules_and_lines, said
from teilbar.model.metadata import Ages, Concept, Duration, Kind, Metadata, Person, Reference

if TYPE_CHECKING:
    from collections.abc import Mapping

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
        "CC BY (https://creativecommons.org/licenses/by/4.0/)",
    ),
    "license: {'@id': CC-BY-4.0, name: CC BY 4.0, url: 'https://example.org/l'}": (
        "licence",
        "CC BY 4.0 (CC-BY-4.0, https://example.org/l)",
    ),
    "license: {id: CC0-1.0, name: {de: frei}, url: CC0-1.0}": ("licence", "CC0-1.0"),
    "license: {text: CC BY 4.0}": ("licence", "CC BY 4.0"),
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
    "quelle: {lizenz: CC BY-SA 4.0}": ("based_on", (Reference(licence="CC BY-SA 4.0"),)),
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
    "id: https://example.org/x": ("id", ""),
    "art: Lernpfad": ("kind", Kind.PATH),
    "kind: page": ("kind", Kind.PAGE),
    "ki: ja": ("ai", True),
    "ki: false": ("ai", False),
    "entwurf: ja": ("draft", True),
    "draft: false": ("draft", False),
    "creativeWorkStatus: Draft": ("draft", True),
    "creativeWorkStatus: Published": ("draft", False),
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
    "titel: {a: x}": "field-not-text",
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
    "draft: vielleicht": "field-not-flag",
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
