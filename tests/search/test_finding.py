"""What a text finds, and in which order, on small sites of things that stand here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from search.asking import Engine
from search.corpus import made, thing
from setup import node
from teilbar.searching.findable import Findable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

GERMAN = [
    thing("Medienbildung", "Was Kinder an Bildschirmen lernen."),
    thing("Bildung", "Ein Wort für sich."),
    thing("Trickfilm drehen", "Mit dem Tablet entsteht ein Film aus Knete.", "Bild für Bild", ("Stop-Motion",)),
    thing("Bilderbuch vertonen", "Ein Buch bekommt Geräusche. Die Kinder nehmen sie auf."),
    thing("Schattentheater", "Licht und Leinwand genügen für das Theater."),
    thing("Fotos von Kindern", "Die Einverständniserklärung für Eltern."),
    thing("Wald", "Im Wald wachsen Bäume. Die Kinder machen einen Spaziergang."),
    thing("Lampen", "Licht von einer Lampe."),
    thing("Team", "Für Erzieher:innen und die Leiter*in. Sie haben gesungen und programmiert."),
    thing("Straße", "Auf der Straße fährt ein großes Auto. Käse gibt es auch."),
    thing("Rezept", "Für Kaese und Brot, geschrieben ohne Umlaute."),
    thing("Thema", "Worum es geht."),
    thing("Sicher", "So ist es. Das sagt sich leicht."),
    thing(
        "Umzug",
        "Zählen der Lampions. Die Feuerwehr kommt zum Laternenlauf, und ein Vetter aus dem Hause der Bezugserzieherin.",
    ),
    thing("Quiz zu Geräten", "Welche Geräte gibt es? Smartphone und Mikrofon."),
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    assert node.install(), node.FAILED
    with Engine(made(tmp_path_factory.mktemp("german"), GERMAN, own=["Wald, Forst"])) as engine:
        yield engine


FIRST = {
    "a whole word stands before a part": ("Bildung", ["Bildung", "Medienbildung"]),
    "the plural finds a part in the singular": ("Bücher", ["Bilderbuch vertonen"]),
    "the last part of a compound": ("Erklärung", ["Fotos von Kindern"]),
    "the first part of a compound": ("Einverständnis", ["Fotos von Kindern"]),
    "another form of a verb": ("programmieren", ["Team"]),
    "an irregular form": ("singen", ["Team"]),
    "an irregular form that no text has": ("sangen", ["Team"]),
    "a participle that no text has": ("gedreht", ["Trickfilm drehen"]),
    "a participle, where the text has the noun": ("gezählt", ["Umzug"]),
    "both genders, where the text has a part": ("Bezugserzieher*innen", ["Umzug"]),
    "an irregular plural": ("Themen", ["Thema"]),
    "umlauts spelled out": ("Geraeusche", ["Bilderbuch vertonen"]),
    "umlauts without dots": ("Gerausche", ["Bilderbuch vertonen"]),
    "umlauts, where the text has none": ("Käse", ["Straße", "Rezept"]),
    "sharp s as ss": ("strasse", ["Straße"]),
    "ss as sharp s": ("Straße", ["Straße"]),
    "a decomposed umlaut": ("Gera\u0308usche", ["Bilderbuch vertonen"]),
    "capitals": ("TRICKFILM", ["Trickfilm drehen"]),
    "a hyphen that the text has not": ("Trick-Film", ["Trickfilm drehen"]),
    "no hyphen where the text has one": ("Stopmotion", ["Trickfilm drehen"]),
    "a blank for a hyphen": ("Stop Motion", ["Trickfilm drehen"]),
    "one gender for both": ("Erzieherin", ["Team"]),
    "the other gender": ("Erzieher", ["Team"]),
    "both genders": ("Leiter:innen", ["Team"]),
    "a synonym": ("Handy", ["Quiz zu Geräten"]),
    "a synonym of the hub's own": ("Forst", ["Wald"]),
    "the beginning of a word": ("Schatt", ["Schattentheater"]),
    "the beginning of a word, inside of its ending": ("Geräusc", ["Bilderbuch vertonen"]),
    "the beginning of a part": ("Einver", ["Fotos von Kindern"]),
    "both words before one of them": ("Licht Theater", ["Schattentheater", "Lampen"]),
    "words between that say nothing": ("wie mache ich einen Trickfilm", ["Trickfilm drehen"]),
    "a compound of words that the texts have": ("Waldspaziergang", ["Wald"]),
    "a compound whose first part lacks a letter": ("Straßkäse", ["Straße"]),
    "a compound with a synonym": ("Handyquiz", ["Quiz zu Geräten"]),
    "a word whose stem is a word that says nothing": ("Sicherheit", ["Sicher"]),
    "a compound of which the texts have a part": ("Schattengrundverordnung", ["Schattentheater"]),
}


@pytest.mark.parametrize(("text", "first"), FIRST.values(), ids=FIRST)
def test_what_stands_first(engine: Engine, text: str, first: list[str]) -> None:
    found = engine.titles(text)[: len(first)]
    assert sorted(found) == sorted(first) if text == "Käse" else found == first


MENDED = {
    "a letter too few": ("Trickfim", "Trickfilm"),
    "a letter too many": ("Trickfiilm", "Trickfilm"),
    "another letter": ("Trockfilm", "Trickfilm"),
    "two letters exchanged": ("Trcikfilm", "Trickfilm"),
    "the first letter": ("Krickfilm", "Trickfilm"),
    "the first letter missing": ("rickfilm", "Trickfilm"),
    "the first two exchanged": ("rTickfilm", "Trickfilm"),
    "the last letter": ("Trickfiln", "Trickfilm"),
    "in the middle": ("Tricfkilm", "Trickfilm"),
    "in an ending": ("Bildugn", "Bildung"),
    "behind an umlaut": ("Gerätsche", "Geräusche"),
    "an umlaut": ("Gereusche", "Geräusche"),
    "a part of a compound": ("Einverstandnis", None),
    "an error in a part": ("Einverstädnis", "Einverständnis"),
    "a short word": ("Wlad", "Wald"),
    "another synonym": ("Mobiltelfon", "Mobiltelefon"),
    "two letters that look like an umlaut": ("Fuerwehr", "Feuerwehr"),
    "in a form that no text has": ("Leinwnades", "Leinwand"),
    "a word of which texts have only a part's form": ("Latrene", "Laterne"),
    "a right word of which no text has anything": ("Wetter", None),
    "what is like a word that says nothing": ("welchr", None),
    "a right word of German that is like one of a text": ("Hase", None),
    "two errors": ("Trockfiln", None),
    "no error": ("Trickfilm", None),
    "a word too short": ("Bcu", None),
}


@pytest.mark.parametrize(("typed", "meant"), MENDED.values(), ids=MENDED)
def test_one_typing_error_is_mended(engine: Engine, typed: str, meant: str | None) -> None:
    found = engine.ask("find", text=typed)["mended"]
    assert found == ([{"typed": typed, "meant": meant}] if meant else [])


def test_a_mended_word_finds_what_was_meant(engine: Engine) -> None:
    assert engine.titles("Trcikfilm Tablet")[:1] == ["Trickfilm drehen"]


EXCERPTS = {
    "a word": ("Schattentheater", "Leinwand", "Licht und [Leinwand] genügen für das Theater."),
    "a part of a compound": ("Fotos von Kindern", "Erklärung", "Die Einverständnis[erklärung] für Eltern."),
    "a first part": ("Fotos von Kindern", "Einverständnis", "Die [Einverständnis]erklärung für Eltern."),
    "several words": ("Schattentheater", "Licht Theater", "[Licht] und Leinwand genügen für das [Theater]."),
    "another spelling": ("Bilderbuch vertonen", "gerausch", "Ein Buch bekommt [Geräusche]. Die Kinder nehmen sie auf."),
    "the beginning of a word": ("Lampen", "Lam", "Licht von einer [Lampe]."),
    "both genders": (
        "Team",
        "Erzieher",
        "Für [Erzieher:innen] und die Leiter*in. Sie haben gesungen und programmiert.",
    ),
    "nothing of it": ("Bildung", "Trickfilm", ""),
}


@pytest.mark.parametrize(("title", "text", "marked"), EXCERPTS.values(), ids=EXCERPTS)
def test_an_excerpt_marks_what_was_looked_for(engine: Engine, title: str, text: str, marked: str) -> None:
    number = [one.title for one in GERMAN].index(title)
    assert engine.marked(number, text) == marked


def test_a_long_text_is_cut_around_the_best_place(tmp_path: Path) -> None:
    words = "Hier steht lange nichts davon. " * 40
    text = f"Ein Igel allein. {words} Der Igel trifft einen Fuchs. {words}"
    with Engine(made(tmp_path, [thing("Tiere", text)])) as engine:
        marked = engine.marked(0, "Igel Fuchs")
    assert "[Igel] trifft einen [Fuchs]" in marked
    assert marked.startswith("… ")
    assert marked.endswith(" …")
    assert len(marked) < 260


HOSTILE = [
    *(
        "",
        " ",
        "*",
        "+",
        "-",
        "--",
        "title:",
        "title:Trickfilm",
        "+Trickfilm",
        "-Trickfilm",
        "Trick*",
        "*film",
        "~1",
        "^9",
    ),
    *(
        "Trickfilm~2",
        "Trickfilm^100",
        "'",
        '"',
        "<script>",
        "\\",
        "\0",
        "__proto__",
        "constructor",
        "toString",
        "hasOwnProperty",
    ),
    *(
        "日本語",
        "العربية",
        "हिन्दी",
        "🙂",
        "a" * 10_000,
        "Wort " * 5_000,
        "-" * 5_000,
        "(in)" * 999,
        "x" * 59,
        "x" * 61,
        "e\u0301" * 99,
    ),
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:24])
def test_whatever_is_typed_is_answered(engine: Engine, text: str) -> None:
    found = engine.ask("find", text=text)
    titles = [hit["title"] for hit in found["hits"]]
    assert "Trickfilm drehen" in titles or not ("rick" in text or "film" in text)
    assert not titles or any(letter.isalpha() for letter in text)
    assert engine.marked(2, text) is not None


ENGLISH = [
    thing("Making films", "The children are flying a kite and try again."),
    thing("Sky", "Blue skies. Naïve children say hello."),
    thing("Bookshop", "A shop that sells books."),
]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("film", "Making films"),
        ("tries", "Making films"),
        ("fly", "Making films"),
        ("sky", "Sky"),
        ("naive", "Sky"),
        ("phone", None),
    ],
)
def test_an_english_site_is_stemmed_in_english(tmp_path: Path, text: str, first: str | None) -> None:
    with Engine(made(tmp_path, ENGLISH, "en")) as engine:
        assert engine.titles(text)[:1] == ([first] if first else [])


def test_a_site_without_anything_to_be_found(tmp_path: Path) -> None:
    with Engine(made(tmp_path, [])) as engine:
        assert engine.titles("Trickfilm") == []
        assert engine.ask("columns") == {"count": 0, "facets": {}, "orders": {}}


def test_columns_say_what_things_can_be_chosen_by(tmp_path: Path) -> None:
    things = [
        Findable(
            "a", "A", keys=(("alter", ("3", "4")), ("art", ("einheit",))), orders=(("dauer", 45), ("neu", "2026-11-02"))
        ),
        Findable("b", "B", keys=(("alter", ("4",)),), orders=(("dauer", None), ("neu", "2026-11-01"))),
        Findable("c", "C", keys=(("alter", ("3", "4")),), orders=(("dauer", 9), ("neu", None))),
    ]
    with Engine(made(tmp_path, things)) as engine:
        columns = engine.ask("columns")
    facets = {name: [one["keys"][at] for at in one["of"]] for name, one in columns["facets"].items()}
    assert columns["count"] == 3
    assert facets == {"alter": [["3", "4"], ["4"], ["3", "4"]], "art": [["einheit"], [], []]}
    assert columns["orders"] == {"dauer": [2, 0, 1], "neu": [2, 1, 0]}
