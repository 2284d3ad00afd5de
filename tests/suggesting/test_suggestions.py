"""Suggestions: what was found, for which media, where to paste it, and that it reads back as what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faults.made import PICTURE
from faults.workbench import Workbench
from teilbar.model.metadata import MediumRecord, Person, Reference
from teilbar.reading.fields import read_medium
from teilbar.reading.values import read_text
from teilbar.reading.yaml import load_yaml
from teilbar.suggesting.entries import fields_of, in_a_comment, yaml_lines

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HEADER = "---\nid: ofen\ntitel: Ofen\nkurz: Ein Satz.\nbereich: Bauen\nautor: Ada Muster\nlizenz: CC BY 4.0\n---\n"
UNIT = "einheiten/ofen"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEILBAR_CACHE", str(tmp_path / "cache"))


def bench(place: Path, text: str, files: Mapping[str, str | bytes]) -> Workbench:
    """Return a source with one unit of this text and these files in its folder."""
    made = Workbench(place)
    folder = made.source / UNIT
    folder.mkdir(parents=True)
    (folder / "index.md").write_text(f"{HEADER}{text}", "utf-8")
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content.encode() if isinstance(content, str) else content)
    return made


def suggested(made: Workbench, *arguments: str) -> str:
    """Return what the command suggests, with the report in a file."""
    run = made.run("check", str(made.source), "--suggest", "--output", str(made.folder / "bericht.txt"), *arguments)
    assert run.exit == 0
    return run.text


def checked(made: Workbench) -> str:
    return made.run("check", str(made.source)).text


CAPTION = "![Ein Ofen](ofen.png)\n\nFoto: Ada Muster, CC BY 4.0\n"


def test_what_is_suggested_counts_once_it_is_pasted(tmp_path: Path) -> None:
    made = bench(tmp_path, CAPTION, {"ofen.png": PICTURE})
    assert "medium-undeclared" in checked(made)
    words = suggested(made)
    assert words.splitlines() == [
        "# Vorschlag für einheiten/ofen/medien.yml: bitte prüfen und dort unten einfügen.",
        "# bitte prüfen, steht bei dem Bild in einheiten/ofen/index.md, Zeile 9: Foto: Ada Muster, CC BY 4.0",
        "- datei: ofen.png",
        "  urheber: Ada Muster",
        "  lizenz: CC BY 4.0",
    ]
    (made.source / UNIT / "medien.yml").write_text(words, "utf-8")
    assert checked(made) == "Alles in Ordnung.\n"
    assert suggested(made).startswith("# Es gibt nichts vorzuschlagen")


ENTRY = "- datei: ofen.png\n  urheber: Ada Muster\n  lizenz: CC BY 4.0\n"
THERE: Mapping[str, tuple[str, str]] = {
    "a list": ("- datei: zwei.png\n  lizenz: CC0\n", "medien.yml"),
    "an indented list": ("  - datei: zwei.png\n    lizenz: CC0\n", "medien.yml"),
    "a list below a heading": ("medien:\n  - datei: zwei.png\n    lizenz: CC0\n", "medien.yml"),
    "nothing but a remark": ("# noch leer\n", "medien.yml"),
    "by name": ("zwei.png: {lizenz: CC0}\n", "ofen.png.yml"),
    "one record": ("datei: zwei.png\nlizenz: CC0\n", "ofen.png.yml"),
    "a list in brackets": ("[{datei: zwei.png, lizenz: CC0}]\n", "ofen.png.yml"),
}


@pytest.mark.parametrize("form", THERE)
def test_pasting_fits_what_is_there(tmp_path: Path, form: str) -> None:
    content, file = THERE[form]
    made = bench(tmp_path, CAPTION, {"ofen.png": PICTURE, "zwei.png": PICTURE, "medien.yml": content})
    words = suggested(made)
    assert f"{UNIT}/{file}" in words.splitlines()[0]
    assert (made.source / UNIT / "medien.yml").read_text("utf-8") == content
    target = made.source / UNIT / file
    target.write_text((content if file == "medien.yml" else "") + words, "utf-8")
    assert checked(made) == "Alles in Ordnung.\n"


def test_who_says_it_most_certainly_is_heard(tmp_path: Path) -> None:
    text = (
        "![Ofen, CC0](ofen.png 'Foto: Bo Beispiel, CC BY 4.0')\n\n![x](ofen.png '„Ofen“ von Ada Muster, CC BY 4.0')\n"
    )
    sidecar = "SPDX-FileCopyrightText: 2020 Cem Dritter\nSPDX-License-Identifier: CC0-1.0\n"
    certain = bench(tmp_path / "a", text, {"ofen.png": PICTURE, "ofen.png.license": sidecar})
    assert "urheber: Ada Muster" in suggested(certain)
    beside = bench(tmp_path / "b", text.splitlines()[0], {"ofen.png": PICTURE, "ofen.png.license": sidecar})
    assert "urheber: Cem Dritter" in suggested(beside)
    below = bench(tmp_path / "c", text.splitlines()[0], {"ofen.png": PICTURE})
    assert "urheber: Bo Beispiel" in suggested(below)
    described = bench(tmp_path / "d", "![Ofen, CC0](ofen.png)\n", {"ofen.png": PICTURE})
    assert "lizenz: CC0" in suggested(described)


def test_a_line_right_below_a_picture_is_its_caption(tmp_path: Path) -> None:
    text = "![Ofen](ofen.png)\n*Foto: Ada Muster, CC BY 4.0*\n"
    assert load_yaml(suggested(bench(tmp_path / "a", text, {"ofen.png": PICTURE}))) == [
        {"datei": "ofen.png", "urheber": "Ada Muster", "lizenz": "CC BY 4.0"}
    ]
    beside = "![Ofen](ofen.png) Foto: Ada Muster, CC BY 4.0\n"
    assert load_yaml(suggested(bench(tmp_path / "b", beside, {"ofen.png": PICTURE}))) is None


def test_what_is_lacking_is_said(tmp_path: Path) -> None:
    figure = (
        "<figure><img src='ofen.png' alt='Ein Ofen'>"
        "<figcaption>Abb. 1. Quelle: <a href='https://example.org/a'>Ada Muster</a></figcaption></figure>\n"
    )
    words = suggested(bench(tmp_path, figure, {"ofen.png": PICTURE}))
    assert load_yaml(words) == [
        {"datei": "ofen.png", "quelle": {"titel": "Ada Muster", "url": "https://example.org/a"}}
    ]
    assert words.splitlines()[-2:] == [
        "  # fehlt noch, bitte ergänzen: urheber: Ada Muster",
        "  # fehlt noch, bitte ergänzen: lizenz: CC BY 4.0",
    ]


def test_media_lie_where_they_lie(tmp_path: Path) -> None:
    text = CAPTION.replace("ofen.png", "bilder/ofen.png")
    made = bench(tmp_path, text, {"bilder/ofen.png": PICTURE})
    words = suggested(made)
    assert f"{UNIT}/bilder/medien.yml" in words.splitlines()[0]
    (made.source / UNIT / "bilder" / "medien.yml").write_text(words, "utf-8")
    assert checked(made) == "Alles in Ordnung.\n"


def test_a_name_that_no_list_can_hold_gets_a_file_of_its_own(tmp_path: Path) -> None:
    made = bench(tmp_path, CAPTION.replace("ofen.png", "<der  ofen.png>"), {"der  ofen.png": PICTURE})
    words = suggested(made)
    (made.source / UNIT / "der  ofen.png.yml").write_text(words, "utf-8")
    assert "medium-undeclared" not in checked(made)


def test_a_report_for_programs_is_kept_apart(tmp_path: Path) -> None:
    made = bench(tmp_path, CAPTION, {"ofen.png": PICTURE})
    refused = made.run("check", str(made.source), "--format", "json", "--suggest")
    assert refused.exit == 2
    assert refused.text == (
        "--suggest schreibt auf den Bildschirm, deshalb braucht der Bericht eine Datei: "
        "teilbar check --format json --output bericht.txt --suggest\n"
    )
    assert suggested(made, "--format", "json").startswith("# Vorschlag")


LINE = st.text(min_size=1, max_size=40).map(lambda text: " ".join(text.split())).filter(lambda text: bool(text.strip()))
ADDRESS = st.sampled_from(["https://example.org/a", "https://orcid.org/0000-0002-1825-0097"])
PEOPLE = st.builds(
    Person,
    name=st.sampled_from(["Ada Muster", "Muster, Ada", "Haus: Bild & Ton", "null", "- x", "'", "1.10", "Ja"]),
    url=st.just("") | ADDRESS,
    organisation=st.sampled_from(["", "Haus", "Amt für Bild, Ton und Wort"]),
    role=st.sampled_from(["", "Text"]),
    is_organisation=st.booleans(),
)
TEXTS = LINE.filter(lambda text: read_text(text) == text)
RECORDS = st.builds(
    MediumRecord,
    file=st.just(""),
    authors=st.lists(PEOPLE, max_size=3).map(tuple),
    licence=st.sampled_from(["", "CC BY 4.0", "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)"]),
    title=st.just("") | TEXTS,
    source=st.none()
    | st.builds(Reference, title=TEXTS, url=st.just("") | ADDRESS, authors=st.lists(PEOPLE, max_size=2).map(tuple)),
    adaptation=st.just("") | TEXTS,
    ai=st.sampled_from([None, True, "Skizze"]),
)


@settings(deadline=None)
@given(RECORDS)
def test_an_entry_is_read_as_the_record_that_it_was_made_from(record: MediumRecord) -> None:
    lines = yaml_lines({"datei": "ofen.png", **fields_of(record)}, indent="  ", as_item=True)
    content = load_yaml("\n".join(lines))
    assert isinstance(content, list)
    read, findings = read_medium(content[0], "medien.yml")
    assert findings == ()
    plain = {"file": "", "declared_in": "", "line": None, "lines": ()}
    assert read.model_copy(update=plain) == record


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_word_leaves_its_comment(words: str) -> None:
    shown = in_a_comment(words, 160)
    assert len(shown) <= 160
    assert load_yaml(f"# {shown}\na: b\n") == {"a": "b"}
