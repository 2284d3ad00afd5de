"""What is said of media reaches the right file, and what cannot is reported."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from reading.sentences import rules_and_lines
from reading.sources import source_of
from teilbar.model.metadata import MediumRecord, Person, Reference, Withdrawal
from teilbar.reading.captions import caption_record
from teilbar.reading.records import read_records

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ADA = (Person(name="Ada Muster"),)


def test_record_with_every_field(tmp_path: Path) -> None:
    entry = """
- datei: ofen.jpg
  urheber: Ada Muster
  lizenz: CC BY 4.0
  titel: Ofen
  quelle: https://example.org/ofen
  bearbeitung: beschnitten
  alt: Ein Ofen
  personen: 2 Kinder
  einwilligung: liegt vor
  ki: nein
  zurueckgezogen: Einwilligung widerrufen
"""
    fields = (
        "file",
        "authors",
        "licence",
        "title",
        "source",
        "adaptation",
        "alt",
        "persons",
        "consent",
        "ai",
        "withdrawn",
    )
    records, findings = read_records(source_of(tmp_path, {"a/medien.yml": entry, "a/ofen.jpg": "."}))
    assert findings == ()
    assert records == {
        "a/ofen.jpg": MediumRecord(
            file="a/ofen.jpg",
            authors=ADA,
            licence="CC BY 4.0",
            title="Ofen",
            source=Reference(url="https://example.org/ofen"),
            adaptation="beschnitten",
            alt="Ein Ofen",
            persons="2 Kinder",
            consent="liegt vor",
            ai=False,
            withdrawn=Withdrawal(reason="Einwilligung widerrufen"),
            declared_in="a/medien.yml",
            line=2,
            lines=tuple((name, 2 + row) for row, name in enumerate(fields)),
        )
    }


FORMS: Mapping[str, Mapping[str, str]] = {
    "list": {"a/medien.yml": "- {datei: b.jpg, urheber: Ada Muster}"},
    "long ending": {"a/medien.yaml": "- {datei: b.jpg, urheber: Ada Muster}"},
    "English": {"a/media.yml": "- {file: b.jpg, author: Ada Muster}"},
    "by file name": {"a/medien.yml": "b.jpg: {urheber: Ada Muster}"},
    "one record": {"a/medien.yml": "datei: b.jpg\nurheber: Ada Muster"},
    "below a heading": {"a/medien.yml": "medien:\n  - {datei: b.jpg, urheber: Ada Muster}"},
    "from the folder above": {"medien.yml": "- {datei: a/b.jpg, urheber: Ada Muster}"},
    "from the folder below": {"a/c/medien.yml": "- {datei: ../b.jpg, urheber: Ada Muster}"},
    "from the root": {"a/medien.yml": "- {datei: /a/b.jpg, urheber: Ada Muster}"},
    "beside the file": {"a/b.jpg.yml": "urheber: Ada Muster"},
    "beside the file, long ending": {"a/b.jpg.yaml": "urheber: Ada Muster"},
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_read(tmp_path: Path, form: str) -> None:
    records, findings = read_records(source_of(tmp_path, {"a/b.jpg": ".", **FORMS[form]}))
    assert findings == ()
    assert {path: record.authors for path, record in records.items()} == {"a/b.jpg": ADA}
    assert records["a/b.jpg"].file == "a/b.jpg"


def test_names_match_in_either_normalisation_form(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Küche.jpg")
    records, findings = read_records(
        source_of(tmp_path, {decomposed: ".", "Gruß.jpg": ".", "medien.yml": "- datei: Küche.jpg\n- datei: Gruß.jpg\n"})
    )
    assert (sorted(records), findings) == (["Gruß.jpg", "Küche.jpg"], ())


def test_one_folder_alone(tmp_path: Path) -> None:
    source = source_of(tmp_path, {"a/b.jpg": ".", "a/b.jpg.yml": "alt: x", "ab/b.jpg": ".", "ab/b.jpg.yml": "alt: y"})
    assert list(read_records(source, "a")[0]) == ["a/b.jpg"]
    assert list(read_records(source)[0]) == ["a/b.jpg", "ab/b.jpg"]


@pytest.mark.parametrize(("yaml", "alt"), [("alt: ''", ""), ("alt:", None), ("titel: x", None), ("alt: Ofen", "Ofen")])
def test_empty_alternative_text_is_an_answer(tmp_path: Path, yaml: str, alt: str | None) -> None:
    records, _ = read_records(source_of(tmp_path, {"b.jpg": ".", "b.jpg.yml": yaml}))
    assert records["b.jpg"].alt == alt


FAULTS: Mapping[str, tuple[Mapping[str, str], list[tuple[str, int | None]], list[str]]] = {
    "no such file": (
        {"medien.yml": "- datei: b.jpg\n- datei: ganz-anders.png\n"},
        [("record-file-missing", 2)],
        ["b.jpg"],
    ),
    "nearly such a file": ({"medien.yml": "- datei: ofen-im-garten.jgp\n"}, [("record-file-misspelled", 1)], []),
    "in another case": ({"medien.yml": "\n- datei: B.JPG\n"}, [("record-other-case", 2)], ["b.jpg"]),
    "no file named": ({"medien.yml": "- urheber: Ada Muster\n"}, [("record-without-file", 1)], []),
    "out of the source": ({"medien.yml": "- datei: ../../etc/passwd\n"}, [("record-outside", 1)], []),
    "not fields": ({"medien.yml": "- b.jpg\n- {datei: b.jpg}\n"}, [("record-not-fields", 1)], ["b.jpg"]),
    "by name, not fields": ({"medien.yml": "b.jpg: CC0-1.0\n"}, [("record-not-fields", 1)], []),
    "not records": ({"medien.yml": "Bild von Ada\n"}, [("record-not-fields", None)], []),
    "sidecar, not fields": ({"b.jpg.yml": "- x\n"}, [("record-not-fields", 1)], []),
    "sidecar of nothing": ({"c.png.yml": "alt: x\n"}, [("record-file-missing", 1)], []),
    "no YAML": ({"medien.yml": "- datei: 'b.jpg\n"}, [("yaml-quotes", 1)], []),
    "sidecar, no YAML": ({"b.jpg.yml": "alt: 'x\n"}, [("yaml-quotes", 1)], []),
    "field of the wrong type": (
        {"medien.yml": "- datei: b.jpg\n  lizenz: [A, B]\n"},
        [("field-not-licence", 2)],
        ["b.jpg"],
    ),
    "misspelled field": ({"b.jpg.yml": "alt: x\nlizens: CC0\n"}, [("field-misspelled", 2)], ["b.jpg"]),
    "twice in one file": ({"medien.yml": "- datei: b.jpg\n- datei: b.jpg\n"}, [("record-twice", 2)], ["b.jpg"]),
    "in a list and beside": (
        {"medien.yml": "- datei: b.jpg\n", "b.jpg.yml": "alt: x\n"},
        [("record-twice", 1)],
        ["b.jpg"],
    ),
    "nothing in it": ({"medien.yml": "", "b.jpg.yml": "# noch leer"}, [], []),
    "withdrawn and gone": ({"medien.yml": "- {datei: kind.png, zurueckgezogen: ja}\n"}, [], []),
}


@pytest.mark.parametrize("case", FAULTS)
def test_fault_is_reported_and_the_rest_is_kept(tmp_path: Path, case: str) -> None:
    files, problems, kept = FAULTS[case]
    source = source_of(tmp_path, {"b.jpg": ".", "ofen-im-garten.jpg": ".", **files})
    records, findings = read_records(source)
    assert rules_and_lines(findings) == problems
    assert list(records) == kept


def test_other_files_are_no_records(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": "x",
        "metadata.yml": "x",
        ".gitlab-ci.yml": "x",
        ".gitlab-ci": "x",
        "index.md": "x",
        "a.yml": "x",
    }
    assert read_records(source_of(tmp_path, files)) == ({}, ())


@pytest.mark.parametrize(
    "files",
    [
        {"medien.yml": "- {datei: b.jpg, alt: x}\n- {datei: b.jpg, zurueckgezogen: ja}\n"},
        {"medien.yml": "- {datei: B.jpg, zurueckgezogen: ja}\n"},
        {"b.jpg.yml": "alt: x", "medien.yml": "b.jpg: {zurueckgezogn: ja}"},
    ],
)
def test_withdrawal_counts_wherever_it_stands(tmp_path: Path, files: Mapping[str, str]) -> None:
    records, _ = read_records(source_of(tmp_path, {"b.jpg": ".", **files}))
    assert records["b.jpg"].withdrawn


BY = "https://creativecommons.org/licenses/by/4.0/"
CAPTIONS: Mapping[str, MediumRecord] = {
    "„Ofen“ von Ada Muster, CC BY 4.0": MediumRecord(file="", title="Ofen", authors=ADA, licence="CC BY 4.0"),
    "Abb. 3: „Ofen“ von Ada Muster, CC BY-NC-SA 3.0 DE, via Wikimedia Commons.": MediumRecord(
        file="", title="Ofen", authors=ADA, licence="CC BY-NC-SA 3.0 DE", source=Reference(title="Wikimedia Commons")
    ),
    "„Ofen“ von Ada Muster und Bo Beispiel ist lizenziert unter CC BY-SA 4.0 International": MediumRecord(
        file="", title="Ofen", authors=(Person(name="Ada Muster und Bo Beispiel"),), licence="CC BY-SA 4.0"
    ),
    "»Ofen« von Ada Muster, Bo Beispiel unter der Lizenz CC0 über https://example.org/ofen": MediumRecord(
        file="",
        title="Ofen",
        authors=(*ADA, Person(name="Bo Beispiel")),
        licence="CC0",
        source=Reference(url="https://example.org/ofen"),
    ),
    f"„[Ofen](https://example.org/ofen)“ von [Ada Muster](https://example.org/ada), [CC BY 4.0]({BY})": MediumRecord(
        file="",
        title="Ofen",
        authors=(Person(name="Ada Muster", url="https://example.org/ada"),),
        licence=f"CC BY 4.0 ({BY})",
        source=Reference(url="https://example.org/ofen"),
    ),
    f"“Stove” by Ada Muster is licensed under CC BY 4.0 ({BY})": MediumRecord(
        file="", title="Stove", authors=ADA, licence=f"CC BY 4.0 ({BY})"
    ),
    '"Stove" by Ada Muster, CC BY, from [Flickr](https://example.org/f)': MediumRecord(
        file="",
        title="Stove",
        authors=ADA,
        licence="CC BY",
        source=Reference(title="Flickr", url="https://example.org/f"),
    ),
}


@pytest.mark.parametrize("text", CAPTIONS)
def test_credit_in_a_caption_is_read(text: str) -> None:
    assert caption_record(text) == CAPTIONS[text]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ein Ofen",
        "„Ofen“ von Ada Muster",
        "„Ofen“, CC BY 4.0",
        "Ofen von Ada Muster, CC BY 4.0",
        "„Ofen“ von Ada Muster, alle Rechte vorbehalten",
        "„Ofen“ von Ada Muster, CC BY 4.0, und danach noch ein Satz.",
        "Wie „Ofen“ von Ada Muster, CC BY 4.0",
        "Abb. 2: Malarbeit mit „Tuxpaint“ Quelle: Elisabeth Schallhart, Kindergarten Maurach a. Achensee.",
        "„Ofen“ von " + "Ada, " * 1000 + "CC BY 4.0",
    ],
)
def test_other_captions_are_no_credit(text: str) -> None:
    assert caption_record(text) is None
