"""Packages as platforms see them: names, h5p.json, identifiers, licences, what is shown of all that."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zipfile import ZipFile

import pytest
from PIL import Image

from exporting.h5p.conftest import TEXTS, lay, packages, parts_in, units_of
from teilbar.build import build
from teilbar.exporting.h5p.needs import needs
from teilbar.options import Options

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from exporting.h5p.conftest import Package

WHITE_LIST = frozenset(
    "json png jpg jpeg gif bmp tif tiff woff woff2 webm mp4 ogg mp3 m4a wav txt pdf vtt webvtt".split()  # noqa: SIM905 - as H5P writes it
)
ALLES = (TEXTS / "alles.md").read_text("utf-8")


def words(value: object) -> str:
    """Return all texts in content, without tags, as a reader sees them."""
    if isinstance(value, dict):
        return " ".join(words(one) for key, one in value.items() if key not in {"metadata", "copyright"})
    if isinstance(value, list):
        return " ".join(map(words, value))
    return unescape(re.sub(r"<[^>]*>", " ", value)) if isinstance(value, str) else ""


def test_a_unit_of_steps_is_a_book_one_of_a_single_step_a_column(h5p: Mapping[str, Package]) -> None:
    assert {name: package.manifest["mainLibrary"] for name, package in h5p.items()} == {
        "alles.h5p": "H5P.InteractiveBook",
        "alles.quiz.h5p": "H5P.QuestionSet",
        "english.h5p": "H5P.Column",
        "english.quiz.h5p": "H5P.QuestionSet",
        "kurz.h5p": "H5P.Column",
    }
    chapters = [chapter["metadata"]["title"] for chapter in h5p["alles.h5p"].content["chapters"]]
    assert list(map(unescape, chapters)) == [
        *("Alles & „mehr“ <hier>", "Das braucht ihr", "Fragen", "Nachweise und Lizenz"),
    ]


def test_names_are_those_that_platforms_take(h5p: Mapping[str, Package]) -> None:
    for package in h5p.values():
        assert {"h5p.json", "content/content.json", "content/LIZENZ.txt", "content/credits.json"} <= set(package.names)
        for name in package.names:
            assert re.fullmatch(r"h5p\.json|content/(?:(?:images|audios|videos)/)?[A-Za-z0-9][A-Za-z0-9.-]*", name)
            assert name.rpartition(".")[2] in WHITE_LIST


def test_every_medium_is_there_and_nothing_else(h5p: Mapping[str, Package]) -> None:
    for package in h5p.values():
        named = {f"content/{path}" for path in re.findall(r'"path": "([^"]*)"', json.dumps(package.content))}
        fixed = {"h5p.json", "content/content.json", "content/LIZENZ.txt", "content/credits.json"}
        assert named == set(package.names) - fixed
    assert {name for name in h5p["alles.h5p"].names if "/turm" in name or "/haus" in name or "/klang" in name} == {
        *("content/images/turm-svg.png", "content/images/haus.jpg", "content/audios/klang.wav"),
    }


def test_a_drawing_is_drawn_at_twice_its_size_with_its_letters(h5p: Mapping[str, Package]) -> None:
    package = h5p["alles.h5p"]
    with ZipFile(package.file) as archive, archive.open("content/images/turm-svg.png") as file:
        picture = Image.open(file)
        assert (picture.format, picture.size) == ("PNG", (160, 120))
        colours = picture.convert("RGB").getcolors(1 << 20)
    assert colours is not None
    assert any(isinstance(colour, tuple) and max(colour) < 64 for _, colour in colours), "letters are black"
    part = package.parts("Image")[0]
    assert (part["params"]["file"]["width"], part["params"]["file"]["height"]) == (160, 120)


def test_h5p_json_lists_what_is_used_at_the_minors_of_the_set(h5p: Mapping[str, Package]) -> None:
    for package in h5p.values():
        listed = {
            f"{one['machineName']} {one['majorVersion']}.{one['minorVersion']}"
            for one in package.manifest["preloadedDependencies"]
        }
        main = package.manifest["mainLibrary"]
        used = {part["library"] for part in package.parts()}
        assert listed - used == {one for one in listed if one.startswith(f"{main} ")}
        assert used <= listed
        assert package.manifest["embedTypes"] == ["iframe"]


def test_h5p_json_says_who_made_it_and_under_which_licence(h5p: Mapping[str, Package]) -> None:
    said = h5p["alles.h5p"].manifest
    assert {key: said.get(key) for key in EXPECTED} == EXPECTED
    assert [author["role"] for author in h5p["kurz.h5p"].manifest["authors"]] == ["Author"]
    assert "licenseVersion" not in h5p["kurz.h5p"].manifest
    assert (h5p["kurz.h5p"].manifest["license"], h5p["english.h5p"].manifest["license"]) == ("CC0 1.0", "U")
    assert "MIT" in h5p["english.h5p"].manifest["licenseExtras"]


EXPECTED = {
    "title": "Alles & „mehr“ <hier>",
    "language": "de",
    "license": "CC BY",
    "licenseVersion": "4.0",
    "authors": [{"name": "Ada Muster", "role": "Author"}, {"name": "Bo Zeichner", "role": "Editor"}],
    "source": "https://hub.example.org/kita/einheiten/alles/index.html",
    "yearFrom": 2026,
    "yearTo": 2026,
    "authorComments": "Lerneinheit alles, Version 2.1",
}


def test_every_part_says_it_too_and_media_in_their_own_scheme(h5p: Mapping[str, Package]) -> None:
    for part in h5p["alles.h5p"].parts():
        is_medium = part["library"].startswith(("H5P.Image", "H5P.Audio", "H5P.Video"))
        assert part["metadata"]["title"]
        assert part["metadata"]["license"] == ("CC0 1.0" if is_medium else "CC BY")
        assert part["metadata"]["authors"][0]["name"] == ("Cy Zeichner" if is_medium else "Ada Muster")
    (image, *_) = h5p["alles.h5p"].parts("Image")
    assert image["params"]["file"]["copyright"] == {
        "title": "Ein turm.svg",
        "author": "Cy Zeichner",
        "license": "PD",
        "version": "CC0 1.0",
    }


def test_credits_are_seen_in_the_content(h5p: Mapping[str, Package]) -> None:
    for name, package in h5p.items():
        last = package.content.get("introPage", package.content)
        assert "Ada Muster" in words(last), name
        assert any(licence in words(last) for licence in ("CC BY 4.0", "CC0", "MIT")), name
    table = h5p["alles.h5p"].parts("Table")[-1]["params"]["text"]
    assert all(word in table for word in ("Ein turm.svg", "Cy Zeichner", "CC0", "<figcaption>"))


def test_identifiers_are_uuids_of_version_5_and_no_two_alike(h5p: Mapping[str, Package]) -> None:
    for package in h5p.values():
        identifiers = [part["subContentId"] for part in package.parts()]
        assert {UUID(one).version for one in identifiers} == {5}
        assert len(set(identifiers)) == len(identifiers)
    assert not {part["subContentId"] for part in h5p["alles.h5p"].parts()} & {
        part["subContentId"] for part in h5p["english.h5p"].parts()
    }


def test_two_builds_give_the_same_bytes(h5p: Mapping[str, Package], tmp_path: Path) -> None:
    again = packages(tmp_path)
    assert {name: one.file.read_bytes() for name, one in again.items()} == {
        name: one.file.read_bytes() for name, one in h5p.items()
    }


def _leaves(value: object, way: str = "") -> dict[str, Any]:
    if isinstance(value, dict):
        return {place: one for key, below in value.items() for place, one in _leaves(below, f"{way}.{key}").items()}
    if isinstance(value, list):
        return {place: one for at, below in enumerate(value) for place, one in _leaves(below, f"{way}[{at}]").items()}
    return {way: value}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ein Zitat.", "Ein Spruch."),
        ("- [ ] Einen Ofen", "- [ ] Eine Lampe"),
        ("ein einzelnes Bild", "ein Bild"),
        ("Denkt in Ruhe nach.", "Denkt lange nach."),
    ],
)
def test_changing_a_word_changes_one_field(old: str, new: str, h5p: Mapping[str, Package], tmp_path: Path) -> None:
    assert old in ALLES
    after = packages(tmp_path, alles=ALLES.replace(old, new))["alles.h5p"]
    before, now = _leaves(h5p["alles.h5p"].content), _leaves(after.content)
    assert before.keys() == now.keys()
    assert len([place for place, value in now.items() if value != before[place]]) == 1
    assert after.manifest == h5p["alles.h5p"].manifest


def test_types_speak_the_units_language_in_our_words(h5p: Mapping[str, Package]) -> None:
    german, english = h5p["alles.h5p"], h5p["english.h5p"]
    assert german.parts("MultiChoice")[0]["params"]["UI"]["checkAnswerButton"] == "Überprüfen"
    assert english.parts("TrueFalse")[0]["params"]["l10n"]["checkAnswer"] == "Check answer"
    assert (german.manifest["language"], english.manifest["language"]) == ("de", "en-GB")


def test_nothing_of_the_text_is_lost(h5p: Mapping[str, Package]) -> None:
    said = words(h5p["alles.h5p"].content)
    for word in re.findall(r"\w+", " ".join(KEPT)):
        assert re.search(rf"\b{word}\b", said), word


KEPT = (
    "Zuerst ein Satz vor der ersten Überschrift Von jeder Art etwas Tablet mit Stativ und code Einen Fernseher",
    "Drittens Viertens darunter Die Formel frac Strg tief markiert Ein Turm von unten Im Satz steht ein Bild ein Haus",
    "Ein Klang",
    "zwei Zitat Vorsicht Heiß print hallo eingerückt Aufklappen Darin steht etwas Tiefer Unter einer tiefen",
    "Was braucht ihr Ein Satz über der Frage Genau das Einen Ofen Knete Denkt an die Kamera Alles gut schön",
    "Noch einmal",
    "Welches Bild Keines Doch aus vielen Ja Gut iPad flaches Gerät Größe Zeit Ort Schnecke langsam kriecht Ofen Schuh",
    "Hund Katze kleine Pferd Mikrofon nimmt Töne auf Figur kneten Film ansehen Frame einzelnes Wie lange dauert Nichts",
    "Spitze Ganz oben Fuß Ganz unten Denkt in Ruhe nach Telefon Nachdenken",
)


def test_a_page_says_what_a_platform_needs(h5p: Mapping[str, Package], tmp_path: Path) -> None:
    """The sentence is made of the outline alone; it names what h5p.json lists."""
    units = units_of(lay(tmp_path), tmp_path / "cache")
    assert len(units) == 3
    for unit in units:
        for suffix, quiz in (("h5p", False), ("quiz.h5p", True)):
            if package := h5p.get(f"{unit.id}.{suffix}"):
                listed = {one["machineName"] for one in package.manifest["preloadedDependencies"]}
                named = [name for _, name in needs(unit, quiz=quiz)]
                assert named[0] == package.manifest["mainLibrary"]
                assert listed <= set(named)
                assert set(named) - listed <= {"H5P.Table"} | ({"H5P.Audio", "H5P.Image"} if quiz else set())


def test_hints_name_what_becomes_something_else(tmp_path: Path) -> None:
    options = Options(
        source=str(lay(tmp_path)), out=tmp_path / "out", cache=tmp_path / "cache", formats=("h5p",), site=False
    )
    for _ in ("made", "taken from the cache"):
        found = build(options).packaging
        hints = {(one.rule, one.line) for one in found if one.rule.startswith("h5p-")}
        lines = ALLES.splitlines()
        assert hints == {
            ("h5p-order", 1 + lines.index("### Reihenfolge: Erst was?")),
            ("h5p-marked-phrase", 1 + lines.index("### Markieren: Wo sind die Tiere?")),
            ("h5p-picture-in-option", 1 + lines.index("### Frage: Welches Bild?")),
        }


def test_parts_in_finds_inner_ones() -> None:
    inner = {"library": "B 1.0", "params": {}}
    assert list(parts_in({"a": [{"library": "A 1.0", "params": {"b": inner}}]}))[-1] is inner
