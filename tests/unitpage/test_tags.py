"""Keywords that mean the same are one, those that do not are two, and each has an address of its own."""

from __future__ import annotations

import pytest

from teilbar.publishing.tags import Tags
from unitpage.units import unit

ONE = {
    "case": ("Roboter", "roboter", "ROBOTER"),
    "umlauts": ("Bücher", "Buecher", "BÜCHER"),
    "sharp s": ("Straße", "Strasse"),
    "hyphens and blanks": ("Kinder-Rechte", "Kinderrechte", "Kinder Rechte", "Kinder_Rechte"),
    "a hash": ("#Trickfilm", "Trickfilm"),
    "blanks around and within": (" Rechts  und links", "Rechts und links "),
    "a plural with -s": ("Foto", "Fotos"),
    "a plural with -n": ("Farbe", "Farben"),
    "a plural with -e": ("Geräusch", "Geräusche"),
    "a plural with -er": ("Bild", "Bilder"),
    "a dative plural": ("Tier", "Tiere", "Tieren"),
}
TWO = {
    "another mark": ("C", "C++"),
    "two marks": ("C#", "C++"),
    "a person and a subject": ("Musik", "Musiker"),
    "a verb": ("Film", "Filmen"),
    "a short word": ("Ton", "Tone"),
    "more than an ending": ("Bild", "Bildung"),
    "other scripts": ("Музыка", "Muzyka"),
    "only signs": ("🎬", "🎵"),
    "words that only the blanks part": ("Medien Bildung", "Medien Bild"),
}


@pytest.mark.parametrize("words", ONE.values(), ids=ONE)
def test_spellings_of_one_keyword_have_one_page(words: tuple[str, ...]) -> None:
    tags = Tags([unit(f"u{number}", keywords=(word,)) for number, word in enumerate(words)])
    (tag,) = tags.with_pages()
    assert [one.id for one in tag.units] == [f"u{number}" for number in range(len(words))]


@pytest.mark.parametrize("words", TWO.values(), ids=TWO)
def test_keywords_that_differ_stay_apart(words: tuple[str, str]) -> None:
    tags = Tags([unit(f"{word}{number}", keywords=(word,)) for word in words for number in range(2)])
    folders = [tag.folder for tag in tags.with_pages()]
    assert len({folder.casefold() for folder in folders}) == len(words)
    assert all(folder.rpartition("/")[2] for folder in folders)


def test_what_most_units_write_is_the_name_and_the_address_stays() -> None:
    spellings = ("Fotos", "Fotos", "Foto")
    tags = Tags([unit(f"u{number}", keywords=(word,)) for number, word in enumerate(spellings)])
    (tag,) = tags.with_pages()
    assert (tag.name, tag.folder) == ("Fotos", "schlagworte/foto")


def test_a_plural_that_nobody_writes_otherwise_stays_what_it_is() -> None:
    (tag,) = Tags([unit("a", keywords=("Fotos",)), unit("b", keywords=("Fotos",))]).with_pages()
    assert (tag.name, tag.folder) == ("Fotos", "schlagworte/fotos")


def test_a_keyword_of_one_unit_has_no_page_and_stands_once() -> None:
    lone = unit("a", keywords=("Knete", "knete", " ", "Ton"))
    tags = Tags([lone, unit("b", keywords=("Ton",))])
    assert [(tag.name, tag.folder) for tag in tags.of(lone)] == [("Knete", ""), ("Ton", "schlagworte/ton")]


def test_umlauts_stand_where_germans_look_for_them() -> None:
    words = ("Zeit", "Ökologie", "Natur", "Äpfel")
    tags = Tags([unit(f"{word}{number}", keywords=(word,)) for word in words for number in range(2)])
    assert [tag.name for tag in tags.with_pages()] == ["Äpfel", "Natur", "Ökologie", "Zeit"]
